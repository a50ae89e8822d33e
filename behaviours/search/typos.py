"""How many slips lie between two words: a letter wrong, missing, too many, or two changed places.

Optimal string alignment distance: Boytsov, Indexing methods for approximate dictionary searching,
ACM Journal of Experimental Algorithmics 16 (2011), section 2.
"""

ENOUGH_FOR_ONE, ENOUGH_FOR_TWO = 3, 6


def allowed(word: str) -> int:
    """How many slips a word of this length may have and still be known."""
    if not word.isalpha() or len(word) < ENOUGH_FOR_ONE:
        return 0
    return 1 if len(word) < ENOUGH_FOR_TWO else 2


def slips(a: str, b: str, most: int, *, beginning: bool = False) -> int:
    """The distance of `a` and `b`; `most` + 1 if it is more than `most`.

    With `beginning`, the distance of `a` and whichever beginning of `b` is nearest.
    """
    if not beginning and abs(len(a) - len(b)) > most:
        return most + 1
    if beginning:
        b = b[: len(a) + most]
    before: list[int] = []
    row = list(range(len(a) + 1))
    best = row[-1]
    for j, letter in enumerate(b, 1):
        earlier, before, row = before, row, [j]
        for i, own in enumerate(a, 1):
            cost = min(before[i] + 1, row[i - 1] + 1, before[i - 1] + (own != letter))
            if i > 1 and j > 1 and own == b[j - 2] and a[i - 2] == letter:
                cost = min(cost, earlier[i - 2] + 1)
            row.append(cost)
        best = min(best, row[-1])
        if min(row) > most:
            break
    else:
        return min(most + 1, best if beginning else row[-1])
    return min(most + 1, best) if beginning else most + 1


def letters_of(word: str) -> int:
    """Which letters a word has, as bits: words without enough of them need not be compared."""
    bits = 0
    for letter in set(word):
        bits |= 1 << (ord(letter) & 31)
    return bits
