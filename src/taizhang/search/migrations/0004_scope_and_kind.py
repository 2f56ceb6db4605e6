"""Says of each passage which task it belongs to, and puts the kind into PostgreSQL's index as it is in SQLite's."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

KIND_TOO = "to_tsvector('simple', 'kind' || kind || ' ' || words)"
WORDS_ALONE = "to_tsvector('simple', words)"


def rebuild(schema_editor: BaseDatabaseSchemaEditor, held: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        # The index goes with its column.
        schema_editor.execute("ALTER TABLE search_passage DROP COLUMN vector")
        schema_editor.execute(
            f"ALTER TABLE search_passage ADD COLUMN vector tsvector GENERATED ALWAYS AS ({held}) STORED"
        )
        schema_editor.execute("CREATE INDEX search_passage_vector ON search_passage USING gin (vector)")


def forwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rebuild(schema_editor, KIND_TOO)


def backwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rebuild(schema_editor, WORDS_ALONE)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_kind_in_words")]

    operations = [
        migrations.AddField(
            model_name="passage",
            name="scope",
            field=models.BigIntegerField(null=True),
        ),
        migrations.RunPython(forwards, backwards),
    ]
