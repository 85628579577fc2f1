"""Deadlines in their order: the few rows that have a last day."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0011_search_column'),
        ('projects', '0006_kept_answers'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='indicator',
            index=models.Index(condition=models.Q(('due_on__isnull', False)), fields=['due_on', 'id'], name='indicators_by_last_day'),
        ),
    ]
