"""What lines of one draft say of each other: mirror pairs, follow-ups, a question's behaviour."""

from django.db.models import F
from django.utils.translation import gettext as _

from behaviours.content import BehaviourWords, QuestionWords
from behaviours.exceptions import Refused
from behaviours.models import Behaviour, Question, Version
from behaviours.pointers import AT_MOST, LONGEST, count, faults
from behaviours.queries.replacements import resolve


def check_behaviour_links(draft: Version, words: BehaviourWords, *, code: str = "") -> None:
    """`code` is the line's own, "" for a new one.

    Refused: "no_such_behaviour", "mirrors_itself", "wrong_link", "too_many_links".
    """
    _check_pointers(words.links)
    other = words.mirrors_code
    if other and other == code:
        raise Refused(
            "mirrors_itself", _("A behaviour cannot mirror itself."), field="mirrors_code"
        )
    _check_behaviour_exists(draft, other, field="mirrors_code")


def check_question_links(draft: Version, words: QuestionWords, *, code: str = "") -> None:
    """Refused: "no_such_behaviour", "no_such_question", "follows_itself", "answer_to_nothing"."""
    _check_behaviour_exists(draft, words.behaviour_code, field="behaviour_code")
    if words.after_answer and not words.after_code:
        raise Refused(
            "answer_to_nothing",
            _("Choose the question that this is an answer to, or leave the answer empty."),
            field="after_answer",
        )
    if not words.after_code:
        return
    after = dict(draft.questions.values_list("code", "after_code"))
    if words.after_code not in after:
        raise Refused(
            "no_such_question",
            _("That question is not in the draft any more. Choose another one or none."),
            field="after_code",
        )
    if code and makes_a_ring(code, words.after_code, after):
        raise Refused(
            "follows_itself",
            _("These questions would follow each other in a ring. Choose another one or none."),
            field="after_code",
        )


def pointing_at(entry: Behaviour | Question) -> list[str]:
    """Codes of the lines that `unlink` changes."""
    draft = entry.version
    if isinstance(entry, Question):
        return list(draft.questions.filter(after_code=entry.code).values_list("code", flat=True))
    asked = draft.questions.filter(behaviour_code=entry.code)
    mirrors = draft.behaviours.filter(mirrors_code=entry.code)
    return [*asked.values_list("code", flat=True), *mirrors.values_list("code", flat=True)]


def unlink(entry: Behaviour | Question) -> None:
    """What other lines say of a line that is taken out is taken back, its media go with it."""
    draft = entry.version
    changed = F("revision") + 1
    if isinstance(entry, Question):
        followers = draft.questions.filter(after_code=entry.code)
        followers.update(after_code="", after_answer="", revision=changed)
        return
    draft.questions.filter(behaviour_code=entry.code).update(behaviour_code="", revision=changed)
    draft.behaviours.filter(mirrors_code=entry.code).update(mirrors_code="", revision=changed)
    draft.media.filter(behaviour_code=entry.code).delete()


def standing_in(entry: Behaviour | Question, replaced_by: str) -> str:
    """The line of the draft that will stand for `entry` once it is out; "" if none is named.

    Refused: "no_such_line", "replaces_itself".
    """
    if not replaced_by:
        return ""
    if replaced_by == entry.code:
        raise Refused("replaces_itself", _("A line cannot replace itself."), field="replaced_by")
    draft = entry.version
    standing = {
        *draft.behaviours.values_list("code", flat=True),
        *draft.questions.values_list("code", flat=True),
    } - {entry.code}
    chain = dict(draft.removals.values_list("code", "replaced_by"))
    found = resolve(replaced_by, chain, standing)
    if not found:
        raise Refused(
            "no_such_line",
            _("That line is not in the draft any more. Choose another one or none."),
            field="replaced_by",
        )
    return found


def makes_a_ring(code: str, above: str, after: dict[str, str]) -> bool:
    """Whether `code` under `above` would stand under itself. `after`: question → the one above."""
    seen: set[str] = set()
    while above and above not in seen:
        seen.add(above)
        above = after.get(above, "")
    return code in seen


def _check_behaviour_exists(draft: Version, code: str, *, field: str) -> None:
    if code and not draft.behaviours.filter(code=code).exists():
        raise Refused(
            "no_such_behaviour",
            _("That behaviour is not in the draft any more. Choose another one or none."),
            field=field,
        )


def _check_pointers(written: str) -> None:
    if count(written) > AT_MOST:
        raise Refused(
            "too_many_links",
            _("Write at most %(number)s links.") % {"number": AT_MOST},
            field="links",
        )
    sentences = {
        "http": _(
            "Line %(line)s: the address begins with http://, so others could change on the way what"
            " it shows. Write one that begins with https://."
        ),
        "no_address": _(
            "Line %(line)s is no link. Write an address that begins with https://, a space, and"
            " its name."
        ),
        "password": _("Line %(line)s: leave names and passwords out of the address."),
        "too_long": _("Line %(line)s: the address is longer than %(longest)s characters."),
    }
    found = [
        sentences[fault] % {"line": line, "longest": LONGEST} for line, fault in faults(written)
    ]
    if found:
        raise Refused("wrong_link", " ".join(found), field="links")
