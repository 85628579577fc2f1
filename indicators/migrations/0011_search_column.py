"""The pairs of characters that indicators are searched by, kept in the row."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0010_summaries'),
        ('projects', '0006_kept_answers'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='indicator',
            name='indicators_search',
        ),
        migrations.AddField(
            model_name='indicator',
            name='pairs',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.F('level3'), models.F('description'), function='registry_bigrams', output_field=django.contrib.postgres.search.SearchVectorField()), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        migrations.AddIndex(
            model_name='indicator',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['pairs'], name='indicators_search'),
        ),
    ]
