"""What the content policy would refuse in a browser is refused here first."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
SHEETS = sorted((settings.BASE_DIR / "static/css").glob("*.css"))
# What a phone loads for its first task besides scripts: R45.
PHONE = [
    "tokens",
    "base",
    "parts",
    "marks",
    "forms",
    "layers",
    "phone",
    "phone-steps",
    "decided",
    "board",
]


@pytest.mark.parametrize(
    "template", TEMPLATES, ids=lambda path: str(path.relative_to(settings.BASE_DIR))
)
def test_no_template_has_anything_inline(template: Path) -> None:
    text = template.read_text()

    assert not re.search(r"<style\b", text), "an inline style sheet"
    assert not re.search(r"<[^>]*\sstyle\s*=", text), "a style attribute"
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", text), "an event attribute"
    assert not re.search(r"<script\b(?![^>]*\b(?:src=|type=\"application/json\"))", text), (
        "an inline script"
    )
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text), "something loaded from elsewhere"
    assert "javascript:" not in text


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_sheet_loads_anything_from_elsewhere(sheet: Path) -> None:
    text = sheet.read_text()

    assert not re.search(r"url\(\s*[\"']?(?:https?:|//|data:)", text)
    assert "@import" not in text


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_keeps_to_the_layers(sheet: Path) -> None:
    outside = re.sub(
        r"/\*.*?\*/|@font-face \{.*?\}|@page [^{]*\{.*?\}",
        "",
        sheet.read_text(),
        flags=re.DOTALL,
    )

    assert re.match(r"\s*@layer ", outside)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_names_only_tokens_that_exist(sheet: Path) -> None:
    known = set(
        re.findall(r"(--[\w-]+):", (settings.BASE_DIR / "static/css/tokens.css").read_text())
    )

    assert set(re.findall(r"var\((--[\w-]+)", sheet.read_text())) <= known


def test_the_two_dark_palettes_are_the_same() -> None:
    text = (settings.BASE_DIR / "static/css/tokens.css").read_text()
    chosen, system = re.findall(r"color-scheme: dark;(.*?)\}", text, flags=re.DOTALL)

    assert chosen.split() == system.split()


def test_what_a_phone_loads_first_leaves_room_for_scripts_and_words() -> None:
    sheets = sum(
        len(gzip.compress((settings.BASE_DIR / f"static/css/{name}.css").read_bytes()))
        for name in PHONE
    )
    font = (
        next((settings.BASE_DIR / "static/vendor/schibsted-grotesk").glob("*.woff2")).stat().st_size
    )

    assert sheets + font < 70_000


def test_every_vendored_part_has_its_licence_beside_it() -> None:
    for folder in (settings.BASE_DIR / "static/vendor").iterdir():
        if folder.is_dir():
            assert (folder / "LICENSE").read_text().strip(), folder.name
