"""What forms of one word have in common.

`stem` is Snowball's, of folded letters: forms of a word nearly always share it. `root` goes
further, also to words made from it (løse, løsning) and to tenses that Snowball leaves apart
(ringer, ringte); as it goes too far now and then, it counts for less.
"""

import re
import threading
from functools import lru_cache

import snowballstemmer

from behaviours.search.irregular import LEMMAS
from behaviours.search.letters import NORDIC

_SNOWBALL = {"en": "english", "nb": "norwegian", "sv": "swedish"}
_MADE = {
    "en": re.compile(r"(?:(?:iz|is)(?:ation)?|ation|ment|ness|abl|ful|less|our|or)$"),
    "nb": re.compile(
        r"(?:asjon|sjon|ering|er|(?<=[^aeiouy])ning|ing|els|ligh|lig|het|skap|som|bar)$"
    ),
    "sv": re.compile(
        r"(?:ation|ering|er|(?<=[^aeiouy])ning|ing|els|ligh|lig|het|skap|sam|bar|and|an)$"
    ),
}
_DOUBLED = re.compile(r"(.)\1+")
_TENSE = re.compile(r"[^aeiouy][td]$")
_SHORTENED = re.compile(r"..[^aeiouylnr][lnr]$")  # numre, regler: nummer, regel
_LEAST = 3
_own = threading.local()


@lru_cache(maxsize=32768)
def stem(word: str, language: str) -> str:
    """Of a folded word; words with a digit keep all of it."""
    if not word.isalpha():
        return word
    stemmers = _own.__dict__.setdefault("stemmers", {})  # a stemmer keeps state while it works
    if language not in stemmers:
        stemmers[language] = snowballstemmer.stemmer(_SNOWBALL.get(language, "english"))
    word = LEMMAS.get(language, {}).get(word, word)
    return str(stemmers[language].stemWord(word)) or word


@lru_cache(maxsize=32768)
def root(word: str, language: str) -> str:
    """Of a folded word; at least three letters if the word has them."""
    found = _DOUBLED.sub(r"\1", stem(word, language))
    if not found.isalpha() or len(found) <= _LEAST:
        return found
    made = _MADE.get(language, _MADE["en"]).sub("", found)
    if len(made) >= _LEAST:
        found = made
    if language in NORDIC and len(found) > _LEAST + 1 and _TENSE.search(found):
        found = found[:-1]
    while len(found) > _LEAST and found[-1] in "aeiy":
        found = found[:-1]
    if language in NORDIC and _SHORTENED.search(found):
        found = found[:-1] if found[-1] == "r" else f"{found[:-1]}e{found[-1]}"
    return found
