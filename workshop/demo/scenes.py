"""The scenes of the demo's finished workshop, from joining to handing over."""

from django.utils import timezone

from behaviours.cadence import REVIEW_AFTER, months_later
from workshop.demo import words
from workshop.demo.answers import AFTER, BEFORE, answer_cases, calibrate
from workshop.demo.play import Play
from workshop.enums import HideReason, StepKind
from workshop.models import Option, Step
from workshop.queries.consent import round_of, understandings_of


def prepare(play: Play) -> None:
    """The agenda is made to fit: no challenge, all in short, more behaviours."""
    steps = list(Step.objects.filter(workshop=play.workshop).order_by("position"))
    for step in steps:
        if step.kind == StepKind.CHALLENGE:
            play.lead("step.remove", target=str(step.pk))
        elif step.in_full:
            play.lead(
                "step.edit",
                target=str(step.pk),
                title=step.title,
                prompt=step.prompt,
                say=step.say,
                minutes=step.minutes,
                cut=step.cut,
                asked_in_full="1",
            )
    step = next(step for step in steps if step.kind == StepKind.BEHAVIOURS)
    play.lead(
        "step.edit",
        target=str(step.pk),
        title=step.title,
        prompt=step.prompt,
        say=step.say,
        minutes=step.minutes,
        cut=words.BEHAVIOURS_KEPT,
    )


def write(play: Play) -> dict[str, str]:
    """Forty cards by eighteen people; returns their ids by text. One is mended at the gate."""
    texts = [text for _name, _voters, cards in words.THEMES for text in cards]
    told = play.all(
        play.by(n, "card.submit", text=words.NAMING if text == words.CORRECTED else text)
        for n, text in enumerate(texts)
    )
    cards = {text: each["card"] for text, each in zip(texts, told, strict=True)}
    play.next()  # looking through
    kept_back = cards[words.CORRECTED]
    play.lead("card.hide", card=kept_back, reason=HideReason.NAMES_PERSON)
    writer = texts.index(words.CORRECTED)
    play.do(writer, "card.edit", card=kept_back, text=words.CORRECTED)
    play.next(2)  # shown, and on
    return cards


def cluster(play: Play, cards: dict[str, str]) -> dict[str, str]:
    """Themes by several hands, one merged and one move undone; returns their ids by name."""
    themes: dict[str, str] = {}
    mover = 0
    for name, _voters, texts in words.THEMES:
        first, *rest = [cards[text] for text in texts]
        themes[name] = play.do(mover, "theme.create", name=name, card=first)["theme"]
        play.all(
            play.by(mover + n, "card.move", card=card, theme=themes[name])
            for n, card in enumerate(rest)
        )
        mover += 3
    into = themes[words.DOUBLED_INTO]
    lent = next(cards[texts[1]] for name, _v, texts in words.THEMES if themes[name] == into)
    double = play.do(4, "theme.create", name=words.DOUBLED, card=lent)["theme"]
    play.do(9, "theme.merge", theme=double, into=into)
    strayed = cards[words.CORRECTED]
    play.do(2, "card.move", card=strayed, theme=into)
    step = play.step()
    assert step is not None
    newest = step.changes.latest("number")
    play.do(11, "board.undo", change=str(newest.pk))
    play.next()
    return themes


def choose_themes(play: Play, themes: dict[str, str]) -> None:
    step = play.step()
    options = {
        str(theme): str(pk)
        for theme, pk in Option.objects.filter(step=step).values_list("theme_id", "pk")
    }
    play.vote([(options[themes[name]], voters) for name, voters, _cards in words.THEMES])
    play.next(2)  # counted, and on


def agree(play: Play) -> None:
    """An objection and a question in the first round; the second, on new wording, agrees."""
    play.all(play.by(n * 5, "wording.suggest", text=text) for n, text in enumerate(words.WORDINGS))
    play.lead("draft.save", text=words.FIRST_DRAFT, version=0)
    play.next()
    _react(play, words.FIRST_ROUND)
    step = play.step()
    assert step is not None
    for asked in understandings_of(step):
        play.lead("understanding.answer", reaction=asked.id, text=words.ANSWER)
    play.next()  # the reasons
    play.lead("draft.revise")
    play.lead("draft.save", text=words.SECOND_DRAFT, version=1)
    play.next()
    _react(play, words.SECOND_ROUND)
    play.next(3)  # the reasons, decided, and on


def _react(play: Play, said: tuple[words.Said, ...]) -> None:
    step = play.step()
    current = round_of(step) if step else None
    assert current is not None
    each = [one for one in said for _person in range(one.people)]
    play.all(
        play.by(
            # Another beginning in each round, so that not the same people agree.
            n * 7 + current.number,
            "consent.react",
            round=current.id,
            kind=one.kind,
            reason=one.reason,
            change=one.change,
            phrase=one.phrase,
        )
        for n, one in enumerate(each)
    )


def behave(play: Play, themes: dict[str, str]) -> list[str]:
    """Twelve behaviours, of which eight are chosen; returns the ids of their cards."""
    told = play.all(
        play.by(n, "card.submit", situation=each.situation, text=each.text)
        for n, each in enumerate(words.BEHAVIOURS)
    )
    cards = [each["card"] for each in told]
    play.next(2)  # looked through, grouping
    names = [name for name, _voters, _cards in words.THEMES]
    play.all(
        play.by(n + 2, "card.move", card=card, theme=themes[names[each.theme]])
        for n, (card, each) in enumerate(zip(cards, words.BEHAVIOURS, strict=True))
    )
    play.next()  # voting
    step = play.step()
    options = {
        str(card): str(pk)
        for card, pk in Option.objects.filter(step=step).values_list("card_id", "pk")
    }
    play.vote(
        [(options[card], each.voters) for card, each in zip(cards, words.BEHAVIOURS, strict=True)]
    )
    play.next(2)  # counted, and on
    return cards


def tell_how(play: Play, cards: list[str]) -> None:
    """How two of the chosen behaviours are done, each by several people."""
    for number, told in enumerate(words.HOW):
        card = cards[told.behaviour]
        play.do(number, "how.save", card=card, version=0, **told.everywhere)
        play.all(
            play.by(
                number + 3 * at,
                "how.tell",
                card=card,
                version=0,
                medium=medium,
                words=said,
                example=example,
                non_example=non_example,
            )
            for at, (medium, said, example, non_example) in enumerate(told.media, start=1)
        )
    play.next()


def ask(play: Play) -> None:
    asked = play.all(
        play.by(n, "question.add", wording=wording, form=form, stage=stage, decides=decides)
        for n, (wording, form, stage, decides) in enumerate(words.QUESTIONS)
    )
    play.all(
        play.by(
            n,
            "question.add",
            wording=wording,
            form=form,
            stage=stage,
            decides=decides,
            after=asked[after]["question"],
            after_answer=answer,
            stop=stop,
        )
        for n, (after, answer, wording, form, stage, decides, stop) in enumerate(words.FOLLOW_UPS)
    )
    play.next()


def hold(play: Play) -> None:
    """The whole workshop, from the first who joins to the outcome in the catalogue."""
    prepare(play)
    play.join()
    play.lead("workshop.start")
    play.next()
    answer_cases(play, BEFORE, turn=5)
    calibrate(play)
    themes = cluster(play, write(play))
    choose_themes(play, themes)
    agree(play)
    tell_how(play, behave(play, themes))
    ask(play)
    answer_cases(play, AFTER, turn=7)
    again = months_later(timezone.localdate(), REVIEW_AFTER)
    play.lead("review.set", on=again.isoformat())
    play.next()  # from the close to the end
    play.lead("workshop.hand_over")
