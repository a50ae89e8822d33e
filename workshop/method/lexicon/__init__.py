"""The concepts that words about good service fall into, in Norwegian, Swedish and English.

Written by hand for this product, from knowledge of the languages: `labels.toml` names the
concepts and says which are kin, `common.toml` holds word classes and words that say nothing,
`nb/`, `sv/` and `en/` hold the entries, `*_said.toml` those for deeds, images and examples.
How an entry is written: `entries.py`.
"""

from math import sqrt

from workshop.method.lexicon.entries import names_and_kin
from workshop.method.lexicon.matching import concepts_in

_NAMES, _KIN = names_and_kin()

CONCEPTS: tuple[str, ...] = tuple(_NAMES)

__all__ = ["CONCEPTS", "concepts_in", "kinship", "label", "similar"]


def label(concept: str, language: str) -> str:
    """A short theme name for a concept. `language` is nb, sv or en (nn, no and da read nb).

    An unknown language gets the English name; an unknown concept raises KeyError.
    """
    names = _NAMES[concept]
    tag = language.lower().replace("_", "-").split("-")[0]
    return names.get("nb" if tag in {"nn", "no", "da"} else tag, names["en"])


def kinship(one: str, other: str) -> float:
    """How near two concepts are, 0 to 1: people often make one theme of kin."""
    return 1.0 if one == other else _KIN.get((one, other), 0.0)


def similar(a: dict[str, float], b: dict[str, float]) -> float:
    """How much two texts share, 0 to 1, given what `concepts_in` says of each.

    The soft cosine of the two (Sidorov et al. 2014), with kinship as the likeness between
    concepts; 0 where either has no concept.
    """
    if not a or not b:
        return 0.0
    own = _product(a, a) * _product(b, b)
    return min(1.0, _product(a, b) / sqrt(own))


def _product(a: dict[str, float], b: dict[str, float]) -> float:
    return sum(x * y * kinship(one, other) for one, x in a.items() for other, y in b.items())
