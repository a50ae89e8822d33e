"""A workshop's report: what was said, chosen and agreed on, without names, for whoever was there.

Only what everybody was shown: cards kept back are left out, and so are the incidents behind
behaviours, which the wall never shows. Names of those who claimed a card are not in it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from django.utils import timezone

from behaviours.outcome import OutcomeBehaviour
from workshop import visibility
from workshop.enums import StepKind, StepState
from workshop.models import Participant, Step, Workshop, WorkshopReport
from workshop.queries.board import Board, CardOnBoard, board_of, cards_shown
from workshop.queries.challenge import board_with_non_examples
from workshop.queries.changes import answered_of
from workshop.queries.compared import compared_of
from workshop.queries.consent import decided_of
from workshop.queries.estimates import words_shown
from workshop.queries.outcome import decided_step
from workshop.queries.outcome_lines import behaviours_of, questions_of
from workshop.queries.outcome_text import cases_of, choice_of, covered_by, rounds_of
from workshop.queries.recalled import recalled_of
from workshop.queries.report_parts import (
    Report,
    ReportAgreement,
    ReportOption,
    ReportTheme,
    ReportVote,
    report_from_json,
)
from workshop.queries.tally import Result, result_of


def has_report(workshop: Workshop) -> bool:
    """Whether it has come so far that it can be reported on."""
    step = workshop.current
    kind, phase = (step.kind, step.phase) if step else ("", "")
    return visibility.sees_report(workshop.state, kind, phase)


def shown_report(workshop: Workshop) -> Report | None:
    """As it is now, or as it was kept where what people wrote is deleted; None before the close."""
    if workshop.cleared_at is not None:
        kept = WorkshopReport.objects.filter(workshop=workshop).first()
        return report_from_json(kept.snapshot) if kept else None
    return report_of(workshop) if has_report(workshop) else None


def report_of(workshop: Workshop) -> Report:
    """Of the steps that are done. Call inside `snapshot()`."""
    steps = list(Step.objects.filter(workshop=workshop).order_by("position"))
    done = [step for step in steps if step.state == StepState.DONE]
    held = workshop.started_at or workshop.created_at
    people = Participant.objects.filter(workshop=workshop, double_of=None)
    words = [word for step in _of(done, StepKind.CALIBRATE) for word in words_shown(step)]
    cases = _of(done, StepKind.CASES)
    lines = [answered_of(step) for step in _of(done, StepKind.CHANGES)]
    close = next(
        (s for s in steps if s.kind == StepKind.CLOSE and s.in_full and s.started_at), None
    )
    told = recalled_of(close, steps, details=False) if close else None
    said = _said(done, steps)
    return Report(
        workshop=str(workshop.pk),
        title=workshop.title,
        team=workshop.team.name,
        held_on=timezone.localtime(held).date().isoformat(),
        language=workshop.language,
        term=workshop.term,
        participants=people.count(),
        agreement=_agreement(steps),
        themes=said.themes,
        unsorted=said.unsorted,
        challenges=said.challenges,
        votes=_votes(done),
        behaviours=tuple(_bare(each) for each in behaviours_of(steps)),
        questions=questions_of(workshop),
        words=tuple(words),
        # Later cases are told beside the first ones.
        cases=compared_of(cases[-1], steps, details=False) if cases else None,
        told=told.themes if told and told.texts else (),
        texts=tuple(each.text for each in told.texts) if told else (),
        lines=tuple(line for each in lines if each for line in each.lines),
        review_on=workshop.review_on.isoformat() if workshop.review_on else "",
    )


def _of(done: Sequence[Step], kind: StepKind) -> list[Step]:
    return [step for step in done if step.kind == kind]


def _agreement(steps: Sequence[Step]) -> ReportAgreement | None:
    step = decided_step(list(steps))
    decided = decided_of(step) if step else None
    if step is None or decided is None:
        return None
    return ReportAgreement(
        text=decided.text,
        status=decided.kind,
        until=decided.until.isoformat() if decided.until else "",
        limits=step.limits,
        rounds=rounds_of(step),
        choice=choice_of(step),
        cases=cases_of(step, decided.text),
    )


class _Said(NamedTuple):
    themes: tuple[ReportTheme, ...]
    unsorted: tuple[str, ...]
    challenges: tuple[str, ...]


def _said(done: Sequence[Step], steps: Sequence[Step]) -> _Said:
    """Themes with their cards, and the cards under none; challenges that are under none."""
    clusters = _of(done, StepKind.CLUSTER)
    shown = [card for _theme, card in cards_shown(_of(done, StepKind.CHALLENGE))]
    if not clusters:
        lying = [card for _theme, card in cards_shown(_of(done, StepKind.WRITE))]
        return _Said((), _texts(lying), _texts(_own(shown)))
    board = board_with_non_examples(board_of(clusters[-1], steps), steps)
    under = {card.id for theme in board.themes for card in theme.against}
    beside = [card for card in _own(shown) if card.id not in under]
    return _Said(_themes(board, done, steps), _texts(board.unsorted), _texts(beside))


def _own(cards: Sequence[CardOnBoard]) -> list[CardOnBoard]:
    """Those that people wrote; starters are Samsyn's."""
    return [card for card in cards if not card.starter]


def _texts(cards: Sequence[CardOnBoard]) -> tuple[str, ...]:
    """With those that say the same right behind the one that stands for them."""
    return tuple(each.text for card in cards for each in (card, *card.also))


def _themes(board: Board, done: Sequence[Step], steps: Sequence[Step]) -> tuple[ReportTheme, ...]:
    votes = _of(done, StepKind.VOTE)
    result = result_of(votes[-1]) if votes else None
    counted = {each.theme: each for each in result.choices} if result else {}
    kept = {each.theme for each in result.kept} if result else set()
    agreed = decided_step(list(steps))
    covered = covered_by(agreed, steps) if agreed else None
    phrases = {each.theme: each.phrases for each in covered.themes} if covered else {}
    found = []
    for theme in board.themes:
        choice = counted.get(int(theme.id))
        texts = _texts(theme.cards)
        found.append(
            ReportTheme(
                theme.id,
                theme.name,
                len(texts),
                texts,
                _texts(theme.against),
                choice.voters if choice else None,
                int(theme.id) in kept,
                phrases.get(theme.id, ()),
            )
        )
    return tuple(found)


def _was_vote(step: Step) -> bool:
    return step.kind in {StepKind.VOTE, StepKind.BEHAVIOURS}


def _votes(done: Sequence[Step]) -> tuple[ReportVote, ...]:
    """In steps in which there was anything to choose between."""
    results = [(step, result_of(step)) for step in done if _was_vote(step)]
    return tuple(_vote(step, result) for step, result in results if result.choices)


def _vote(step: Step, result: Result) -> ReportVote:
    subject = "themes" if step.kind == StepKind.VOTE else "behaviours"
    chosen = {each.id for each in result.kept}
    options = (
        ReportOption(c.label, c.situation, c.voters, c.dots, c.id in chosen) for c in result.choices
    )
    return ReportVote(subject, result.ballots, result.several, tuple(options))


def _bare(line: OutcomeBehaviour) -> OutcomeBehaviour:
    """Without the incident that it was taken from: that is to open on phones, never on a wall."""
    return replace(line, did="", effect="")
