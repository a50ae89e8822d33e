"""The board as plain Python: what a reader of the guide would expect each change of it to do.

A change is what differs between the board before and after it. It can be undone while everything
that it touched is as it left it.
"""

from dataclasses import dataclass, field
from typing import Any

# ("card" or "theme", id) → what is kept of it when the board changes.
Key = tuple[str, int]
State = tuple[Any, ...]


@dataclass
class Sent:
    """One action as its sender meant it; `id` is what the server calls what it makes."""

    name: str
    by: int
    step: str
    data: dict[str, Any] = field(default_factory=dict)
    id: int = 0
    place: float = 0  # of a new card: nobody can foresee it


@dataclass
class WrittenCard:
    """Where it lies: in a theme or in none (None), by `place`; `behind` a card that says it too."""

    by: int
    text: str
    place: float
    hidden: bool = False
    theme: int | None = None
    behind: int | None = None


@dataclass
class Group:
    """A theme; `into` which it was merged when it is off the board."""

    name: str
    removed: bool = False
    into: int | None = None


@dataclass
class Change:
    made_in: str  # the kind of the step that was open
    before: dict[Key, State]
    after: dict[Key, State]
    undone: bool = False


class BoardModel:
    def __init__(self) -> None:
        self.cards: dict[int, WrittenCard] = {}
        self.groups: dict[int, Group] = {}
        self.changes: dict[int, Change] = {}
        self.fresh: list[Change] = []  # not yet named by the server

    @property
    def at(self) -> tuple[str, str]:
        """Kind and phase."""
        raise NotImplementedError

    def closed(self, sent: Sent, *phases: str) -> str:
        return "" if sent.step == self.at[0] and self.at[1] in phases else "step_closed"

    # --- how it lies -----------------------------------------------------------------------------
    def stands(self, card: int) -> bool:
        """By itself: not kept back, and not behind another that is to be seen."""
        there = self.cards[card]
        return not there.hidden and (there.behind is None or self.cards[there.behind].hidden)

    def lying(self, theme: int | None) -> list[int]:
        """The cards that stand there, in their order."""
        return [id for id in self._in(theme) if self.stands(id)]

    def on_offer(self) -> set[int]:
        """Themes with a card to be seen."""
        seen = {card.theme for card in self.cards.values() if not card.hidden}
        return {id for id, group in self.groups.items() if not group.removed and id in seen}

    def standing_for(self, theme: int) -> int:
        """The theme that it is part of now."""
        found = theme
        while (into := self.groups[found].into) is not None:
            found = into
        return theme if self.groups[found].removed else found

    @property
    def standing(self) -> list[int]:
        """Changes that may be undone, newest last."""
        return [id for id, change in self.changes.items() if not change.undone]

    def _in(self, theme: int | None) -> list[int]:
        """All cards there, those kept back too."""
        found = [id for id, card in self.cards.items() if card.theme == theme]
        return sorted(found, key=lambda id: (self.cards[id].place, id))

    def _now(self) -> dict[Key, State]:
        cards: dict[Key, State] = {
            ("card", id): (card.theme, card.place, card.behind) for id, card in self.cards.items()
        }
        return cards | {
            ("theme", id): (group.name, group.removed, group.into)
            for id, group in self.groups.items()
        }

    def _changed(self, before: dict[Key, State]) -> None:
        now = self._now()
        keys = [key for key in now if before.get(key) != now[key]]
        if keys:
            was, made = {key: before[key] for key in keys}, {key: now[key] for key in keys}
            self.fresh.append(Change(self.at[0], was, made))

    # --- what may not be -------------------------------------------------------------------------
    def _cards_gone(self, sent: Sent, *keys: str) -> str:
        ids = [sent.data[key] for key in keys if sent.data[key] is not None]
        here = all(id in self.cards and self.stands(id) for id in ids)
        return "" if here else "not_here"

    def _themes_gone(self, sent: Sent, *keys: str) -> str:
        ids = [sent.data[key] for key in keys if sent.data[key] is not None]
        here = all(id in self.groups and not self.groups[id].removed for id in ids)
        return "" if here else "theme_gone"

    # --- cards -----------------------------------------------------------------------------------
    def do_card_move(self, sent: Sent) -> str:
        if code := self.closed(sent, "sorting"):
            return code
        if code := self._cards_gone(sent, "card") or self._themes_gone(sent, "theme"):
            return code
        id, theme, before = sent.data["card"], sent.data["theme"], sent.data["before"]
        was, order = self._now(), self.lying(theme)
        others = [each for each in order if each != id]
        at = others.index(before) if before in others else len(others)
        if [*others[:at], id, *others[at:]] == order:
            return ""
        place = self._place(others, at)
        for each in (id, *self._behind(id)):
            self.cards[each].theme = theme
        self.cards[id].place = place
        self._changed(was)
        return ""

    def do_card_merge(self, sent: Sent) -> str:
        if code := self.closed(sent, "sorting") or self._cards_gone(sent, "card", "into"):
            return code
        id, into = sent.data["card"], sent.data["into"]
        if id == into:
            return "same_card"
        was = self._now()
        for each in (id, *self._behind(id)):
            self.cards[each].behind, self.cards[each].theme = into, self.cards[into].theme
        self.cards[into].behind = None
        self._changed(was)
        return ""

    def do_card_split(self, sent: Sent) -> str:
        if code := self.closed(sent, "sorting"):
            return code
        card = self.cards.get(sent.data["card"])
        if card is None or card.hidden or card.behind is None or not self.stands(card.behind):
            return "not_here"
        was, other = self._now(), self.cards[card.behind]
        places = [self.cards[id].place for id in self._in(other.theme)]
        above = [place for place in places if place > other.place]
        card.behind, card.theme = None, other.theme
        card.place = (other.place + min(above)) / 2 if above else other.place + 1
        self._changed(was)
        return ""

    def _behind(self, id: int) -> list[int]:
        return [each for each, card in self.cards.items() if card.behind == id]

    def _place(self, others: list[int], at: int) -> float:
        """A number between two neighbours; where two lie on one, all are numbered anew."""
        places = [self.cards[id].place for id in others]
        if at == len(others):
            return places[-1] + 1 if places else 1
        low = places[at - 1] if at else places[at] - 2
        between = (low + places[at]) / 2
        if low < between < places[at]:
            return between
        for n, id in enumerate(others, start=1):
            self.cards[id].place = n
        return at + 0.5

    # --- themes ----------------------------------------------------------------------------------
    def do_theme_create(self, sent: Sent) -> str:
        if code := self.closed(sent, "sorting") or self._cards_gone(sent, "card"):
            return code
        card, was = sent.data["card"], self._now()
        self._new_theme(sent, was)
        if card is not None:
            for each in (card, *self._behind(card)):
                self.cards[each].theme = sent.id
            self.cards[card].place = 1
        self._changed(was)
        return ""

    def _new_theme(self, sent: Sent, was: dict[Key, State]) -> None:
        """Undone, it is as if it had been taken off."""
        was["theme", sent.id] = (sent.data["name"], True, None)
        self.groups[sent.id] = Group(sent.data["name"])

    def do_theme_rename(self, sent: Sent) -> str:
        if code := self.closed(sent, "sorting", "counted") or self._themes_gone(sent, "theme"):
            return code
        was = self._now()
        self.groups[sent.data["theme"]].name = sent.data["name"]
        self._changed(was)
        return ""

    def do_theme_merge(self, sent: Sent) -> str:
        if code := self.closed(sent, "sorting", "counted"):
            return code
        if code := self._themes_gone(sent, "theme", "into"):
            return code
        theme, into = sent.data["theme"], sent.data["into"]
        if theme == into:
            return "same_theme"
        was, going = self._now(), self._in(theme)
        last = max((self.cards[id].place for id in self._in(into)), default=0)
        for offset, id in enumerate(going, start=1):
            self.cards[id].theme, self.cards[id].place = into, last + offset
        self.groups[theme].removed, self.groups[theme].into = True, into
        self._changed(was)
        return ""

    def do_theme_split(self, sent: Sent) -> str:
        if code := self.closed(sent, "sorting", "counted") or self._themes_gone(sent, "theme"):
            return code
        own = self.lying(sent.data["theme"])
        going = [id for id in own if id in sent.data["cards"]]
        if not going or len(going) == len(own):
            return "whole_theme" if going else "not_here"
        was = self._now()
        self._new_theme(sent, was)
        for id in going:
            for each in (id, *self._behind(id)):
                if not self.cards[each].hidden:
                    self.cards[each].theme = sent.id
        self._changed(was)
        return ""

    # --- back ------------------------------------------------------------------------------------
    def do_board_undo(self, sent: Sent) -> str:
        if code := self.closed(sent, "sorting", "counted"):
            return code
        change = self.changes.get(sent.data["change"])
        if change is None:
            return "not_here"
        if change.undone:
            return "undone"
        if self.at[0] == "vote" and change.made_in != "vote":
            return "before_vote"
        if self._built_on(change):
            return "changed_since"
        self._put(change.before)
        change.undone = True
        return ""

    def _built_on(self, change: Change) -> bool:
        """Something it touched was touched again, or what it goes back to is not there."""
        now = self._now()
        if any(now[key] != self._told(key, state) for key, state in self._here(change.after)):
            return True
        gone = {id for id, group in self.groups.items() if group.removed}
        back = {key[1] for key, was in change.before.items() if key[0] == "theme" and not was[1]}
        if any(
            key[0] == "card" and was[0] in gone - back for key, was in self._here(change.before)
        ):
            return True
        taken = {key[1] for key, was in change.before.items() if key[0] == "theme" and was[1]}
        others = {id for theme in taken for id in self._in(theme)}
        if any(("card", id) not in change.before for id in others):
            return True
        behind = {id: card.behind for id, card in self.cards.items()} | {
            key[1]: self._told(key, was)[2]
            for key, was in self._here(change.before)
            if key[0] == "card"
        }
        return any(other is not None and behind[other] is not None for other in behind.values())

    def _here(self, states: dict[Key, State]) -> list[tuple[Key, State]]:
        """Without cards that were withdrawn."""
        return [
            each for each in states.items() if each[0][0] == "theme" or each[0][1] in self.cards
        ]

    def _told(self, key: Key, state: State) -> State:
        """Behind a card that was withdrawn is behind none."""
        if key[0] == "theme" or state[2] in self.cards:
            return state
        return state[0], state[1], None

    def _put(self, states: dict[Key, State]) -> None:
        for key, state in self._here(states):
            if key[0] == "theme":
                group = self.groups[key[1]]
                group.name, group.removed, group.into = state
            else:
                card = self.cards[key[1]]
                card.theme, card.place, card.behind = self._told(key, state)
