"""Opening prompts in bokmål, and the two texts that wait until the own drafts are there."""

from workshop.starter.shapes import Opening

# Shown after the own drafts only: read first, it would become everybody's answer.
REFERENCE_DEFINITION = (
    "Å være serviceinnstilt er å gjøre det som passer i situasjonen, slik at hver enkelt kunde"
    " merker: Her blir jeg sett, her blir jeg hørt, og her blir det tatt hensyn til meg."
)
VALUED_BY_CUSTOMERS = (
    "En som hører meg ut og tar seg den tiden det trengs",
    "En som kan faget sitt og er trygg på det",
    "En som bryr seg om hvordan det går",
    "En som merker hvilket humør jeg er i, og møter meg der",
    "En som leter etter en vei videre",
)

OPENINGS = (
    Opening(
        "greeting-aloud",
        "phone",
        "Si høyt det du sier når du tar telefonen. Hva vet kunden om deg da?",
    ),
    Opening(
        "silence-on-the-line",
        "phone",
        "Du leter i systemet, og ingen sier noe. Hva tror kunden skjer?",
    ),
    Opening(
        "same-call-twice",
        "phone",
        "To kunder ringer om den samme feilen på regningen, og begge får den rettet. Den ene har"
        " glemt oss før kvelden, den andre forteller om det ved middagsbordet. Hva ble sagt i den"
        " andre samtalen?",
    ),
    Opening(
        "last-first-line",
        "writing",
        "Finn frem det siste du skrev til en kunde, og les bare den første linjen. Hvem er den"
        " skrevet for?",
    ),
    Opening(
        "two-replies",
        "writing",
        "«Hvor blir det av bestillingen min?» Skriv ett svar som er helt greit, og ett du selv"
        " gjerne ville fått. Hva forandret du?",
    ),
    Opening(
        "waiting-dots",
        "writing",
        "På chatten ser kunden bare at du skriver. Hva ville du selv hatt lyst til å vite i det"
        " minuttet?",
    ),
    Opening(
        "busy-with-another",
        "counter",
        "Noen kommer inn mens du hjelper en annen. Hva er det første de ser?",
    ),
    Opening(
        "empty-smile",
        "counter",
        "Tenk på et smil i en butikk som ikke var ekte. Hva var det som avslørte det?",
    ),
    Opening(
        "same-bag-twice",
        "counter",
        "Reimen på en veske har røket, og kunden får en ny veske. Spill det to ganger: én gang helt"
        " korrekt, og én gang slik at kunden kommer igjen. Hvor skilles veiene?",
    ),
    Opening(
        "picture-of-yourself",
        "video",
        "Se på bildet av deg selv før kunden kommer inn i videomøtet. Hva sier måten du sitter på?",
    ),
    Opening(
        "eyes-elsewhere",
        "video",
        "Du må lese i et annet vindu mens kunden snakker. Hvordan merker kunden at du fortsatt er"
        " til stede?",
    ),
    Opening(
        "good-enough",
        "any",
        "Er det godt nok for oss at ingen klager? Hvis ikke: Hva vil vi at en kunde skal si om oss"
        " til en venn?",
    ),
    Opening(
        "stay-or-leave",
        "any",
        "Hvor er du selv kunde, enda servicen er dårlig? Hva får deg til å bli, og hva skulle til"
        " for at du gikk?",
    ),
    Opening(
        "do-you-agree",
        "any",
        "«Kundemøtet begynner før kunden er der.» Er du enig? Fortell om en dag da det merktes.",
    ),
    Opening(
        "motivated-for-what",
        "any",
        "Vi sier at vi er motiverte. For hva: å få jobben, å ha den eller å vokse i den? Hva er det"
        " for deg akkurat nå?",
    ),
    Opening(
        "could-be-filmed",
        "any",
        "Tenk på en som hjalp deg skikkelig godt. Hva gjorde vedkommende som et kamera kunne ha"
        " fanget opp?",
    ),
)
