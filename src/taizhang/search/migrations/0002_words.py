"""What the databases themselves keep for searching: FTS5 with triggers on SQLite, a generated column on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "words, content='search_passage', content_rowid='id', tokenize=\"unicode61 remove_diacritics 0\")",
    "CREATE TRIGGER search_words_insert AFTER INSERT ON search_passage BEGIN "
    "INSERT INTO search_words(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER search_words_delete AFTER DELETE ON search_passage BEGIN "
    "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER search_words_update AFTER UPDATE ON search_passage BEGIN "
    "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words); "
    "INSERT INTO search_words(rowid, words) VALUES (new.id, new.words); END",
    # Where the table was filled before, as after a backup is restored, its rows are indexed now.
    "INSERT INTO search_words(search_words) VALUES ('rebuild')",
)
SQLITE_BACK = (
    "DROP TRIGGER search_words_update",
    "DROP TRIGGER search_words_delete",
    "DROP TRIGGER search_words_insert",
    "DROP TABLE search_words",
)
POSTGRESQL = (
    "ALTER TABLE search_passage ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED",
    "CREATE INDEX search_passage_vector ON search_passage USING gin (vector)",
)
POSTGRESQL_BACK = ("DROP INDEX search_passage_vector", "ALTER TABLE search_passage DROP COLUMN vector")


def forwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards)]
