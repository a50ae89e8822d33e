"""Putting one word where another stood."""

import re


def put_word(text: str, old: str, new: str) -> str:
    """`text` with `new` wherever `old` stands as a whole word, whatever its case.

    A part of a longer word, with or without a hyphen, is another word and stays. Where the old
    word began with a capital and is otherwise written in small letters, so does the new one.
    """
    if not old or old == new:
        return text
    spaced = r"\s+".join(map(re.escape, old.split()))
    return re.sub(
        rf"(?<![\w-]){spaced}(?![\w-])",
        lambda found: _as_begun(found.group(), old, new),
        text,
        flags=re.IGNORECASE,
    )


def _as_begun(found: str, old: str, new: str) -> str:
    if found[:1].isupper() and old[:1].islower():
        return new[:1].upper() + new[1:]
    return new
