import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import workshop.models.ids


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0012_the_facilitators_day"),
    ]

    operations = [
        migrations.AddField(
            model_name="boardchange",
            name="minute",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="boardchange",
            name="undone_minute",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="WorkshopReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        default=workshop.models.ids.random_id, primary_key=True, serialize=False
                    ),
                ),
                ("snapshot", models.JSONField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "workshop",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report",
                        to="workshop.workshop",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
    ]
