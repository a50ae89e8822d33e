import django.db.models.deletion
from django.db import migrations, models

import workshop.models.ids


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0015_rehearsals"),
    ]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="without_phone",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="step",
            name="ready_unsure",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name="Ready",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        default=workshop.models.ids.random_id, primary_key=True, serialize=False
                    ),
                ),
                ("author_key", models.CharField(max_length=32)),
                ("ready", models.BooleanField(default=True)),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ready",
                        to="workshop.step",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("step", "author_key"), name="ready_once")
                ],
            },
        ),
    ]
