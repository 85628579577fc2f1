"""What is counted beforehand, and the marks of where it is no longer true."""

import django.db.models.deletion
from django.db import migrations, models

MARK = """
    CREATE FUNCTION registry_mark_outdated() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO indicators_outdated (region_code, fiscal_year)
        SELECT DISTINCT left(region_code, 2) || '0000', fiscal_year FROM changed;
        RETURN NULL;
    END $$
"""
ALL = """
    INSERT INTO indicators_outdated (region_code, fiscal_year)
    SELECT DISTINCT left(region_code, 2) || '0000', fiscal_year FROM indicators_form
"""


def marking(event, table):
    # Once a statement: of the rows of a load there are millions, of its provinces and years few.
    name = f"outdates_summaries_on_{event.lower()}"
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} AFTER {event} ON indicators_indicator"
        f" REFERENCING {table} TABLE AS changed FOR EACH STATEMENT"
        " EXECUTE FUNCTION registry_mark_outdated()",
        f"DROP TRIGGER {name} ON indicators_indicator",
    )


class Numeric(models.DecimalField):
    """`numeric` without precision, exact at any scale; Django knows it as its DecimalField."""

    def db_type(self, connection):
        return "numeric"

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0009_exports'),
    ]

    operations = [
        migrations.CreateModel(
            name='Outdated',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('region_code', models.CharField(db_collation='C', max_length=6, verbose_name='Province')),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
            ],
            options={
                'verbose_name': 'Outdated summary',
                'verbose_name_plural': 'Outdated summaries',
                'indexes': [models.Index(fields=['fiscal_year', 'region_code'], name='indicators_outdated_place')],
            },
        ),
        migrations.CreateModel(
            name='Summary',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('region_code', models.CharField(db_collation='C', max_length=6, verbose_name='Province')),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('public', models.BooleanField()),
                ('apart', models.PositiveSmallIntegerField()),
                ('canonical_unit', models.TextField(blank=True, null=True, verbose_name='Base unit')),
                ('count', models.PositiveBigIntegerField()),
                ('numbers', models.PositiveBigIntegerField()),
                ('met', models.PositiveBigIntegerField()),
                ('partly_met', models.PositiveBigIntegerField()),
                ('not_met', models.PositiveBigIntegerField()),
                ('undecidable', models.PositiveBigIntegerField()),
                ('low', Numeric(blank=True, null=True)),
                ('q1', Numeric(blank=True, null=True)),
                ('median', Numeric(blank=True, null=True)),
                ('q3', Numeric(blank=True, null=True)),
                ('high', Numeric(blank=True, null=True)),
                ('level1', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='indicators.dimension', verbose_name='Level 1')),
                ('level2', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='indicators.dimension', verbose_name='Level 2')),
            ],
            options={
                'verbose_name': 'Summary',
                'verbose_name_plural': 'Summaries',
                'indexes': [models.Index(models.F('public'), models.F('apart'), models.F('fiscal_year'), models.F('canonical_unit'), name='indicators_summary_of_year'), models.Index(fields=['fiscal_year', 'region_code'], name='indicators_summary_of_place')],
            },
        ),
        migrations.RunSQL(MARK, "DROP FUNCTION registry_mark_outdated()"),
        marking("INSERT", "NEW"),
        marking("UPDATE", "NEW"),
        marking("DELETE", "OLD"),
        migrations.RunSQL(ALL, migrations.RunSQL.noop),
    ]
