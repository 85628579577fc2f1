"""What indicators are asked by: copies and conclusions on the row, and an index for each order."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


DUE_ON = """
    UPDATE indicators_indicator SET due_on = CASE
        WHEN deadline_day IS NOT NULL AND deadline_month IS NULL THEN NULL
        WHEN deadline_relation = 'before' AND NOT deadline_day_end
        THEN make_date(
            coalesce(deadline_year, fiscal_year)::int,
            coalesce(deadline_month, deadline_quarter * 3 - 2, 1),
            coalesce(deadline_day, 1)
        ) - 1
        WHEN deadline_day IS NOT NULL
        THEN least(
            make_date(coalesce(deadline_year, fiscal_year)::int, deadline_month, 1)
                + (deadline_day - 1),
            (make_date(coalesce(deadline_year, fiscal_year)::int, deadline_month, 1)
                + interval '1 month - 1 day')::date
        )
        ELSE (
            make_date(
                coalesce(deadline_year, fiscal_year)::int,
                coalesce(deadline_month, deadline_quarter * 3, 12),
                1
            ) + interval '1 month - 1 day'
        )::date
    END
    WHERE deadline_recurrence = 'once' AND region_code = region_code
"""
PUBLISHED = """
    UPDATE indicators_indicator AS row SET published = true FROM indicators_form AS form
    WHERE form.id = row.form_id AND form.region_code = row.region_code AND form.published
"""
KEY = "region_code, fiscal_year, organisation_id"


def of_form(columns, on_update=""):
    return (
        "ALTER TABLE indicators_indicator DROP CONSTRAINT indicators_indicator_of_form,"
        f" ADD CONSTRAINT indicators_indicator_of_form FOREIGN KEY (form_id, {columns})"
        f" REFERENCES indicators_form (id, {columns}) {on_update} ON DELETE CASCADE"
        " DEFERRABLE INITIALLY DEFERRED"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0004_batch_region_keys'),
        ('projects', '0003_search'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='form',
            name='indicators_form_year_region',
        ),
        migrations.RemoveIndex(
            model_name='form',
            name='indicators_form_organisation',
        ),
        migrations.RemoveIndex(
            model_name='indicator',
            name='indicators_year_region',
        ),
        migrations.RemoveIndex(
            model_name='indicator',
            name='indicators_organisation',
        ),
        migrations.AddField(
            model_name='form',
            name='published',
            field=models.GeneratedField(db_persist=True, expression=models.Q(('state', 'published')), output_field=models.BooleanField(verbose_name='Published')),
        ),
        migrations.AddField(
            model_name='indicator',
            name='due_on',
            field=models.DateField(blank=True, editable=False, help_text='The last day that is in time, of a deadline that comes once.', null=True, verbose_name='Due on'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='outcome',
            field=models.CharField(blank=True, choices=[('met', 'Met'), ('partly_met', 'Partly met'), ('not_met', 'Not met'), ('undecidable', 'Cannot be decided')], editable=False, help_text='Whether the printed actual value meets the target.', max_length=12, null=True, verbose_name='Outcome'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='published',
            field=models.BooleanField(default=False, editable=False, help_text='Whether the form is; the database holds it.', verbose_name='Published'),
        ),
        migrations.AddIndex(
            model_name='batch',
            index=models.Index(fields=['uploaded_at', 'id'], name='indicators_batch_by_time'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['at', 'id'], name='indicators_event_by_time'),
        ),
        migrations.AddIndex(
            model_name='form',
            index=models.Index(fields=['fiscal_year', 'id'], name='indicators_form_by_year'),
        ),
        migrations.AddIndex(
            model_name='form',
            index=models.Index(django.db.models.functions.text.Left('region_code', 2), models.F('id'), name='indicators_form_by_province'),
        ),
        migrations.AddIndex(
            model_name='form',
            index=models.Index(django.db.models.functions.text.Left('region_code', 4), models.F('id'), name='indicators_form_by_prefecture'),
        ),
        migrations.AddIndex(
            model_name='form',
            index=models.Index(models.F('region_code'), models.F('id'), name='indicators_form_by_region'),
        ),
        migrations.AddIndex(
            model_name='form',
            index=models.Index(fields=['organisation', 'id'], name='indicators_form_of_unit'),
        ),
        migrations.AddIndex(
            model_name='form',
            index=models.Index(fields=['updated_at', 'id'], name='indicators_form_by_update'),
        ),
        migrations.AddIndex(
            model_name='form',
            index=django.contrib.postgres.indexes.GinIndex(models.Func(models.F('title'), models.F('project_name'), function='registry_bigrams', output_field=django.contrib.postgres.search.SearchVectorField()), fastupdate=False, name='indicators_form_search'),
        ),
        migrations.AddIndex(
            model_name='goal',
            index=django.contrib.postgres.indexes.GinIndex(models.Func(models.F('text'), function='registry_bigrams', output_field=django.contrib.postgres.search.SearchVectorField()), fastupdate=False, name='indicators_goal_search'),
        ),
        migrations.AddIndex(
            model_name='indicator',
            index=models.Index(fields=['fiscal_year', 'id'], name='indicators_by_year'),
        ),
        migrations.AddIndex(
            model_name='indicator',
            index=models.Index(django.db.models.functions.text.Left('region_code', 2), models.F('id'), name='indicators_by_province'),
        ),
        migrations.AddIndex(
            model_name='indicator',
            index=models.Index(django.db.models.functions.text.Left('region_code', 4), models.F('id'), name='indicators_by_prefecture'),
        ),
        migrations.AddIndex(
            model_name='indicator',
            index=models.Index(models.F('region_code'), models.F('id'), name='indicators_by_region'),
        ),
        migrations.AddIndex(
            model_name='indicator',
            index=models.Index(models.F('fiscal_year'), django.db.models.functions.text.Left('region_code', 2), models.F('id'), models.F('level2'), models.F('comparator'), name='indicators_by_year_province'),
        ),
        migrations.AddIndex(
            model_name='indicator',
            index=models.Index(fields=['organisation', 'id'], name='indicators_of_unit'),
        ),
        migrations.AddIndex(
            model_name='indicator',
            index=models.Index(condition=models.Q(('canonical_unit__isnull', False)), fields=['canonical_unit', 'canonical_number', 'id'], name='indicators_by_value'),
        ),
        migrations.AddIndex(
            model_name='indicator',
            index=models.Index(django.db.models.functions.text.Left(models.Func(models.F('level3'), function='registry_plain', output_field=models.TextField()), 200), models.F('canonical_unit'), models.F('fiscal_year'), models.F('canonical_number'), name='indicators_by_name'),
        ),
        migrations.AddIndex(
            model_name='indicator',
            index=django.contrib.postgres.indexes.GinIndex(models.Func(models.F('level3'), models.F('description'), function='registry_bigrams', output_field=django.contrib.postgres.search.SearchVectorField()), fastupdate=False, name='indicators_search'),
        ),
        migrations.AddIndex(
            model_name='sourcedocument',
            index=models.Index(fields=['uploaded_at', 'id'], name='indicators_document_by_time'),
        ),
        migrations.AddIndex(
            model_name='sourcedocument',
            index=models.Index(fields=['region_code', 'id'], name='indicators_document_by_region'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['met', 'partly_met', 'not_met', 'undecidable'])), name='indicators_indicator_outcome_known', violation_error_message='This choice is not known.'),
        ),
        migrations.RunSQL(DUE_ON, migrations.RunSQL.noop),
        migrations.RunSQL(PUBLISHED, migrations.RunSQL.noop),
        # Nothing may wait for the end of the transaction when a table is altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RunSQL(
            "ALTER TABLE indicators_form ADD CONSTRAINT indicators_form_key_and_state"
            f" UNIQUE (id, {KEY}, published)",
            "ALTER TABLE indicators_form DROP CONSTRAINT indicators_form_key_and_state",
        ),
        migrations.RunSQL(of_form(f"{KEY}, published", "ON UPDATE CASCADE"), of_form(KEY)),
    ]
