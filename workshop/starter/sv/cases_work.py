"""Customer cases in Swedish about the work: rules, promises, time, whose case it is."""

from workshop.starter.shapes import StarterCase

RULE = "Regel eller undantag"
HONEST = "Ärlig eller lugnande"
TIME = "Snabbt eller grundligt"
OWN = "Behålla ärendet eller lämna det vidare"

CASES = (
    StarterCase(
        "late-return",
        RULE,
        "I butiken: En kund vill lämna tillbaka en vattenkokare tre dagar efter att öppet köp har"
        " gått ut. Hon har legat på sjukhus. Kartongen är oöppnad och kvittot har hon kvar.",
        (
            "Ta emot den, skälet är gott nog",
            "Stå fast vid tidsgränsen och förklara varför den är lika för alla",
            "Erbjuda ett presentkort som en medelväg",
        ),
    ),
    StarterCase(
        "reminder-fee",
        RULE,
        "En elkund skriver att fakturan hamnade i skräpposten och vill slippa påminnelseavgiften."
        " Det är andra gången i år. Avgiften är korrekt.",
        (
            "Ta bort avgiften, den betyr lite för oss och mycket för kunden",
            "Låta avgiften stå kvar och visa hur kunden kan få fakturan på ett annat sätt",
            "Ta bort den om kunden går över till autogiro",
        ),
    ),
    StarterCase(
        "wrong-day",
        RULE,
        "I resechatten: En kund har precis köpt den billigaste biljetten, men till fel dag. Den"
        " typen av biljett går inte att boka om. Det finns gott om platser rätt dag.",
        (
            "Boka om till rätt dag utan kostnad",
            "Säga att den inte går att boka om, och hitta den billigaste nya",
            "Boka om mot den avgift som gäller för ombokningsbara biljetter",
        ),
    ),
    StarterCase(
        "back-by-noon",
        HONEST,
        "Bredbandet ligger nere i en hel stadsdel och ingen vet varför än. En kund som jobbar"
        " hemifrån ringer: ”Är det igång igen före lunch?”",
        (
            "Säga att du inte vet, och när det kommer ny information",
            "Säga att de flesta fel är åtgärdade inom några timmar",
            "Låta tidpunkten vara och hjälpa kunden igång via mobilnätet",
        ),
    ),
    StarterCase(
        "covered-by-card",
        HONEST,
        "I chatten frågar en kund om er reseförsäkring passar för resan. Du tror att skyddet som"
        " ingår i kundens betalkort räcker, men du har inte sett villkoren.",
        (
            "Säga vad du tror, och att kunden kanske inte behöver vår",
            "Berätta vad vår täcker och låta kunden jämföra",
            "Be kunden läsa kortets villkor först och sedan höra av sig igen",
        ),
    ),
    StarterCase(
        "silent-parcel",
        HONEST,
        "Under ett av era inlägg frågar en kund var hans paket är. I en vecka har det stått ”på"
        " väg”. Du tror att det är borta, men eftersökningen tar två dagar till.",
        (
            "Säga redan nu att det kan vara borta",
            "Skriva att ni letar, och återkomma om två dagar",
            "Be honom skicka ett privat meddelande innan du säger något",
        ),
    ),
    StarterCase(
        "ideas-in-the-queue",
        TIME,
        "En kund har fått sitt problem med löneprogrammet löst. Nu vill hon berätta hur det borde"
        " ha varit byggt, och hon kan sitt jobb. Fyrtio personer väntar i telefonkön.",
        (
            "Låta henne prata klart, det är hon som ger oss av sin tid",
            "Tacka och be att få resten via mejl",
            "Säga att andra väntar, och erbjuda dig att ringa upp senare",
        ),
    ),
    StarterCase(
        "nursery-place",
        TIME,
        "En pappa frågar i kommunens chatt hur han söker förskoleplats. Allt står på webbplatsen, i"
        " tre steg. Han har försökt, skriver han.",
        (
            "Skicka länken till rätt sida, så har han den till nästa gång",
            "Förklara de tre stegen i chatten",
            "Gå igenom formuläret tillsammans med honom, fält för fält",
        ),
    ),
    StarterCase(
        "four-questions",
        TIME,
        "Ett mejl om ett nytt elavtal innehåller fyra frågor. Tre av dem kan du svara på. För den"
        " fjärde behöver du en kollega som är tillbaka i morgon.",
        (
            "Svara på tre nu och på den fjärde i morgon",
            "Skicka ett samlat svar i morgon",
            "Ringa nu och prata om alla fyra så långt det går",
        ),
    ),
    StarterCase(
        "third-transfer",
        OWN,
        "En invånare har kopplats vidare två gånger innan hon kommer till dig. Bygglov är inte ditt"
        " område, men du vet ungefär vad svaret är.",
        (
            "Ge det svar du har, och säga att du inte är säker",
            "Hitta rätt kollega och stanna kvar på linjen tills någon har tagit ärendet",
            "Skriva ner frågan och se till att rätt person ringer upp i dag",
        ),
    ),
    StarterCase(
        "broken-lift",
        OWN,
        "En hyresgäst ringer bostadsbolaget: hissen står still. Det är hissföretaget som har"
        " ansvaret, och de har egen jour. Numret sitter vid hissdörren.",
        (
            "Ge honom numret, för då blir hissen lagad fortast",
            "Ringa hissföretaget själv och återkoppla till hyresgästen",
            "Koppla honom till hissföretaget direkt",
        ),
    ),
    StarterCase(
        "other-program",
        OWN,
        "Du hjälper en kund via mejl med ett bokföringsprogram. Felet visar sig ligga i ett annat"
        " företags program, och du har listat ut var.",
        (
            "Berätta vad du har hittat och vem kunden kan vända sig till",
            "Anmäla felet till det andra företaget och följa upp det själv",
            "Beskriva en väg runt felet, fast ni inte ger support på det programmet",
        ),
    ),
)
