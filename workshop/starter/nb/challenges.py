"""Challenge cards in bokmål: kind is not the same as service-minded."""

from workshop.starter.shapes import ChallengeCard

RIGHT_EXPERIENCE = (
    "Kunden kan ta feil i sak, men ikke når det gjelder hvordan det var å være kunde hos oss."
)

CARDS = (
    ChallengeCard(
        "refunds-for-all",
        "Alle som spurte, fikk pengene igjen, og ingen spurte hva som var galt med varen. Feilen"
        " ble aldri rettet, og til våren gikk prisene opp for alle.",
        "harm",
    ),
    ChallengeCard(
        "never-contradict",
        "Kunden var sikker på at ruteren skulle stå i skapet, og vi ville ikke si ham imot. Han"
        " ringte igjen uken etter, og uken etter der igjen.",
        "harm",
    ),
    ChallengeCard(
        "pass-everything-on",
        "Alt som var litt vanskelig, ble sendt videre med en gang, med noen vennlige ord."
        " Fagfolkene druknet, og kunden måtte fortelle det samme tre ganger.",
        "harm",
    ),
    ChallengeCard(
        "comforting-promise",
        "«Den kommer nok på fredag», sa vi for å trøste. Hun tok seg fri fra jobben og ventet på en"
        " pakke som ikke var sendt.",
        "harm",
    ),
    ChallengeCard(
        "did-it-for-him",
        "Vi fylte ut skjemaet for ham hvert år, han var jo så takknemlig. Det året kontoret var"
        " stengt, klarte han det ikke selv og mistet bostøtten.",
        "harm",
    ),
    ChallengeCard(
        "instead-of-no",
        "«Jeg skal se hva jeg får til», sa vi, enda vi visste svaret. Hun håpet i to uker, og så"
        " ble skuffelsen dobbelt så stor.",
        "harm",
    ),
    ChallengeCard(
        "pleasant-chat",
        "Praten var så hyggelig at vi glemte å be om målerstanden. Neste regning ble ren gjetning,"
        " og han måtte ringe en gang til.",
        "harm",
    ),
    ChallengeCard(
        "do-not-worry",
        "«Ta det helt med ro, dette ordner seg!» svarte vi før vi hadde lest ferdig. I siste linje"
        " sto det at det var en baby i den kalde leiligheten.",
        "harm",
    ),
    ChallengeCard(
        "early-no",
        "«Nei, ikke før helgen. Men tirsdag morgen kan jeg love. Skal jeg legge av en til deg?» Hun"
        " fikk neiet tidsnok til å låne en av naboen.",
        "no",
    ),
    ChallengeCard(
        "no-with-a-reason",
        "Han fikk ikke lånet, men han fikk se regnestykket og hvilket tall som sto i veien. Året"
        " etter kom han tilbake, og da var tallet på plass.",
        "no",
    ),
    ChallengeCard(
        "smaller-sale",
        "«Du trenger ikke den store til dette.» Vi solgte for mindre den dagen, og siden har hun"
        " alltid spurt oss først.",
        "no",
    ),
    ChallengeCard(
        "closed-mouth",
        "Han ville vite om ekskona hadde flyttet. «Det sier vi ikke til noen, og ingen får vite av"
        " oss hvor du bor, heller.»",
        "no",
    ),
    ChallengeCard(
        "open-queue",
        "En søker ville frem i boligkøen. Vi flyttet ham ikke, men viste ham hvordan køen virker,"
        " og hvor han sto. Da slapp han å lure.",
        "no",
    ),
    ChallengeCard(
        "calm-limit",
        "«Jeg vil gjerne hjelpe deg, og det kan jeg når du slutter å kalle meg det der.» Det ble"
        " stille. Så begynte han forfra, og saken ble løst.",
        "no",
    ),
    ChallengeCard(
        "missed-deadline",
        "Søknaden kom en dag for sent. «Jeg kan ikke ta imot den, og jeg vil ikke gi deg falskt"
        " håp. Men neste frist er i mars, og det meste her kan du bruke om igjen.»",
        "no",
    ),
    ChallengeCard("right-experience", RIGHT_EXPERIENCE, "saying"),
)
