"""A workshop as plain Python: what a reader of the guide would expect each action to do.

Every `do_…` gives the code of a refusal, or "" and then has changed the model. Nothing here asks
the product.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from math import ceil
from typing import Any

PATH = (
    ("write", "writing"),
    ("write", "looking"),
    ("write", "shown"),
    ("cluster", "sorting"),
    ("vote", "voting"),
    ("vote", "counted"),
    ("agree", "drafting"),
    ("agree", "reacting"),
    ("agree", "reasons"),
    ("agree", "decided"),
    ("close", "open"),
)
END = len(PATH)
KINDS = tuple(dict.fromkeys(kind for kind, _phase in PATH))
FACILITATOR = -1
_tokens = count()


def dots(options: int) -> int:
    """About a quarter of the options, between two and five, and never all of them."""
    return min(options - 1, 5, max(2, ceil(options / 4))) if options > 1 else 0


@dataclass
class Sent:
    """One action as its sender meant it; `id` is what the server calls what it makes."""

    name: str
    by: int
    step: str
    data: dict[str, Any] = field(default_factory=dict)
    id: int = 0


@dataclass
class WrittenCard:
    by: int
    text: str
    hidden: bool = False


@dataclass
class Group:
    name: str
    cards: list[int] = field(default_factory=list)
    removed: bool = False


@dataclass
class Change:
    """One change of the board: how it was before, and which state of each thing it made."""

    card: int | None
    names: dict[int, str]
    removed: dict[int, bool]
    lists: dict[int, list[int]]
    before: dict[str, int]
    after: dict[str, int]
    moved: bool = False
    to: int | None = None
    undone: bool = False
    # The same place may be another number: then whether it counts as a change is not foreseen.
    perhaps: bool = False


@dataclass
class Round:
    text: str
    reactions: dict[int, tuple[str, str]] = field(default_factory=dict)
    present: int = 0

    @property
    def agreed(self) -> bool:
        kinds = [kind for kind, _reason in self.reactions.values()]
        enough = 5 * len(kinds) >= 4 * self.present
        return bool(kinds) and enough and not {"objection", "understand"} & set(kinds)


class Model:
    def __init__(self, people: int) -> None:
        self.people = people
        self.place = 0
        self.cards: dict[int, WrittenCard] = {}
        self.groups: dict[int, Group] = {}
        self.changes: dict[int, Change] = {}
        self.fresh: list[Change] = []  # not yet named by the server
        self.states: dict[str, int] = {}
        self.options: set[int] = set()
        self.ballots: dict[int, set[int]] = {}
        self.draft, self.version = "", 0
        self.rounds: list[Round] = []

    @property
    def at(self) -> tuple[str, str]:
        """Kind and phase; after the end, none."""
        return PATH[self.place] if self.place < END else ("close", "")

    @property
    def phase(self) -> str:
        return self.at[1]

    def shown(self, cards: list[int]) -> list[int]:
        """Those that are not kept back."""
        return [card for card in cards if not self.cards[card].hidden]

    @property
    def sorted(self) -> set[int]:
        return {card for group in self.groups.values() for card in group.cards}

    @property
    def standing(self) -> list[int]:
        """Changes that may be undone, newest last."""
        return [id for id, change in self.changes.items() if not change.undone]

    def do(self, sent: Sent) -> str:
        action: Callable[[Sent], str] = getattr(self, "do_" + sent.name.replace(".", "_"))
        return action(sent)

    def closed(self, sent: Sent, *phases: str) -> str:
        return "" if sent.step == self.at[0] and self.phase in phases else "step_closed"

    # --- people and places -------------------------------------------------------------------
    def do_participant_join(self, sent: Sent) -> str:
        if self.place == END:
            return "ended"
        self.people += 1
        return ""

    def do_workshop_next(self, sent: Sent) -> str:
        if self.place == END or (sent.step, sent.data["phase"]) != self.at:
            return "moved_on"
        return self._enter(self.place + 1)

    def do_workshop_back(self, sent: Sent) -> str:
        if self.place == END:
            return self._enter(END - 1)
        if (sent.step, sent.data["phase"]) != self.at:
            return "moved_on"
        return self._enter(self.place - 1) if self.place else "first_step"

    def do_step_reopen(self, sent: Sent) -> str:
        target = KINDS.index(sent.data["target"])
        if self.place < END and target >= KINDS.index(self.at[0]):
            return "not_done"
        return self._enter(next(n for n, (kind, _p) in enumerate(PATH) if kind == KINDS[target]))

    def _enter(self, place: int) -> str:
        phase = PATH[place][1] if place < END else ""
        if phase == "voting":
            self._open_vote()
        elif phase == "reacting":
            if not self.draft:
                return "no_draft"
            if not self.rounds or self.rounds[-1].text != self.draft:
                self.rounds.append(Round(self.draft))
        elif phase == "reasons":
            self.rounds[-1].present = self.people
        elif phase == "decided" and self.place < place and not self.rounds[-1].agreed:
            return "not_agreed"
        self.place = place
        return ""

    # --- writing ---------------------------------------------------------------------------------
    def do_card_submit(self, sent: Sent) -> str:
        if code := self.closed(sent, "writing"):
            return code
        self.cards[sent.id] = WrittenCard(sent.by, sent.data["text"])
        return ""

    def _own(self, sent: Sent) -> str:
        if code := self.closed(sent, "writing", "looking"):
            return code
        card = self.cards.get(sent.data["card"])
        if card is None or card.by != sent.by:
            return "not_here"
        return "step_closed" if self.phase == "looking" and not card.hidden else ""

    def do_card_edit(self, sent: Sent) -> str:
        if code := self._own(sent):
            return code
        self.cards[sent.data["card"]] = WrittenCard(sent.by, sent.data["text"])
        return ""

    def do_card_withdraw(self, sent: Sent) -> str:
        if code := self._own(sent):
            return code
        gone = sent.data["card"]
        del self.cards[gone]
        self._take(gone)
        self.changes = {id: change for id, change in self.changes.items() if change.card != gone}
        self.states[f"card:{gone}"] = next(_tokens)
        for change in self.changes.values():
            for cards in change.lists.values():
                if gone in cards:
                    cards.remove(gone)
        return ""

    def do_card_hide(self, sent: Sent) -> str:
        return self._gate(sent, hidden=True)

    def do_card_unhide(self, sent: Sent) -> str:
        return self._gate(sent, hidden=False)

    def _gate(self, sent: Sent, *, hidden: bool) -> str:
        if code := self.closed(sent, "looking"):
            return code
        if sent.data["card"] not in self.cards:
            return "not_here"
        self.cards[sent.data["card"]].hidden = hidden
        return ""

    # --- the board -------------------------------------------------------------------------------
    def _on_board(self, sent: Sent, *, card: bool = False, themes: tuple[str, ...] = ()) -> str:
        if code := self.closed(sent, "sorting"):
            return code
        if card:
            there = self.cards.get(sent.data["card"])
            if there is None or there.hidden:
                return "not_here"
        gone = [sent.data[key] is not None and self._gone(sent.data[key]) for key in themes]
        return "theme_gone" if any(gone) else ""

    def _gone(self, theme: int) -> bool:
        return theme not in self.groups or self.groups[theme].removed

    def _theme_of(self, card: int) -> int | None:
        return next((id for id, group in self.groups.items() if card in group.cards), None)

    def _take(self, card: int) -> None:
        for group in self.groups.values():
            if card in group.cards:
                group.cards.remove(card)

    def _change(self, *things: str, card: int | None = None) -> Change:
        """Note how the board is, before it is changed."""
        change = Change(
            card,
            {id: group.name for id, group in self.groups.items()},
            {id: group.removed for id, group in self.groups.items()},
            {id: list(group.cards) for id, group in self.groups.items()},
            {thing: self.states.get(thing, 0) for thing in things},
            {thing: next(_tokens) for thing in things},
        )
        self.states |= change.after
        self.fresh.append(change)
        return change

    def do_card_move(self, sent: Sent) -> str:
        if code := self._on_board(sent, card=True, themes=("theme",)):
            return code
        card, theme, before = sent.data["card"], sent.data["theme"], sent.data["before"]
        same = self._theme_of(card) == theme
        change = self._change(f"card:{card}", card=card)
        self._take(card)
        if theme is not None:
            cards = self.groups[theme].cards
            at = cards.index(before) if before in cards else len(cards)
            cards.insert(at, card)
        change.moved, change.to, change.perhaps = True, theme, same
        return ""

    def do_theme_create(self, sent: Sent) -> str:
        card = sent.data["card"]
        if code := self._on_board(sent, card=card is not None):
            return code
        things = [f"theme:{sent.id}", *([f"card:{card}"] if card is not None else [])]
        change = self._change(*things, card=card)
        change.names[sent.id], change.removed[sent.id] = sent.data["name"], True
        change.lists[sent.id] = []
        if card is not None:
            self._take(card)
        self.groups[sent.id] = Group(sent.data["name"], [card] if card is not None else [])
        return ""

    def do_theme_rename(self, sent: Sent) -> str:
        if code := self._on_board(sent, themes=("theme",)):
            return code
        group = self.groups[sent.data["theme"]]
        if group.name != sent.data["name"]:
            self._change(f"theme:{sent.data['theme']}")
            group.name = sent.data["name"]
        return ""

    def do_theme_merge(self, sent: Sent) -> str:
        if code := self._on_board(sent, themes=("theme", "into")):
            return code
        theme, into = sent.data["theme"], sent.data["into"]
        if theme == into:
            return "same_theme"
        source, target = self.groups[theme], self.groups[into]
        self._change(f"theme:{theme}", *(f"card:{card}" for card in source.cards))
        target.cards += source.cards
        source.cards, source.removed = [], True
        return ""

    def do_board_undo(self, sent: Sent) -> str:
        if code := self.closed(sent, "sorting"):
            return code
        change = self.changes.get(sent.data["change"])
        if change is None:
            return "not_here"
        if change.undone:
            return "undone"
        if any(self.states[thing] != made for thing, made in change.after.items()):
            return "changed_since"
        self.states |= change.before
        for id in change.names:
            group = self.groups[id]
            group.name, group.removed = change.names[id], change.removed[id]
            group.cards = list(change.lists[id])
        change.undone = True
        return ""

    def never_was(self, change: Change) -> None:
        """The card lay there already, so the server noted no change."""
        back = {made: change.before[thing] for thing, made in change.after.items()}
        self.states = {thing: back.get(state, state) for thing, state in self.states.items()}
        for other in self.fresh:
            other.before = {thing: back.get(state, state) for thing, state in other.before.items()}

    # --- the vote --------------------------------------------------------------------------------
    def _open_vote(self) -> None:
        on_offer = {id for id, g in self.groups.items() if not g.removed and self.shown(g.cards)}
        if on_offer != self.options:
            for by, ballot in self.ballots.items():
                left = ballot & on_offer & self.options
                self.ballots[by] = left if len(left) <= dots(len(on_offer)) else set()
        self.options = on_offer

    def do_ballot_set(self, sent: Sent) -> str:
        if code := self.closed(sent, "voting"):
            return code
        chosen = set(sent.data["options"])
        if not chosen <= self.options:
            return "late_option"
        if len(chosen) > dots(len(self.options)):
            return "over_budget"
        self.ballots[sent.by] = chosen
        return ""

    # --- the sentence ----------------------------------------------------------------------------
    def do_draft_save(self, sent: Sent) -> str:
        if code := self.closed(sent, "drafting"):
            return code
        if sent.data["version"] != self.version:
            return "draft_changed"
        self.draft, self.version = sent.data["text"], self.version + 1
        return ""

    def do_consent_react(self, sent: Sent) -> str:
        if code := self.closed(sent, "reacting"):
            return code
        if sent.data["round"] != len(self.rounds):
            return "old_wording"
        kind, reason = sent.data["kind"], sent.data["reason"]
        self.rounds[-1].reactions[sent.by] = kind, "" if kind == "agree" else reason
        return ""
