"""manage.py verify_catalogue: whether what was published is what is stored."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from behaviours.immutability import missing_guards
from behaviours.models import Catalogue, Team
from behaviours.versions.verifying import Verdict, verify


class Command(BaseCommand):
    help = (
        "Checks every published version: that it says what its hash was made of, that the hashes"
        " are one chain, that the numbers grow, and that the database guards them. Keep the last"
        " hash of each catalogue elsewhere to see also that none was taken off the end."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("team", nargs="*", help="the teams' slugs; default: every team")

    def handle(self, *args: Any, **options: Any) -> None:
        catalogues = self._catalogues(options["team"])
        verdicts = [verdict for each in catalogues for verdict in self._checked(each)]
        missing = missing_guards(connection)
        for name in missing:
            self.stdout.write(f"The guard {name} is missing in the database.")
        failing = sum(bool(verdict.faults) for verdict in verdicts)
        if failing or missing:
            raise CommandError(
                f"{failing} of {len(verdicts)} versions fail, {len(missing)} guards are missing."
            )
        self.stdout.write(f"{len(verdicts)} versions of {len(catalogues)} catalogues are ok.")

    def _catalogues(self, slugs: list[str]) -> list[Catalogue]:
        found = Catalogue.objects.select_related("team").order_by("team__slug")
        if not slugs:
            return list(found)
        there = set(Team.objects.filter(slug__in=slugs).values_list("slug", flat=True))
        if unknown := sorted(set(slugs) - there):
            raise CommandError(f"No such team: {', '.join(unknown)}.")
        return list(found.filter(team__slug__in=slugs))

    def _checked(self, catalogue: Catalogue) -> tuple[Verdict, ...]:
        verdicts = verify(catalogue)
        self.stdout.write(catalogue.team.slug)
        for verdict in verdicts:
            word = "FAILS" if verdict.faults else "ok"
            self.stdout.write(f"  {verdict.number}  {word}  {verdict.content_hash}")
            for fault in verdict.faults:
                self.stdout.write(f"    {fault}")
        return verdicts
