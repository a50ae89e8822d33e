from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class BehavioursConfig(AppConfig):
    name = "behaviours"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        from behaviours.checks import published_is_guarded, searching_has_its_indexes
        from behaviours.logs import keep_tokens_out_of_logs

        register(published_is_guarded, Tags.database)
        register(searching_has_its_indexes, Tags.database)
        pre_migrate.connect(_lift_guards, sender=self)
        post_migrate.connect(_set_guards, sender=self)
        pre_migrate.connect(_let_indexes_go, sender=self)
        post_migrate.connect(_set_indexes, sender=self)
        keep_tokens_out_of_logs()


def _lift_guards(*, using: str, plan: list[Any], **kwargs: Any) -> None:
    from behaviours.immutability import drop_guards

    if plan:
        drop_guards(connections[using])


def _set_guards(*, using: str, **kwargs: Any) -> None:
    from behaviours.immutability import VERSION, create_guards

    # Migrating back to before the catalogue leaves nothing to guard.
    if VERSION in connections[using].introspection.table_names():
        create_guards(connections[using])


def _let_indexes_go(*, using: str, plan: list[Any], **kwargs: Any) -> None:
    from behaviours.fulltext import drop_triggers

    if plan:
        drop_triggers(connections[using])


def _set_indexes(*, using: str, plan: Sequence[Any] = (), **kwargs: Any) -> None:
    from behaviours.fulltext import TABLE, create_indexes, drop_indexes
    from behaviours.versions.indexing import index_missing

    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        drop_indexes(connection)
        return
    create_indexes(connection)
    executor = MigrationExecutor(connection)
    # Only where the tables are those that the models speak of.
    if plan and not executor.migration_plan(executor.loader.graph.leaf_nodes("behaviours")):
        index_missing()
