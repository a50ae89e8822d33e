"""A follow-up is a question after another, and open or closed like any."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def follow_ups_are_open(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("workshop", "Question").objects.filter(form="follow_up").update(form="open")


class Migration(migrations.Migration):
    dependencies = [("workshop", "0008_decide_together")]

    operations = [
        migrations.RunPython(follow_ups_are_open, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="question",
            name="form",
            field=models.CharField(
                choices=[("open", "open"), ("closed", "closed"), ("choice", "choice")],
                max_length=10,
            ),
        ),
    ]
