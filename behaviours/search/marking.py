"""What of a text was asked for, for showing it marked."""

from dataclasses import dataclass

from behaviours.search.asking import Asked
from behaviours.search.letters import tidy, words_in

LENGTH = 160
LEAST = 0.4


@dataclass(frozen=True)
class Piece:
    text: str
    is_marked: bool = False


def marked(text: str, asked: Asked, language: str) -> tuple[Piece, ...]:
    """The whole text in pieces. Small words are marked only where nothing else was asked."""
    text = tidy(text)
    telling = asked.telling
    found: list[Piece] = []
    end = 0
    for word in words_in(text, language):
        if word.start < end or not any(each.quality(word.text) >= LEAST for each in telling):
            continue
        found.append(Piece(text[end : word.start]))
        found.append(Piece(text[word.start : word.end], is_marked=True))
        end = word.end
    found.append(Piece(text[end:]))
    return tuple(piece for piece in found if piece.text)


def excerpt(text: str, asked: Asked, language: str) -> tuple[Piece, ...]:
    """About `LENGTH` characters around the first match, cut between words; () without a match."""
    text = " ".join(text.split())
    pieces = marked(text, asked, language)
    first = next((n for n, piece in enumerate(pieces) if piece.is_marked), None)
    if first is None:
        return ()
    text = tidy(text)
    place = sum(len(piece.text) for piece in pieces[:first])
    start = 0
    if place > LENGTH // 2:
        start = text.rfind(" ", 0, place - LENGTH // 4) + 1
    end = len(text)
    if end - start > LENGTH:
        cut = text.rfind(" ", place + len(pieces[first].text), start + LENGTH)
        end = cut if cut > 0 else start + LENGTH
    shown = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    return marked(shown, asked, language)
