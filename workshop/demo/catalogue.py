"""The demo's manager: edits what was handed over, publishes 1.0, and revises it to 1.1."""

from dataclasses import replace

from django.contrib.auth.models import User

from behaviours import versions
from behaviours.content import BehaviourWords, QuestionWords
from behaviours.enums import Size
from behaviours.models import Behaviour, Question, Team, Version
from workshop.demo import catalogue_words as words


def publish_first(team: Team, manager: User) -> Version:
    draft = Version.objects.get(catalogue__team=team, state="draft")
    versions.edit_definition(
        version=draft,
        by=manager,
        revision=draft.revision,
        term=draft.term,
        definition=draft.definition,
        status=draft.status,
        definition_why=words.DEFINITION_WHY,
    )
    for edited in words.EDITED:
        behaviour = draft.behaviours.get(text__startswith=edited.was)
        versions.edit_behaviour(
            behaviour=behaviour,
            by=manager,
            revision=behaviour.revision,
            words=replace(
                _behaviour_words(behaviour),
                title=edited.title,
                text=edited.text,
                how=edited.how,
                example=edited.example,
                non_example=edited.non_example,
            ),
        )
        for question in draft.questions.filter(wording__in=edited.questions):
            versions.edit_question(
                question=question,
                by=manager,
                revision=question.revision,
                words=replace(_question_words(question), behaviour_code=behaviour.code),
            )
    return versions.publish(
        version=draft, by=manager, change_note=words.FIRST_NOTE, size=Size.MINOR
    )


def publish_second(team: Team, manager: User) -> Version:
    draft = versions.open_draft(team=team, by=manager)
    reworded = draft.behaviours.get(title=words.REWORDED)
    versions.edit_behaviour(
        behaviour=reworded,
        by=manager,
        revision=reworded.revision,
        words=replace(_behaviour_words(reworded), text=words.REWORDED_TEXT, why=words.REWORDED_WHY),
    )
    removed = draft.questions.get(wording=words.REMOVED)
    versions.remove_entry(entry=removed, by=manager, why=words.REMOVED_WHY)
    wording, form, stage, decides = words.ADDED
    added = QuestionWords(
        wording=wording,
        form=form,
        stage=stage,
        decides=decides,
        behaviour_code=draft.behaviours.get(title=words.ADDED_FOR).code,
        why=words.ADDED_WHY,
    )
    versions.add_question(version=draft, by=manager, words=added)
    return versions.publish(
        version=draft, by=manager, change_note=words.SECOND_NOTE, size=Size.MINOR
    )


def _behaviour_words(row: Behaviour) -> BehaviourWords:
    return BehaviourWords(
        title=row.title,
        situation=row.situation,
        text=row.text,
        how=row.how,
        example=row.example,
        non_example=row.non_example,
        theme=row.theme,
        why=row.why,
    )


def _question_words(row: Question) -> QuestionWords:
    return QuestionWords(
        wording=row.wording,
        form=row.form,
        stage=row.stage,
        decides=row.decides,
        behaviour_code=row.behaviour_code,
        why=row.why,
    )
