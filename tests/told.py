"""A workshop in which everything that a catalogue can keep was said, by the product's commands."""

from tests.factories import (
    Crew,
    Person,
    Stage,
    approve,
    done,
    go_next,
    judge_cases,
    make_stage,
    offer,
    options_of,
    react,
    save_draft,
    themes_of,
    walk_to,
    walk_to_end,
    write,
)
from workshop.enums import Phase, StepKind
from workshop.models import Card, Question, Step
from workshop.queries.resorting import my_resorting, themes_asked

AGENDA = (
    StepKind.CASES,
    StepKind.WRITE,
    StepKind.CLUSTER,
    StepKind.VOTE,
    StepKind.AGREE,
    StepKind.BEHAVIOURS,
    StepKind.HOW,
    StepKind.QUESTIONS,
    StepKind.CLOSE,
)
LISTEN = "Theme of Listen before I answer"
LIMITS = "Prices are set by law."
FIRST = "We listen before we answer and solve everything ourselves."
OTHER = "We listen, and we call back."
DECIDED = "We listen before we answer and call back when we said we would."
HARM = "We cannot keep that promise."
ASK = "we ask what they have tried so far"
CALL = "we call back before noon"
LEAD = "we ask a colleague what they need before we give advice"
CHOSEN = (ASK, CALL, LEAD)
OPEN_QUESTION = "What have you tried so far?"
FOLLOW_UP = "What happened then?"
MOTIVE = "What gave you energy this week?"


def told_workshop(crew: Crew | None = None) -> Stage:
    """Over, with six people; not yet handed over."""
    stage = make_stage(*AGENDA, people=6, crew=crew)
    full = (StepKind.AGREE, StepKind.BEHAVIOURS)
    stage.workshop.steps.filter(kind__in=full).update(in_full=True)
    _decide(stage)
    _behave(stage)
    _tell_how(stage)
    _ask(stage)
    go_next(stage)
    done(stage.facilitator, "review.set", on="2030-05-17")
    walk_to_end(stage)
    return stage


def _decide(stage: Stage) -> None:
    walk_to(stage, StepKind.VOTE, Phase.VOTING)
    for person in stage.people:
        done(person, "ballot.set", options=[str(options_of(stage.now)[LISTEN])])
    go_next(stage)
    step = walk_to(stage, StepKind.AGREE, Phase.DRAFTING)
    done(stage.facilitator, "limits.state", limits=LIMITS)
    save_draft(stage, FIRST)
    theme = next(t for t in themes_of(step) if t.name == LISTEN)
    tie = {"phrase": "listen before we answer", "theme": str(theme.pk)}
    done(stage.facilitator, "phrase.tie", version=1, **tie)
    done(stage.people[0], "wording.suggest", text=OTHER)
    offer(stage, OTHER)
    done(stage.facilitator, "drafts.offer", version=1, offer="yes")
    go_next(stage)
    for number, person in enumerate(stage.people):
        approve(person, *([FIRST, OTHER] if number < 2 else [FIRST]))
    to_round(stage)
    first, *others = stage.people
    objection = {"phrase": "solve everything ourselves", "reason": HARM, "change": "Call back"}
    assert react(first, "objection", **objection).ok
    assert react(others[0], "live_with", reason="It is long.").ok
    for person in others[1:]:
        assert react(person, "agree").ok
    go_next(stage)
    done(stage.facilitator, "draft.revise")
    save_draft(stage, DECIDED)
    to_round(stage)
    for person in stage.people:
        assert react(person, "agree").ok
    go_to(stage, Phase.DECIDED)


def to_round(stage: Stage) -> None:
    """Press Next until people react; a text that is tried tells them what to do in most cases."""
    while stage.now.phase != Phase.REACTING:
        if stage.now.phase == Phase.TESTING:
            judge_cases(stage, "tells")
        go_next(stage)


def go_to(stage: Stage, phase: Phase) -> None:
    """Press Next, with nobody doing anything on the way."""
    while stage.now.phase != phase:
        go_next(stage)


def _behave(stage: Stage) -> None:
    step = walk_to(stage, StepKind.BEHAVIOURS, Phase.WRITING)
    ida, per, siv, *_others = stage.people
    asked = write(
        ida,
        ASK,
        "the customer calls again",
        did="Ida asked what they had tried",
        effect="they were through in five minutes",
    )
    write(per, CALL, "we could not answer")
    lead = write(siv, LEAD, "somebody is stuck", audience="team")
    write(per, "we stay calm", "we are tired", audience="oneself")
    go_to(stage, Phase.SORTING)
    themes = themes_asked(step)
    for place, card in enumerate(Card.objects.filter(step=step).order_by("text")):
        data = {"card": str(card.pk), "theme": str(themes[place % len(themes)].pk)}
        done(stage.facilitator, "card.move", **data)
    done(stage.facilitator, "behaviour.mirror", card=str(lead), mirrors=str(asked))
    go_next(stage)
    for person in stage.people:
        _sort_again(step, person)
    go_to(stage, Phase.VOTING)
    options = options_of(stage.now)
    for number, person in enumerate(stage.people):
        words = CHOSEN[number % 3]
        done(
            person, "ballot.set", options=[str(pk) for said, pk in options.items() if words in said]
        )
    go_to(stage, Phase.COUNTED)


def _sort_again(step: Step, person: Person) -> None:
    """Everybody puts everything where it lies."""
    key = person.key(step)
    for each in my_resorting(step, [key])[key].cards:
        theme = Card.objects.get(pk=each.id).theme_id
        done(person, "behaviour.resort", card=each.id, theme=str(theme))


def _tell_how(stage: Stage) -> None:
    walk_to(stage, StepKind.HOW, Phase.OPEN)
    card = str(Card.objects.get(text=ASK).pk)
    done(
        stage.people[0],
        "how.save",
        card=card,
        version=0,
        trigger="the customer calls for the second time",
        mandate="Up to 500 without asking",
        conditions="The case is open on the screen",
        knowledge="What the first call was about",
        seen="on",
        heard="on",
    )
    for medium, words in (("phone", "Ask, then be silent"), ("chat", "One line, one question")):
        told = {
            "words": words,
            "example": f"“{OPEN_QUESTION}”",
            "non_example": "Have you tried it?",
        }
        done(stage.people[1], "how.tell", card=card, version=0, medium=medium, **told)


def _ask(stage: Stage) -> None:
    go_next(stage)
    one = {"form": "open", "stage": "explore"}
    first = {**one, "wording": OPEN_QUESTION, "decides": "where we begin", "stop": "They repeat it"}
    done(stage.people[0], "question.add", **first)
    above = str(Question.objects.get(wording=OPEN_QUESTION).pk)
    follow = {**one, "wording": FOLLOW_UP, "after": above, "after_answer": "Something went wrong"}
    done(stage.people[1], "question.add", **follow)
    done(stage.people[2], "question.add", **one, wording=MOTIVE, purpose="motivation")
