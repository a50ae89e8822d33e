"""Votes and the sentence: dots, wordings, approval, the test on cases, consent."""

from collections.abc import Iterator
from typing import Any

from workshop.method.ballots import dots_for
from workshop.method.phrases import words_in
from workshop.models import ConsentRound, Draft, Option, Wording
from workshop.queries.cases import cases_of
from workshop.rehearsal.answering import ASKS_FROM, OBJECTS_FROM
from workshop.rehearsal.stage import Round, Stage

WORDINGS_AT_MOST = 4  # of a person


def vote(stage: Stage) -> Iterator[Round]:
    """All their dots, more of them on some options: a vote where all are equal tells nothing."""
    options = _options(stage)
    dots = dots_for(len(options))
    liked = stage.random.sample(options, len(options))
    if dots:
        yield [stage.by(n, "ballot.set", options=_few(stage, liked, dots)) for n in stage.everybody]


def suggest(stage: Stage) -> Iterator[Round]:
    """One in four, at least two people, suggest a wording."""
    texts = stage.words.wordings
    keys = list(Wording.objects.filter(step=stage.step).values_list("author_key", flat=True))
    yield [
        stage.by(n, "wording.suggest", text=texts[place % len(texts)])
        for place, n in enumerate(stage.some(4, least=2))
        if keys.count(stage.key(n)) < WORDINGS_AT_MOST
    ]


def approve(stage: Stage) -> Iterator[Round]:
    options = _options(stage)
    liked = stage.random.sample(options, len(options))
    if options:
        yield [
            stage.by(n, "drafts.approve", options=_few(stage, liked, stage.random.randint(1, 2)))
            for n in stage.everybody
        ]


def try_on_cases(stage: Stage) -> Iterator[Round]:
    version = Draft.objects.values_list("version", flat=True).get(step=stage.step)
    turns: Round = []
    for case in cases_of(stage.workshop.pk):
        for n in stage.everybody:
            (verdict,) = stage.random.choices(("tells", "unsure", "silent"), (6, 2, 1))
            told = {"case": case.id, "version": version, "verdict": verdict}
            turns.append(stage.by(n, "case.judge", **told))
    yield turns


def react(stage: Stage) -> Iterator[Round]:
    """In the first round one objects and one needs to understand; on new wording they agree."""
    put = ConsentRound.objects.filter(step=stage.step).latest("number")
    words, order = stage.words, stage.everybody
    said: dict[int, dict[str, Any]] = {n: {"kind": "agree"} for n in order}
    for n in order[2::5]:
        said[n] = {"kind": "live_with", "reason": words.reservation}
    if put.number == 1 and len(order) >= ASKS_FROM:
        said[order[1]] = {"kind": "understand", "reason": words.question}
    if put.number == 1 and len(order) >= OBJECTS_FROM:
        reason, change = words.objection
        said[order[0]] = {"kind": "objection", "reason": reason, "change": change}
        said[order[0]] |= _about(put.text)
    yield [stage.by(n, "consent.react", round=str(put.pk), **said[n]) for n in order]


def _about(text: str) -> dict[str, str]:
    """The words that an objection marks: two or three of the text."""
    found = words_in(text)
    phrase = " ".join(found[1:4] if len(found) > 3 else found)
    return {"phrase": phrase} if 0 < len(phrase) <= 100 else {"whole": "on"}


def _options(stage: Stage) -> list[str]:
    step = stage.step
    rows = Option.objects.filter(step=step, runoff=step.runoff).order_by("pk")
    return [str(pk) for pk in rows.values_list("pk", flat=True)]


def _few(stage: Stage, liked: list[str], many: int) -> list[str]:
    """So many different ones; those that come first in `liked` are taken most often."""
    left, taken = list(liked), []
    for _dot in range(min(many, len(left))):
        weights = [1 / (1 + place) for place in range(len(left))]
        (one,) = stage.random.choices(left, weights)
        left.remove(one)
        taken.append(one)
    return taken
