"""The words of the demo's workshop: people, cards, themes, wordings, behaviours, questions.

Made up for this demo, in Norwegian. Who "says" what is given by the order of the lists.
"""

from dataclasses import dataclass

TEAM = "Kundesenteret"
TERM = "serviceinnstilt"
TITLE = "Hva er serviceinnstilt hos oss? (demo)"
TITLE_OF_NEXT = "Klar til start: serviceinnstilt (demo)"
ROLES = ["Kundeveileder", "Fagstøtte", "Teamleder"]

# First names of simulated participants, with the place of their role in ROLES.
PEOPLE = (
    ("Anne", 0), ("Bjørn", 0), ("Camilla", 1), ("David", 0), ("Eirik", 0), ("Fatima", 0),
    ("Guro", 1), ("Hanne", 0), ("Ingrid", 2), ("Jonas", 0), ("Kari", 1), ("Lars", 0),
    ("Mona", 0), ("Nadia", 1), ("Ola", 0), ("Petter", 0), ("Ragnhild", 1), ("Silje", 0),
)  # fmt: skip

# Seven themes with their cards, forty in all. The numbers are the people who chose the theme.
THEMES: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    (
        "Finne ut hva kunden trenger",
        10,
        (
            "Å spørre én gang til før jeg svarer, også når jeg tror jeg vet hva det gjelder.",
            "At jeg skjønner hvorfor kunden ringer akkurat i dag.",
            "Å høre etter det kunden ikke sier rett ut.",
            "Jeg gjentar saken med kundens egne ord, så vi er enige om hva den handler om.",
            "Å ikke gå ut fra at det er den vanlige feilen bare fordi det ligner.",
            "Å la kunden snakke ferdig. Det viktigste kommer ofte i siste setning.",
            "Å vite hva kunden har prøvd selv, så vi slipper å begynne på nytt.",
        ),
    ),
    (
        "Ta eierskap til saken",
        9,
        (
            "At saken er min til noen andre har sagt at de har den.",
            "Å ringe tilbake når jeg har sagt det, selv om jeg ikke har noe nytt.",
            "Å aldri sette over uten at den som tar imot, vet hva det gjelder.",
            "Å sjekke dagen etter at det vi rettet, faktisk virker.",
            "Jeg sier «det finner jeg ut av», og så gjør jeg det.",
            "Å skrive i saken slik at neste kollega kan fortsette uten å spørre om igjen.",
            "At kunden bare trenger å fortelle historien sin én gang.",
        ),
    ),
    (
        "Si tydelig hva som skjer videre",
        7,
        (
            "Når vi legger på, vet begge hva som skjer og når.",
            "Å si hvor lang tid det tar på ordentlig, ikke det kunden helst vil høre.",
            "Å love bare det jeg kan holde.",
            "Å fortelle hva jeg gjør mens jeg leter, så stillheten ikke blir ubehagelig.",
            "At kunden får skriftlig det vi har avtalt.",
            "Å si hva kunden selv må gjøre, og hva vi tar oss av.",
        ),
    ),
    (
        "Si nei på en god måte",
        4,
        (
            "Et nei med en grunn er bedre enn et kanskje.",
            "Å si nei tidlig og bruke tiden på det som er mulig.",
            "Å forklare regelen uten å gjemme meg bak den.",
            "Å tilby det nest beste når det beste ikke går.",
            "Å tåle at kunden blir skuffet, uten å love noe for å slippe unna.",
            "Å si fra når ønsket ikke lønner seg for kunden, selv om vi kunne tjent på det.",
        ),
    ),
    (
        "Bruke kundens språk",
        3,
        (
            "Å snakke slik at en som ringer for første gang, forstår det.",
            "Ingen forkortelser fra systemene våre.",
            "Å spørre om ordet jeg brukte, er kjent.",
            "Å tilpasse tempoet til den jeg snakker med.",
            "Å sende et bilde eller en lenke når ord ikke strekker til.",
        ),
    ),
    (
        "Være rolig og vennlig",
        2,
        (
            "Å hilse som om det er dagens første samtale, også klokka halv fire.",
            "Å være rolig når kunden ikke er det.",
            "At kunden hører at jeg smiler.",
            "Å være blid, også med dem som er vanskelige.",
            "Å beklage når feilen er vår, uten å pynte på det.",
        ),
    ),
    (
        "Hjelpe hverandre",
        1,
        (
            "Å spørre en kollega før jeg gjetter.",
            "Å si fra til de andre når mange ringer om det samme.",
            "Å dele gode svar, så ikke alle må finne dem på nytt.",
            "Å ta imot en vanskelig samtale fra en kollega som trenger en pause.",
        ),
    ),
)
# What one of the cards said before the facilitator kept it back, because it names somebody.
NAMING = "Gjør som Bente på kveldsvakta. Hun deler alltid de gode svarene sine."
CORRECTED = "Å dele gode svar, så ikke alle må finne dem på nytt."
# A theme that people made and then merged into the one it resembles.
DOUBLED, DOUBLED_INTO = "Holde det vi lover", "Ta eierskap til saken"

WORDINGS = (
    "Serviceinnstilt er å forstå behovet først og eie saken etterpå.",
    "Vi finner ut hva kunden trenger, og slipper ikke saken før noen har tatt den.",
    "Å hjelpe kunden videre, også når svaret er nei.",
)
FIRST_DRAFT = (
    "Å være serviceinnstilt er å finne ut hva kunden trenger, ta ansvar for at saken blir løst, og"
    " si hva som skjer videre."
)
SECOND_DRAFT = (
    "Å være serviceinnstilt er å finne ut hva kunden trenger, ta ansvar for saken til den er løst"
    " eller noen har tatt over, og si hva som skjer videre."
)


@dataclass(frozen=True)
class Said:
    """A reaction to a draft, by so many people; with a reason it is one person's."""

    kind: str
    people: int = 1
    reason: str = ""
    change: str = ""
    phrase: str = ""


FIRST_ROUND = (
    Said("agree", 11),
    Said("live_with", 2),
    Said("live_with", reason="Jeg savner at vi er vennlige, men det kan komme fram i det vi gjør."),
    Said("live_with", reason="«Videre» er litt vagt for meg."),
    Said(
        "objection",
        reason="«Blir løst» lover for mye. Noen saker kan vi ikke løse, og da har vi gitt kunden"
        " et løfte ingen kan holde.",
        change="Skriv «til den er løst eller noen har tatt over».",
        phrase="blir løst",
    ),
    Said("understand", reason="Betyr «ta ansvar» at jeg ikke lenger kan sette over til fagstøtte?"),
    Said("abstain"),
)
ANSWER = "Du kan sette over. Saken er din til den som tar imot, har sagt at de har den."
SECOND_ROUND = (
    Said("agree", 14),
    Said("live_with", 2),
    Said("live_with", reason="Litt lang, men jeg kan jobbe etter den."),
    Said("abstain"),
)


@dataclass(frozen=True)
class Doing:
    """A behaviour as it was written, the place of its theme, and how many chose it."""

    situation: str
    text: str
    theme: int
    voters: int


BEHAVIOURS = (
    Doing(
        "kunden har fortalt hva saken gjelder",
        "gjentar den med kundens egne ord og venter på et ja før vi foreslår noe",
        0,
        8,
    ),
    Doing(
        "vi må sette kunden over",
        "forklarer saken for kollegaen først, så kunden slipper å fortelle den om igjen",
        1,
        7,
    ),
    Doing(
        "saken ligner på en vi har hatt før",
        "stiller ett spørsmål til før vi går til løsningen",
        0,
        6,
    ),
    Doing(
        "vi har sagt at vi ringer tilbake",
        "ringer innen avtalt tid, også når vi ikke har noe nytt å si",
        1,
        6,
    ),
    Doing(
        "samtalen går mot slutten",
        "sier hvem som gjør hva, og når kunden hører fra oss",
        2,
        6,
    ),
    Doing(
        "kunden har prøvd å ordne det selv",
        "spør hva som skjedde, og begynner der",
        0,
        5,
    ),
    Doing(
        "saken ikke blir ferdig i samtalen",
        "skriver i saken hva som er gjort, og hva som er neste steg",
        1,
        5,
    ),
    Doing(
        "svaret er nei",
        "sier nei med én gang, gir grunnen og forteller hva som er mulig",
        2,
        4,
    ),
    Doing(
        "kunden nevner flere ting på én gang",
        "spør hva som er viktigst å få gjort i dag",
        0,
        2,
    ),
    Doing("en feil er rettet", "spør kunden dagen etter om det virker", 1, 2),
    Doing(
        "vi trenger tid til å lete",
        "sier hva vi leter etter, og omtrent hvor lenge det tar",
        2,
        2,
    ),
    Doing(
        "vi har avtalt noe muntlig",
        "sender avtalen på SMS eller e-post før vi legger på",
        2,
        1,
    ),
)
BEHAVIOURS_KEPT = 8


@dataclass(frozen=True)
class Told:
    """How a behaviour is done: the place of it in BEHAVIOURS, what holds everywhere, the media."""

    behaviour: int
    everywhere: dict[str, str]
    media: tuple[tuple[str, str, str, str], ...]  # (medium, words, example, non-example)


HOW = (
    Told(
        0,
        {
            "trigger": "kunden har sagt sitt, og vi kjenner at vi har lyst til å svare",
            "mandate": "Alle gjør det. Vi trenger ikke å ha løsningen først.",
            "conditions": "Ro nok til å høre ferdig; vi skriver stikkord mens kunden snakker.",
            "knowledge": "Hva de vanligste sakene heter hos kundene, ikke bare hos oss.",
            "heard": "on",
            "considered": "on",
        },
        (
            (
                "phone",
                "«Har jeg forstått deg riktig hvis jeg sier at …?» Så venter vi på et ja.",
                "«Du har vært uten nett siden mandag, og du trenger det til eksamen i morgen?»",
                "«Jaja, det er nok ruteren», før kunden er ferdig.",
            ),
            (
                "email",
                "Første setning sier hva vi har forstått; spørsmålet står på en egen linje.",
                "«Du venter på en pakke som skulle vært der fredag. Stemmer det?»",
                "En ferdig tekst som passer til alle.",
            ),
        ),
    ),
    Told(
        2,
        {
            "trigger": "vi tenker «det der er det samme som i går»",
            "mandate": "Ett spørsmål. Blir det flere enn tre, sier vi hvorfor vi spør.",
            "conditions": "Saken fra forrige gang er framme på skjermen.",
            "knowledge": "Hvilke feil som ligner hverandre, og hva som skiller dem.",
            "seen": "on",
            "heard": "on",
        },
        (
            (
                "phone",
                "«Hva var annerledes denne gangen?» Så er vi stille.",
                "Kunden fortalte om et lyn to dager før, og da var det ikke ruteren.",
                "«Er det det samme som sist?»",
            ),
            (
                "chat",
                "Ett spørsmål i én linje. Vi skriver ikke mer før svaret er kommet.",
                "«Hva skjedde rett før skjermen ble svart?»",
                "Fire spørsmål i samme melding.",
            ),
        ),
    ),
)

# (wording, form, stage, what the answer decides)
QUESTIONS = (
    ("Hva kan jeg hjelpe deg med i dag?", "open", "open", "Hvilken sak vi begynner med."),
    ("Hva skjedde rett før det sluttet å virke?", "open", "explore", "Hvor vi leter først."),
    ("Hva har du prøvd så langt?", "open", "explore", "Hva vi slipper å gjøre om igjen."),
    (
        "Har jeg forstått deg riktig hvis jeg sier at …?",
        "closed",
        "check",
        "Om vi kan gå videre til løsningen.",
    ),
    ("Hva har jeg ikke fått med meg?", "open", "check", "Om noe må avklares før vi foreslår noe."),
    ("Vil du ha ny vare eller pengene tilbake?", "choice", "solve", "Hva vi setter i gang."),
    (
        "Hva blir vanskelig for deg hvis svaret er nei?",
        "open",
        "solve",
        "Hva vi kan tilby i stedet.",
    ),
    (
        "Hvordan vil du helst høre fra oss?",
        "open",
        "next_step",
        "Om vi ringer, sender SMS eller skriver e-post.",
    ),
    (
        "Hva må til for at du er trygg når vi legger på?",
        "open",
        "close",
        "Om samtalen kan avsluttes.",
    ),
)
# (after which of them, for which answer, wording, form, stage, what the answer decides, the end)
FOLLOW_UPS = (
    (
        0,
        "Det haster",
        "Du sa at det haster. Hva må være klart først?",
        "open",
        "explore",
        "Hva vi løser nå, og hva som kan vente.",
        "Når vi vet hva som må være klart i dag.",
    ),
)
