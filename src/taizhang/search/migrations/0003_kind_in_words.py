"""Puts the kind into SQLite's full-text index, so that only passages of the kind that is asked for are read.

And the beginnings of words: a query that ends in a single character (第12项) is found at once, instead of by all words
that begin with it.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

DROP = (
    "DROP TRIGGER search_words_update",
    "DROP TRIGGER search_words_delete",
    "DROP TRIGGER search_words_insert",
    "DROP TABLE search_words",
)


def made(columns: tuple[str, ...], option: str) -> tuple[str, ...]:
    """The statements that make the index over these columns and keep it in step with the passages."""
    listed = ", ".join(columns)
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
    # Names of our own columns, no one else's words.
    delete = f"INSERT INTO search_words(search_words, rowid, {listed}) VALUES ('delete', old.id, {old})"  # noqa: S608
    insert = f"INSERT INTO search_words(rowid, {listed}) VALUES (new.id, {new})"  # noqa: S608
    return (
        f"CREATE VIRTUAL TABLE search_words USING fts5({listed}, content='search_passage', content_rowid='id', "
        f'{option}tokenize="unicode61 remove_diacritics 0")',
        f"CREATE TRIGGER search_words_insert AFTER INSERT ON search_passage BEGIN {insert}; END",
        f"CREATE TRIGGER search_words_delete AFTER DELETE ON search_passage BEGIN {delete}; END",
        f"CREATE TRIGGER search_words_update AFTER UPDATE ON search_passage BEGIN {delete}; {insert}; END",
        "INSERT INTO search_words(search_words) VALUES ('rebuild')",
    )


def rebuild(schema_editor: BaseDatabaseSchemaEditor, columns: tuple[str, ...], option: str = "") -> None:
    if schema_editor.connection.vendor == "sqlite":
        for statement in (*DROP, *made(columns, option)):
            schema_editor.execute(statement)


def forwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rebuild(schema_editor, ("kind", "words"), "prefix='1', ")


def backwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rebuild(schema_editor, ("words",))


class Migration(migrations.Migration):
    dependencies = [("search", "0002_words")]

    operations = [migrations.RunPython(forwards, backwards)]
