"""The tables of an earlier release, so that its backups can be restored and then migrated like a database in place."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.apps import apps
from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def unknown(applied: Iterable[str]) -> list[str]:
    """Return those of the migrations, written ``app.name``, that this release does not have."""
    known = MigrationExecutor(connection).loader.disk_migrations
    return sorted(name for name in applied if _key(name) not in known)


@contextmanager
def tables_as_of(applied: Iterable[str]) -> Iterator[Apps]:
    """Give the empty database the tables that these migrations make; yields their models, and migrates to today after.

    Also after an exception the tables are today's again. Nothing is done where they are today's already. Not inside a
    transaction: SQLite alters no table in one whose foreign keys are checked.
    """
    executor = MigrationExecutor(connection)
    then = {_key(name) for name in applied}
    graph = executor.loader.graph
    if then >= set(graph.nodes):
        yield apps
        return
    # Of an app that the release did not have, nothing stands: that is asked for by None.
    targets: list[tuple[str, str | None]] = [
        (app, max((name for owner, name in then if owner == app), default=None))
        for app in sorted({owner for owner, _ in graph.nodes})
    ]
    executor.migrate(targets)
    try:
        yield executor.loader.project_state([target for target in targets if target[1]]).apps  # type: ignore[misc]
    finally:
        forward = MigrationExecutor(connection)
        forward.migrate(forward.loader.graph.leaf_nodes())


def _key(name: str) -> tuple[str, str]:
    app, _, migration = name.partition(".")
    return app, migration
