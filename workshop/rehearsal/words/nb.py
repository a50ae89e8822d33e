"""Bokmål."""

from workshop.rehearsal.words.shape import Words

WORDS = Words(
    people=("Aksel", "Berit", "Carl", "Dina", "Even", "Frida", "Geir", "Hedda", "Idar", "Johanne",
            "Knut", "Liv", "Magnus", "Nora", "Odd", "Pia", "Runar", "Solveig"),
    themes=(
        ("Finne ut hva som trengs", (
            "Å stille ett spørsmål til før jeg foreslår noe.",
            "Å la folk snakke ferdig før jeg begynner å løse det.",
            "Å vite hva de allerede har prøvd.",
            "Å si tilbake det jeg hørte, og vente på et ja.",
        )),
        ("Holde på saken til den er ferdig", (
            "Saken er min til noen sier at de har den.",
            "Å ringe tilbake når jeg har sagt det, også uten nytt.",
            "Å skrive det ned slik at en kollega kan gå videre derfra.",
            "Å se etter dagen etter om det virker på ordentlig.",
        )),
        ("Si hva som skjer videre", (
            "Vi vet begge hvem som gjør hva når vi legger på.",
            "Å si hvor lang tid det tar, ikke det de håper på.",
            "Å love bare det jeg kan holde.",
            "Å sende det vi ble enige om, skriftlig.",
        )),
        ("Si nei på en god måte", (
            "Et nei med en grunn er bedre enn et kanskje.",
            "Å si tidlig hva som ikke går, og hva som går.",
            "Å forklare en regel uten å gjemme seg bak den.",
            "Å tåle at noen blir skuffet.",
        )),
    ),
    doubles=(
        ("Å stille ett spørsmål til før jeg foreslår noe.",
         "Å spørre én gang til før jeg kommer med et forslag."),
        ("Å love bare det jeg kan holde.", "Å aldri love mer enn jeg kan holde."),
    ),
    long=(
        "Når noen ringer for tredje gang om det samme, holder det ikke å være rask og hyggelig en"
        " gang til. Da stopper jeg, leser hva som er gjort, sier at jeg ser at de har ringt før, og"
        " tar saken til den som virkelig kan få den løst, selv om det tar resten av formiddagen min"
        " og de andre samtalene må vente en stund.",
    ),
    challenges=(
        ("harm", "Vi sa «ikke noe problem» til en endring, og hele leveransen ble forsinket."),
        ("no", "Jeg sa at vi ikke reparerer den modellen, og hvor de gjør det."),
        ("harm", "Jeg lyttet i en halvtime og løste ingenting; andre ventet i køen."),
        ("no", "Jeg sa til en kunde at den billigste var nok for dem."),
    ),
    revised="Og å si nei i tide er en del av det.",
    wordings=(
        "Vi finner ut hva som trengs, holder på saken til den er ferdig, og sier hva som skjer"
        " videre.",
        "Vi spør før vi svarer, og vi holder det vi lover.",
        "Å hjelpe folk videre, også når svaret er nei.",
    ),
    objection=(
        "Det lover mer enn vi kan holde: noen saker kan vi ikke løse selv.",
        "Si til når, eller hvem som tar over.",
    ),
    reservation="Litt lang, men jeg kan jobbe etter den.",
    question="Gjelder det også når jeg setter noen over?",
    recalled=(
        "Du finner ut hva noen trenger før du gjør noe, og du blir i det.",
        "Spør først, hold det du lover, og si hva som kommer nå.",
        "Det handler om ikke å slippe en sak før noen har den.",
    ),
    plan=("noen ringer om det samme igjen", "lese hva som er gjort, før jeg svarer"),
    how=(
        "Vi merker at vi vil svare før den andre er ferdig.",
        "Alle gjør det; over en halvtime spør vi vaktlederen.",
        "Ro nok til å høre, og den forrige saken på skjermen.",
        "Hva de vanlige sakene heter hos dem som ringer.",
        "«Har jeg forstått deg riktig hvis jeg sier at …?» Så venter vi.",
        "«Du har vært uten siden mandag, og trenger det i morgen?»",
        "«Jaja, det er det vanlige», før de er ferdige.",
    ),
)  # fmt: skip
