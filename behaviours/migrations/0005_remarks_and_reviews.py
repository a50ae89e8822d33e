"""Which edit an accepted remark became; what a reviewer approved."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("behaviours", "0004_what_readers_trust"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="remark",
            name="applied_in",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="behaviours.version",
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="applied_revision",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="review",
            name="approved",
            field=models.JSONField(null=True),
        ),
        migrations.AlterField(
            model_name="remark",
            name="field",
            field=models.CharField(blank=True, max_length=30),
        ),
    ]
