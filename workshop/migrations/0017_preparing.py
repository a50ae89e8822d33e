from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0016_the_room"),
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
