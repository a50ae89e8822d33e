"""Opening prompts in Swedish, and the two texts that wait until the own drafts are there."""

from workshop.starter.shapes import Opening

# Shown after the own drafts only: read first, it would become everybody's answer.
REFERENCE_DEFINITION = (
    "Att vara serviceinriktad är att göra det som passar i situationen, så att varje kund märker:"
    " här blir jag sedd, här blir jag hörd och här tar man hänsyn till mig."
)
VALUED_BY_CUSTOMERS = (
    "Någon som lyssnar färdigt och tar den tid som behövs",
    "Någon som kan sin sak och är trygg i det",
    "Någon som bryr sig om hur det går",
    "Någon som märker vilket humör jag är på och möter mig där",
    "Någon som letar efter en väg framåt",
)

OPENINGS = (
    Opening(
        "greeting-aloud",
        "phone",
        "Säg högt det du säger när du svarar i telefon. Vad vet kunden om dig då?",
    ),
    Opening(
        "silence-on-the-line",
        "phone",
        "Du letar i systemet och ingen säger något. Vad tror kunden händer?",
    ),
    Opening(
        "same-call-twice",
        "phone",
        "Två kunder ringer om samma fel på fakturan, och båda får det rättat. Den ena har glömt oss"
        " redan samma kväll, den andra berättar om det vid middagsbordet. Vad sa vi i det andra"
        " samtalet?",
    ),
    Opening(
        "last-first-line",
        "writing",
        "Ta fram det senaste du skrev till en kund och läs bara första raden. Vem är den skriven"
        " för?",
    ),
    Opening(
        "two-replies",
        "writing",
        "”Var är min beställning?” Skriv ett svar som är helt okej och ett som du själv skulle"
        " vilja få. Vad ändrade du?",
    ),
    Opening(
        "waiting-dots",
        "writing",
        "I chatten ser kunden bara att du skriver. Vad hade du själv velat veta under den minuten?",
    ),
    Opening(
        "busy-with-another",
        "counter",
        "Någon kommer in medan du hjälper en annan kund. Vad är det första de ser?",
    ),
    Opening(
        "empty-smile",
        "counter",
        "Tänk på ett leende i en butik som inte var äkta. Vad var det som avslöjade det?",
    ),
    Opening(
        "same-bag-twice",
        "counter",
        "Remmen på en väska har gått av och kunden får en ny väska. Spela upp det två gånger: en"
        " gång helt korrekt, en gång så att kunden kommer tillbaka. Var går vägarna isär?",
    ),
    Opening(
        "picture-of-yourself",
        "video",
        "Titta på bilden av dig själv innan kunden ansluter till videomötet. Vad säger ditt"
        " kroppsspråk?",
    ),
    Opening(
        "eyes-elsewhere",
        "video",
        "Du behöver läsa i ett annat fönster medan kunden pratar. Hur märker kunden att du är"
        " kvar?",
    ),
    Opening(
        "good-enough",
        "any",
        "Räcker det för oss att ingen klagar? Om inte: vad vill vi att en kund ska säga om oss till"
        " en vän?",
    ),
    Opening(
        "stay-or-leave",
        "any",
        "Var är du själv kund trots att servicen är dålig? Vad får dig att stanna, och vad skulle"
        " få dig att gå?",
    ),
    Opening(
        "do-you-agree",
        "any",
        "”Kundmötet börjar innan kunden är där.” Håller du med? Berätta om en dag då det märktes.",
    ),
    Opening(
        "motivated-for-what",
        "any",
        "Vi säger att vi är motiverade. Motiverade till vad: att få jobbet, att ha det eller att"
        " växa i det? Vad är det för dig just nu?",
    ),
    Opening(
        "could-be-filmed",
        "any",
        "Tänk på någon som hjälpte dig riktigt bra. Vad gjorde personen som en kamera hade kunnat"
        " fånga?",
    ),
)
