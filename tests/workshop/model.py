"""A workshop as plain Python: what a reader of the guide would expect each action to do.

Every `do_…` gives the code of a refusal, or "" and then has changed the model. Nothing here asks
the product. The board is in `model_board`.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from tests.workshop.model_board import BoardModel, Sent, WrittenCard

PATH = (
    ("cases", "answering"),
    ("cases", "shown"),
    ("write", "writing"),
    ("write", "looking"),
    ("write", "shown"),
    ("cluster", "judging"),
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


def dots(options: int) -> int:
    """About a quarter of the options, between two and five, and never all of them."""
    return min(options - 1, 5, max(2, ceil(options / 4))) if options > 1 else 0


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


@dataclass
class Screen:
    by: int
    focal: int
    shown: list[int]
    same: list[int]
    skipped: bool


class Model(BoardModel):
    def __init__(self, people: int, cases: dict[int, list[int]]) -> None:
        """`cases`: the answers that each has to choose from."""
        super().__init__()
        self.people, self.cases = people, cases
        self.place = 0
        self.answers: dict[tuple[int, int], int] = {}  # person, case → answer
        self.screens: list[Screen] = []
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

    def do(self, sent: Sent) -> str:
        action: Callable[[Sent], str] = getattr(self, "do_" + sent.name.replace(".", "_"))
        return action(sent)

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

    # --- cases, and what says the same ------------------------------------------------------------
    def do_case_answer(self, sent: Sent) -> str:
        """The latest counts."""
        if code := self.closed(sent, "answering"):
            return code
        case, option = sent.data["case"], sent.data["option"]
        if option not in self.cases.get(case, ()):
            return "not_here"
        self.answers[sent.by, case] = option
        return ""

    def counts(self) -> dict[int, list[int]]:
        """How many chose each answer."""
        given = Counter(self.answers.values())
        return {case: [given[option] for option in all] for case, all in self.cases.items()}

    def do_sort_judge(self, sent: Sent) -> str:
        """Nothing is said of cards that are gone; people go on to the next screen all the same."""
        if code := self.closed(sent, "judging"):
            return code
        focal, skip = sent.data["focal"], sent.data["skip"]
        here = {id for id, card in self.cards.items() if not card.hidden}
        shown = [id for id in sent.data["shown"] if id in here and id != focal]
        if focal in here and shown:
            same = [] if skip else [id for id in shown if id in sent.data["same"]]
            self.screens.append(Screen(sent.by, focal, shown, same, skip))
        return ""

    # --- writing ---------------------------------------------------------------------------------
    def do_card_submit(self, sent: Sent) -> str:
        if code := self.closed(sent, "writing"):
            return code
        self.cards[sent.id] = WrittenCard(sent.by, sent.data["text"], sent.place)
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
        card = self.cards[sent.data["card"]]
        card.text, card.hidden = sent.data["text"], False
        return ""

    def do_card_withdraw(self, sent: Sent) -> str:
        if code := self._own(sent):
            return code
        gone = sent.data["card"]
        del self.cards[gone]
        self.screens = [screen for screen in self.screens if screen.focal != gone]
        for card in self.cards.values():
            card.behind = None if card.behind == gone else card.behind
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

    # --- the vote --------------------------------------------------------------------------------
    def _open_vote(self) -> None:
        """Dots on a theme that was merged since are on the one that stands for it."""
        on_offer = self.on_offer()
        if on_offer != self.options:
            for by, ballot in self.ballots.items():
                left = {self.standing_for(theme) for theme in ballot} & on_offer
                self.ballots[by] = left if len(left) <= dots(len(on_offer)) else set()
        self.options = on_offer

    def voters(self) -> dict[int, int]:
        """Theme → voters. A merged theme has those of either, each once; a new one has none."""
        found = dict.fromkeys({self.standing_for(theme) for theme in self.options}, 0)
        found |= dict.fromkeys(self.on_offer() - found.keys(), 0)
        for ballot in self.ballots.values():
            for theme in {self.standing_for(theme) for theme in ballot}:
                found[theme] += 1
        return found

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
