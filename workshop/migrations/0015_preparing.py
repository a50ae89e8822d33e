from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0014_turns_of_undoing"),
    ]

    operations = [
        migrations.AddField(
            model_name="preparation",
            name="saves",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="preparation",
            name="taken",
            field=models.JSONField(default=list),
        ),
    ]
