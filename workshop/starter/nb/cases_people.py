"""Customer cases in bokmål about people: tone, fairness, advice, our mistakes, trust."""

from workshop.starter.shapes import StarterCase

LIMITS = "Varm eller tydelig"
FAIR = "Denne kunden eller alle"
ADVICE = "Det kunden ber om, eller det kunden trenger"
MISTAKES = "Når feilen er vår"
TRUST = "Hjelpsom eller forsiktig"

CASES = (
    StarterCase(
        "shouting",
        LIMITS,
        "En bankkunde roper i telefonen og kaller kollegaene dine stygge ting. Kortet hans ble"
        " sperret midt i ferien, og feilen var vår.",
        (
            "La ham få ut alt før du sier noe",
            "Si at du vil hjelpe, men at han må slutte å bruke slike ord",
            "Åpne kortet med det samme og la tonen ligge",
            "Tilby å ringe ham opp igjen om et kvarter",
        ),
    ),
    StarterCase(
        "angry-post",
        LIMITS,
        "Mange deler et sint innlegg om butikken deres. Halvparten av det stemmer, resten ikke.",
        (
            "Rette opp det som er feil, kort og der alle kan se det",
            "Beklage det som stemmer, og la resten ligge",
            "Be den som skrev det, om å sende en melding, og svare der",
        ),
    ),
    StarterCase(
        "daily-call",
        LIMITS,
        "En eldre mann ringer legesenteret nesten hver morgen. Han trenger sjelden time. Han vil ha"
        " noen å snakke med.",
        (
            "Ta noen minutters prat hver gang",
            "Avtale én fast dag i uken da han kan ringe",
            "Si vennlig at telefonen er for dem som trenger time",
            "Fortelle om besøkstjenesten og tilby å hjelpe ham i kontakt",
        ),
    ),
    StarterCase(
        "parking-runs-out",
        FAIR,
        "Ved skranken på rådhuset spør en kvinne om hun kan slippe frem. Hun skal bare levere et"
        " skjema, og parkeringen hennes går snart ut. Fem andre har ventet lenge.",
        (
            "Ta imot skjemaet, det er gjort på et øyeblikk",
            "La henne spørre de andre om det er greit",
            "Be henne vente på tur som alle andre",
        ),
    ),
    StarterCase(
        "new-customer-offer",
        FAIR,
        "En mobilkunde gjennom mange år skriver på chat at hun går hvis hun ikke får samme pris som"
        " nye kunder. De som aldri spør, fortsetter å betale mer.",
        (
            "Gi henne prisen, hun har vært trofast",
            "Si nei: Prisen bør ikke avhenge av hvem som klager",
            "Finne det rimeligste av de vanlige abonnementene til henne",
        ),
    ),
    StarterCase(
        "last-room",
        FAIR,
        "Vi har solgt det siste hotellrommet to ganger, og begge gjestene står i resepsjonen. Den"
        " ene er stamgjest, den andre har små barn. Et hotell i nærheten har et rom ledig.",
        (
            "Den som bestilte først, får rommet",
            "Familien får det, for dem er det verst å flytte",
            "Stamgjesten får det, lojalitet skal lønne seg",
            "Spørre begge om en av dem kan tenke seg å flytte, på vår regning",
        ),
    ),
    StarterCase(
        "biggest-plan",
        ADVICE,
        "En kunde ringer og vil ha abonnementet med mest data. Du ser at han knapt bruker en tidel"
        " av det som følger med det minste.",
        (
            "Selge det han ber om, han vet selv hva han skal med det",
            "Fortelle hva han bruker, og så la ham velge",
            "Anbefale det minste og si hvorfor",
        ),
    ),
    StarterCase(
        "sure-about-the-meter",
        ADVICE,
        "En kunde ringer og er sikker på at strømmåleren er ødelagt: Regningen har doblet seg. Du"
        " ser at måleren virker, og at måneden har vært kald.",
        (
            "Si rett ut at måleren viser riktig, og hva du bygger det på",
            "Gå gjennom forbruket uke for uke til hun ser det selv",
            "Bestille en kontroll av måleren, så hun kan føle seg trygg",
        ),
    ),
    StarterCase(
        "sudden-notice",
        ADVICE,
        "En leieboer ringer, opprørt etter en krangel med naboen, og vil si opp leiligheten på"
        " flekken. Det blir ikke lett for ham å finne en slik leilighet igjen.",
        (
            "Ta imot oppsigelsen, det er hans valg",
            "Spørre hva som har skjedd, før dere snakker om oppsigelse",
            "Be ham sove på det, og avtale at dere snakkes i morgen",
        ),
    ),
    StarterCase(
        "paid-too-much",
        MISTAKES,
        "Du oppdager at en kunde har betalt litt for mye for husforsikringen i to år. Hun har ikke"
        " merket det. Vilkårene sier at vi skal betale tilbake ett år.",
        (
            "Betale tilbake begge årene og sende noen linjer om det",
            "Betale tilbake ett år, slik vilkårene sier, og rette prisen fra nå av",
            "Ringe henne, forklare og spørre hva hun synes er rimelig",
            "Vente til du vet hvem flere det gjelder, og behandle alle likt",
        ),
    ),
    StarterCase(
        "colleagues-promise",
        MISTAKES,
        "I chatloggen ser du at en kollega har lovet en kunde en bredbåndsrabatt som ikke finnes."
        " Kollegaen er borte denne uken.",
        (
            "Gi rabatten, et løfte er et løfte",
            "Si at løftet var en feil, og be om unnskyldning",
            "Tilby noe annet som du har lov til å gi",
        ),
    ),
    StarterCase(
        "one-jacket-too-many",
        MISTAKES,
        "En kunde skriver på e-post at hun har fått to jakker og betalt for én. Returfrakten koster"
        " butikken mer enn jakken er verdt.",
        (
            "La henne beholde den som takk for at hun sa fra",
            "Be henne sende den tilbake på vår regning",
            "Be henne gi den til noen som trenger en jakke",
        ),
    ),
    StarterCase(
        "on-mothers-behalf",
        TRUST,
        "En datter ringer banken for moren sin, som er syk og ligger i rommet ved siden av. Hun kan"
        " svare på alt du spør om, men det finnes ingen fullmakt.",
        (
            "Be om å få høre et ja fra moren og så hjelpe datteren",
            "Bare hjelpe med det som ikke krever innsyn i kontoen",
            "Vente til fullmakten er signert, og forklare hvem regelen beskytter",
        ),
    ),
    StarterCase(
        "results-are-here",
        TRUST,
        "En urolig pasient ringer om prøvesvarene sine. Du ser at de er kommet og ser fine ut, men"
        " det er legen som skal si det. Legen ringer på torsdag.",
        (
            "Si at de er kommet, og at legen ringer på torsdag",
            "Bare si når legen ringer",
            "Be legen om et minutt i dag, så pasienten slipper å vente",
        ),
    ),
    StarterCase(
        "no-id",
        TRUST,
        "En gutt kommer for å hente en pakke for faren sin. Han har riktig kode på mobilen, men"
        " ikke legitimasjon. Regelen krever begge deler.",
        (
            "Utlevere pakken, koden viser at han har fått oppdraget",
            "Ringe faren og utlevere den hvis han sier ja",
            "Be gutten komme tilbake med legitimasjon",
        ),
    ),
)
