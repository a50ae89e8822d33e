"""Two people who write at once: what each changed is kept, what both changed is for them."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from behaviours.merging import Way, merge

NAMES = ("title", "text", "phone.words")
texts = st.sampled_from(["", "we listen", "we ask first", "we call back", "we say our name"])
words = st.dictionaries(st.sampled_from(NAMES), texts)


def test_a_field_that_one_side_changed_is_theirs() -> None:
    before = {"title": "Ask", "text": "we ask", "why": "It helps"}
    yours = {**before, "title": "Ask first"}
    stored = {**before, "text": "we ask and wait"}
    title, text, why = merge(before, yours, stored)
    assert (title.way, title.text) == (Way.YOU, "Ask first")
    assert (text.way, text.text) == (Way.THEY, "we ask and wait")
    assert (why.way, why.text) == (Way.NOBODY, "It helps")


def test_what_both_changed_keeps_the_writers_words_and_has_the_others_beside_them() -> None:
    (title,) = merge({"title": "Ask"}, {"title": "Ask first"}, {"title": "Ask twice"})
    assert (title.way, title.text) == (Way.BOTH, "Ask first")
    assert (title.before, title.stored) == ("Ask", "Ask twice")


def test_both_wrote_the_same() -> None:
    (title,) = merge({"title": "Ask"}, {"title": "Ask first"}, {"title": "Ask first"})
    assert title.way is Way.NOBODY


def test_without_knowing_what_was_seen_nothing_is_decided_for_anybody() -> None:
    title, text = merge(None, {"title": "Ask", "text": "a"}, {"title": "Ask first", "text": "a"})
    assert (title.way, title.text, title.before) == (Way.BOTH, "Ask", None)
    assert text.way is Way.NOBODY


@given(words, words, words)
def test_every_word_is_in_the_merge_or_beside_it(
    before: dict[str, str], yours: dict[str, str], stored: dict[str, str]
) -> None:
    found = {each.name: each for each in merge(before, yours, stored)}
    assert set(found) == set(yours) | set(stored)
    for name, each in found.items():
        was, mine, theirs = (said.get(name, "") for said in (before, yours, stored))
        if mine == was:
            assert each.text == theirs
        elif theirs == was:
            assert each.text == mine
        else:
            assert {mine, theirs} == {each.text, each.stored}
            assert (each.way is Way.BOTH) == (mine != theirs)


@given(words, words)
def test_merging_with_what_was_seen_is_just_saving(
    before: dict[str, str], yours: dict[str, str]
) -> None:
    assert all(each.text == yours.get(each.name, "") for each in merge(before, yours, before))


@dataclass
class Tab:
    """An open page: what it showed, and what its writer has typed since."""

    revision: int
    typed: dict[str, str] = field(default_factory=dict)
    beside: set[str] = field(default_factory=set)


class TwoEditors(RuleBasedStateMachine):
    """A line with its history, as the draft keeps it, and two people who save over each other."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = [dict.fromkeys(NAMES, "")]
        self.tabs = [self.opened(), self.opened()]
        # (who, field) → what they tried to save last and have not typed over themselves.
        self.tried: dict[tuple[int, str], str] = {}

    def opened(self) -> Tab:
        return Tab(len(self.kept) - 1, dict(self.kept[-1]))

    @rule(who=st.sampled_from([0, 1]))
    def looks_again(self, who: int) -> None:
        self.starts_anew(who)

    def starts_anew(self, who: int) -> None:
        self.tabs[who] = self.opened()
        self.tried = {place: text for place, text in self.tried.items() if place[0] != who}

    @rule(who=st.sampled_from([0, 1]), name=st.sampled_from(NAMES), text=texts)
    def types(self, who: int, name: str, text: str) -> None:
        self.tabs[who].typed[name] = text
        self.tried.pop((who, name), None)

    @rule(who=st.sampled_from([0, 1]))
    def saves(self, who: int) -> None:
        tab, newest = self.tabs[who], len(self.kept) - 1
        self.tried |= {(who, name): text for name, text in tab.typed.items()}
        if tab.revision == newest:
            self.kept.append(dict(tab.typed))
            self.starts_anew(who)
            return
        fields = merge(self.kept[tab.revision], tab.typed, self.kept[-1])
        # The page again: the merge in the fields, both sides beside those that both changed.
        tab.typed = {each.name: each.text for each in fields}
        tab.beside = {text for each in fields for text in (each.yours, each.stored)}
        tab.revision = newest

    @invariant()
    def nobody_loses_a_word(self) -> None:
        stored = {text for kept in self.kept for text in kept.values()}
        for (who, _name), text in self.tried.items():
            tab = self.tabs[who]
            assert text in stored | tab.beside | set(tab.typed.values())

    @invariant()
    def what_is_stored_was_seen_by_whoever_saved_over_it(self) -> None:
        assert all(tab.revision < len(self.kept) for tab in self.tabs)


TestTwoEditors = TwoEditors.TestCase
