"""Customer cases in bokmål about the work: rules, promises, time, whose case it is."""

from workshop.starter.shapes import StarterCase

RULE = "Regel eller unntak"
HONEST = "Ærlig eller beroligende"
TIME = "Raskt eller grundig"
OWN = "Beholde saken eller gi den videre"

CASES = (
    StarterCase(
        "late-return",
        RULE,
        "I butikken: En kunde vil levere tilbake en vannkoker tre dager etter at fristen gikk ut."
        " Hun har ligget på sykehus. Esken er uåpnet, og kvitteringen har hun med.",
        (
            "Ta den i retur, grunnen er god nok",
            "Holde fast ved fristen og forklare hvorfor den er lik for alle",
            "Tilby et gavekort som en mellomting",
        ),
    ),
    StarterCase(
        "reminder-fee",
        RULE,
        "En strømkunde skriver at regningen havnet i søppelposten, og ber deg slette purregebyret."
        " Det er andre gang i år. Gebyret er riktig.",
        (
            "Slette gebyret, det betyr lite for oss og mye for kunden",
            "La gebyret stå og vise hvordan kunden kan få regningen på en annen måte",
            "Slette det hvis kunden går over til automatisk betaling",
        ),
    ),
    StarterCase(
        "wrong-day",
        RULE,
        "På reisechatten: En kunde har nettopp kjøpt den billigste billetten, på feil dag. Slike"
        " billetter kan ikke endres. Det er mange ledige plasser på den riktige dagen.",
        (
            "Flytte billetten til riktig dag uten å ta betalt",
            "Si at den ikke kan flyttes, og finne den billigste nye",
            "Flytte den mot det gebyret som gjelder for billetter som kan endres",
        ),
    ),
    StarterCase(
        "back-by-noon",
        HONEST,
        "Nettet er nede i en hel bydel, og ingen vet hvorfor ennå. En kunde på hjemmekontor ringer:"
        " «Er det oppe igjen før lunsj?»",
        (
            "Si at du ikke vet, og når dere kan si mer",
            "Si at de fleste feil er rettet i løpet av noen timer",
            "La tidspunktet ligge og hjelpe kunden i gang på mobilnettet",
        ),
    ),
    StarterCase(
        "covered-by-card",
        HONEST,
        "En kunde spør på chat om reiseforsikringen deres passer til turen. Du tror at dekningen"
        " kunden har gjennom betalingskortet, er god nok, men du har ikke sett vilkårene.",
        (
            "Si det du tror, og at kunden kanskje ikke trenger vår",
            "Forklare hva vår dekker, og la kunden sammenligne",
            "Be kunden lese kortvilkårene først og så komme tilbake",
        ),
    ),
    StarterCase(
        "silent-parcel",
        HONEST,
        "Under et av innleggene deres spør en kunde hvor pakken hans blir av. I en uke har det"
        " stått «på vei». Du tror den er borte, men ettersøkingen tar to dager til.",
        (
            "Si nå at den kan være borte",
            "Skrive at dere leter, og komme tilbake om to dager",
            "Be ham sende en privat melding før du sier noe som helst",
        ),
    ),
    StarterCase(
        "ideas-in-the-queue",
        TIME,
        "En kunde har fått løst problemet med lønnsprogrammet. Nå vil hun fortelle hvordan det"
        " burde vært laget, og hun kan faget sitt. Førti andre står i telefonkø.",
        (
            "La henne snakke ferdig, det er hun som gir oss av sin tid",
            "Takke og be om å få resten på e-post",
            "Si at andre venter, og tilby å ringe henne opp igjen",
        ),
    ),
    StarterCase(
        "nursery-place",
        TIME,
        "En far spør på kommunens chat hvordan han søker barnehageplass. Alt står på nettsiden, i"
        " tre trinn. Han har prøvd, skriver han.",
        (
            "Sende lenken til riktig side, så har han den til senere",
            "Forklare de tre trinnene i chatten",
            "Gå gjennom skjemaet sammen med ham, felt for felt",
        ),
    ),
    StarterCase(
        "four-questions",
        TIME,
        "Du får en e-post med fire spørsmål om en ny strømavtale. Tre av dem kan du svare på. Det"
        " fjerde må du ta med en kollega som er tilbake i morgen.",
        (
            "Svare på tre nå og det fjerde i morgen",
            "Sende ett samlet svar i morgen",
            "Ringe nå og snakke om alle fire så langt du kan",
        ),
    ),
    StarterCase(
        "third-transfer",
        OWN,
        "En innbygger er satt over to ganger før hun kommer til deg. Byggesak er ikke ditt felt,"
        " men du vet omtrent hva svaret er.",
        (
            "Gi det svaret du har, og si at du ikke er sikker",
            "Finne rett kollega og bli på linjen til noen har tatt saken",
            "Notere spørsmålet og få en som kan det, til å ringe henne i dag",
        ),
    ),
    StarterCase(
        "broken-lift",
        OWN,
        "En beboer ringer boligselskapet: Heisen står. Det er heisfirmaet som har ansvaret, og de"
        " har sin egen vakttelefon. Nummeret henger ved heisdøren.",
        (
            "Gi ham nummeret, for da blir heisen fortest reparert",
            "Ringe heisfirmaet selv og gi beboeren beskjed",
            "Sette ham over til firmaet med en gang",
        ),
    ),
    StarterCase(
        "other-program",
        OWN,
        "Du hjelper en kunde på e-post med et regnskapsprogram. Så viser det seg at feilen ligger i"
        " programmet til et annet firma, og du har funnet ut hvor.",
        (
            "Fortelle hva du har funnet, og hvem kunden kan skrive til",
            "Melde feilen til det andre firmaet og følge den opp selv",
            "Beskrive en vei utenom, selv om dere ikke har support på det programmet",
        ),
    ),
)
