"""The words of one version in one language, as something asked for is looked up among them."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice

from behaviours.search.letters import NORDIC
from behaviours.search.stems import root, stem
from behaviours.search.synonyms import MEANINGS
from behaviours.search.typos import allowed, letters_of, slips

LEAST_PART = 4
LINKS = ("", "s", "e", "o", "u")
# Endings that make words of words; they are also words, but no second half of a compound.
_ENDINGS = frozenset(
    {"ring", "ning", "else", "ling", "isk", "ende", "ande", "able", "ment", "ness"}
)
_MOST = 64
_MOST_MEANT = 12
ONE_SLIP = 0.7
_OF_ENDINGS = letters_of("aeinrstdghlk")
AFTER_LAST = "\U0010ffff"


class Vocabulary:
    """`words` in their order, and beside each its stem, its root, in how many of the `lines` it
    stands, and the letters of its stem as bits.
    """

    def __init__(
        self,
        language: str,
        lines: int,
        words: list[str],
        stems: list[str],
        roots: list[str],
        counts: list[int],
        letters: list[int],
    ) -> None:
        self.language, self.lines, self.words = language, lines, words
        self._columns = (words, stems, roots, counts, letters)
        self.count = dict(zip(words, counts, strict=True))
        self.stem_of = dict(zip(words, stems, strict=True))
        self.by_stem: dict[str, list[str]] = defaultdict(list)
        self.by_root: dict[str, list[str]] = defaultdict(list)
        for word, its_stem, its_root in zip(words, stems, roots, strict=True):
            self.by_stem[its_stem].append(word)
            self.by_root[its_root].append(word)

    @classmethod
    def of(cls, language: str, lines: Iterable[set[str]]) -> "Vocabulary":
        """`lines`: the folded words of each line."""
        every = list(lines)
        count = Counter(word for words in every for word in words)
        words = sorted(count)
        stems = [stem(word, language) for word in words]
        return cls(
            language,
            len(every),
            words,
            stems,
            [root(word, language) for word in words],
            [count[word] for word in words],
            [letters_of(its_stem) for its_stem in stems],
        )

    def to_text(self) -> str:
        """What is stored: the number of lines, then a line a column, parted by spaces."""
        return "\n".join([str(self.lines), *(" ".join(map(str, each)) for each in self._columns)])

    @classmethod
    def from_text(cls, language: str, text: str) -> "Vocabulary":
        lines, words, stems, roots, counts, letters = text.split("\n")
        numbers = ([int(each) for each in column.split()] for column in (counts, letters))
        return cls(language, int(lines), words.split(), stems.split(), roots.split(), *numbers)

    def direct(self, word: str) -> dict[str, float]:
        """The word itself 1, its other forms .95, words made like it .8."""
        found = dict.fromkeys(self.by_root.get(root(word, self.language), ()), 0.8)
        found |= dict.fromkeys(self.by_stem.get(stem(word, self.language), ()), 0.95)
        if word in self.count:
            found[word] = 1.0
        return found

    def alike(self, word: str) -> dict[str, float]:
        """Words that mean the same: .5, from another language .45."""
        found: dict[str, float] = {}
        for each in MEANINGS.abroad(word, self.language):
            found |= dict.fromkeys(self.by_stem.get(each, ()), 0.45)
        for each in MEANINGS.same(word, self.language):
            found |= dict.fromkeys(self.by_stem.get(each, ()), 0.5)
        return found

    def beginning(self, word: str) -> list[str]:
        low, high = bisect_left(self.words, word), bisect_left(self.words, word + AFTER_LAST)
        return self.words[low:high]

    def compounds(self, word: str) -> dict[str, float]:
        """Words that have the word, or its stem, as a part: first .65, last .7, else .45."""
        asked = stem(word, self.language)
        if len(asked) < LEAST_PART or asked in _ENDINGS or not asked.isalpha():
            return {}
        found = dict.fromkeys(self.beginning(asked), 0.65)
        if self.language in NORDIC:
            for other in self.words:
                if asked in other and other not in found:
                    quality = self._inside(asked, word, other)
                    if quality:
                        found[other] = quality
        best = sorted(found, key=lambda each: (-found[each], len(each), each))
        return {each: found[each] for each in islice(best, _MOST)}

    def _inside(self, asked: str, word: str, other: str) -> float:
        last = other.endswith(word) or self.stem_of[other].endswith((asked, word))
        if not last:
            return 0.45 if len(asked) > LEAST_PART and other.find(asked) >= 3 else 0.0
        head = other[: other.rfind(asked)]
        if self._is_head(head) or (len(asked) > LEAST_PART and len(head) > 2):
            return 0.7
        return 0.55 if len(head) >= LEAST_PART else 0.0

    def _is_head(self, head: str) -> bool:
        return any(
            len(head) - len(link) >= 2
            and head.endswith(link)
            and self.knows(head.removesuffix(link) if link else head)
            for link in LINKS
        )

    def knows(self, word: str) -> bool:
        """Whether it is a word, or a form of one, of the version or of the field."""
        its_stem = stem(word, self.language)
        known = MEANINGS.known(self.language)
        return word in self.count or its_stem in self.by_stem or word in known or its_stem in known

    def parts(self, word: str) -> tuple[str, str] | None:
        """The two parts of a compound that the version does not have whole."""
        best: tuple[int, tuple[str, str] | None] = (0, None)
        for cut in range(3, len(word) - 2):
            tail = word[cut:]
            if tail in _ENDINGS or not self.direct(tail):
                continue
            for link in LINKS:
                head = word[:cut].removesuffix(link)
                if word[:cut].endswith(link) and len(head) > 2 and self.knows(head):
                    best = max(best, (len(head) + len(tail), (head, tail)))
        return best[1]

    def half(self, word: str) -> dict[str, float]:
        """Words that one half of a compound names, where the other half is unknown: .4."""
        if self.language not in NORDIC:
            return {}
        found: dict[str, float] = {}
        for its_stem, forms in self.by_stem.items():
            long = LEAST_PART < len(its_stem) <= len(word) - 3
            if long and (word.startswith(its_stem) or word.endswith((its_stem, *forms))):
                found |= dict.fromkeys(forms, 0.4)
        return found

    def meant(self, word: str, *, unfinished: bool) -> dict[str, float]:
        """What a word may be a slip for: one slip .7, two .45; of which `unfinished` begins .5."""
        most = allowed(word)
        if not most:
            return {}
        found = self._slipped(word, most)
        if max(found.values(), default=0.0) < ONE_SLIP:
            found = self._slipped_in_part(word, most, unfinished=unfinished) | found
        top = max(found.values(), default=0.0)
        best = sorted(
            (each for each in found if found[each] >= top - 0.3),
            key=lambda each: (-found[each], each[:1] != word[:1], -self.count[each], each),
        )
        again: dict[str, float] = {}
        for each in islice(best, _MOST_MEANT):
            for form, quality in self.direct(each).items():
                again[form] = max(again.get(form, 0.0), quality * found[each])
        return again

    def _slipped(self, word: str, most: int) -> dict[str, float]:
        """By the distance of the words or of their stems, whichever is less."""
        asked = stem(word, self.language)
        typed, least = letters_of(word), letters_of(root(word, self.language)) & ~_OF_ENDINGS
        found: dict[str, float] = {}
        for other, its_stem, letters in zip(
            self.words, self._columns[1], self._columns[4], strict=True
        ):
            far = (letters & ~typed).bit_count() > most or (least & ~letters).bit_count() > most
            if far or not other.isalpha() or len(its_stem) < 3:
                continue
            if len(word) < LEAST_PART and other[0] != word[0]:
                continue  # of three letters nearly anything is one slip away
            away = slips(asked, its_stem, most)
            if away:
                away = min(away, slips(word, other, most))
            if away <= most:
                found[other] = (1.0, ONE_SLIP, 0.45)[away]
        return found

    def _slipped_in_part(self, word: str, most: int, *, unfinished: bool) -> dict[str, float]:
        """By the roots, by a word's beginning if the asked one is unfinished, by its last part."""
        made = root(word, self.language)
        bits = letters_of(made)
        found: dict[str, float] = {}
        for other, its_root, letters in zip(
            self.words, self._columns[2], self._columns[4], strict=True
        ):
            if (bits & ~letters).bit_count() > most or not other.isalpha():
                continue
            longer = len(other) > len(word) > LEAST_PART
            if (
                longer
                and unfinished
                and slips(word, other, most, beginning=True) <= max(1, most - 1)
            ):
                found[other] = 0.5
            elif len(made) > LEAST_PART and len(its_root) > 3 and slips(made, its_root, 1) <= 1:
                found[other] = 0.45
            elif longer and self.language in NORDIC and slips(word, other[-len(word) :], 1) <= 1:
                found[other] = 0.4
        return found
