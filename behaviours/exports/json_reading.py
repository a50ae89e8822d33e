"""Reading the lossless file. Everything is checked, and every fault names its line and field."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from behaviours.content import Content
from behaviours.document import Document, Origin
from behaviours.enums import Status
from behaviours.exports import checking
from behaviours.exports.checking import most_characters, wrong_choice, wrong_code, wrong_text
from behaviours.exports.faults import MOST_LINES, Fault, WrongFile, too_many
from behaviours.exports.json_file import EDITION, FORMAT
from behaviours.exports.json_reader import Reader
from behaviours.exports.json_values import DATES, KINDS, document_from, origin_from
from behaviours.exports.places import Path, lines_by_path
from behaviours.exports.translated import TEXTS, translated_limits
from behaviours.models import Removal, Version
from behaviours.outcome import ConsentOnLine, outcome_from_json
from behaviours.plain import from_plain, to_plain

_LANGUAGES = [code for code, _name in settings.LANGUAGES]
_WHY_LIMIT = most_characters(Removal, "why")
_KEY_LIMIT = 64


def read_json(text: str) -> tuple[Document, Origin]:
    """Raises WrongFile."""
    reading = _Reading(text)
    plain = reading.parsed()
    reading.look_at(plain)
    reading.stop_if_wrong()
    document = document_from(plain)
    reading.check_links(document.content)
    reading.stop_if_wrong()
    return document, origin_from(plain.get("version", {}))


class _Reading(Reader):
    def look_at(self, plain: object) -> None:
        """The whole file: its form first, because without it nothing else can be told."""
        if not isinstance(plain, dict) or plain.get("format") != FORMAT:
            sentence = _("This is no catalogue that was exported as JSON.")
            raise WrongFile(Fault(0, "format", sentence))
        if plain.get("edition") != EDITION:
            sentence = _("The file was written by another edition of this program.")
            raise WrongFile(Fault(0, "edition", sentence))
        _found, twice = lines_by_path(self.text)
        for path in twice:
            self.say(path, _("This field is there twice."))
        self.look_at_characters(plain)
        self.record(plain, (), "format edition content", "version sources consents")
        if "version" in plain:
            self.look_at_origin(plain["version"])
        codes = self.look_at_content(plain.get("content", {}))
        self.look_at_sources(plain.get("sources", {}), codes)
        self.look_at_consents(plain.get("consents", []), {*codes, ""})

    def look_at_characters(self, plain: object) -> None:
        waiting: list[tuple[Path, object]] = [((), plain)]
        while waiting:
            path, value = waiting.pop()
            if isinstance(value, dict):
                waiting += [((*path, name), inner) for name, inner in value.items()]
                for name in value:
                    self.say((*path, name), checking.wrong_characters(name))
            elif isinstance(value, list):
                waiting += [((*path, place), inner) for place, inner in enumerate(value)]
            # The words of lines are looked at with their limits.
            elif isinstance(value, str) and path[:1] != ("content",):
                self.say(path, checking.wrong_characters(value))

    def look_at_origin(self, plain: object) -> None:
        names = "number published_at change_note hash previous_hash"
        for name, value in self.record(plain, ("version",), "", names).items():
            self.say(("version", name), wrong_text(value, limit=None))

    def look_at_content(self, plain: object) -> set[str]:
        """The codes of all lines."""
        at: Path = ("content",)
        found = self.record(
            plain,
            at,
            "language term definition definition_why status behaviours questions",
            "removals review_on trial_ends_on replacements translations",
        )
        self.say((*at, "language"), wrong_choice(found.get("language"), _LANGUAGES))
        self.say((*at, "status"), wrong_choice(found.get("status"), Status.values))
        for name in TEXTS:
            limit = most_characters(Version, name)
            self.say((*at, name), wrong_text(found.get(name, ""), limit=limit))
        for name in DATES:
            self.say((*at, name), _wrong_day(found.get(name, "")))
        kinds = self.look_at_lines(found)
        gone = self.pairs(found.get("removals", []), (*at, "removals"), _WHY_LIMIT)
        for path, code in gone:
            if code in kinds:
                self.say((*path, 0), _("This line is not removed: it is in the file."))
        gone_codes = {code for _path, code in gone}
        for path, code in self.pairs(found.get("replacements", []), (*at, "replacements"), 12):
            if code not in gone_codes:
                self.say((*path, 0), _("This line is not among the removed ones."))
        self.look_at_translations(found.get("translations", []), kinds, found.get("language"))
        return set(kinds)

    def look_at_lines(self, content: dict[str, Any]) -> dict[str, type[Any]]:
        """Code → what kind of words it has."""
        kinds: dict[str, type[Any]] = {}
        count = 0
        for name, kind in KINDS.items():
            for path, line in self.each(content.get(name, []), ("content", name)):
                count += 1
                found = self.record(line, path, "code words")
                self.say((*path, "code"), wrong_code(found.get("code", "")))
                if "words" in found:
                    for field, sentence in checking.wrong_words(kind, found["words"]):
                        self.say(_deeper((*path, "words"), field), sentence)
                code = found.get("code")
                if not isinstance(code, str):
                    continue
                if code in kinds:
                    twice = _("The code %(code)s is there twice.") % {"code": code}
                    self.say((*path, "code"), twice)
                kinds[code] = kind
        if count > MOST_LINES:
            raise WrongFile(Fault(0, "content", too_many()))
        return kinds

    def look_at_translations(self, value: object, kinds: dict[str, type[Any]], own: object) -> None:
        seen: set[tuple[object, object]] = set()
        for path, each in self.each(value, ("content", "translations")):
            found = self.record(each, path, "language code words source_hash")
            language, code = found.get("language"), found.get("code")
            self.say((*path, "language"), wrong_choice(language, _LANGUAGES))
            self.say((*path, "source_hash"), wrong_text(found.get("source_hash"), limit=_KEY_LIMIT))
            if language == own:
                self.say((*path, "language"), _("This is the catalogue’s own language."))
            if not isinstance(code, str) or (code and code not in kinds):
                self.say((*path, "code"), _("There is no line with this code."))
                continue
            if (str(language), code) in seen:
                self.say(path, _("This line is there twice in this language."))
            seen.add((str(language), code))
            names: set[object] = set()
            for place, pair in self.each(found.get("words", []), (*path, "words")):
                self.look_at_translated(pair, place, kinds.get(code), names)

    def look_at_translated(
        self, pair: object, path: Path, kind: type[Any] | None, names: set[object]
    ) -> None:
        read = self.texts(pair, path, None, None)
        if not read:
            return
        limit = translated_limits(kind).get(read[0])
        if limit is None:
            self.say((*path, 0), _("There is no field of this name here."))
        if read[0] in names:
            self.say((*path, 0), _("This field is there twice."))
        names.add(read[0])
        self.say((*path, 1), wrong_text(read[1], limit=limit))

    def look_at_sources(self, plain: object, codes: set[str]) -> None:
        at: Path = ("sources",)
        found = self.record(plain, at, "", "definition lines workshops")
        self.say((*at, "definition"), wrong_text(found.get("definition", ""), limit=_KEY_LIMIT))
        lines = found.get("lines", {})
        if not isinstance(lines, dict):
            self.say((*at, "lines"), _("An object with fields is expected here."))
            lines = {}
        for code, line in lines.items():
            path: Path = (*at, "lines", code)
            if code not in codes:
                self.say(path, _("There is no line with this code."))
            source = self.record(line, path, "workshop key")
            for name in ("workshop", "key"):
                text = source.get(name, "")
                self.say((*path, name), wrong_text(text, limit=_KEY_LIMIT))
        seen: set[object] = set()
        for path, each in self.each(found.get("workshops", []), (*at, "workshops")):
            held = self.record(each, path, "workshop outcome")
            key = held.get("workshop", "")
            self.say((*path, "workshop"), wrong_text(key, limit=_KEY_LIMIT, needed=True))
            if str(key) in seen:
                self.say((*path, "workshop"), _("This workshop is there twice."))
            seen.add(str(key))
            sentence = _("This is not the snapshot of a workshop.")
            self.snapshot(outcome_from_json, held.get("outcome"), (*path, "outcome"), sentence)

    def look_at_consents(self, value: object, codes: set[str]) -> None:
        seen: set[tuple[str, str]] = set()
        for path, each in self.each(value, ("consents",)):
            found = self.record(each, path, "code workshop words_hash said")
            for name, needed in (("workshop", True), ("words_hash", False)):
                text = found.get(name, "")
                self.say((*path, name), wrong_text(text, limit=_KEY_LIMIT, needed=needed))
            key = (str(found.get("code")), str(found.get("workshop")))
            if found.get("code") not in list(codes):
                self.say((*path, "code"), _("There is no line with this code."))
            if key in seen:
                self.say(path, _("This consent is there twice."))
            seen.add(key)
            sentence = _("This is not what a workshop said of a line.")
            self.snapshot(_consent_on_line, found.get("said"), (*path, "said"), sentence)

    def check_links(self, content: Content) -> None:
        places = {
            id(entry): ("content", name, place)
            for name in KINDS
            for place, entry in enumerate(getattr(content, name))
        }
        for entry, field, sentence in checking.wrong_links(content.behaviours, content.questions):
            within = (field,) if field == "code" else ("words", field)
            self.say((*places[id(entry)], *within), sentence)


def _consent_on_line(plain: Any) -> None:
    if to_plain(from_plain(ConsentOnLine, plain)) != plain:
        raise ValueError("it does not read back as it was")


def _wrong_day(value: object) -> str:
    if value == "":
        return ""
    try:
        is_day = isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        is_day = False
    return "" if is_day else _no_day(value)


def _no_day(value: object) -> str:
    return _("“%(value)s” is no date. Write it like 2026-11-12.") % {"value": value}


def _deeper(path: Path, field: str) -> Path:
    """("words",) and "media[0].example" → ("words", "media", 0, "example")."""
    steps = field.replace("[", ".[").split(".") if field else []
    return (*path, *(int(step[1:-1]) if step.startswith("[") else step for step in steps))
