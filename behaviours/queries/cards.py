"""The pocket card: what is printed on it, and what has become of what was printed.

`card_of` alone says which lines a card has. The page that prints it and the page that its code
leads to both ask it, so that "2 of 9 lines" counts exactly what lies on the desk.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from behaviours.content import BehaviourWords, Content, QuestionWords
from behaviours.fitting import fitted
from behaviours.models import Version
from behaviours.queries.comparing import content_of
from behaviours.queries.order import in_audiences
from behaviours.queries.reading import behaviour_page, without_when
from behaviours.translated import as_in

MOST = 6  # lines beside title, lead and what to avoid


@dataclass(frozen=True)
class CardLine:
    """`part`: "title", "lead", "line" or "avoid"; `code` "" for term and definition.

    `text`: what the version says; `shown`: what of it stands on the card.
    """

    code: str
    part: str
    text: str
    shown: str

    @property
    def key(self) -> tuple[str, str]:
        return self.code, self.part


@dataclass(frozen=True)
class Card:
    """`code` "" is the whole catalogue's. `more`: lines that did not fit, of `whole`.

    `language`: the catalogue's own; `read_in`: the one the card is in, as far as translated.
    """

    code: str
    number: str
    language: str
    read_in: str
    published_at: datetime | None
    trial_ends_on: date | None
    size: str
    title: CardLine
    lead: CardLine
    listed: tuple[CardLine, ...]
    avoid: CardLine | None
    avoided: tuple[str, ...]
    more: int
    whole: tuple[CardLine, ...]

    @property
    def printed(self) -> tuple[CardLine, ...]:
        return (self.title, self.lead, *self.listed, *([self.avoid] if self.avoid else []))


def card_of(version: Version, code: str = "") -> Card | None:
    """None if the version has no such behaviour. Up to eleven queries."""
    content = content_of(version)
    codes = codes_on(version, code)
    if codes is None:
        return None
    return _card(version, content, code, codes)


def codes_on(version: Version, code: str) -> list[str] | None:
    """Of a behaviour's card its questions, in the order of its page; else the behaviours."""
    if not code:
        lines = in_audiences(list(version.behaviours.all()))
        return [line.code for themes in lines for group in themes for line in group]
    page = behaviour_page(version, version.number, code)
    return None if page is None else [each.code for each in page.questions if not each.depth]


def _card(version: Version, content: Content, code: str, codes: list[str]) -> Card:
    with override(version.read_in or version.language):
        whole = lines_of(content, code, codes)
    title, lead = whole[0], whole[1]
    listed = [line for line in whole if line.part == "line"]
    avoid = next((line for line in whole if line.part == "avoid"), None)
    avoided = avoid.text.splitlines() if avoid else []
    fits = fitted(title.text, lead.text, [line.text for line in listed[:MOST]], avoided)
    shown = tuple(avoided[: fits.avoided])
    return Card(
        code=code,
        number=version.number,
        language=version.language,
        read_in=version.read_in or version.language,
        published_at=version.published_at,
        trial_ends_on=version.trial_ends_on,
        size=fits.size,
        title=CardLine(title.code, "title", title.text, fits.title),
        lead=CardLine(lead.code, "lead", lead.text, fits.lead),
        listed=tuple(listed[: fits.listed]),
        avoid=CardLine(code, "avoid", avoid.text, "\n".join(shown)) if avoid and shown else None,
        avoided=shown,
        more=len(listed) - fits.listed,
        whole=tuple(whole),
    )


def lines_of(content: Content, code: str, codes: list[str]) -> list[CardLine]:
    """Every line that the card would have on paper without end."""
    keys = [(code, "title"), (code, "lead"), *((each, "line") for each in codes), (code, "avoid")]
    found = [(key, said_at(content, *key) or "") for key in keys]
    return [CardLine(*key, text, text) for key, text in found if text or key[1] != "avoid"]


def said_at(content: Content, code: str, part: str) -> str | None:
    """What stands at one place of a card; None if the line is not there any more."""
    if not code:
        return {"title": content.term, "lead": _one_line(content.definition)}.get(part, "")
    words = next(
        (e.words for e in (*content.behaviours, *content.questions) if e.code == code), None
    )
    if isinstance(words, QuestionWords):
        return _one_line(words.wording)
    if isinstance(words, BehaviourWords):
        return _said_of_behaviour(words, part)
    return None


def _said_of_behaviour(words: BehaviourWords, part: str) -> str:
    if part in {"title", "line"}:
        return _one_line(words.title)
    if part == "avoid":
        lines = filter(None, map(_one_line, words.non_example.splitlines()))
        return as_in("\n".join(lines), words.non_example)
    situation = without_when(_one_line(words.situation))
    text = _one_line(words.text)
    if not situation:
        return text
    return as_in(_("When %(situation)s: %(text)s") % {"situation": situation, "text": text}, text)


def _one_line(text: str) -> str:
    return as_in(" ".join(text.split()), text)
