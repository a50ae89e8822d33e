"""What we propose ourselves stands up to our own hints."""

import pytest
from django.conf import settings

from workshop import starter
from workshop.method.wording import check_behaviour, check_question
from workshop.starter.shapes import StarterBehaviour, StarterQuestion

TERMS = {"en": "service-minded", "nb": "serviceinnstilt", "sv": "serviceinriktad"}
LANGUAGES = [code for code, _name in settings.LANGUAGES]
BEHAVIOURS = [(of, each) for of in LANGUAGES for each in starter.behaviours(of)]
QUESTIONS = [(of, each) for of in LANGUAGES for each in starter.questions(of)]


@pytest.mark.parametrize(
    ("language", "behaviour"), BEHAVIOURS, ids=lambda it: getattr(it, "id", it)
)
def test_a_behaviour_is_one_action_that_one_can_see_or_hear(
    language: str, behaviour: StarterBehaviour
) -> None:
    assert check_behaviour(behaviour.text, language, TERMS[language]) == ()


@pytest.mark.parametrize(("language", "question"), QUESTIONS, ids=lambda it: getattr(it, "id", it))
def test_a_question_has_the_form_it_says_and_asks_one_thing(
    language: str, question: StarterQuestion
) -> None:
    read = check_question(question.wording, language)

    assert read.form == question.form
    assert not (read.leading or read.multiple or read.why or read.hypothetical)
