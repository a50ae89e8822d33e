"""English, bokmål and Swedish are equal: nothing missing, nothing guessed, nothing in English."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from tests.messages import CATALOGUES, ROOT

# Words that are the same in the language, or that no language translates.
SAME = {
    "nb": {
        "Samsyn",
        "%(field)s, %(language)s",
        "English",
        "Norsk",
        "Svenska",
        "QR",
        "Start",
        "Team",
        "Status",
        "Type",
        "Link",
        "Workshop",
        "Pause",
        "Send",
        "%(minutes)s min",
        "%(minute)d min",
        "+1 min",
        "−1 min",
        "Tastle–Wierman",
        "median %(number)s",
        "Chat",
        "Video",
        "%(count)s: %(names)s",
        "%(medium)s: %(field)s",
    },
    "sv": {
        "%(answer)s: version %(number)s",
        "%(field)s, %(language)s",
        "<b>Version %(number)s</b>, %(date)s",
        "version %(number)s, %(date)s",
        "Text (Markdown)",
        "Samsyn",
        "English",
        "Norsk",
        "Svenska",
        "QR",
        "Start",
        "Team",
        "Status",
        "Version",
        "Version %(number)s",
        "Version %(number)s, %(date)s",
        "Agenda",
        "Definition",
        "definition",
        "Facilitator",
        "facilitator",
        "Workshop",
        "%(minutes)s min",
        "%(minute)d min",
        "+1 min",
        "−1 min",
        "Index",
        "Tastle–Wierman",
        "median %(number)s",
        "Video",
        "%(count)s: %(names)s",
        "%(medium)s: %(field)s",
    },
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|</?\w+[^>]*>")


def entries(path: Path) -> Iterator[polib.POEntry]:
    yield from (entry for entry in polib.pofile(str(path)) if not entry.obsolete)


def name(path: Path) -> str:
    return "/".join(path.parts[-5:-2])


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_every_sentence_is_translated_and_none_is_a_guess(path: Path) -> None:
    missing = [
        entry.msgid
        for entry in entries(path)
        if entry.fuzzy or not (entry.msgstr or all(entry.msgstr_plural.values() or [""]))
    ]
    assert missing == []


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_only_words_that_are_alike_equal_the_english(path: Path) -> None:
    language = path.parts[-3]
    alike = {
        e.msgid for e in entries(path) if e.msgstr == e.msgid and re.search(r"[a-z]{2}", e.msgid)
    }
    assert alike - SAME[language] == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_placeholders_and_tags_survive_translation(path: Path) -> None:
    lost = []
    for entry in entries(path):
        wanted = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        translated = list(entry.msgstr_plural.values())[-1] if entry.msgid_plural else entry.msgstr
        if sorted(PLACEHOLDER.findall(translated)) != wanted:
            lost.append(entry.msgid)
    assert lost == []


PLURAL = re.compile(
    r"{%\s*blocktranslate\b([^%]*\bcount\b[^%]*)%}(.*?){%\s*plural\s*%}(.*?)"
    r"{%\s*endblocktranslate\s*%}",
    re.DOTALL,
)


# How many words of each are the catalogue's: context, singular, plural.
PLURALS = {"ngettext": 2, "npgettext": 3}
VARIABLE = re.compile(r"{{\s*(\w+)\s*}}")


def plurals_in_templates() -> Iterator[tuple[str, str, str]]:
    """(context, one, many), as the catalogue writes them."""
    for template in (ROOT / "templates").rglob("*.html"):
        for options, one, many in PLURAL.findall(template.read_text()):
            context = "".join(re.findall(r"""context\s+["']([^"']+)""", options))
            one, many = (VARIABLE.sub(r"%(\1)s", " ".join(each.split())) for each in (one, many))
            yield context, one, many


def plurals_in_code() -> Iterator[tuple[str, str, str]]:
    for room in ("behaviours", "workshop"):
        for file in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text())):
                named = getattr(node, "func", None)
                name = getattr(named, "attr", getattr(named, "id", ""))
                if isinstance(node, ast.Call) and name.removesuffix("_lazy") in PLURALS:
                    said = [
                        ast.literal_eval(each)
                        for each in node.args[: PLURALS[name.removesuffix("_lazy")]]
                    ]
                    yield (*([""] * (3 - len(said))), *said)


def test_one_singular_has_one_plural() -> None:
    """A catalogue knows a sentence by its singular; a second plural would be said in its place."""
    plurals: dict[tuple[str, str], set[str]] = {}
    for context, one, many in (*plurals_in_templates(), *plurals_in_code()):
        plurals.setdefault((context, one), set()).add(many)
    assert plurals
    assert {one: many for one, many in plurals.items() if len(many) > 1} == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_the_compiled_file_says_what_the_source_says(path: Path) -> None:
    compiled = {e.msgid_with_context: e for e in polib.mofile(str(path.with_suffix(".mo")))}
    for entry in entries(path):
        found = compiled[entry.msgid_with_context]
        assert (found.msgstr, found.msgstr_plural) == (entry.msgstr, entry.msgstr_plural)


def test_no_sentence_of_the_product_is_outside_the_catalogues(tmp_path: Path) -> None:
    """Collecting again finds nothing new: the catalogues are those of this code."""
    copy = tmp_path / "copy"
    tracked = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.py", "*.html", "*.po", "*.txt"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    for file in tracked:
        if (ROOT / file).exists():
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_bytes((ROOT / file).read_bytes())
    subprocess.run([sys.executable, "tests/messages.py"], cwd=copy, check=True)
    for path in CATALOGUES:
        mine = {e.msgid_with_context for e in entries(path)}
        fresh = {e.msgid_with_context for e in entries(copy / path.relative_to(ROOT))}
        assert fresh - mine == set(), "run make messages and translate what is new"
        assert mine - fresh == set(), "run make messages: these are said nowhere any more"
