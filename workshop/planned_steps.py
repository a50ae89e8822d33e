"""The steps that agendas are made of, each with its minutes and its words.

`prompt` and `say` name the word that is settled as %(term)s.
"""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workshop.enums import StepKind


@dataclass(frozen=True)
class PlannedStep:
    """`prompt` and `say` name the word as %(term)s. `cut` is for votes: how many go on.

    `break_after`: minutes that belong to no step, because no clock should run in a break.
    """

    kind: StepKind
    title: Promise
    prompt: Promise
    say: Promise
    minutes: int
    cut: int = 3
    break_after: int = 0
    in_full: bool = False  # with the optional phases of its kind


def welcome(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.WELCOME,
        _("Welcome"),
        _("Today we settle what “%(term)s” means in our own work."),
        _(
            "Today we settle what “%(term)s” means in our own work. You write alone first, then we"
            " read together. Your colleagues do not see who wrote which card, so write what you"
            " really think. We ask what a card means; nobody has to defend one. Whoever leads the"
            " team speaks last in every round."
        ),
        minutes,
    )


def welcome_to_changes(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.WELCOME,
        _("Welcome"),
        _("Today we look at what changes in what we have written about “%(term)s”."),
        _(
            "We have settled what “%(term)s” means in our work. Somebody has revised it, and"
            " before it is published we ask you about what changes, and only about that. You"
            " answer alone first; your colleagues do not see who answered what. Whoever leads the"
            " team speaks last in every round."
        ),
        minutes,
    )


def changes(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.CHANGES,
        _("What changes"),
        _("Can you work by each of these lines as they would be from now on?"),
        _(
            "Read each line: what is struck out goes, what is underlined is new. You need not love"
            " it: can you work by it? If it would do harm, object, say what harm, and say what"
            " would make it good enough. If something is unclear, ask. Then we talk through the"
            " lines that somebody objects to, and only those. The leader speaks last."
        ),
        minutes,
    )


def close_changes(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.CLOSE,
        _("What is agreed"),
        _("See which lines are agreed, and plan what you will do."),
        _(
            "These lines are agreed, and these are not. What was said of each is recorded on the"
            " draft, without names, and whoever publishes it sees it there. Your phone keeps a"
            " plan that only you see. A last round, the leader at the end: what will you do"
            " differently the next working day?"
        ),
        minutes,
    )


def calibration(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.CALIBRATE,
        _("How far is far?"),
        _("Give your own number for each word."),
        _(
            "We begin with words that everybody knows. Give the number that you mean yourself, and"
            " do not look at the others’. Then, if you like, say which range would hold nine of"
            " ten colleagues. We look at all numbers together. Nobody is wrong: we see how wide a"
            " word is."
        ),
        minutes,
    )


def cases_before(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.CASES,
        _("What would you do?"),
        _("What would you do for these customers? Choose what comes nearest."),
        _(
            "Here are a few situations with customers. Choose what you would do yourself. None of"
            " the answers is the right one; sensible people choose differently. We answer the same"
            " cases again at the end, and see where we have come closer."
        ),
        minutes,
    )


def cases_after(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.CASES,
        _("What would you do now?"),
        _("The same customers again. What would you do now?"),
        _(
            "The same cases as at the start. Answer as you would today, not as you think that you"
            " should. Then we look: where do we answer alike now, and where do we still differ?"
            " Alike does not mean right; it means that customers meet the same from all of us."
        ),
        minutes,
    )


def definitions(minutes: int, *, in_full: bool = False) -> PlannedStep:
    return PlannedStep(
        StepKind.WRITE,
        _("What it means to you"),
        _("What does “%(term)s” mean in your work? One thought on each card."),
        _(
            "Write what “%(term)s” means to you, one thought on each card. We do this in silence."
            " Do not look for the right answer: the words we have are as different as our work. You"
            " can change a card or take it back until I close the writing."
        ),
        minutes,
        in_full=in_full,
    )


def themes(minutes: int, *, in_full: bool = False) -> PlannedStep:
    return PlannedStep(
        StepKind.CLUSTER,
        _("Find what belongs together"),
        _("Put cards that say the same under one theme."),
        _(
            "Read first, two minutes in silence. Then put cards that say the same together and name"
            " each theme in the cards’ own words. A card may stand alone. Everybody can move"
            " everything, and every move can be undone. Ask about a card; do not argue with it."
        ),
        minutes,
        in_full=in_full,
    )


def challenge(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.CHALLENGE,
        _("When kind was not enough"),
        _(
            "Write a real case where somebody was kind and the customer still was not helped. Or a"
            " good “no”."
        ),
        _(
            "Think of a real conversation. Somebody was friendly, and it did not help. Or somebody"
            " said no, and did it well. Leave out names of customers and colleagues. When we have"
            " read them: is there a theme that these cases are missing?"
        ),
        minutes,
    )


def dots(minutes: int, *, cut: int = 3) -> PlannedStep:
    return PlannedStep(
        StepKind.VOTE,
        _("Choose with dots"),
        _("Which themes can our sentence about “%(term)s” not do without?"),
        _(
            "Give your dots to the themes that our sentence cannot do without. Nobody sees your"
            " vote, and the count comes when I close. Your screens list the themes in different"
            " orders, so choose by the words and not by the place."
        ),
        minutes,
        cut,
    )


def sentence(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.AGREE,
        _("Agree on one sentence"),
        _("Suggest a wording. Then say whether you can work by the sentence."),
        _(
            "I write a draft from the themes; send me wordings. Then everybody answers it. You need"
            " not love it: can you work by it? If it would do harm, object, say what harm, and say"
            " what would make it good enough. If something is unclear, ask, and I answer."
        ),
        minutes,
    )


def sentence_in_full(minutes: int) -> PlannedStep:
    """With a blind choice among the drafts, and the best tried on the customer cases."""
    return replace(
        sentence(minutes),
        say=_(
            "First the leader says what no wording can change. I write a draft from the themes;"
            " send me wordings, whole ones or for a few words of mine. We choose among them blind,"
            " try the best on our customer cases, and then everybody answers it. You need not love"
            " it: can you work by it? If it would do harm, object, say what harm, and say what"
            " would make it good enough. If something is unclear, ask. The leader speaks last."
        ),
        in_full=True,
    )


def behaviours(minutes: int, *, cut: int) -> PlannedStep:
    return PlannedStep(
        StepKind.BEHAVIOURS,
        _("What we do"),
        _("When does “%(term)s” show, and what do we do then? Write what one can see or hear."),
        _(
            "Now from the word to what we do: when this happens, we do that. Write what two"
            " colleagues who hear the same call would both notice. Then we put each under its theme"
            " and choose the ones we want to be held to."
        ),
        minutes,
        cut,
    )


def behaviours_in_full(minutes: int, *, cut: int) -> PlannedStep:
    """With a second, blind sorting, which tells the behaviours that people read differently."""
    return replace(
        behaviours(minutes, cut=cut),
        say=_(
            "Begin with something that happened: the situation, what somebody did, and what came of"
            " it. From that, write what two colleagues who hear the same call would both notice."
            " We put each under its theme, sort them once more without seeing where they lie, and"
            " choose the ones we want to be held to."
        ),
        in_full=True,
    )


def how(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.HOW,
        _("How we do it"),
        _("Choose a behaviour, and tell how it is done where you meet the customer."),
        _(
            "We have chosen what we do; now we tell how, so that a new colleague could do it"
            " tomorrow. Take a behaviour each, open it on your phone, and fill what you know: what"
            " sets it off, what we may decide ourselves, and the words face to face, by phone, in"
            " e-mail, in chat and on video. Write what you would really say, and one thing that it"
            " is not. Everybody sees it at once and can add to it."
        ),
        minutes,
    )


def questions(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.QUESTIONS,
        _("Questions we ask"),
        _("Which question helps you in the conversation, and what does its answer decide?"),
        _(
            "Write the questions you would really ask, in the words you would use, one thing at a"
            " time. Say what the answer decides: if it decides nothing, we need not ask. Most are"
            " open; closed ones have their place where we check."
        ),
        minutes,
    )


def close(minutes: int) -> PlannedStep:
    return PlannedStep(
        StepKind.CLOSE,
        _("Where your words went"),
        _("See what became of your cards, and plan what you will do."),
        _(
            "Your phone shows where your own words went, and keeps a plan that only you see. A last"
            " round, the leader at the end: what will you do differently the next working day? We"
            " settle a day to look at this again. The result now goes to the team’s catalogue as a"
            " draft, and everybody can read it when it is published."
        ),
        minutes,
    )


def close_in_full(minutes: int) -> PlannedStep:
    """With the sentence told in everybody's own words, while it is hidden."""
    return PlannedStep(
        StepKind.CLOSE,
        _("Our own words, and where they went"),
        _("See what became of your cards, and plan what you will do."),
        _(
            "The sentence is hidden now. Explain it on your phone to a new colleague, in your own"
            " words; it is no test. Then we look at what the sentence carries. Your phone keeps a"
            " plan that only you see. A last round, the leader at the end: what will you do"
            " differently the next working day? We settle a day to look at this again. The result"
            " goes to the team’s catalogue as a draft."
        ),
        minutes,
        in_full=True,
    )
