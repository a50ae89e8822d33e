"""Reading the wording of behaviours and questions, in Norwegian, Swedish and English.

`check_behaviour` knows nine rules (R1 to R9), `check_question` the form of a question and what
may be said about it. Both only hint: they know words and their order, not what is meant. The
lists in `nb/`, `sv/` and `en/` are written by hand for this product.
"""

from workshop.method.wording.behaviours import check_behaviour
from workshop.method.wording.hints import CLEAR, MILD, Form, Hint, QuestionReading
from workshop.method.wording.motivation import asks_if_motivated
from workshop.method.wording.own_verbs import like_a_noun, own_forms, problem_of, word_in
from workshop.method.wording.questions import check_question

__all__ = [
    "CLEAR",
    "MILD",
    "Form",
    "Hint",
    "QuestionReading",
    "asks_if_motivated",
    "check_behaviour",
    "check_question",
    "like_a_noun",
    "own_forms",
    "problem_of",
    "word_in",
]
