"""The bench of the hints on wording: what it counts, and what it makes of a file."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bench import wording


def written(folder: Path, *lines: dict[str, Any]) -> str:
    file = folder / "lines.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return str(file)


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_bad_and_good_are_counted_by_label_and_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(
        tmp_path,
        {"text": "Be friendly", "lang": "en", "label": "bad", "reasons": ["trait"]},
        {"text": "Be friendly", "lang": "en", "good": True},
        {"text": "Ring kunden", "lang": "nb", "label": "good"},
    )

    assert wording.main(["behaviours", file, "--json"]) == 0

    found = told(capsys)
    assert found["by_label"]["bad"] == {"precision": 0.5, "recall": 1.0, "f1": 0.6667, "n": 1}
    assert found["accuracy"] == 0.6667
    assert found["by_lang"]["nb"]["accuracy"] == 1.0


def test_a_file_of_two_forms_counts_a_choice_as_closed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = {"text": "Do you want tea or coffee?", "lang": "en"}
    two = [question | {"label": "closed"}]
    three = [question | {"form": "closed"}, question | {"form": "choice"}]

    wording.main(["questions", written(tmp_path, *two), "--json"])
    assert told(capsys)["accuracy"] == 1.0
    wording.main(["questions", written(tmp_path, *three), "--json"])
    assert told(capsys)["accuracy"] == 0.5


@pytest.mark.parametrize(
    "gold",
    [
        {"label": "leading"},
        {"form": "closed", "flags": ["leading"]},
        {"form": "closed", "flags": "leading"},
        {"form": "closed", "flags": {"leading": True, "multiple": False}},
    ],
)
def test_a_flag_is_read_however_a_file_gives_it(
    gold: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = {"text": "You agree, don't you?", "lang": "en"} | gold

    wording.main(["questions", written(tmp_path, line), "--json"])

    assert told(capsys)["by_label"]["leading"]["f1"] == 1.0


def test_what_is_no_file_of_lines_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert wording.main(["questions", str(tmp_path / "none.jsonl")]) == 2
    assert wording.main(["behaviours", written(tmp_path, {"text": "x"})]) == 2
    assert wording.main(["behaviours", written(tmp_path)]) == 2
    assert "lines.jsonl" in capsys.readouterr().err
