from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0017_preparing"),
    ]

    operations = [
        migrations.AddField(
            model_name="step",
            name="break_after",
            field=models.PositiveIntegerField(default=0, verbose_name="minutes of break after it"),
        ),
        migrations.AddField(
            model_name="step",
            name="way",
            field=models.CharField(
                blank=True,
                choices=[("one", "One-way"), ("two", "Two-way")],
                default="",
                max_length=3,
                verbose_name="one-way or two-way",
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(("break_after__lte", 600)), name="step_break_in_range"
            ),
        ),
    ]
