"""A column that is worked out from another one for the rows that are there."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for organ in apps.get_model("organs", "Organ").objects.all():
        organ.initial = organ.name[:1]
        organ.save()


class Migration(migrations.Migration):
    dependencies = [("organs", "0001_initial")]

    operations = [
        migrations.AddField("organ", "initial", models.CharField(max_length=1, null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
