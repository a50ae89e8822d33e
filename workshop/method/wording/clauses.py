"""What a behaviour's text says somebody does: the text without its condition and its subject.

"When the customer is angry, I repeat the case and note it" → two parts, "repeat the case" and
"note it". A part ends where a clause begins that says when, who, what or why.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.method.wording.verbs import BASE, ING, PRESENT, verbs_of
from workshop.method.wording.words import STOPS, Word, phrases, words_of


@dataclass(frozen=True)
class Part:
    """One thing done: its own words, all of its words, and whether it begins with a verb."""

    own: tuple[Word, ...]
    whole: tuple[Word, ...]
    doing: bool


@dataclass(frozen=True)
class Clauses:
    """`core`: all words but condition and subject; `parts`: it, cut at its joints."""

    core: tuple[Word, ...]
    parts: tuple[Part, ...]
    subject: bool
    skipped: tuple[Word, ...]  # adverbs and modal verbs before the first verb


def clauses_of(text: str, language: str, own_verbs: Sequence[str] = ()) -> Clauses:
    words = words_of(text)
    words = _without_lead(words, language)
    words, subject = _without_subject(words, language)
    core, skipped, more = _without_adverbs(words, language)
    parts = _parts(core, language, frozenset(own_verbs))
    return Clauses(tuple(core), tuple(parts), subject or more, tuple(skipped))


def _without_lead(words: list[Word], language: str) -> list[Word]:
    """Without a leading condition: to its comma, or to a verb with its subject after it."""
    leads, verbs = phrases(language, "behaviours", "leads"), verbs_of(language)
    subjects = phrases(language, "behaviours", "subjects")
    while words and words[0].text in STOPS:
        words = words[1:]
    if not words or not leads.at(words, 0):
        return words
    for place in range(1, len(words)):
        if words[place].text in {",", ":"} and place + 1 < len(words):
            return words[place + 1 :]
    for place in range(2, len(words) - 1):
        known = verbs.known(words[place].text)
        if language != "en" and known and subjects.at(words, place + 1):
            return words[place:]
    if language == "en":
        for place in range(len(words) - 1, 2, -1):
            if words[place].text in {"i", "we"}:
                return words[place:]
    return words


def _without_subject(words: list[Word], language: str) -> tuple[list[Word], bool]:
    persons = phrases(language, "behaviours", "persons")
    subjects = phrases(language, "behaviours", "subjects")
    if len(words) > 1 and (length := persons.at(words, 0)) and len(words) > length:
        follower = words[length].text
        if verbs_of(language).known(follower) or verbs_of(language).is_a("modal", follower):
            return words[length:], True
    if len(words) > 1 and (length := subjects.at(words, 0)):
        return words[length:], True
    return words, False


def _without_adverbs(words: list[Word], language: str) -> tuple[list[Word], list[Word], bool]:
    """Also without a subject that stands after the verb ("…, upprepar jag ärendet")."""
    adverbs, verbs = phrases(language, "behaviours", "adverbs"), verbs_of(language)
    subjects = phrases(language, "behaviours", "subjects")
    infinitive = phrases(language, "behaviours", "infinitive")
    actions = phrases(language, "behaviours", "action_phrases")
    skipped: list[Word] = []
    while len(words) > 1:
        first = words[0].text
        length = adverbs.at(words, 0)
        modal = verbs.is_a("modal", first)
        if length and not (verbs.form(first) and not modal):
            skipped += words[:length]
            words = words[length:]
        elif infinitive.at(words, 0) or modal:
            if modal and actions.at(words, 0):
                words = words[1:]
                continue
            skipped.append(words[0])
            words = words[1:]
        else:
            break
    if len(words) > 2 and verbs.known(words[0].text) and language != "en":
        inverted = subjects.at(words, 1) and words[1].text not in {"en", "de", "du"}
        if inverted:
            return [words[0], *words[2:]], skipped, True
    return words, skipped, False


def _parts(core: Sequence[Word], language: str, own: frozenset[str]) -> list[Part]:
    ands = phrases(language, "behaviours", "and")
    conditions = phrases(language, "behaviours", "conditions")
    cuts: list[list[Word]] = [[]]
    for word in core:
        if word.text in STOPS or ands.has(word.text):
            cuts.append([])
        else:
            cuts[-1].append(word)
    first_forms = _forms_of_first(core, language)
    parts: list[Part] = []
    inside = False  # a clause that says when, who, what or why is still open
    for number, cut in enumerate(cut for cut in cuts if cut):
        doing = number == 0 or _is_joined(cut, language, first_forms, own)
        if inside and not doing:
            continue
        place = conditions.first(cut, 1 if doing else 0)
        stop = place[0] if place else len(cut)
        inside = place is not None
        parts.append(Part(tuple(cut[:stop]), tuple(cut), doing))
    return parts


def _forms_of_first(core: Sequence[Word], language: str) -> frozenset[str]:
    found = verbs_of(language).form(core[0].text) if core else frozenset()
    return found or frozenset({BASE, PRESENT, ING})


def _is_joined(
    cut: Sequence[Word], language: str, forms: frozenset[str], own: frozenset[str]
) -> bool:
    """Whether a part after a joint is a further action, in the form of the first."""
    adverbs, verbs = phrases(language, "behaviours", "adverbs"), verbs_of(language)
    subjects = phrases(language, "behaviours", "subjects")
    place = 0
    while place < len(cut) - 1 and (
        adverbs.at(cut, place)
        or (place == 0 and subjects.at(cut, place))
        or cut[place].text in {"å", "att", "to"}
    ):
        place += 1
    word = cut[place].text
    if word in own:
        return True
    negated = cut[0].text in {"don't", "do", "ikke", "inte", "not"}
    if negated and verbs.known(word):
        return True
    found = verbs.form(word) & forms
    if not found:
        return False
    if BASE in found and PRESENT not in forms & verbs.form(word) and _may_be_noun(word, language):
        # "name, address and order number" are verbs too: an object must follow.
        after = cut[place + 1 : place + 2]
        return bool(after) and bool(phrases(language, "behaviours", "determiners").at(after, 0))
    return True


def _may_be_noun(word: str, language: str) -> bool:
    return phrases(language, "behaviours", "nouns").has(word)
