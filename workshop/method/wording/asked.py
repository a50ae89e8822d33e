"""A text as the sentences that ask: what they begin with, and what stands before that."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.method.wording.beginnings import (
    asks_to_tell,
    begins_fact,
    begins_open,
    begins_with_verb,
    subject_next,
    turned,
)
from workshop.method.wording.words import STOPS, Phrases, Word, phrases, words_of

_ENDS = frozenset(".?!")
_TAG_WORDS = 5
_HELPERS = frozenset({"do", "does", "did"})
_DEFINITE = ("en", "et", "ene", "an", "arna", "orna", "erna")
_LINKS = frozenset({"og", "och", "and", "så", "so", "men", "but", "då"})


@dataclass(frozen=True)
class Asked:
    """One sentence. `main` are its words from where it begins to ask.

    `opens`: it begins with what or how; `linked`: with "and", so that it goes on from an answer.
    """

    words: tuple[Word, ...]
    main: tuple[Word, ...]
    marked: bool
    wondered: bool
    linked: bool
    tag: bool
    asks: bool
    opens: bool
    verb_first: bool
    statement: bool


def sentences_of(text: str, language: str) -> list[Asked]:
    found: list[list[Word]] = [[]]
    for word in words_of(text, quoted=True):
        found[-1].append(word)
        if word.text in _ENDS:
            found.append([])
    read = [_read(words, language) for words in found if any(w.text not in STOPS for w in words)]
    tagged: list[Asked] = []
    for number, sentence in enumerate(read):
        only_tag = number > 0 and _is_tag(sentence.words, language)
        tagged.append(_tag_alone(sentence) if only_tag else sentence)
    return tagged


def _tag_alone(sentence: Asked) -> Asked:
    return Asked(sentence.words, (), True, False, False, True, False, False, False, False)


def _is_tag(words: Sequence[Word], language: str) -> bool:
    bare = [word for word in words if word.text not in STOPS]
    if not bare or len(bare) > _TAG_WORDS:
        return False
    tags = phrases(language, "questions", "tags")
    return tags.at(bare, 0) == len(bare)


def _read(words: list[Word], language: str) -> Asked:
    marked, shouted = words[-1].text == "?", words[-1].text == "!"
    body = [word for word in words if word.text not in _ENDS]
    linked = _links(body, language)
    main, tag = _without_tag(_without_greeting(body, language), language)
    main, wondered = _without_wonder(main, language)
    main = _without_lead(main, language)
    opens = begins_open(main, language)
    worded = opens or begins_fact(main, language)
    requested = asks_to_tell(main, language) > 0
    verb_first = not worded and begins_with_verb(main, language)
    begins = _list(language, "statement")
    statement = bool(main) and not worded and not verb_first and begins.at(main, 0) > 0
    if not statement and not worded and not verb_first and not requested and tag:
        statement = True
    asks = marked or wondered or requested or (tag and bool(main))
    if not marked and not asks and not shouted:
        whole = bool(main) and main[0].start == body[0].start
        asks = worded and turned(main, language)
        finite = bool(main) and _list(language, "verbs").at(main, 0) > 0
        asks = asks or (whole and verb_first and finite and subject_next(main, language))
    return Asked(
        tuple(words), tuple(main), marked, wondered, linked, tag, asks and bool(main),
        opens, verb_first, statement,
    )  # fmt: skip


def _links(body: Sequence[Word], language: str) -> bool:
    if len(body) < 3 or body[0].text not in {"og", "och", "and"}:
        return False
    rest = body[1:]
    return begins_open(rest, language) or begins_fact(rest, language) or rest[0].text == "then"


def _without_greeting(words: list[Word], language: str) -> list[Word]:
    greetings, questions = _list(language, "greeting"), {"så", "no", "nå"}
    while len(words) > 2:
        if words[0].text in STOPS:
            words = words[1:]
            continue
        length = greetings.at(words, 0)
        if not length or begins_fact(words, language) or begins_open(words, language):
            break
        if words[0].text in questions and _list(language, "subjects").at(words, 1) == 0:
            after = words[1:]
            if not begins_open(after, language) and not begins_with_verb(after, language):
                break
        words = words[length:]
    return words


def _without_tag(words: list[Word], language: str) -> tuple[list[Word], bool]:
    """Without a tag after the last comma, or a tag of its own that ends a statement."""
    tags = _list(language, "tags")
    for place in range(len(words) - 1, 0, -1):
        if words[place].text != ",":
            continue
        after = words[place + 1 :]
        if after and (tags.at(after, 0) == len(after) or _turned_back(words, after, language)):
            return words[:place], True
        break
    for length in (3, 2):
        if len(words) > length + 1 and tags.at(words, len(words) - length) == length:
            subject = _list(language, "statement").at(words, 0)
            if subject and not begins_with_verb(words, language):
                return words[:-length], True
    return words, False


def _turned_back(words: Sequence[Word], after: Sequence[Word], language: str) -> bool:
    """ "…, er det vel?": a verb and a pronoun that ask a statement back."""
    if (
        len(after) < 2
        or len(after) > _TAG_WORDS - 1
        or not _list(language, "verbs").has(after[0].text)
    ):
        return False
    if not _list(language, "statement").at(words, 0):
        return False
    small = ("subjects", "not", "statement")
    rest = [word for word in after[1:] if word.text not in {"vel", "väl", "då", "da"}]
    return bool(rest) and all(any(_list(language, k).has(w.text) for k in small) for w in rest)


def _without_wonder(words: list[Word], language: str) -> tuple[list[Word], bool]:
    length = _list(language, "wonder").at(words, 0) if words else 0
    if not length:
        return words, False
    rest = words[length:]
    while rest and (rest[0].text in STOPS or rest[0].text in {"about", "på", "to", "know"}):
        rest = rest[1:]
    return (rest, True) if rest else (words, False)


def _without_lead(words: list[Word], language: str) -> list[Word]:
    """From the question on, where a clause that asks nothing stands before it."""
    if not words or _begins(words, language):
        return words
    for place in range(1, len(words) - 1):
        if words[place].text not in {",", ":", ";"}:
            continue
        rest = words[place + 1 :]
        while len(rest) > 1 and rest[0].text in _LINKS:
            rest = rest[1:]
        if begins_open(rest, language) or begins_fact(rest, language):
            return rest
        if begins_with_verb(rest, language) and subject_next(rest, language):
            return rest
        if asks_to_tell(rest, language):
            return rest
    return words


def _begins(words: Sequence[Word], language: str) -> bool:
    if _list(language, "conditional").at(words, 0):
        return False
    return (
        begins_open(words, language)
        or begins_fact(words, language)
        or (begins_with_verb(words, language) and subject_next(words, language))
        or asks_to_tell(words, language) > 0
    )


def clauses_in(sentence: Asked, language: str) -> int:
    """How many clauses ask in one sentence; alternatives ("or do you …") are one."""
    words, count = sentence.main, 1
    joints = {"og", "och", "and", "samt"}
    ors = {"eller", "or"}
    for place, word in enumerate(words[:-1]):
        if word.text not in joints and word.text != ",":
            continue
        rest = list(words[place + 1 :])
        if rest[0].text in joints:
            continue
        if rest[0].text in ors or len(rest) < 2:
            continue
        if _asks_anew(rest, language):
            count += 1
    return count


def _asks_anew(rest: list[Word], language: str) -> bool:
    if rest[0].text in {"i", "in"} and any(
        w.text in {"fall", "case", "tilfelle"} for w in rest[:4]
    ):
        return True
    if begins_open(rest, language) or begins_fact(rest, language):
        told = _list(language, "subjects").at(rest, 1) and not _list(language, "verbs").at(rest, 1)
        if _list(language, "before").at(rest, 0):
            told = 0
        if rest[0].text in {"who", "what", "which"} and language == "en":
            told = told and rest[1].text in {"you", "i", "we", "they", "he", "she", "it"}
        relative = rest[1].text in {"som", "du", "to"} and language != "en"
        short = rest[0].text.endswith(("'s", "'re", "'d"))
        return short or (not told and not relative)
    if language == "en" and rest[0].text in _HELPERS:
        return len(rest) > 2 and rest[1].text != "not"
    if language != "en" and rest[0].text.endswith("r") and rest[1].text.endswith(_DEFINITE):
        return begins_with_verb(rest, language)
    return begins_with_verb(rest, language) and subject_next(rest, language)


def _list(language: str, key: str) -> Phrases:
    return phrases(language, "questions", key)
