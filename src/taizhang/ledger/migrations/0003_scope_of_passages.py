"""Says of what was indexed before which task it belongs to: see ``search.models.Passage.scope``."""

from django.db import migrations

# One statement, so that a city's million passages are not fetched: the index of words follows their words alone.
OF_TASKS = "UPDATE search_passage SET scope = object_id WHERE kind = 'task'"
OF_REPORTS = (
    "UPDATE search_passage SET scope = (SELECT r.task_id FROM ledger_progress r WHERE r.id = object_id)"
    " WHERE kind = 'progress'"
)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_indexes"), ("search", "0004_scope_and_kind")]

    operations = [
        migrations.RunSQL(OF_TASKS, migrations.RunSQL.noop),
        migrations.RunSQL(OF_REPORTS, migrations.RunSQL.noop),
    ]
