"""`manage.py index_catalogue`: makes published versions searchable that are not yet."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from behaviours.enums import State
from behaviours.models import Version
from behaviours.versions.indexing import index_missing, index_version


class Command(BaseCommand):
    help = "Makes published versions searchable that are not yet; migrate does so by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="every published version anew")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"]:
            published = Version.objects.filter(state=State.PUBLISHED)
            for version in published:
                index_version(version)
            number = len(published)
        else:
            number = index_missing()
        self.stdout.write(f"Versions indexed: {number}")
