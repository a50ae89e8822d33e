"""The form of a question, and what may be said about it.

Rules in order (method, section 4): greeting and "I wonder" go; two questions; tags and negated
verbs; "could you tell me …"; facts; what and how; verb first.
"""

import re
from collections.abc import Sequence

from workshop.method.wording.asked import Asked, clauses_in, sentences_of
from workshop.method.wording.forms import form_of
from workshop.method.wording.hints import Form, QuestionReading
from workshop.method.wording.words import STOPS, Phrases, Word, language_of, phrases

_MARKED = re.compile(r"\?")


def check_question(text: str, language: str) -> QuestionReading:
    """How the question is built; `unknown` where the text is none, or could be anything."""
    language = language_of(language)
    sentences = sentences_of(text, language)
    asked = [sentence for sentence in sentences if sentence.asks]
    if not asked:
        return QuestionReading("unknown")
    main = asked[0]
    form = form_of(main, language)
    if form == "unknown":
        return QuestionReading("unknown")
    questions = _questions(asked, language)
    tagged = any(sentence.tag for sentence in sentences)
    leading = _leads(main, language, tagged)
    if leading and not main.opens:
        form = "closed"
    every = [word for sentence in sentences for word in sentence.words]
    flags = {
        "leading": leading,
        "multiple": questions > 1,
        "follow_up": _follows(main, every, language),
        "hypothetical": _has(every, language, "hypothetical"),
        "why": _list(language, "why").first(main.main) is not None
        and bool(main.main)
        and _list(language, "why").at(main.main, 0) > 0,
    }
    return QuestionReading(form=form, reasons=_reasons(form, flags), **flags)


def _reasons(form: Form, flags: dict[str, bool]) -> tuple[str, ...]:
    return (f"form.{form}", *(f"flag.{name}" for name, raised in flags.items() if raised))


def _questions(asked: Sequence[Asked], language: str) -> int:
    """How many questions are put: sentences with a mark, and clauses joined inside them."""
    count = 0
    for sentence in asked:
        count += max(1, clauses_in(sentence, language))
    return count


def _leads(main: Asked, language: str, tagged: bool) -> bool:
    words = main.main
    if not words:
        return False
    if _list(language, "leading").at(words, 0):
        return True
    if main.statement:
        return main.marked or tagged
    if tagged and not main.opens and not main.verb_first:
        return True
    if main.verb_first and (_negated(words, language) or _has(words[:6], language, "leading")):
        return True
    measured = _list(language, "measures").at(words, 0)
    praised = _has(words[1:], language, "loaded")
    return bool(praised and (measured or (main.verb_first and _has(words, language, "leading"))))


def _negated(words: Sequence[Word], language: str) -> bool:
    """A negation beside the verb, not one in a clause further on."""
    if language == "en" and words[0].text.endswith("n't"):
        return True
    near = words[1:3]
    return any(_list(language, "not").has(word.text) for word in near)


def _follows(main: Asked, every: Sequence[Word], language: str) -> bool:
    then = main.opens and main.main[-1].text in {"da", "då", "then"}
    return main.linked or then or _has(every, language, "follow_up")


def _has(words: Sequence[Word], language: str, key: str) -> bool:
    bare = [word for word in words if word.text not in STOPS]
    return _list(language, key).first(bare) is not None


def _list(language: str, key: str) -> Phrases:
    return phrases(language, "questions", key)
