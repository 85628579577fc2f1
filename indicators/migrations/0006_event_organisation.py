"""Events carry the organisation of their form, so that they can be shown by it."""

import django.db.models.deletion
from django.db import migrations, models

# Only this once: what an event says is never changed.
FILL = """
    ALTER TABLE indicators_event DISABLE TRIGGER append_only;
    UPDATE indicators_event AS event SET organisation_id = form.organisation_id
    FROM indicators_form AS form
    WHERE form.id = event.form_id AND form.region_code = event.region_code;
    ALTER TABLE indicators_event ENABLE TRIGGER append_only;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("indicators", "0005_query"),
        ("projects", "0003_search"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="organisation",
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="projects.organisation", verbose_name="Organisation"),
        ),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
