"""Makes teams, people, outcomes and versions for tests, by the product's own commands."""

import re
from dataclasses import replace
from itertools import count
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from behaviours import versions
from behaviours.content import BehaviourWords, QuestionWords
from behaviours.enums import Size
from behaviours.models import Membership, Team, Version
from behaviours.outcome import (
    Outcome,
    OutcomeBehaviour,
    OutcomeQuestion,
    OutcomeRound,
    OutcomeTheme,
)
from behaviours.roles import Roles, add_member
from behaviours.teams import create_team

PASSWORD = "spruce-and-cloudberry"
_numbers = count(1)


def make_user(email: str = "", **fields: Any) -> User:
    email = email or f"person{next(_numbers)}@example.org"
    user = User.objects.create_user(email, email, PASSWORD, **fields)
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    return user


def make_team(name: str = "", language: str = "en") -> Team:
    return create_team(name=name or f"Team {next(_numbers)}", language=language)


def make_member(team: Team, *roles: str, email: str = "") -> Membership:
    return add_member(team, make_user(email), Roles.from_names(list(roles) or ["reader"]))


def make_manager(team: Team) -> User:
    return make_member(team, "manager").user


def make_outcome(**fields: Any) -> Outcome:
    outcome = Outcome(
        workshop="w1",
        title="What service means to us",
        held_on="2026-11-12",
        language="en",
        term="service-minded",
        definition="We understand the need before we suggest a solution.",
        status="agreed",
        participants=18,
        themes=(
            OutcomeTheme("t1", "Listening", ("Hear people out", "Ask before you answer"), 12, True),
            OutcomeTheme("t2", "Follow-up", ("Call back as agreed",), 7, False),
        ),
        rounds=(
            OutcomeRound(
                1,
                "We understand before we suggest.",
                agree=14,
                live_with=2,
                objections=(("Understand what?", "Say the need"),),
                questions=(("Also by e-mail?", "Yes"),),
            ),
        ),
        behaviours=(
            OutcomeBehaviour("b1", "the customer has explained", "we repeat the need", "t1", 11),
            OutcomeBehaviour("b2", "the case is solved", "we agree on the next step", "t2", 6),
        ),
        questions=(
            OutcomeQuestion(
                "q1", "What matters most today?", "open", "explore", "what comes first"
            ),
            OutcomeQuestion("q2", "Have I understood you rightly?", "closed", "check"),
        ),
    )
    return replace(outcome, **fields)


def behaviour_words(**fields: Any) -> BehaviourWords:
    words: dict[str, Any] = {
        "title": "Say your name",
        "situation": "we answer",
        "text": "we say our name first",
    }
    return BehaviourWords(**{**words, **fields})


def question_words(**fields: str) -> QuestionWords:
    words = {"wording": "What have you tried so far?", "form": "open", "stage": "explore"}
    return QuestionWords(**{**words, **fields})


def make_draft(team: Team, by: User, **fields: Any) -> Version:
    """A draft as a workshop hands it over."""
    return versions.receive_outcome(team=team, by=by, outcome=make_outcome(**fields))


def make_published(team: Team, by: User, **fields: Any) -> Version:
    """Version 1.0, as a workshop handed it over."""
    draft = make_draft(team, by, **fields)
    return versions.publish(version=draft, by=by, change_note="The first version.", size=Size.MAJOR)


def make_revised(team: Team, by: User, *, major: bool = False) -> Version:
    """The next version, with one behaviour more than the current one."""
    draft = versions.open_draft(team=team, by=by)
    words = behaviour_words(title=f"Do thing {next(_numbers)}")
    versions.add_behaviour(version=draft, by=by, words=words)
    size = Size.MAJOR if major else Size.MINOR
    return versions.publish(version=draft, by=by, change_note="One behaviour more.", size=size)


def texts(html: str) -> str:
    """The words of a page, as one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
