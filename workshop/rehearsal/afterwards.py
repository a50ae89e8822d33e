"""How it is done, what one asks, what one will do: the last steps."""

from collections.abc import Iterator

from workshop import starter
from workshop.enums import Medium
from workshop.models import How, HowInMedium, Question
from workshop.queries.how import chosen_behaviours
from workshop.queries.plans import kept_behaviours
from workshop.rehearsal.stage import Round, Stage

BEHAVIOURS_TOLD = 3
QUESTIONS_AT_ONCE = 8
MEDIA = (Medium.PHONE, Medium.EMAIL)


def tell_how(stage: Stage) -> Iterator[Round]:
    """Of three behaviours: what holds everywhere, then two media; one writer at each."""
    cards = [card.id for card in chosen_behaviours(stage.step, stage.steps)][:BEHAVIOURS_TOLD]
    trigger, mandate, conditions, knowledge, said, example, non_example = stage.words.how
    saved = How.objects.filter(step=stage.step)
    versions = {str(card): at for card, at in saved.values_list("card", "version")}
    yield [
        stage.by(
            place,
            "how.save",
            card=card,
            version=versions.get(card, 0),
            trigger=trigger,
            mandate=mandate,
            conditions=conditions,
            knowledge=knowledge,
            heard="on",
        )
        for place, card in enumerate(cards)
    ]
    told = HowInMedium.objects.filter(how__step=stage.step)
    rows = told.values_list("how__card", "medium", "version")
    media = {(str(card), medium): at for card, medium, at in rows}
    yield [
        stage.by(
            place + more,
            "how.tell",
            card=card,
            medium=medium,
            version=media.get((card, medium), 0),
            words=said,
            example=example,
            non_example=non_example,
        )
        for place, card in enumerate(cards)
        for more, medium in enumerate(MEDIA)
    ]


def ask(stage: Stage) -> Iterator[Round]:
    """What others ask, in one's own name; then somebody takes one from the list of starters."""
    known = [q for q in starter.questions(stage.workshop.language) if not q.after]
    rows = Question.objects.filter(step=stage.step).values_list("wording", flat=True)
    new = [each for each in known if each.wording not in set(rows)]
    yield [
        stage.by(
            stage.everybody[place % len(stage.people)],
            "question.add",
            wording=each.wording,
            form=each.form,
            stage=each.stage,
            purpose=each.purpose,
            decides=each.decides,
            stop=each.stop,
        )
        for place, each in enumerate(new[:QUESTIONS_AT_ONCE])
    ]
    if len(new) > QUESTIONS_AT_ONCE:
        taken = new[QUESTIONS_AT_ONCE]
        yield [stage.by(stage.everybody[0], "question.take", starter=taken.id)]


def plan(stage: Stage) -> Iterator[Round]:
    """Private plans, of a behaviour that was kept where there is one."""
    situation, will = stage.words.plan
    kept = [card.id for card in kept_behaviours(stage.steps)]
    yield [
        stage.by(
            n,
            "plan.make",
            number="1",
            situation=situation,
            **({"behaviour": stage.random.choice(kept)} if kept else {"will": will}),
        )
        for n in stage.everybody
    ]
