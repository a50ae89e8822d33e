"""From a text to its words, and from a word to the other ways people spell it."""

import re
import unicodedata

BREAK = "."

_WORD = re.compile(r"[^\W_]+|[.!?;:…\n]")
_CONTRACTED = tuple(
    (re.compile(short), full)
    for short, full in ((r"'re\b", " are"), (r"'ve\b", " have"), (r"'ll\b", " will"))
)
_POSSESSIVE = re.compile(r"'s\b")
# A vowel held on to is one, a consonant two: heeelt is helt, lyttte is lytte.
_HELD_VOWEL = re.compile(r"([aeiouyåæø])\1{2,}")
_HELD_CONSONANT = re.compile(r"([^\W\d_])\1{2,}")
# Swedish and Norwegian letters are one here, so a word may be typed on either keyboard.
_LETTERS = str.maketrans({"ö": "ø", "ä": "æ", "é": "e", "è": "e", "ü": "y", "’": "'", "`": "'"})
_BARE = str.maketrans({"å": "a", "æ": "a", "ø": "o"})
_PAIRS = (("aa", "å"), ("oe", "ø"), ("ae", "æ"))
# Words that stand anywhere and carry nothing: infinitive marks and articles.
_LIGHT = frozenset({"å", "att", "to", "the", "a", "an", "en", "et", "ett", "ei"})
# Short, spoken and nynorsk forms of small words, read as the form the entries use.
_SAME = {
    short: word
    for word, shorts in {
        "seg": "sæ",
        "meg": "mæ",
        "deg": "dæ",
        "sig": "sej",
        "mig": "mej",
        "dig": "dej",
        "dem": "dom dei",
        "jeg": "eg æ",
        "ikke": "ikkje ikk itj itte",
        "inte": "ej icke",
        "någon": "nån ngn",
        "något": "nåt ngt nånting någonting",
        "noe": "noko nokke",
        "noen": "nokon nokre",
        "hva": "kva ka",
        "hvordan": "korleis hvorledes åssen",
        "hvorfor": "kvifor",
        "fra": "frå",
        "mer": "meir",
        "være": "vere vera",
        "through": "thru",
        "people": "ppl",
        "også": "oxå åsså",
    }.items()
    for short in shorts.split()
}
_PREFIXES = frozenset({"u", "o", "un", "im", "in", "dis", "mis"})


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without light words; the end of a sentence is BREAK."""
    line = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    for short, full in _CONTRACTED:
        line = short.sub(full, line)
    line = _POSSESSIVE.sub("", line).replace("'", "")
    line = _HELD_CONSONANT.sub(r"\1\1", _HELD_VOWEL.sub(r"\1", line))
    words = []
    for found in _WORD.findall(line):
        if found not in _LIGHT:
            words.append(_SAME.get(found, found) if found[0].isalnum() else BREAK)
    return words


def bare(word: str) -> str:
    """The word as typed on a keyboard without å, ä/æ and ö/ø."""
    return word.translate(_BARE)


def spellings(word: str) -> list[str]:
    """The word and, where it was typed with aa, oe or ae, what that stands for."""
    ways = [word]
    for typed, meant in _PAIRS:
        if typed in word:
            ways.append(word.replace(typed, meant))
    return ways


def tails(word: str, shortest: int = 5) -> list[str]:
    """What may be the last part of a compound or a word with un-, u-, o- before it."""
    starts = (i for i in range(1, len(word) - shortest + 1) if i >= 3 or word[:i] in _PREFIXES)
    return [word[i:] for i in starts]


def deletions(word: str) -> list[str]:
    """The word, and the word with any one letter left out."""
    return [word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))]


def one_edit_apart(a: str, b: str) -> bool:
    """Whether one letter missing, added, changed or swapped with its neighbour makes a of b."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    if len(a) < len(b):
        return a[i:] == b[i + 1 :]
    if a[i + 1 :] == b[i + 1 :]:
        return True
    return a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :]
