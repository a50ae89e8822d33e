"""What the demo's manager makes of the outcome: version 1.0, and then 1.1."""

from dataclasses import dataclass

DEFINITION_WHY = (
    "Den første teksten lovet at saken «blir løst». Det kan vi ikke alltid holde, så innvendingen"
    " ble til «løst, eller noen har tatt over»."
)
FIRST_NOTE = "Første versjon, etter samlingen der hele kundesenteret var med."


@dataclass(frozen=True)
class Edited:
    """How a behaviour reads in the catalogue. `was` begins what people wrote in the workshop.

    `questions` are the wordings that belong to it.
    """

    was: str
    title: str
    text: str
    how: str
    example: str
    non_example: str
    questions: tuple[str, ...] = ()


EDITED = (
    Edited(
        "gjentar den med kundens egne ord",
        "Gjenta saken før du foreslår",
        "Gjenta saken med kundens egne ord, og vent på et ja før du foreslår noe.",
        "Bruk ordene kunden brukte, også når systemet har et annet navn på det samme. Ta det som"
        " haster, først. Stopp, og la kunden rette deg.",
        "«Så pakken ble sendt til den gamle adressen, og du trenger den før lørdag. Stemmer det?»",
        "Å oppsummere med våre fagord\nÅ gå rett videre uten å vente på svaret",
        ("Har jeg forstått deg riktig hvis jeg sier at …?", "Hva har jeg ikke fått med meg?"),
    ),
    Edited(
        "forklarer saken for kollegaen",
        "Forklar saken når du setter over",
        "Forklar saken for kollegaen først, så kunden slipper å fortelle den om igjen.",
        "Si til kunden hvem du setter over til, og hvorfor. Fortell kollegaen hva som er prøvd."
        " Legg på først når kollegaen har sagt at de har saken.",
        "«Jeg setter deg over til Fagstøtte. De får høre det du har fortalt meg, så du slipper å"
        " begynne på nytt.»",
        "Å sette over til en kø uten å si det\n«De vet sikkert hva det gjelder.»",
    ),
    Edited(
        "stiller ett spørsmål til",
        "Still ett spørsmål til",
        "Still ett spørsmål til før du går til løsningen.",
        "Spør om det som er annerledes denne gangen. Ett spørsmål om gangen, og vent på svaret.",
        "«Det ligner på noe vi har hatt før. Hva skjedde rett før det sluttet å virke?»",
        "Å lese opp standardsvaret fordi overskriften passer",
        ("Hva skjedde rett før det sluttet å virke?",),
    ),
    Edited(
        "ringer innen avtalt tid",
        "Ring tilbake når du har sagt det",
        "Ring innen avtalt tid, også når du ikke har noe nytt å si.",
        "Skriv tidspunktet i saken mens kunden hører på. Blir du forhindret, ber du en kollega om"
        " å ringe for deg.",
        "«Jeg har ikke svaret ennå, men jeg sa jeg skulle ringe før tolv. Jeg ringer igjen i"
        " morgen klokka ni.»",
        "Å vente med å ringe til saken er løst\n«Du hører fra oss.»",
    ),
    Edited(
        "sier hvem som gjør hva",
        "Avtal neste steg",
        "Si hvem som gjør hva, og når kunden hører fra oss.",
        "Nevn kundens del og vår del hver for seg. Gi en dag og et klokkeslett, ikke «snart».",
        "«Du sender bildet i dag. Jeg svarer deg på SMS innen torsdag klokka tolv.»",
        "Å avslutte med «da ordner det seg»",
        ("Hvordan vil du helst høre fra oss?", "Hva må til for at du er trygg når vi legger på?"),
    ),
    Edited(
        "spør hva som skjedde",
        "Begynn der kunden slapp",
        "Spør hva kunden har prøvd, og begynn der.",
        "Hør hele historien før du ber kunden gjøre noe. Må noe gjøres en gang til, sier du"
        " hvorfor.",
        "«Da har du startet den på nytt allerede. Hva kom opp på skjermen?»",
        "Å be kunden gjøre alt en gang til uten å si hvorfor",
        ("Hva har du prøvd så langt?",),
    ),
    Edited(
        "skriver i saken hva som er gjort",
        "Skriv så en kollega kan fortsette",
        "Skriv i saken hva som er gjort, og hva som er neste steg.",
        "Skriv mens du snakker, eller rett etterpå. Ingen forkortelser. Neste steg står øverst.",
        "«Neste: ring Nilsen tirsdag før ti. Gjort: ny kode sendt, virket ikke på telefonen.»",
        "«Kunden ringte, se logg.»",
    ),
    Edited(
        "sier nei med én gang",
        "Si nei med en grunn",
        "Si nei med én gang, gi grunnen, og fortell hva som er mulig.",
        "Si grunnen i én setning, uten å vise til «systemet». Fortell så hva vi kan gjøre. Tål en"
        " pause.",
        "«Fristen gikk ut i mai, så pengene får du ikke tilbake. Jeg kan bytte den i en ny i dag.»",
        "«Jeg skal se hva jeg kan gjøre», når svaret allerede er nei",
        ("Hva blir vanskelig for deg hvis svaret er nei?",),
    ),
)

# --- 1.1 ---------------------------------------------------------------------------------------
REWORDED = "Skriv så en kollega kan fortsette"
REWORDED_TEXT = (
    "Skriv i saken hva som er gjort, hva som er neste steg, og hvem som har lovet kunden hva."
)
REWORDED_WHY = "To kolleger lovet samme kunde hver sin dato, fordi løftet ikke sto i saken."
REMOVED = "Vil du ha ny vare eller pengene tilbake?"
REMOVED_WHY = "Nyansatte brukte det før de hadde spurt hva kunden trengte. Det låste samtalen."
ADDED = ("Hvem andre hos oss har du snakket med?", "open", "explore", "Om noen allerede har saken.")
ADDED_FOR = "Begynn der kunden slapp"
ADDED_WHY = "Flere saker ble åpnet to ganger fordi vi ikke spurte."
SECOND_NOTE = (
    "Vi skriver nå også hvem som har lovet kunden hva. Ett spørsmål er nytt, og ett er tatt ut."
)
