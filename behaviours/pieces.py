"""Two texts word by word, and when two texts say the same words. Pure functions."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"(\w+|[^\w\s])")
_WORD = re.compile(r"\w")
_WHOLE_WORD = re.compile(r"\w+")
# Signs that keyboards, phones and word processors write in several ways.
_SIGNS = str.maketrans(
    dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‘’‚‛‹›′", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "..."}
    | dict.fromkeys("\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}\N{ZERO WIDTH NO-BREAK SPACE}", "")
)
_LIST_MARK = re.compile(r"^[ \t]*[-*•][ \t]+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_|`)(?=[^\s*_`])(.{1,400}?)(?<=[^\s])\1(?!\w)")
# Beyond so many pairs of words without a landmark, a text is told as replaced whole.
_PAIRS = 2500
_FEW = 2


@dataclass(frozen=True)
class Piece:
    """`kind` is "equal", "ins" or "del"."""

    kind: str
    text: str


def plain_words(text: str) -> str:
    """The text without its markup: what is left is the words, and two texts are compared by them.

    No change of words are: spaces and line breaks, the forms of quotation marks, dashes and the
    ellipsis, non-breaking and invisible spaces, how an accent is stored, marks of emphasis round
    words (`**x**`, `_x_`, `` `x` ``) and a list mark ("- ") at the beginning of a line. Every
    other sign is a change: a comma may turn a sentence round.
    """
    found = unicodedata.normalize("NFC", text).translate(_SIGNS)
    found = _LIST_MARK.sub("", found)
    bare = _EMPHASIS.sub(r"\2", found)
    while bare != found:
        found, bare = bare, _EMPHASIS.sub(r"\2", bare)
    return " ".join(found.split())


def same_words(before: str, after: str) -> bool:
    """`plain_words` of both are equal. Most texts that differ are told apart by one letter."""
    if before == after:
        return True
    place = _common_start(before, after)
    old, new = before[place : place + 1], after[place : place + 1]
    if old.isascii() and new.isascii() and old.isalnum() and new.isalnum():
        return False
    return plain_words(before) == plain_words(after)


def word_pieces(before: str, after: str) -> tuple[Piece, ...]:
    """`before` and `after` as equal, deleted and inserted runs of words.

    What is equal and deleted gives `before`, what is equal and inserted gives `after`, sign by
    sign. Few words between two larger changes are taken into the change: a phrase that was
    replaced is one replacement, not one for every word.
    """
    start = _common_start(before, after)
    while start and before[start - 1].isalnum():
        start -= 1
    rest = min(len(before), len(after)) - start
    end = _common_end(before, after, rest)
    while end and before[len(before) - end].isalnum():
        end -= 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    steps = [(before[:start], before[:start]), *_steps(old, new)]
    steps.append((before[len(before) - end :],) * 2)
    return _joined(steps)


def without_markup(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """For showing: a replacement that changes no word stands as the new text, unmarked.

    Nor is the space before and after words that were put in.
    """
    shown: list[Piece] = []
    rest = list(pieces)
    while rest:
        old = rest.pop(0).text if rest[0].kind == "del" else ""
        new = rest.pop(0).text if rest and rest[0].kind == "ins" else ""
        if old or new:
            if plain_words(old) == plain_words(new):
                shown += [Piece("equal", new)] if new else []
            else:
                shown += [Piece("del", old)] if old else []
                shown += _bare(new)
        if rest and rest[0].kind == "equal":
            shown.append(rest.pop(0))
    return tuple(shown)


def _bare(new: str) -> list[Piece]:
    words = new.strip()
    before, _, after = new.partition(words) if words else (new, "", "")
    kinds = (("equal", before), ("ins", words), ("equal", after))
    return [Piece(kind, text) for kind, text in kinds if text]


def replacement(old: str, new: str) -> list[Piece]:
    return [Piece(kind, text) for kind, text in (("del", old), ("ins", new)) if text]


def _steps(old: str, new: str) -> list[tuple[str, str]]:
    """(old text, new text) in their order; the same text twice where nothing changed."""
    # Spaces at even places, words at odd ones.
    before, after = _WORDS.split(old), _WORDS.split(new)
    blocks: list[tuple[int, int, int]] = []
    a, b = before[1::2], after[1::2]
    _align(a, b, (0, len(a)), (0, len(b)), blocks)
    steps: list[tuple[str, str]] = []
    at_old = at_new = 0  # the next place in either that has not been told
    for first_old, first_new, count in _in_runs(blocks):
        o1, n1 = 2 * first_old + 1, 2 * first_new + 1
        steps += _between("".join(before[at_old:o1]), "".join(after[at_new:n1]))
        at_old, at_new = o1 + 2 * count - 1, n1 + 2 * count - 1
        if before[o1:at_old] == after[n1:at_new]:
            steps.append(("".join(before[o1:at_old]),) * 2)
        else:  # the same words with other spaces between them
            pairs = zip(before[o1:at_old], after[n1:at_new], strict=True)
            steps += pairs
    return [*steps, *_between("".join(before[at_old:]), "".join(after[at_new:]))]


def _in_runs(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """In order, those that touch on both sides as one."""
    runs: list[tuple[int, int, int]] = []
    for a, b, count in sorted(blocks):
        if runs:
            last_a, last_b, length = runs[-1]
            if (last_a + length, last_b + length) == (a, b):
                runs[-1] = (last_a, last_b, length + count)
                continue
        runs.append((a, b, count))
    return runs


def _between(old: str, new: str) -> list[tuple[str, str]]:
    """What lies between words that stayed; the space round a new word is no change."""
    if old == new:
        return [(old, new)]
    start = _common_start(old, new)
    while start and not old[:start].isspace():
        start -= 1
    end = _common_end(old, new, min(len(old), len(new)) - start)
    while end and not old[len(old) - end :].isspace():
        end -= 1
    middle = (old[start : len(old) - end], new[start : len(new) - end])
    return [(old[:start], old[:start]), middle, (old[len(old) - end :],) * 2]


def _align(
    a: list[str],
    b: list[str],
    in_a: tuple[int, int],
    in_b: tuple[int, int],
    blocks: list[tuple[int, int, int]],
) -> None:
    """Adds the runs (place in a, place in b, length) of words that stayed.

    Landmarks first: words that stand once on either side, in the longest run that keeps their
    order ("patience" comparison, Bram Cohen); then the same between each two landmarks.
    """
    (a1, a2), (b1, b2) = in_a, in_b
    first = a1
    while a1 < a2 and b1 < b2 and a[a1] == b[b1]:
        a1, b1 = a1 + 1, b1 + 1
    if a1 > first:
        blocks.append((first, b1 - (a1 - first), a1 - first))
    last = a2
    while a2 > a1 and b2 > b1 and a[a2 - 1] == b[b2 - 1]:
        a2, b2 = a2 - 1, b2 - 1
    if last > a2:
        blocks.append((a2, b2, last - a2))
    if a1 == a2 or b1 == b2:
        return
    if min(a2 - a1, b2 - b1) <= _FEW:
        # A few words that were dropped, put in or replaced: the first that is found again stays.
        new = b[b1:b2]
        for place in range(a1, a2):
            if a[place] in new:
                at = new.index(a[place])
                blocks.append((place, b2 - len(new) + at, 1))
                new = new[at + 1 :]
        return
    landmarks = _landmarks(a, b, (a1, a2), (b1, b2))
    if not landmarks:
        if (a2 - a1) * (b2 - b1) <= _PAIRS:
            found = SequenceMatcher(None, a[a1:a2], b[b1:b2], autojunk=False).get_matching_blocks()
            blocks += [(a1 + m.a, b1 + m.b, m.size) for m in found if m.size]
        return
    for place, other in [*landmarks, (a2, b2)]:
        if place > a1 and other > b1:
            _align(a, b, (a1, place), (b1, other), blocks)
        if place < a2:
            blocks.append((place, other, 1))
        a1, b1 = place + 1, other + 1


def _landmarks(
    a: list[str], b: list[str], in_a: tuple[int, int], in_b: tuple[int, int]
) -> list[tuple[int, int]]:
    old, new = a[slice(*in_a)], b[slice(*in_b)]
    once = _once(old) & _once(new)
    place = {word: in_b[0] + at for at, word in enumerate(new) if word in once}
    pairs = [
        (in_a[0] + at, place[word])
        for at, word in enumerate(old)
        if word in once and _WORD.match(word)
    ]
    kept = longest_in_order([other for _place, other in pairs])
    return [pairs[at] for at in kept]


def _once(words: list[str]) -> set[str]:
    return {word for word, times in Counter(words).items() if times == 1}


def longest_in_order(places: list[int]) -> list[int]:
    """Indices of a longest run of numbers that rise, by patience sorting: O(n log n)."""
    tops: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for at, place in enumerate(places):
        pile = bisect_left(tops, place)
        previous.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        ends[pile : pile + 1] = [at]
    kept: list[int] = []
    step = ends[-1] if ends else -1
    while step >= 0:
        kept.append(step)
        step = previous[step]
    return kept[::-1]


def _joined(steps: list[tuple[str, str]]) -> tuple[Piece, ...]:
    """Steps as pieces. Words between two changes that are no more than either join them."""
    runs: list[tuple[str, str]] = []  # changed and equal in turn, equal first
    for old, new in steps:
        if not (old or new):
            continue
        same = old == new
        if runs and (runs[-1][0] == runs[-1][1]) == same:
            runs[-1] = (runs[-1][0] + old, runs[-1][1] + new)
        else:
            runs.append((old, new))
    joined: list[tuple[str, str]] = []
    for old, new in runs:
        joined.append((old, new))
        if len(joined) >= 3 and old != new:
            left, middle, right = joined[-3:]
            words = _count(middle[0])
            if words <= _size(left) and words <= _size(right):
                whole = (left[0] + middle[0] + old, left[1] + middle[1] + new)
                joined[-3:] = [whole]
    pieces: list[Piece] = []
    for old, new in joined:
        pieces += [Piece("equal", old)] if old == new else replacement(old, new)
    return tuple(pieces)


def _count(text: str) -> int:
    return len(_WHOLE_WORD.findall(text))


def _size(change: tuple[str, str]) -> int:
    return max(_count(change[0]), _count(change[1]))


def _common_start(a: str, b: str) -> int:
    """How many signs both begin with, by halving."""
    most = min(len(a), len(b))
    if a[:most] == b[:most]:
        return most
    least = 0
    while most - least > 1:
        middle = (least + most) // 2
        if a[least:middle] == b[least:middle]:
            least = middle
        else:
            most = middle
    return least


def _common_end(a: str, b: str, most: int) -> int:
    """How many signs, at most `most`, both end with."""
    if most <= 0:
        return 0
    return _common_start(a[-most:][::-1], b[-most:][::-1])
