"""How much fits on a pocket card. Pure functions; lengths in mm, type in points.

The card says how many lines it leaves out, and its code asks for what was printed. So what is
printed is settled here and not by the browser: by the widths of the letters in the card's typeface,
rounded up, so that nothing is ever cut at the edge.
"""

from dataclasses import dataclass

POINT = 25.4 / 72
WIDTH = 87.0  # A6 without its margins
HEIGHT = 148.0 - 17.0
FOOT = 22.5
SLACK = 3.0

# Schibsted Grotesk, measured in the browser: weight → width in ems, rounded up → letters.
LIGHT, STRONG, HEAVY = 400, 600, 850
_MEASURED = {
    LIGHT: {
        0.3: "' !i|,.:;jl’·",
        0.4: '1()[]ft{}"I',
        0.5: "*/\\r-_`–“”«»",
        0.6: "7?JLsyz2345689$EFZabcdeghknopquvxåäöøéü",
        0.65: "0+<=>BPRSTY^~ß",
        0.75: "#&DKUVXACGHNÅÄ…",
        0.85: "OQÖØw",
    },
    STRONG: {
        0.3: " '!,.:;ijl|’·",
        0.4: '()[]{}1"Ift',
        0.5: "*r-/\\_`–",
        0.6: "sz“”«»2378$?EFJLaceghkvxyåäé",
        0.65: "04569+<=>PSYZ^bdnopqu~öøßü",
        0.75: "#&BRTACDGHKUVXÅÄ",
        0.85: "NOQÖØ…",
    },
    HEAVY: {
        0.3: " '|",
        0.4: "!,.:;ijl’·()*[]f{}",
        0.5: '1"-t/I\\_`r–',
        0.6: "7?FLgsz“”«»",
        0.65: "0235689$+<=>EJ^acehknouvxy~åäöøéü",
        0.75: "4BSYZbdpqß&CGPRTUV",
        0.85: "#ADHKNOQXÅÄÖØ",
    },
}
_WIDTHS = {
    weight: {letter: wide for wide, letters in groups.items() for letter in letters}
    for weight, groups in _MEASURED.items()
}
_SPACE = 0.3
_OTHER = 1.1  # as the widest of the measured
_SQUARE = 1.3  # scripts and pictures as wide as they are high


@dataclass(frozen=True)
class Size:
    """The type of one size of card: `static/css/card.css` says the same. Line heights in points."""

    name: str
    title: tuple[float, float]  # size, line height
    lead: tuple[float, float]
    line: tuple[float, float]
    padding: float  # above and below a line, together


SIZES = (
    Size("l", (19, 22), (11, 15.4), (10.5, 14), 4),
    Size("m", (17, 20), (10.5, 14.4), (10, 13), 3.4),
    Size("s", (14, 16.5), (9.5, 12.8), (9, 11.8), 3),
    Size("xs", (11, 13), (8, 10.4), (8, 10.2), 2),
)


@dataclass(frozen=True)
class Fitted:
    """`listed`, `avoided`: how many fit. `title`, `lead`: as they are printed."""

    size: str
    title: str
    lead: str
    listed: int
    avoided: int


def fitted(title: str, lead: str, listed: list[str], avoided: list[str]) -> Fitted:
    """The greatest type in which every line fits; else as many lines as the smallest type holds.

    Of what is to be avoided at least one line stays where there is room for it beside one of the
    others. Title and lead are shortened only where they fill the card alone.
    """
    for size in SIZES:
        if _height(size, title, lead, listed, avoided, more=False) <= HEIGHT:
            return Fitted(size.name, title, lead, len(listed), len(avoided))
    size = SIZES[-1]
    short_title = _in_lines(title, size.title[0], HEAVY, 4)
    short_lead = _in_lines(lead, size.lead[0], LIGHT, 9)
    for head, text in ((title, lead), (title, short_lead), (short_title, short_lead)):
        for enough, least in ((1, 1), (1, 0)):
            least_listed, least_avoided = min(len(listed), enough), min(len(avoided), least)
            found = _most(size, head, text, listed, avoided, least_listed, least_avoided)
            if found is not None:
                return found
    return Fitted(size.name, short_title, short_lead, 0, 0)


def _most(
    size: Size,
    title: str,
    lead: str,
    listed: list[str],
    avoided: list[str],
    enough: int,
    least: int,
) -> Fitted | None:
    """As many lines as fit, and then as many of those to be avoided; None if not even one does."""
    best: Fitted | None = None
    for count in range(enough, len(listed) + 1):
        for avoid in range(least, len(avoided) + 1):
            some, beside = listed[:count], avoided[:avoid]
            if _height(size, title, lead, some, beside, more=True) > HEIGHT:
                break
            best = Fitted(size.name, title, lead, count, avoid)
    return best


def _height(
    size: Size, title: str, lead: str, listed: list[str], avoided: list[str], *, more: bool
) -> float:
    height = FOOT + SLACK
    height += lines_needed(title, size.title[0], HEAVY) * size.title[1] * POINT + 3
    height += lines_needed(lead, size.lead[0], LIGHT) * size.lead[1] * POINT + 4
    line = size.line[1] * POINT
    for text in listed:
        height += lines_needed(text, size.line[0], STRONG, WIDTH - 7) * line + size.padding + 0.2
    if avoided:
        height += 4 + line + sum(lines_needed(text, size.line[0], LIGHT) * line for text in avoided)
    return height + (line + 2 if more else 0)


def lines_needed(text: str, points: float, weight: int, width: float = WIDTH) -> int:
    """Lines of a text set in words; a word wider than a line is broken anywhere."""
    room = width / (points * POINT)  # in ems
    used, lines = 0.0, 1
    for word in text.split():
        wide = _ems(word, weight)
        if used and used + _SPACE + wide > room:
            lines, used = lines + 1, 0.0
        lines += int(wide // room)
        used = wide % room if wide > room else used + (_SPACE if used else 0) + wide
    return lines


def shortened(text: str, most: int) -> str:
    """At most `most` characters, cut after a word where there is one, with "…" for the rest."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(",;:–-") + "…"


def _in_lines(text: str, points: float, weight: int, lines: int) -> str:
    """As much of the text as stands in so many lines."""
    text = " ".join(text.split())
    most = len(text)
    while most > 1 and lines_needed(shortened(text, most), points, weight) > lines:
        most = most * 9 // 10
    return shortened(text, most)


def _ems(word: str, weight: int) -> float:
    known = _WIDTHS[weight]
    return sum(known.get(char) or (_SQUARE if ord(char) >= 0x2E80 else _OTHER) for char in word)
