"""What a line, or a link between lines, may say: the same for every kind of file."""

import re
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError
from django.db.models import CharField, Model, TextField
from django.utils.translation import gettext as _

from behaviours.content import BehaviourWords, Entry, MediumWords, QuestionWords
from behaviours.enums import Audience, Medium, Purpose, QuestionForm, Stage
from behaviours.forms.words import check_characters
from behaviours.models import Behaviour, BehaviourInMedium, Question
from behaviours.queries.media import in_order

Words: TypeAlias = BehaviourWords | QuestionWords
Wrong: TypeAlias = Iterator[tuple[str, str]]  # (field, sentence)

CODE = re.compile(r"[A-Z]{1,4}-(?:\d{2}|[1-9]\d{2,5})", re.ASCII)
_SURROGATES = re.compile("[\ud800-\udfff]")
_MODELS: dict[type[Any], Any] = {
    BehaviourWords: Behaviour,
    MediumWords: BehaviourInMedium,
    QuestionWords: Question,
}
_CHOICES: dict[str, list[str]] = {
    "audience": Audience.values,
    "medium": Medium.values,
    "form": QuestionForm.values,
    "stage": Stage.values,
    "purpose": Purpose.values,
}


def wrong_text(text: object, *, limit: int | None, needed: bool = False) -> str:
    """A sentence, or "" for a text that can be stored."""
    if not isinstance(text, str):
        return _("A text is expected here.")
    if needed and not text.strip():
        return _("This field must say something.")
    if limit is not None and len(text) > limit:
        return _("This text has %(count)s characters; at most %(limit)s fit.") % {
            "count": len(text),
            "limit": limit,
        }
    return wrong_characters(plain_ends(text))


def wrong_characters(text: str) -> str:
    if _SURROGATES.search(text):
        return _("This text has characters that cannot be shown. Type it again.")
    try:
        check_characters(text)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def wrong_choice(value: object, known: list[str]) -> str:
    if value in known:
        return ""
    return _("“%(value)s” is not known here. Known are: %(known)s.") % {
        "value": value,
        "known": ", ".join(known),
    }


def wrong_code(code: object) -> str:
    if isinstance(code, str) and CODE.fullmatch(code):
        return ""
    return _(
        "“%(value)s” is no code. A code is one to four capital letters, a hyphen and two to six"
        " digits, for example LYT-03."
    ) % {"value": code}


def limit_of(kind: type[Any], name: str) -> tuple[int, bool]:
    """The most characters that a field holds, and whether it must say something."""
    return most_characters(_MODELS[kind], name), not _MODELS[kind]._meta.get_field(name).blank


def most_characters(model: type[Model], name: str) -> int:
    field = model._meta.get_field(name)
    assert isinstance(field, CharField | TextField)
    assert field.max_length is not None
    return field.max_length


def wrong_words(kind: type[Any], plain: object) -> Wrong:
    """What keeps `plain`, as `to_plain` writes words of `kind`, from being read."""
    if not isinstance(plain, dict):
        yield "", _("An object with fields is expected here.")
        return
    known = {each.name: each for each in fields(kind)}
    for name in plain.keys() - known.keys():
        yield str(name), _("There is no field of this name here.")
    for name, each in known.items():
        if name not in plain:
            if each.default is MISSING:
                yield name, _("This field is missing.")
            continue
        value = plain[name]
        if name == "media":
            yield from _wrong_media(value)
        elif isinstance(each.default, bool):
            if not isinstance(value, bool):
                yield name, _("Either true or false is expected here.")
        elif name in _CHOICES:
            if sentence := wrong_choice(value, _CHOICES[name]):
                yield name, sentence
        elif name.endswith("_code"):
            if value != "" and (sentence := wrong_code(value)):
                yield name, sentence
        else:
            limit, needed = limit_of(kind, name)
            if sentence := wrong_text(value, limit=limit, needed=needed):
                yield name, sentence


def _wrong_media(media: object) -> Wrong:
    if not isinstance(media, list):
        yield "media", _("A list is expected here.")
        return
    seen = set()
    for place, each in enumerate(media):
        for name, sentence in wrong_words(MediumWords, each):
            yield f"media[{place}]" + (f".{name}" if name else ""), sentence
        medium = each.get("medium") if isinstance(each, dict) else None
        if isinstance(medium, str) and medium in seen:
            yield f"media[{place}].medium", _("This medium is there twice.")
        seen.add(str(medium))


def read_words(kind: type[Any], plain: dict[str, Any]) -> Words:
    """Words that `wrong_words` finds nothing wrong with. Line ends become LF, as in the forms."""
    said = {name: plain_ends(value) for name, value in plain.items() if name != "media"}
    if "media" in plain:
        media = [
            MediumWords(**{name: plain_ends(text) for name, text in each.items()})
            for each in plain["media"]
        ]
        said["media"] = in_order(media)
    words: Words = kind(**said)
    return words


def plain_ends(value: Any) -> Any:
    """A text with LF at the end of its lines, as the forms store it; anything else as it is."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def wrong_links(
    behaviours: tuple[Entry, ...], questions: tuple[Entry, ...]
) -> Iterator[tuple[Entry, str, str]]:
    """(line, field, sentence) for links to nothing, and rings. Each code is there once."""
    known = {entry.code for entry in behaviours}
    after = {
        each.code: each.words.after_code
        for each in questions
        if isinstance(each.words, QuestionWords)
    }
    for entry in behaviours:
        assert isinstance(entry.words, BehaviourWords)
        other = entry.words.mirrors_code
        if other == entry.code:
            yield entry, "mirrors_code", _("A behaviour cannot mirror itself.")
        elif other and other not in known:
            yield entry, "mirrors_code", _no_behaviour(other)
    in_rings = _in_rings(after)
    for entry in questions:
        words = entry.words
        assert isinstance(words, QuestionWords)
        if words.behaviour_code and words.behaviour_code not in known:
            yield entry, "behaviour_code", _no_behaviour(words.behaviour_code)
        if words.after_code and words.after_code not in after:
            sentence = _("There is no question with the code %(code)s.")
            yield entry, "after_code", sentence % {"code": words.after_code}
        if entry.code in in_rings:
            yield entry, "after_code", _("These questions follow each other in a ring.")
        if words.after_answer and not words.after_code:
            sentence = _("Name the question that this is an answer to, or leave the answer empty.")
            yield entry, "after_answer", sentence


def _no_behaviour(code: str) -> str:
    return _("There is no behaviour with the code %(code)s.") % {"code": code}


def _in_rings(after: dict[str, str]) -> set[str]:
    """The questions that stand under themselves. Each is walked over once."""
    found: set[str] = set()
    done: set[str] = set()
    for start in after:
        way: dict[str, int] = {}
        code = start
        while code and code not in done and code not in way:
            way[code] = len(way)
            code = after.get(code, "")
        if code in way:
            found |= {each for each, place in way.items() if place >= way[code]}
        done |= way.keys()
    return found
