"""Managers who do what they like, and what must hold whatever they do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from behaviours import versions
from behaviours.content import Content
from behaviours.enums import Size
from behaviours.exceptions import Refused
from behaviours.models import Behaviour, Question, Version
from behaviours.queries.comparing import content_of
from behaviours.queries.heads import current_version, published_versions
from behaviours.queries.standing import current_among, trial_has_ended
from behaviours.versions.drafts import base_of, current_of
from behaviours.versions.verifying import verify
from tests.behaviours.factories import (
    behaviour_words,
    make_manager,
    make_outcome,
    make_published,
    make_team,
    question_words,
)


class Managers:
    """What they did, in a new team that has version 1.0. `n` chooses among what there is."""

    def __init__(self) -> None:
        self.days = 0
        self.written = 0
        self.team = make_team()
        self.by = make_manager(self.team)
        self.published: dict[int, tuple[str, str, Content]] = {}
        self.given: set[str] = set()
        self.keep(make_published(self.team, self.by))

    # --- what may be done ----------------------------------------------------------------------
    def opens(self, _n: int) -> None:
        draft = self.tries(lambda: versions.open_draft(team=self.team, by=self.by))
        if draft and (base := draft.based_on):
            assert versions.compare(base, draft).is_empty

    def says(self, n: int) -> None:
        status, days = ("agreed", "trial", "leader")[n % 3], n % 4
        draft = self.draft()
        self.tries(
            lambda: versions.edit_definition(
                version=draft,
                by=self.by,
                revision=draft.revision,
                term=draft.term,
                definition=f"We understand {self.new()}.",
                status=status,
                trial_ends_on=timezone.localdate() + timedelta(days=days),
                leave_out=[draft.definition],
            )
        )

    def adds_a_behaviour(self, n: int) -> None:
        theme = ("Listening", "Lists", "Follow-up")[n % 3]
        words = behaviour_words(title=f"Do {self.new()}", theme=theme)
        self.adds(lambda draft: versions.add_behaviour(version=draft, by=self.by, words=words).code)

    def adds_a_question(self, _n: int) -> None:
        words = question_words(wording=f"What about {self.new()}?")
        self.adds(lambda draft: versions.add_question(version=draft, by=self.by, words=words).code)

    def edits(self, n: int) -> None:
        line, spelled = self.line(n), n % 2 == 0
        if isinstance(line, Behaviour):
            words = behaviour_words(title=line.title, text=f"we do {self.new()}", theme=line.theme)
            words = words if spelled else replace(words, mandate=f"Up to {self.new()}")
            self.tries(
                lambda: versions.edit_behaviour(
                    behaviour=line, by=self.by, revision=line.revision, words=words
                )
            )
        elif line:
            asked = question_words(wording=f"And {self.new()}?")
            self.tries(
                lambda: versions.edit_question(
                    question=line, by=self.by, revision=line.revision, words=asked
                )
            )

    def moves(self, n: int) -> None:
        if line := self.line(n):
            self.tries(lambda: versions.move_entry(entry=line, by=self.by, up=n % 2 == 0))

    def removes(self, n: int) -> None:
        line, follower, named = self.line(n), self.line(n // 7), n % 3
        if line and follower:
            code = follower.code if named else ""
            self.tries(
                lambda: versions.remove_entry(
                    entry=line, by=self.by, why=f"Because {self.new()}.", replaced_by=code
                )
            )

    def publishes(self, n: int) -> None:
        """After one edit more, without which there may be nothing to publish."""
        self.edits(n)
        self.publishes_as_it_is(n)

    def publishes_as_it_is(self, n: int) -> None:
        size = list(Size)[n % 3]
        draft = self.draft()
        done = self.tries(
            lambda: versions.publish(
                version=draft, by=self.by, change_note=f"New: {self.new()}.", size=size
            )
        )
        if done:
            self.keep(done)

    def discards(self, _n: int = 0) -> None:
        if draft := self.draft_there():
            versions.discard_draft(version=draft, by=self.by)

    def withdraws(self, n: int) -> None:
        version = self.one_of_the_published(n)
        self.tries(lambda: versions.withdraw(version=version, by=self.by, why="A law."))

    def brings_back(self, n: int) -> None:
        if n % 3:
            self.discards()
        version = self.one_of_the_published(n)
        draft = self.tries(lambda: versions.restore(version=version, by=self.by))
        if draft:
            assert versions.compare(version, draft).is_empty
            there = {entry.code for entry in lines_of(content_of(draft))}
            gone = {code for code, _why in content_of(draft).removals}
            assert not there & gone

    def goes_on_from_a_trial(self, n: int) -> None:
        self.discards()
        version = next(filter(trial_has_ended, self.all_published()), self.one_of_the_published(n))
        agreed = n % 2 == 0
        self.tries(lambda: versions.go_on_from_trial(version=version, by=self.by, agreed=agreed))

    def hands_over(self, n: int) -> None:
        behaviours = make_outcome().behaviours[: n % 3]
        outcome = make_outcome(workshop=f"w{n % 2}", behaviours=behaviours)
        base = self.draft_there() or base_of(self.team.catalogue)
        before = {entry.code for entry in lines_of(content_of(base))} if base else set()
        draft = self.tries(
            lambda: versions.receive_outcome(team=self.team, by=self.by, outcome=outcome)
        )
        if draft:
            self.gives({entry.code for entry in lines_of(content_of(draft))} - before)

    def sleeps(self, _n: int) -> None:
        self.days += 1

    # --- what holds all the time ---------------------------------------------------------------
    def check(self) -> None:
        """What is published is there with its hash, and all ways to ask what is current agree."""
        stored = Version.objects.filter(catalogue__team=self.team, state="published")
        hashes = {key: content_hash for key, (_n, content_hash, _c) in self.published.items()}
        assert dict(stored.values_list("pk", "content_hash")) == hashes
        found = current_version(self.team)
        assert current_of(self.team.catalogue) == found
        assert current_among(published_versions(self.team)) == found

    def check_words(self) -> None:
        for key, (number, _hash, content) in self.published.items():
            stored = Version.objects.get(pk=key)
            assert stored.number == number
            assert content_of(stored) == content
        assert [verdict.faults for verdict in verify(self.team.catalogue) if verdict.faults] == []

    # --- how ----------------------------------------------------------------------------------
    def tries(self, act: Callable[[], Any]) -> Any:
        """None where it was refused, which leaves everything as it was."""
        try:
            return act()
        except Refused:
            return None

    def adds(self, act: Callable[[Version], str]) -> None:
        self.gives({act(self.draft())})

    def gives(self, codes: set[str]) -> None:
        assert not codes & self.given
        self.given |= codes

    def keep(self, version: Version) -> None:
        stored = Version.objects.get(pk=version.pk)
        numbers = {number for number, _hash, _content in self.published.values()}
        assert stored.number not in numbers
        content = content_of(stored)
        self.published[stored.pk] = (stored.number, stored.content_hash, content)
        self.given |= {entry.code for entry in lines_of(content)}
        standing = {entry.code for entry in lines_of(content)}
        assert {follower for _code, follower in content.replacements} <= standing

    def draft(self) -> Version:
        """The draft that is there, or one that is opened now."""
        found = self.draft_there()
        return found or versions.open_draft(team=self.team, by=self.by)

    def draft_there(self) -> Version | None:
        return Version.objects.filter(catalogue__team=self.team, state="draft").first()

    def line(self, n: int) -> Behaviour | Question | None:
        draft = self.draft()
        lines: list[Behaviour | Question] = [*draft.behaviours.all(), *draft.questions.all()]
        return lines[n % len(lines)] if lines else None

    def all_published(self) -> list[Version]:
        return list(Version.objects.filter(pk__in=self.published).order_by("pk"))

    def one_of_the_published(self, n: int) -> Version:
        found = self.all_published()
        return found[n % len(found)]

    def new(self) -> str:
        """Words that nobody has written before."""
        self.written += 1
        return f"thing {self.written}"


def lines_of(content: Content) -> list[Any]:
    return [*content.behaviours, *content.questions]
