import django.db.models.deletion
from django.db import migrations, models

import workshop.models.ids
import workshop.models.workshop


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0014_turns_of_undoing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rehearsal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        default=workshop.models.ids.random_id, primary_key=True, serialize=False
                    ),
                ),
                ("many", models.PositiveIntegerField()),
                (
                    "pace",
                    models.CharField(
                        choices=[("at_once", "At once"), ("human", "At a human pace")],
                        default="at_once",
                        max_length=8,
                    ),
                ),
                ("paused", models.BooleanField(default=False)),
                ("fillings", models.PositiveIntegerField(default=0)),
                ("calls", models.PositiveIntegerField(default=1)),
                ("told", models.JSONField(blank=True, default=dict)),
                (
                    "check_token",
                    models.CharField(
                        default=workshop.models.workshop.new_screen_token,
                        max_length=43,
                        unique=True,
                    ),
                ),
                ("reached_at", models.DateTimeField(blank=True, null=True)),
                (
                    "workshop",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rehearsal",
                        to="workshop.workshop",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("many__gte", 1)), name="rehearsal_has_people"
                    )
                ],
            },
        ),
    ]
