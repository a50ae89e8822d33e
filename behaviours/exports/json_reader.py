"""Reading JSON with care: what is wrong is kept with its path, and told with its line."""

import json
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from behaviours.exports.checking import wrong_code, wrong_text
from behaviours.exports.faults import Fault, WrongFile
from behaviours.exports.places import Path, lines_by_path, nearest, shown

DEEPEST = 20  # what is in what; an exported file has half of that


class Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.wrong: list[tuple[Path, str]] = []

    def parsed(self) -> Any:
        try:
            found = json.loads(self.text, parse_constant=_no_constant)
            # A path is kept for every value: with deep ones a small file would fill the memory.
            _check_depth(found)
        except json.JSONDecodeError as error:
            sentence = _(
                "The file cannot be read as JSON from here on (character %(column)s). A comma, a"
                " quotation mark or a bracket may be missing."
            ) % {"column": error.colno}
            raise WrongFile(Fault(error.lineno, "", sentence)) from error
        except (RecursionError, ValueError) as error:
            sentence = _("The file cannot be read as JSON.")
            raise WrongFile(Fault(0, "", sentence)) from error
        return found

    def stop_if_wrong(self) -> None:
        if not self.wrong:
            return
        found, _twice = lines_by_path(self.text)
        raise WrongFile(
            *(Fault(nearest(found, path), shown(path), words) for path, words in self.wrong)
        )

    def say(self, path: Path, sentence: str) -> None:
        if sentence:
            self.wrong.append((path, sentence))

    # --- what stands where ---------------------------------------------------------------------
    def record(self, value: object, path: Path, needed: str, others: str = "") -> dict[str, Any]:
        """The object, {} for what is none. `needed`, `others`: names of its fields."""
        if not isinstance(value, dict):
            self.say(path, _("An object with fields is expected here."))
            return {}
        for name in value.keys() - {*needed.split(), *others.split()}:
            self.say((*path, name), _("There is no field of this name here."))
        for name in needed.split():
            if name not in value:
                self.say((*path, name), _("This field is missing."))
        return value

    def each(self, value: object, path: Path) -> Iterable[tuple[Path, Any]]:
        if not isinstance(value, list):
            self.say(path, _("A list is expected here."))
            return []
        return [((*path, place), inner) for place, inner in enumerate(value)]

    def texts(self, value: object, path: Path, *limits: int | None) -> list[str]:
        """A list of as many texts as there are limits, [] for anything else."""
        if not isinstance(value, list) or len(value) != len(limits):
            sentence = _("A list of %(count)s texts is expected here.") % {"count": len(limits)}
            self.say(path, sentence)
            return []
        before = len(self.wrong)
        for place, limit in enumerate(limits):
            self.say((*path, place), wrong_text(value[place], limit=limit))
        return value if len(self.wrong) == before else []

    def pairs(self, value: object, at: Path, limit: int | None) -> list[tuple[Path, str]]:
        """(where, code) of each pair of a code and a text."""
        found: dict[str, Path] = {}
        for path, pair in self.each(value, at):
            read = self.texts(pair, path, 12, limit)
            if read:
                self.say((*path, 0), wrong_code(read[0]))
                if read[0] in found:
                    twice = _("The code %(code)s is there twice.") % {"code": read[0]}
                    self.say((*path, 0), twice)
                found[read[0]] = path
        return [(path, code) for code, path in found.items()]

    def snapshot(
        self, read: Callable[[Any], object], value: object, path: Path, sentence: str
    ) -> None:
        try:
            read(value)
        except (ValueError, TypeError, AttributeError):
            self.say(path, sentence)


def _check_depth(value: object) -> None:
    """Raises ValueError for more than `DEEPEST` lists and objects in each other."""
    level = [value]
    for _depth in range(DEEPEST + 1):
        inner: list[object] = []
        for each in level:
            if isinstance(each, dict):
                inner += each.values()
            elif isinstance(each, list):
                inner += each
        level = inner
        if not level:
            return
    if any(isinstance(each, dict | list) for each in level):
        raise ValueError("too deep")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
