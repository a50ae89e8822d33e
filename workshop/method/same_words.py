"""Whether two cards say the same in nearly the same words; what they mean is not looked at."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

# How much of the letters two texts must share, in order, to be told as near-identical.
NEARLY = 0.82
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=10_000)
def same_words(text: str) -> str:
    """The text without case, punctuation and doubled spaces: equal for what says the same."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_WORD.findall(folded)) or " ".join(folded.split())


def nearly_the_same(one: str, other: str) -> bool:
    """Ratcliff and Obershelp's share of matching letters, at least NEARLY (Dr. Dobb's 1988)."""
    a, b = same_words(one), same_words(other)
    if a == b:
        return True
    compared = SequenceMatcher(None, a, b, autojunk=False)
    return compared.real_quick_ratio() >= NEARLY and compared.ratio() >= NEARLY
