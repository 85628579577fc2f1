"""Events are found by region, for whoever reaches one."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0007_statistics'),
        ('projects', '0005_allowances'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['region_code', 'at', 'id'], name='indicators_event_by_region'),
        ),
    ]
