"""`python -m tests.bench wording behaviours|questions FILE.jsonl`: hints against labelled lines.

Behaviours: lines of text, lang and label good|bad, or good true|false. A text is called bad when
some hint is clear; mild hints are shown to people but count for nothing here.

Questions: lines of text, lang and form or label, and flags. The form is scored where the gold is
open, closed or choice; where no line of a file says choice, the file knows two forms and a choice
is one of its closed ones. A flag that a file uses is scored on every line that says flags or has a
label.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop.method.wording import CLEAR, check_behaviour, check_question

FORMS = ("open", "closed", "choice")
FLAGS = ("leading", "multiple", "follow-up", "hypothetical", "why")
Line = dict[str, Any]


@dataclass
class Counts:
    """How often a label was right, said in vain, and missed."""

    hit: int = 0
    false: int = 0
    missed: int = 0

    def add(self, gold: bool, said: bool) -> None:
        self.hit += gold and said
        self.false += said and not gold
        self.missed += gold and not said

    def figures(self) -> dict[str, float | int]:
        """`n` is how many lines have the label; a share of nothing is 0."""
        precision = _share(self.hit, self.hit + self.false)
        recall = _share(self.hit, self.hit + self.missed)
        f1 = _share(2 * self.hit, 2 * self.hit + self.false + self.missed)
        n = self.hit + self.missed
        return {"precision": precision, "recall": recall, "f1": f1, "n": n}


@dataclass
class Table:
    """Counts by label, and how many lines were right."""

    by_label: dict[str, Counts] = field(default_factory=dict)
    right: int = 0
    scored: int = 0

    def add(self, label: str, gold: bool, said: bool) -> None:
        self.by_label.setdefault(label, Counts()).add(gold, said)

    def figures(self) -> dict[str, Any]:
        labels = {name: counts.figures() for name, counts in self.by_label.items()}
        return {"by_label": labels, "accuracy": _share(self.right, self.scored)}


def behaviours(lines: Sequence[Line]) -> dict[str, Any]:
    def score(line: Line, table: Table) -> None:
        gold = not line["good"] if "good" in line else str(line["label"]) == "bad"
        hints = check_behaviour(str(line["text"]), str(line["lang"]))
        said = any(hint.severity == CLEAR for hint in hints)
        table.add("bad", gold, said)
        table.add("good", not gold, not said)
        table.right += gold == said
        table.scored += 1

    return _measured(lines, score)


def questions(lines: Sequence[Line]) -> dict[str, Any]:
    three = any(_gold_form(line) == "choice" for line in lines)
    used = frozenset[str]().union(*(_gold_flags(line) or () for line in lines))
    named = [flag for flag in FLAGS if flag in used]

    def score(line: Line, table: Table) -> None:
        reading = check_question(str(line["text"]), str(line["lang"]))
        gold, said = _gold_form(line), str(reading.form)
        if said == "choice" and not three:
            said = "closed"
        if gold:
            for form in FORMS if three else FORMS[:2]:
                table.add(form, gold == form, said == form)
            table.right += gold == said
            table.scored += 1
        if (flags := _gold_flags(line)) is not None:
            for flag in named:
                table.add(flag, flag in flags, bool(getattr(reading, flag.replace("-", "_"))))

    return _measured(lines, score)


def _gold_form(line: Line) -> str:
    form = str(line.get("form") or line.get("label") or "")
    return form if form in FORMS else ""


def _gold_flags(line: Line) -> frozenset[str] | None:
    if "flags" in line:
        flags = line["flags"] or []
        if isinstance(flags, dict):
            flags = [name for name, raised in flags.items() if raised]
        return frozenset(_flag(flag) for flag in ([flags] if isinstance(flags, str) else flags))
    return frozenset({_flag(str(line["label"]))}) if "label" in line else None


def _flag(name: str) -> str:
    return "follow-up" if name.replace("_", "-") in {"followup", "follow-up"} else name


def _measured(lines: Sequence[Line], score: Callable[[Line, Table], None]) -> dict[str, Any]:
    def over(chosen: Iterable[Line]) -> dict[str, Any]:
        table = Table()
        for line in chosen:
            score(line, table)
        return table.figures()

    languages = sorted({str(line["lang"]) for line in lines})
    by_lang = {lang: over(line for line in lines if line["lang"] == lang) for lang in languages}
    whole = over(lines)
    return {"by_label": whole["by_label"], "by_lang": by_lang, "accuracy": whole["accuracy"]}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


WHAT = {"behaviours": behaviours, "questions": questions}


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench wording",
        description="Says how often the hints on wording are right about labelled lines.",
    )
    parser.add_argument("what", choices=WHAT)
    parser.add_argument("file", type=Path, metavar="FILE", help="lines of text, lang and label")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(argv)
    try:
        written = given.file.read_text(encoding="utf-8").splitlines()
        lines = [json.loads(line) for line in written if line.strip()]
        found = WHAT[given.what](lines)
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"{given.file}: {error!r}", file=sys.stderr)
        return 2
    if not lines:
        print(f"{given.file}: no lines", file=sys.stderr)
        return 2
    print(json.dumps(found) if given.json else table(found), flush=True)
    return 0


def table(found: dict[str, Any]) -> str:
    rows = [f"{'':12} {'label':12} precision  recall      f1     n"]
    for lang, figures in [("all", found), *found["by_lang"].items()]:
        for label, of in figures["by_label"].items():
            cells = "  ".join(f"{of[name]:6.3f}" for name in ("precision", "recall", "f1"))
            rows.append(f"{lang:12} {label:12}    {cells}  {of['n']:4}")
        rows.append(f"{lang:12} {'accuracy':12}    {figures['accuracy']:6.3f}")
    return "\n".join(rows)
