"""Writing Markdown (CommonMark) in which people's words read as they were written."""

import re

# Whatever could begin or end a mark inside a line, a formula or an entity.
_INLINE = re.compile(r"([\\`*_\[\]<>&~|$#])")
# What makes a heading, a list, a quotation, a rule or a table of a line that begins with it.
_AT_START = re.compile(r"^(\s*)(?:([-+=:])|(\d{1,9})([.)]))")
# What a plain line would lose, or be taken for code by.
_SPACES = re.compile(r"^[ \t]+|[ \t]+$")


def escaped(text: str) -> str:
    """One line of text; a break in it becomes a space."""
    return _line(" ".join(text.splitlines()))


def paragraph(text: str, *, indent: int = 0) -> str:
    """Lines stay lines; an empty one stays empty. `indent`: spaces before all but the first."""
    lines = text.splitlines() or [""]
    ended = [
        _line(line) + ("\\" if line.strip() and after.strip() else "")
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return ("\n" + " " * indent).join(ended)


def heading(level: int, text: str) -> str:
    return f"{'#' * level} {escaped(text)}"


def labelled(label: str, text: str, *, indent: int = 0) -> str:
    """**How it sounds:** "Is it so that …?" """
    return f"**{escaped(label)}:** {paragraph(text, indent=indent)}"


def bullet(text: str, *, depth: int = 0) -> str:
    """`text` is Markdown already; its further lines stand under its first."""
    return " " * (2 * depth) + "- " + text.replace("\n", "\n" + " " * (2 * depth + 2))


def _line(text: str) -> str:
    plain = _INLINE.sub(r"\\\1", _SPACES.sub("", text))
    return _AT_START.sub(_start, plain)


def _start(match: re.Match[str]) -> str:
    space, mark, number, dot = match.groups()
    return f"{space}\\{mark}" if mark else f"{space}{number}\\{dot}"
