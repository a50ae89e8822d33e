from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0013_reports"),
    ]

    operations = [
        migrations.AddField(
            model_name="boardchange",
            name="undone_turn",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
    ]
