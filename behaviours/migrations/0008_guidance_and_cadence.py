import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("behaviours", "0007_how_long_words_are_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="team",
            name="review_months",
            field=models.PositiveSmallIntegerField(default=6),
        ),
        migrations.CreateModel(
            name="Guidance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("area", models.CharField(blank=True, max_length=120, verbose_name="for what")),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("instruct", "Instruct"),
                            ("support", "Support"),
                            ("both", "Both"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "offered",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("instruct", "Instruct"),
                            ("support", "Support"),
                            ("both", "Both"),
                        ],
                        max_length=10,
                    ),
                ),
                ("offered_by_manager", models.BooleanField(default=False)),
                ("changed_on", models.DateField(default=django.utils.timezone.localdate)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "manager",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guiding",
                        to="behaviours.membership",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guided",
                        to="behaviours.membership",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("member", "manager", "area"), name="one_guidance_an_area"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("member", models.F("manager")), _negated=True),
                        name="guided_by_another",
                    ),
                ],
            },
        ),
    ]
