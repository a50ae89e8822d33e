"""Challenge cards in Swedish: kind is not the same as service-minded."""

from workshop.starter.shapes import ChallengeCard

RIGHT_EXPERIENCE = "En kund kan ha fel i sak, men inte om hur det var att vara kund hos oss."

CARDS = (
    ChallengeCard(
        "refunds-for-all",
        "Alla som bad om det fick pengarna tillbaka, och ingen frågade vad det var för fel på"
        " varan. Felet blev kvar, och till våren höjdes priset för alla.",
        "harm",
    ),
    ChallengeCard(
        "never-contradict",
        "Kunden var säker på att routern skulle stå i skåpet, och vi ville inte säga emot. Han"
        " ringde igen veckan därpå, och veckan efter det.",
        "harm",
    ),
    ChallengeCard(
        "pass-everything-on",
        "Allt som var lite krångligt skickades vidare direkt, med några vänliga ord. Experterna"
        " drunknade i ärenden och kunden fick berätta samma sak tre gånger.",
        "harm",
    ),
    ChallengeCard(
        "comforting-promise",
        "”Det kommer säkert på fredag”, sa vi för att trösta. Hon tog ledigt från jobbet och"
        " väntade på ett paket som inte hade skickats.",
        "harm",
    ),
    ChallengeCard(
        "did-it-for-him",
        "Vi fyllde i blanketten åt honom varje år, han var ju så tacksam. Året då kontoret hade"
        " stängt klarade han det inte själv och blev utan bostadsbidrag.",
        "harm",
    ),
    ChallengeCard(
        "instead-of-no",
        "”Jag ska se vad jag kan göra”, sa vi fast vi visste svaret. Hon gick och hoppades i två"
        " veckor, och sedan blev besvikelsen dubbelt så stor.",
        "harm",
    ),
    ChallengeCard(
        "pleasant-chat",
        "Vi hade så trevligt i luren att vi glömde fråga vad mätaren stod på. Nästa räkning blev en"
        " gissning, och han fick ringa en gång till.",
        "harm",
    ),
    ChallengeCard(
        "do-not-worry",
        "”Ingen fara, det här ordnar sig!” svarade vi innan vi hade läst klart. På sista raden stod"
        " det att det fanns en bebis i den kalla lägenheten.",
        "harm",
    ),
    ChallengeCard(
        "early-no",
        "”Nej, inte före helgen. Men på tisdag morgon, det lovar jag. Ska jag lägga undan en åt"
        " dig?” Hon fick sitt nej i så god tid att hon hann låna en av grannen.",
        "no",
    ),
    ChallengeCard(
        "no-with-a-reason",
        "Han fick inte lånet, men han fick se uträkningen och vilken siffra som stod i vägen. Året"
        " därpå kom han tillbaka och då gick det.",
        "no",
    ),
    ChallengeCard(
        "smaller-sale",
        "”Du behöver inte den stora till det här.” Vi sålde för mindre den dagen, och sedan dess"
        " frågar hon alltid oss först.",
        "no",
    ),
    ChallengeCard(
        "closed-mouth",
        "Han ville veta om hans före detta fru hade flyttat. ”Sådant lämnar vi inte ut till någon,"
        " och ingen får veta av oss var du bor heller.”",
        "no",
    ),
    ChallengeCard(
        "open-queue",
        "En sökande ville gå före i bostadskön. Vi flyttade honom inte, men visade hur kön fungerar"
        " och var han stod. Då slapp han undra.",
        "no",
    ),
    ChallengeCard(
        "calm-limit",
        "”Jag vill gärna hjälpa dig, och det kan jag när du slutar kalla mig det där.” Det blev"
        " tyst. Sedan började han om från början, och det löste sig.",
        "no",
    ),
    ChallengeCard(
        "missed-deadline",
        "Ansökan kom en dag för sent. ”Jag kan inte ta emot den, och jag vill inte ge dig falska"
        " förhoppningar. Men i mars öppnar vi igen, och det mesta här går att återanvända.”",
        "no",
    ),
    ChallengeCard("right-experience", RIGHT_EXPERIENCE, "saying"),
)
