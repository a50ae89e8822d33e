"""Words of the console: what Next and Back do, and who needs the facilitator's eye first."""

from collections.abc import Collection
from typing import Final

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workshop.enums import Phase, StepKind
from workshop.queries.people import People, Person
from workshop.queries.place import Ahead

register = template.Library()
Words = str | Promise

_PHASE_LABELS: Final[dict[str, Words]] = {
    Phase.LOOKING: gettext_lazy("Next: Close writing"),
    Phase.ADDING: gettext_lazy("Next: Two silent minutes"),
    Phase.CHECKING: gettext_lazy("Next: Close the additions"),
    Phase.ADDED: gettext_lazy("Next: Show the additions"),
    Phase.REVISING: gettext_lazy("Next: Revise definitions"),
    Phase.SHOWN: gettext_lazy("Next: Show the cards"),
    Phase.SORTING: gettext_lazy("Next: Open the board"),
    Phase.RESORTING: gettext_lazy("Next: Sort again, blind"),
    Phase.RESORTED: gettext_lazy("Next: Show how others read them"),
    Phase.VOTING: gettext_lazy("Next: Open the vote"),
    Phase.COUNTED: gettext_lazy("Next: Close the vote"),
    Phase.TESTING: gettext_lazy("Next: Try the text on the cases"),
    Phase.TESTED: gettext_lazy("Next: Close the test"),
    Phase.CHOOSING: gettext_lazy("Next: Choose among the drafts"),
    Phase.CHOSEN: gettext_lazy("Next: Close the choice"),
    Phase.REACTING: gettext_lazy("Next: Open the consent round"),
    Phase.REASONS: gettext_lazy("Next: Close the round"),
    Phase.DECIDED: gettext_lazy("Next: Record the agreement"),
}
# Where the same phase means something else in another kind of step.
_LABELS_BY_KIND: Final[dict[tuple[str, str], Words]] = {
    (StepKind.CHANGES, Phase.SHOWN): gettext_lazy("Next: Close the answers"),
    (StepKind.CHANGES, Phase.DECIDED): gettext_lazy("Next: What is agreed"),
    (StepKind.CALIBRATE, Phase.SHOWN): gettext_lazy("Next: Show the numbers"),
    (StepKind.CASES, Phase.SHOWN): gettext_lazy("Next: Show the answers"),
    (StepKind.CLOSE, Phase.RECALLED): gettext_lazy("Next: Show our own words"),
    (StepKind.CLOSE, Phase.OPEN): gettext_lazy("Next: What we came to"),
}
_EFFECTS_BY_KIND: Final[dict[tuple[str, str], Words]] = {
    (StepKind.CHANGES, Phase.SHOWN): gettext_lazy(
        "Closes the answers and shows on every screen what was said of each line, without names. "
        "You can go back."
    ),
    (StepKind.CHANGES, Phase.DECIDED): gettext_lazy(
        "Shows which lines are agreed and which are not. An objection that nobody has talked "
        "through stands. You can go back."
    ),
    (StepKind.CALIBRATE, Phase.SHOWN): gettext_lazy(
        "Closes answering and shows everybody’s numbers on every screen, without names. "
        "You can go back."
    ),
    (StepKind.CASES, Phase.SHOWN): gettext_lazy(
        "Closes answering and shows on every screen how many chose what, without names. "
        "You can go back."
    ),
    (StepKind.CLOSE, Phase.RECALLED): gettext_lazy(
        "Shows the sentence again, and beside it everybody’s own words, without names. "
        "You can go back."
    ),
    (StepKind.CLOSE, Phase.OPEN): gettext_lazy(
        "Shows what you came to, and each person where their own words went. You can go back."
    ),
}
_BACK_BY_KIND: Final[dict[tuple[str, str], Words]] = {
    (StepKind.CHANGES, Phase.REACTING): gettext_lazy("Back to the answers"),
    (StepKind.CHANGES, Phase.SHOWN): gettext_lazy("Back to talking them through"),
    (StepKind.CALIBRATE, Phase.SHOWN): gettext_lazy("Back to the numbers"),
    (StepKind.CASES, Phase.SHOWN): gettext_lazy("Back to the answers"),
    (StepKind.CLOSE, Phase.RECALLING): gettext_lazy("Back to telling it in our own words"),
    (StepKind.CLOSE, Phase.RECALLED): gettext_lazy("Back to our own words"),
}
_PHASE_EFFECTS: Final[dict[str, Words]] = {
    Phase.LOOKING: gettext_lazy(
        "Closes writing on every phone. You look through the cards before anyone sees them. "
        "You can go back."
    ),
    Phase.SHOWN: gettext_lazy(
        "Shows everyone the cards you have not hidden, without names. You can go back."
    ),
    Phase.ADDING: gettext_lazy(
        "Everyone reads the cards and may add more, for two minutes. Nobody sees what is added. "
        "You can go back."
    ),
    Phase.CHECKING: gettext_lazy(
        "Closes the additions on every phone. You look through them before anyone sees them. "
        "You can go back."
    ),
    Phase.ADDED: gettext_lazy(
        "Shows everyone the additions you have not hidden, beside the first cards. You can go back."
    ),
    Phase.REVISING: gettext_lazy(
        "Everyone may write their own definition anew. It is shown when you go on. You can go back."
    ),
    Phase.SORTING: gettext_lazy(
        "Shows everyone the cards you have not hidden, on a board to sort them. You can go back."
    ),
    Phase.RESORTING: gettext_lazy(
        "Each phone gets the others’ behaviours one after the other, to put under a theme without "
        "seeing where they lie. Nobody sees what others choose. You can go back."
    ),
    Phase.RESORTED: gettext_lazy(
        "Closes the sorting and shows everyone which behaviours are not read the same. "
        "You can go back."
    ),
    Phase.VOTING: gettext_lazy(
        "Opens a blind vote on every phone. Nobody sees how others vote. You can go back."
    ),
    Phase.COUNTED: gettext_lazy(
        "Closes the vote and shows the result on every screen. You can go back."
    ),
    Phase.TESTING: gettext_lazy(
        "Puts the draft, as it was last saved, above each customer case on every phone. "
        "Nobody sees what others answer. You can go back."
    ),
    Phase.TESTED: gettext_lazy(
        "Closes the test and shows on every screen in which cases the text does not help, "
        "without names. You can go back."
    ),
    Phase.CHOOSING: gettext_lazy(
        "Puts the offered drafts on every phone, without names. "
        "Nobody sees what others approve of. You can go back."
    ),
    Phase.CHOSEN: gettext_lazy(
        "Closes the choice, shows the approvals on every screen, and the draft that most approve "
        "of becomes the draft. You can go back."
    ),
    Phase.REACTING: gettext_lazy(
        "Asks everyone about the draft as it was last saved. You can go back."
    ),
    Phase.REASONS: gettext_lazy(
        "Closes the round and shows answers and reasons to everyone, without names. "
        "You can go back."
    ),
    Phase.DECIDED: gettext_lazy(
        "Possible when there is no objection, every question is answered and enough people have "
        "answered. You can go back."
    ),
}
_KIND_EFFECTS: Final[dict[str, Words]] = {
    StepKind.WELCOME: gettext_lazy("Shows the rules on every screen. You can go back."),
    StepKind.CHANGES: gettext_lazy(
        "Puts the changed lines on every phone. Nobody sees what others answer. You can go back."
    ),
    StepKind.CALIBRATE: gettext_lazy(
        "Asks everyone for a number of their own for each word. Nobody sees the others’. "
        "You can go back."
    ),
    StepKind.CASES: gettext_lazy(
        "Puts the customer cases on every phone. Nobody sees what others answer. You can go back."
    ),
    StepKind.WRITE: gettext_lazy(
        "Opens writing on every phone. Nobody sees what others write. You can go back."
    ),
    StepKind.CLUSTER: gettext_lazy(
        "Opens the board: everyone can move cards and make themes. You can go back."
    ),
    StepKind.CHALLENGE: gettext_lazy(
        "Opens writing on every phone: where being kind did harm, and one good no. You can go back."
    ),
    StepKind.VOTE: gettext_lazy(
        "Opens a blind vote on the themes. Nobody sees how others vote. You can go back."
    ),
    StepKind.AGREE: gettext_lazy(
        "You write a draft beside the chosen themes; everyone can suggest a wording. "
        "You can go back."
    ),
    StepKind.BEHAVIOURS: gettext_lazy(
        "Opens writing on every phone: what happened, and the action in it. You can go back."
    ),
    StepKind.HOW: gettext_lazy(
        "Shows the chosen behaviours on every phone; everyone can tell how each is done. "
        "You can go back."
    ),
    StepKind.QUESTIONS: gettext_lazy(
        "Opens the question list; everyone can add to it. You can go back."
    ),
    StepKind.CLOSE: gettext_lazy("Shows each person where their own words went. You can go back."),
}
_BACK: Final[dict[str, Words]] = {
    Phase.ANSWERING: gettext_lazy("Back to answering"),
    Phase.WRITING: gettext_lazy("Back to writing"),
    Phase.LOOKING: gettext_lazy("Back to looking through"),
    Phase.SHOWN: gettext_lazy("Back to the cards"),
    Phase.ADDING: gettext_lazy("Back to adding"),
    Phase.CHECKING: gettext_lazy("Back to looking through the additions"),
    Phase.ADDED: gettext_lazy("Back to all the cards"),
    Phase.REVISING: gettext_lazy("Back to revising"),
    Phase.JUDGING: gettext_lazy("Back to sorting by everyone"),
    Phase.SORTING: gettext_lazy("Back to the board"),
    Phase.RESORTING: gettext_lazy("Back to sorting again"),
    Phase.RESORTED: gettext_lazy("Back to how others read them"),
    Phase.VOTING: gettext_lazy("Back to the vote"),
    Phase.COUNTED: gettext_lazy("Back to the result"),
    Phase.DRAFTING: gettext_lazy("Back to the draft"),
    Phase.TESTING: gettext_lazy("Back to the test"),
    Phase.TESTED: gettext_lazy("Back to what the test showed"),
    Phase.CHOOSING: gettext_lazy("Back to the choice"),
    Phase.CHOSEN: gettext_lazy("Back to the approvals"),
    Phase.REACTING: gettext_lazy("Back to the round"),
    Phase.REASONS: gettext_lazy("Back to the reasons"),
}


@register.filter
def next_label(ahead: Ahead) -> str:
    if ahead.phase:
        return str(_LABELS_BY_KIND.get((ahead.kind, ahead.phase)) or _PHASE_LABELS[ahead.phase])
    if ahead.step:
        return _("Next: %(step)s") % {"step": ahead.step}
    return _("Finish the workshop")


@register.filter
def next_effect(ahead: Ahead) -> str:
    if ahead.phase:
        return str(_EFFECTS_BY_KIND.get((ahead.kind, ahead.phase)) or _PHASE_EFFECTS[ahead.phase])
    if ahead.opens == Phase.RECALLING:
        return _(
            "Hides the sentence everywhere. Everyone explains it in their own words, and nobody "
            "sees what others write. You can go back."
        )
    if ahead.opens == Phase.JUDGING:
        return _(
            "Opens sorting on every phone: which cards say the same. Nobody sees what others tap. "
            "You can go back."
        )
    if ahead.step:
        return str(_KIND_EFFECTS[ahead.kind])
    return _("Closes the workshop and its join code on every phone. You can open it again.")


@register.filter
def back_label(ahead: Ahead) -> str:
    if ahead.phase:
        return str(_BACK_BY_KIND.get((ahead.kind, ahead.phase)) or _BACK[ahead.phase])
    return _("Back to %(step)s") % {"step": ahead.step}


@register.filter
def by_need(people: People, connected: Collection[str]) -> list[tuple[Person, str]]:
    """Each person with "lost", "here", "left" or "double"; those who may need help come first."""
    order = ("lost", "here", "left", "double")
    found = [(person, _presence(person, connected)) for person in people.people]
    return sorted(found, key=lambda one: order.index(one[1]))


@register.filter
def how_many(found: list[tuple[Person, str]], presence: str) -> int:
    return sum(each == presence for _person, each in found)


def _presence(person: Person, connected: Collection[str]) -> str:
    if person.double:
        return "double"
    if person.left:
        return "left"
    # Whoever has no phone cannot lose it; the page that is written for them on may be closed.
    return "here" if person.without_phone or person.id in connected else "lost"
