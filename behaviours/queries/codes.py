"""Every code that a catalogue has given, and to what."""

from behaviours.content import BehaviourWords, QuestionWords
from behaviours.models import Behaviour, Question, Removal, Version
from behaviours.recoding import Given, sayings


def given_to(draft: Version) -> Given:
    """What its catalogue has given, and what of it stands in the draft. Six queries."""
    catalogue = draft.catalogue
    lines: dict[str, frozenset[str]] = {}
    behaviours = Behaviour.objects.filter(version__catalogue=catalogue).order_by()
    for code, title, text in behaviours.values_list("code", "title", "text").distinct():
        lines[code] = lines.get(code, frozenset()) | sayings(BehaviourWords(title, "", text))
    questions = Question.objects.filter(version__catalogue=catalogue).order_by()
    for code, wording in questions.values_list("code", "wording").distinct():
        lines[code] = lines.get(code, frozenset()) | sayings(QuestionWords(wording, "", ""))
    removed = Removal.objects.filter(version__catalogue=catalogue).values_list("code", flat=True)
    last = dict(catalogue.code_series.values_list("prefix", "last"))
    standing = {
        *draft.behaviours.values_list("code", flat=True),
        *draft.questions.values_list("code", flat=True),
    }
    return Given(lines, frozenset(standing), frozenset(removed), last)
