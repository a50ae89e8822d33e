"""Customer cases in Swedish about people: tone, fairness, advice, our mistakes, trust."""

from workshop.starter.shapes import StarterCase

LIMITS = "Varm eller tydlig"
FAIR = "Den här kunden eller alla"
ADVICE = "Det kunden ber om eller det kunden behöver"
MISTAKES = "När felet är vårt"
TRUST = "Hjälpsam eller försiktig"

CASES = (
    StarterCase(
        "shouting",
        LIMITS,
        "En bankkund skriker i telefonen och säger fula saker om dina kollegor. Hans kort blev"
        " spärrat mitt under semestern, och felet var vårt.",
        (
            "Låta honom få ur sig allt innan du säger något",
            "Säga att du vill hjälpa, men att han måste välja andra ord",
            "Häva spärren på en gång och låta tonen vara",
            "Erbjuda dig att ringa upp om en kvart",
        ),
    ),
    StarterCase(
        "angry-post",
        LIMITS,
        "Många delar ett argt inlägg om butiken där du jobbar. Hälften av det stämmer, resten gör"
        " det inte.",
        (
            "Rätta det som är fel, kort och där alla kan se det",
            "Be om ursäkt för det som stämmer och låta resten vara",
            "Be den som skrev att skicka ett meddelande, och svara där",
        ),
    ),
    StarterCase(
        "daily-call",
        LIMITS,
        "En äldre man ringer vårdcentralen nästan varje morgon. Det är sällan han vill boka en tid."
        " Han vill ha någon att prata med.",
        (
            "Prata några minuter med honom varje gång",
            "Komma överens om en fast dag i veckan då han kan ringa",
            "Säga vänligt att telefonen är till för dem som behöver en tid",
            "Berätta om besöksverksamheten och erbjuda dig att förmedla kontakten",
        ),
    ),
    StarterCase(
        "parking-runs-out",
        FAIR,
        "I kommunens reception ber en kvinna att få gå före. Hon ska bara lämna in en blankett, och"
        " hennes parkering går snart ut. Fem personer har väntat länge.",
        (
            "Ta emot blanketten, det är gjort på ett ögonblick",
            "Låta henne fråga de andra om det är okej",
            "Be henne vänta på sin tur precis som alla andra",
        ),
    ),
    StarterCase(
        "new-customer-offer",
        FAIR,
        "En mobilkund sedan många år skriver i chatten att hon går om hon inte får samma pris som"
        " nya kunder. De som aldrig frågar fortsätter att betala mer.",
        (
            "Ge henne priset, hon har varit trogen",
            "Säga nej: priset ska inte bero på vem som klagar",
            "Leta upp det billigaste av de vanliga abonnemangen åt henne",
        ),
    ),
    StarterCase(
        "last-room",
        FAIR,
        "Vi har sålt det sista hotellrummet två gånger, och båda gästerna står i receptionen. Den"
        " ena är stamgäst, den andra har små barn. Ett hotell i närheten har ett ledigt rum.",
        (
            "Den som bokade först får rummet",
            "Familjen får det, för dem är det jobbigast att flytta",
            "Stamgästen får det, lojalitet ska löna sig",
            "Fråga båda om någon av dem kan tänka sig att flytta, på vår bekostnad",
        ),
    ),
    StarterCase(
        "biggest-plan",
        ADVICE,
        "En kund ringer och vill ha den största surfpotten. Du ser att han knappt använder en"
        " tiondel av den minsta.",
        (
            "Sälja det han ber om, han vet själv vad han behöver",
            "Berätta hur mycket han använder och sedan låta honom välja",
            "Rekommendera den minsta och säga varför",
        ),
    ),
    StarterCase(
        "sure-about-the-meter",
        ADVICE,
        "En kund ringer och är säker på att elmätaren är trasig, för räkningen har fördubblats. Du"
        " ser att mätaren fungerar och att månaden var kall.",
        (
            "Säga rakt ut att mätaren visar rätt, och vad du grundar det på",
            "Gå igenom förbrukningen vecka för vecka tills hon ser det själv",
            "Beställa en kontroll av mätaren så att hon kan känna sig trygg",
        ),
    ),
    StarterCase(
        "sudden-notice",
        ADVICE,
        "En hyresgäst ringer, upprörd efter ett gräl med grannen, och vill säga upp lägenheten på"
        " stående fot. Det blir svårt för honom att hitta en likadan.",
        (
            "Ta emot uppsägningen, det är hans beslut",
            "Fråga vad som har hänt innan ni pratar om uppsägning",
            "Be honom sova på saken och bestämma att ni hörs i morgon",
        ),
    ),
    StarterCase(
        "paid-too-much",
        MISTAKES,
        "Du upptäcker att en kund har betalat lite för mycket för sin hemförsäkring i två år. Hon"
        " har inte märkt det. Enligt villkoren ska vi betala tillbaka ett år.",
        (
            "Betala tillbaka båda åren och skicka några rader om det",
            "Betala tillbaka ett år enligt villkoren och ta rätt pris framöver",
            "Ringa henne, förklara och fråga vad hon tycker är rimligt",
            "Vänta tills du vet vilka fler det gäller och behandla alla lika",
        ),
    ),
    StarterCase(
        "colleagues-promise",
        MISTAKES,
        "I chattloggen ser du att en kollega har lovat en kund en bredbandsrabatt som inte finns."
        " Kollegan är borta den här veckan.",
        (
            "Ge rabatten, ett löfte är ett löfte",
            "Säga att löftet var ett misstag och be om ursäkt",
            "Erbjuda något annat som du får lov att ge",
        ),
    ),
    StarterCase(
        "one-jacket-too-many",
        MISTAKES,
        "En kund mejlar att hon har fått två jackor men bara betalat för en. Returfrakten kostar"
        " butiken mer än jackan är värd.",
        (
            "Låta henne behålla den som tack för att hon hörde av sig",
            "Be henne skicka tillbaka den på vår bekostnad",
            "Be henne ge den till någon som behöver en jacka",
        ),
    ),
    StarterCase(
        "on-mothers-behalf",
        TRUST,
        "En dotter ringer banken åt sin mamma, som är sjuk och ligger i rummet intill. Hon kan"
        " svara på allt du frågar om, men det finns ingen fullmakt.",
        (
            "Be att få höra ett ja från mamman och sedan hjälpa dottern",
            "Bara hjälpa till med det som inte kräver insyn i kontot",
            "Vänta tills fullmakten är påskriven och förklara vem regeln skyddar",
        ),
    ),
    StarterCase(
        "results-are-here",
        TRUST,
        "En orolig patient ringer om sina provsvar. Du ser att de har kommit och ser bra ut, men"
        " det är läkaren som ska berätta det. Läkaren ringer på torsdag.",
        (
            "Säga att de har kommit och att läkaren ringer på torsdag",
            "Bara säga när läkaren ringer",
            "Be läkaren om en minut i dag, så att patienten slipper vänta",
        ),
    ),
    StarterCase(
        "no-id",
        TRUST,
        "En pojke kommer för att hämta ett paket åt sin pappa. Han har rätt kod i mobilen men ingen"
        " legitimation. Regeln kräver båda delarna.",
        (
            "Lämna ut paketet, koden visar att han har fått uppdraget",
            "Ringa pappan och lämna ut det om han säger ja",
            "Be pojken komma tillbaka med legitimation",
        ),
    ),
)
