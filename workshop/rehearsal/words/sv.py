"""Swedish."""

from workshop.rehearsal.words.shape import Words

WORDS = Words(
    people=("Alva", "Björn", "Cecilia", "David", "Ebba", "Farid", "Gun", "Hugo", "Ines", "Johan",
            "Karin", "Love", "Märta", "Nils", "Olle", "Petra", "Rasmus", "Saga"),
    themes=(
        ("Ta reda på vad som behövs", (
            "Att ställa en fråga till innan jag föreslår något.",
            "Att låta folk tala till punkt innan jag börjar lösa det.",
            "Att veta vad de redan har provat.",
            "Att säga tillbaka vad jag hörde och vänta på ett ja.",
        )),
        ("Behålla ärendet tills det är klart", (
            "Ärendet är mitt tills någon säger att de har det.",
            "Att ringa tillbaka när jag har sagt det, också utan nyheter.",
            "Att skriva ner det så att en kollega kan gå vidare därifrån.",
            "Att titta dagen efter om det verkligen fungerar.",
        )),
        ("Säga vad som händer sedan", (
            "Vi vet båda vem som gör vad när vi lägger på.",
            "Att säga hur lång tid det tar, inte vad de hoppas på.",
            "Att bara lova det jag kan hålla.",
            "Att skicka det vi kom överens om skriftligt.",
        )),
        ("Säga nej på ett bra sätt", (
            "Ett nej med ett skäl är bättre än ett kanske.",
            "Att tidigt säga vad som inte går, och vad som går.",
            "Att förklara en regel utan att gömma sig bakom den.",
            "Att stå ut med att någon blir besviken.",
        )),
    ),
    doubles=(
        ("Att ställa en fråga till innan jag föreslår något.",
         "Att fråga en gång till innan jag kommer med ett förslag."),
        ("Att bara lova det jag kan hålla.", "Att aldrig lova mer än jag kan hålla."),
    ),
    long=(
        "När någon ringer för tredje gången om samma sak räcker det inte att vara snabb och vänlig"
        " en gång till. Då stannar jag upp, läser vad som har gjorts, säger att jag ser att de har"
        " ringt förut och tar ärendet till den som verkligen kan lösa det, även om det tar resten"
        " av min förmiddag och de andra samtalen får vänta en stund.",
    ),
    challenges=(
        ("harm", "Vi sa ”inga problem” till en ändring, och hela leveransen blev försenad."),
        ("no", "Jag sa att vi inte lagar den modellen, och var de gör det."),
        ("harm", "Jag lyssnade i en halvtimme och löste ingenting; andra väntade i kön."),
        ("no", "Jag sa till en kund att den billigaste räckte för dem."),
    ),
    revised="Och att säga nej i tid hör till.",
    wordings=(
        "Vi tar reda på vad som behövs, behåller ärendet tills det är klart och säger vad som"
        " händer sedan.",
        "Vi frågar innan vi svarar, och vi håller det vi lovar.",
        "Att hjälpa folk vidare, också när svaret är nej.",
    ),
    objection=(
        "Det lovar mer än vi kan hålla: somliga ärenden kan vi inte lösa själva.",
        "Säg till när, eller vem som tar över.",
    ),
    reservation="Lite lång, men jag kan arbeta efter den.",
    question="Gäller det också när jag kopplar någon vidare?",
    recalled=(
        "Du tar reda på vad någon behöver innan du gör något, och du stannar kvar i det.",
        "Fråga först, håll det du lovar och säg vad som kommer sedan.",
        "Det handlar om att inte släppa ett ärende förrän någon har det.",
    ),
    plan=("någon ringer om samma sak igen", "läsa vad som har gjorts innan jag svarar"),
    how=(
        "Vi märker att vi vill svara innan den andra är klar.",
        "Alla gör det; över en halvtimme frågar vi skiftledaren.",
        "Lugnt nog för att höra, och det förra ärendet på skärmen.",
        "Vad de vanliga ärendena heter hos dem som ringer.",
        "”Har jag förstått dig rätt om jag säger att …?” Sedan väntar vi.",
        "”Du har varit utan sedan i måndags och behöver det i morgon?”",
        "”Jaja, det är det vanliga”, innan de är klara.",
    ),
)  # fmt: skip
