"""Calibration words in bokmål. No question holds a number: a number would be an anchor."""

from workshop.starter.shapes import CalibrationWord

WORDS = (
    CalibrationWord("far", "langt", "Hvor langt er «langt» når du går?", "km"),
    CalibrationWord("heavy", "tungt", "Hvor tung er en koffert når den er «tung»?", "kg"),
    CalibrationWord(
        "cold", "kaldt", "Hvor kaldt er det ute når du sier at det er «kaldt»?", "celsius"
    ),
    CalibrationWord(
        "quick-answer",
        "raskt svar",
        "En kunde skriver på chat. Hvor lenge kan det gå før det ikke lenger er et «raskt svar»?",
        "minute",
    ),
    CalibrationWord(
        "soon",
        "snart",
        "Vi skriver at kunden hører fra oss «snart». Hvor lang tid kan det høyst ta?",
        "day",
    ),
    CalibrationWord(
        "long-wait",
        "lang ventetid",
        "Du sitter selv i telefonkø. Når er det blitt «lang ventetid»?",
        "minute",
    ),
    CalibrationWord(
        "short-call",
        "kort samtale",
        "Hvor lenge kan en «kort samtale» med en kunde vare?",
        "minute",
    ),
    CalibrationWord(
        "late",
        "for sen",
        "Vi har avtalt når vi skal ringe. Hvor mye over tiden må det bli før vi er «for sene»?",
        "minute",
    ),
    CalibrationWord(
        "urgent",
        "haster",
        "En kunde sier at det «haster». Hvor fort må noe skje?",
        "hour",
    ),
    CalibrationWord(
        "expensive", "dyrt", "Når blir det «dyrt» å få en vanlig pakke levert på døren?", "kr"
    ),
    CalibrationWord(
        "often",
        "ofte",
        "En kunde sier at hun ringer oss «ofte». Hvor ofte er det?",
        "times_a_week",
    ),
    CalibrationWord(
        "a-few", "noen få", "«Det er noen få foran deg i køen.» Hvor mange er det?", "piece"
    ),
    CalibrationWord(
        "most-customers",
        "de fleste kundene",
        "«De fleste kundene er fornøyde.» Hvor stor andel må være fornøyd for at det skal stemme?",
        "percent",
    ),
    CalibrationWord(
        "long-email", "lang e-post", "Hvor mange ord er det i en «lang e-post»?", "word"
    ),
    CalibrationWord("new-colleague", "ny", "Hvor lenge er man «ny» hos oss?", "week"),
)
