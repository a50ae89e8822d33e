"""Reading a table of lines into what the draft says.

A row with the code of a line of the draft changes that line; any other row adds one. Lines that no
row names stay as they are, and so does a field without a column. An empty cell empties its field.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from behaviours.content import (
    BehaviourWords,
    Entry,
    QuestionWords,
    Translated,
    words_hash,
)
from behaviours.document import Document
from behaviours.enums import Kind
from behaviours.exports import checking
from behaviours.exports.csv_file import (
    MARK,
    OLDER,
    columns_of_kinds,
    kind_of,
    media_from,
    unguarded,
)
from behaviours.exports.faults import MOST_LINES, Fault, WrongFile, too_many
from behaviours.exports.translated import translated_limits
from behaviours.plain import to_plain
from behaviours.said import YES, said

_WORDS: dict[Kind, type[Any]] = {Kind.BEHAVIOUR: BehaviourWords, Kind.QUESTION: QuestionWords}
_TICKS = ("seen", "heard", "considered")
_LANGUAGES = [code for code, _name in settings.LANGUAGES]
# Of what a translation is that says it is of other words: of none that there are.
_OTHER_WORDS = "0" * 64


def read_csv(text: str, before: Document) -> Document:
    """`before`: what the draft says. Raises WrongFile; row 1 is the head of the table."""
    table = _Table(text, before)
    found = table.read()
    if table.wrong:
        raise WrongFile(*table.wrong)
    return found


class _Table:
    def __init__(self, text: str, before: Document) -> None:
        self.before = before
        self.wrong: list[Fault] = []
        self.rows = list(self._parsed(text.removeprefix(MARK)))
        self.columns = [cell.strip() for cell in self.rows[0]] if self.rows else []

    def _parsed(self, text: str) -> Iterator[list[str]]:
        # Excel writes semicolons where the comma is in numbers.
        head = text.partition("\n")[0]
        comma = ";" if head.count(";") > head.count(",") else ","
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
        number = 0
        try:
            for number, row in enumerate(rows, start=1):
                if number > MOST_LINES + 1:
                    raise WrongFile(Fault(0, "", too_many()))
                yield row
        except csv.Error as error:
            sentence = _("The file cannot be read from this row on. Is a quotation mark missing?")
            raise WrongFile(Fault(number + 1, "", sentence)) from error

    def say(self, row: int, field: str, sentence: str) -> None:
        if sentence:
            self.wrong.append(Fault(row, field, sentence))

    def read(self) -> Document:
        self._check_head()
        content = self.before.content
        lines = {each.code: each for each in (*content.behaviours, *content.questions)}
        rows: dict[str, int] = {}
        cells_of: dict[str, dict[str, str]] = {}
        for number, cells in self._filled():
            # A line without a code has a name until it gets one.
            code = cells.get("code", "").strip() or f"+{number}"
            if code in rows:
                self.say(number, "code", _("The code %(code)s is there twice.") % {"code": code})
                continue
            rows[code], cells_of[code] = number, cells
            if not code.startswith("+"):
                self.say(number, "code", checking.wrong_code(code))
            entry = self._line(number, code, lines.get(code), cells)
            if entry is not None:
                lines[code] = entry
        if self.wrong:
            return self.before
        found = replace(
            content,
            behaviours=tuple(e for e in lines.values() if kind_of(e) is Kind.BEHAVIOUR),
            questions=tuple(e for e in lines.values() if kind_of(e) is Kind.QUESTION),
            removals=tuple(each for each in content.removals if each[0] not in lines),
            replacements=tuple(each for each in content.replacements if each[0] not in lines),
        )
        for entry, field, sentence in checking.wrong_links(found.behaviours, found.questions):
            self.say(rows.get(entry.code, 0), field, sentence)
        if len(lines) > MOST_LINES:
            self.say(0, "", too_many())
        translations = self._translations(lines, rows, cells_of)
        return replace(self.before, content=replace(found, translations=translations))

    def _check_head(self) -> None:
        if not {"code", "kind"} & set(self.columns):
            sentence = _("The first row must name the columns, among them code and kind.")
            raise WrongFile(Fault(1, "", sentence))
        of = columns_of_kinds()
        own = {"code", "kind", *of[Kind.BEHAVIOUR], *of[Kind.QUESTION]}
        seen: set[str] = set()
        for name in self.columns:
            language, colon, field = name.partition(":")
            in_language = colon and language in _LANGUAGES and field in self._translated
            if name not in own and not in_language:
                self.say(1, name, _("There is no field for this column."))
            elif language == self.before.content.language and colon:
                self.say(1, name, _("This is the catalogue’s own language."))
            if name in seen:
                self.say(1, name, _("This column is there twice."))
            seen.add(name)
        if self.wrong:
            raise WrongFile(*self.wrong)

    @property
    def _translated(self) -> set[str]:
        return {OLDER, *(name for kind in _WORDS.values() for name in translated_limits(kind))}

    def _filled(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Rows that say something, each cell by its column."""
        for number, row in enumerate(self.rows[1:], start=2):
            if not any(row):
                continue
            if len(row) > len(self.columns) and any(row[len(self.columns) :]):
                self.say(number, "", _("This row has more cells than there are columns."))
                continue
            row = [*row, *[""] * (len(self.columns) - len(row))]
            texts = (checking.plain_ends(unguarded(cell)) for cell in row)
            yield number, dict(zip(self.columns, texts, strict=False))

    def _line(
        self, number: int, code: str, stored: Entry | None, cells: dict[str, str]
    ) -> Entry | None:
        written = cells.get("kind", "").strip()
        if stored is not None and written in {"", kind_of(stored).value}:
            kind = kind_of(stored)
        elif stored is not None:
            self.say(number, "kind", _("A behaviour stays a behaviour, a question a question."))
            return None
        elif sentence := checking.wrong_choice(written, Kind.values):
            self.say(number, "kind", sentence)
            return None
        else:
            kind = Kind(written)
        own = columns_of_kinds()[kind]
        shared = {"code", "kind", *own}
        for name, text in cells.items():
            if text and name not in shared and ":" not in name:
                self.say(number, name, _("A line of this kind has no such field."))
        there = said(stored.words) if stored is not None else dict.fromkeys(own, "")
        texts = {**there, **{name: cells[name] for name in own if name in cells}}
        plain: dict[str, Any] = {
            name: text for name, text in texts.items() if "." not in name and name not in _TICKS
        }
        if stored is None:
            # An empty choice of a new line is what it is for a line that says nothing of it.
            plain = {
                name: text
                for name, text in plain.items()
                if text or name not in {"audience", "purpose"}
            }
        if kind is Kind.BEHAVIOUR:
            plain |= {name: texts.get(name, "") == YES for name in _TICKS}
            plain["media"] = media_from(texts)
            for name in _TICKS:
                self.say(number, name, checking.wrong_choice(texts.get(name, ""), ["", YES]))
        media = plain.get("media", [])
        wrong = list(checking.wrong_words(_WORDS[kind], plain))
        for field, sentence in wrong:
            self.say(number, _column(field, media), sentence)
        return None if wrong else Entry(code, checking.read_words(_WORDS[kind], plain))

    def _translations(
        self, lines: dict[str, Entry], rows: dict[str, int], cells_of: dict[str, dict[str, str]]
    ) -> tuple[Translated, ...]:
        """A translated cell is of what its row says, unless the row says that it is older."""
        found = {(e.language, e.code): e for e in self.before.content.translations}
        languages = {n.partition(":")[0] for n in self.columns if ":" in n}
        old = {
            each.code: each.words
            for each in (*self.before.content.behaviours, *self.before.content.questions)
        }
        for code, cells in cells_of.items():
            entry = lines[code]
            limits = translated_limits(type(entry.words))
            for language in sorted(languages):
                start = f"{language}:"
                stored = found.pop((language, code), None)
                words = dict(stored.words) if stored else {}
                for name, text in cells.items():
                    field = name.removeprefix(start)
                    if not name.startswith(start) or field == OLDER:
                        continue
                    if text and field not in limits:
                        self.say(rows[code], name, _("A line of this kind has no such field."))
                    elif text or field in words:
                        words[field] = text
                        limit = limits[field]
                        self.say(rows[code], name, checking.wrong_text(text, limit=limit))
                words = {name: text for name, text in words.items() if text}
                if not words:
                    continue
                older = cells.get(f"{start}{OLDER}", "")
                self.say(rows[code], f"{start}{OLDER}", checking.wrong_choice(older, ["", YES]))
                hash_now = words_hash(entry.words)
                same = stored is not None and dict(stored.words) == words
                if older == YES:
                    kept = stored.source_hash if stored else _OTHER_WORDS
                    source = _OTHER_WORDS if kept == hash_now else kept
                elif same and stored and f"{start}{OLDER}" not in self.columns:
                    source = stored.source_hash
                elif same and stored and to_plain(old.get(code)) != to_plain(entry.words):
                    # The line was written anew and its translation was not.
                    source = stored.source_hash
                else:
                    source = hash_now
                found[language, code] = Translated(
                    language, code, tuple(sorted(words.items())), source
                )
        order = sorted(found.values(), key=lambda each: (each.language, each.code))
        return tuple(order)


def _column(field: str, media: list[dict[str, str]]) -> str:
    """ "media[0].example" → "phone.example"."""
    if not field.startswith("media["):
        return field
    place, _bracket, name = field.removeprefix("media[").partition("]")
    return media[int(place)]["medium"] + name
