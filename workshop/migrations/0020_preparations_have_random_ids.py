import workshop.models.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0019_templates_have_random_ids"),
    ]

    operations = [
        migrations.AlterField(
            model_name="preparation",
            name="id",
            field=models.BigAutoField(
                default=workshop.models.ids.random_id, primary_key=True, serialize=False
            ),
        ),
    ]
