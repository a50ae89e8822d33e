"""Calibration words in English. No question holds a number: a number would be an anchor."""

from workshop.starter.shapes import CalibrationWord

WORDS = (
    CalibrationWord("far", "far", "How far is “far” on foot?", "km"),
    CalibrationWord("heavy", "heavy", "How heavy is a “heavy” suitcase?", "kg"),
    CalibrationWord("cold", "cold", "How cold is it outside when you call it “cold”?", "celsius"),
    CalibrationWord(
        "quick-answer",
        "a quick answer",
        "A customer writes in the chat. After how long is it no longer “a quick answer”?",
        "minute",
    ),
    CalibrationWord(
        "soon",
        "soon",
        "We write that we will be in touch “soon”. How long can that take at most?",
        "day",
    ),
    CalibrationWord(
        "long-wait",
        "a long wait",
        "You are on hold yourself. When has it become “a long wait”?",
        "minute",
    ),
    CalibrationWord(
        "short-call", "a short call", "How long can “a short call” with a customer last?", "minute"
    ),
    CalibrationWord(
        "late",
        "late",
        "We have promised to call at a set time. How long after that are we “late”?",
        "minute",
    ),
    CalibrationWord(
        "urgent",
        "urgent",
        "A customer says that it is “urgent”. How soon must something happen?",
        "hour",
    ),
    CalibrationWord(
        "expensive",
        "expensive",
        "When is home delivery of an ordinary parcel “expensive”?",
        "kr",
    ),
    CalibrationWord(
        "often",
        "often",
        "A customer says that they call us “often”. How often is that?",
        "times_a_week",
    ),
    CalibrationWord(
        "a-few", "a few", "“There are a few ahead of you in the queue.” How many are they?", "piece"
    ),
    CalibrationWord(
        "most-customers",
        "most customers",
        "“Most customers are pleased.” What share of them must be pleased for that to be true?",
        "percent",
    ),
    CalibrationWord(
        "long-email", "a long e-mail", "How many words are there in “a long e-mail”?", "word"
    ),
    CalibrationWord(
        "new-colleague",
        "new",
        "For how long is somebody “new” on our team?",
        "week",
    ),
)
