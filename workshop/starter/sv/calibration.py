"""Calibration words in Swedish. No question holds a number: a number would be an anchor."""

from workshop.starter.shapes import CalibrationWord

WORDS = (
    CalibrationWord("far", "långt", "Hur långt är ”långt” när man går?", "km"),
    CalibrationWord("heavy", "tungt", "Hur mycket väger en resväska som är ”tung”?", "kg"),
    CalibrationWord(
        "cold", "kallt", "Hur kallt är det ute när du säger att det är ”kallt”?", "celsius"
    ),
    CalibrationWord(
        "quick-answer",
        "snabbt svar",
        "En kund skriver i chatten. Hur länge kan det dröja innan det inte längre är ett ”snabbt"
        " svar”?",
        "minute",
    ),
    CalibrationWord(
        "soon",
        "snart",
        "Vi skriver att vi hör av oss ”snart”. Hur lång tid kan det ta som längst?",
        "day",
    ),
    CalibrationWord(
        "long-wait",
        "lång väntetid",
        "Du sitter själv i telefonkö. När har det blivit ”lång väntetid”?",
        "minute",
    ),
    CalibrationWord(
        "short-call", "kort samtal", "Hur länge kan ett ”kort samtal” med en kund pågå?", "minute"
    ),
    CalibrationWord(
        "late",
        "sen",
        "Vi har lovat att ringa en viss tid. Hur mycket över tiden måste det bli för att vi ska"
        " vara ”sena”?",
        "minute",
    ),
    CalibrationWord(
        "urgent",
        "brådskande",
        "En kund säger att ärendet är ”brådskande”. Hur snart måste något hända?",
        "hour",
    ),
    CalibrationWord(
        "expensive", "dyrt", "När blir det ”dyrt” att få ett vanligt paket hem till dörren?", "kr"
    ),
    CalibrationWord(
        "often",
        "ofta",
        "En kund säger att han ringer oss ”ofta”. Hur ofta är det?",
        "times_a_week",
    ),
    CalibrationWord(
        "a-few", "några få", "”Det är några få före dig i kön.” Hur många är det?", "piece"
    ),
    CalibrationWord(
        "most-customers",
        "de flesta kunder",
        "”De flesta kunder är nöjda.” Hur stor andel måste vara nöjda för att det ska stämma?",
        "percent",
    ),
    CalibrationWord("long-email", "långt mejl", "Hur många ord är det i ett ”långt mejl”?", "word"),
    CalibrationWord("new-colleague", "ny", "Hur länge är man ”ny” hos oss?", "week"),
)
