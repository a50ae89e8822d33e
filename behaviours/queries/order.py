"""The order in which readers see the lines of a version."""

from collections.abc import Iterable
from dataclasses import dataclass

from behaviours.enums import Audience, Purpose, Stage
from behaviours.models import Behaviour, Question


def in_themes(lines: Iterable[Behaviour]) -> list[list[Behaviour]]:
    """By theme, themes in the order of their first behaviour; those without a theme last."""
    themes: dict[str, list[Behaviour]] = {}
    for line in lines:
        themes.setdefault(line.theme, []).append(line)
    return [themes[theme] for theme in sorted(themes, key=lambda theme: not theme)]


def in_audiences(lines: list[Behaviour]) -> list[list[list[Behaviour]]]:
    """By audience, and there by theme; audiences without a behaviour left out."""
    audiences = [[line for line in lines if line.audience == each] for each in Audience.values]
    return [in_themes(found) for found in audiences if found]


@dataclass(frozen=True)
class Branch:
    """A question with its follow-ups, which stand under it whatever their stage."""

    question: Question
    below: "tuple[Branch, ...]"

    def walk(self, depth: int = 0) -> "list[tuple[int, Question]]":
        """The question and all below it, each with how many questions stand above it."""
        found = [(depth, self.question)]
        for branch in self.below:
            found += branch.walk(depth + 1)
        return found


def siblings(questions: Iterable[Question]) -> dict[tuple[str, str, str], list[Question]]:
    """(question above, list, stage) → what stands side by side, in the order readers see.

    A follow-up whose question is not among them is a question like others; list and stage are ""
    under a question.
    """
    asked = list(questions)
    known = {each.code for each in asked}
    places = [("", purpose, stage) for purpose in Purpose.values for stage in Stage.values]
    found: dict[tuple[str, str, str], list[Question]] = {place: [] for place in places}
    for each in asked:
        found.setdefault(place_of(each, known), []).append(each)
    return found


def place_of(question: Question, known: set[str]) -> tuple[str, str, str]:
    if question.after_code in known:
        return question.after_code, "", ""
    return "", question.purpose, question.stage


def grown(beside: dict[tuple[str, str, str], list[Question]]) -> list[Branch]:
    """The branches of `siblings`, list by list and stage by stage."""

    def branch(question: Question) -> Branch:
        below = beside.get((question.code, "", ""), [])
        return Branch(question, tuple(map(branch, below)))

    tops = [row for (above, _purpose, _stage), row in beside.items() if not above]
    return [branch(question) for row in tops for question in row]


def branches(questions: Iterable[Question]) -> list[Branch]:
    """In the order of the lists and of the dialogue, follow-ups under their question."""
    return grown(siblings(questions))
