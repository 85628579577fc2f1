from decimal import Decimal

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


class Numeric(models.DecimalField):
    """`numeric` without a precision; a later migration that needs it repeats these lines."""

    def db_type(self, connection):
        return "numeric"

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('projects', '0001_organisations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SourceDocument',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False, verbose_name='Id')),
                ('region_code', models.CharField(db_collation='C', max_length=6, validators=[django.core.validators.RegexValidator('^[0-9]{6}\\Z', 'A region code has six digits.')], verbose_name='Region code')),
                ('name', models.CharField(verbose_name='File name')),
                ('file', models.FileField(max_length=120, upload_to='', verbose_name='File')),
                ('sha256', models.CharField(db_collation='C', editable=False, max_length=64, verbose_name='SHA-256')),
                ('size', models.PositiveBigIntegerField(editable=False, verbose_name='Size in bytes')),
                ('fiscal_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Fiscal year')),
                ('uploaded_by_name', models.CharField(blank=True, editable=False, verbose_name='Uploaded by (name)')),
                ('uploaded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='Uploaded at')),
                ('state', models.CharField(choices=[('kept', 'Kept'), ('read', 'Read'), ('failed', 'Could not be read')], default='kept', max_length=10, verbose_name='State')),
                ('problems', models.JSONField(blank=True, default=list, verbose_name='Problems')),
                ('leftovers', models.JSONField(blank=True, default=list, verbose_name='Leftovers')),
                ('region', models.ForeignObject(editable=False, from_fields=['region_code'], on_delete=django.db.models.deletion.PROTECT, related_name='documents', serialize=False, to='projects.region', to_fields=['code'], verbose_name='Region')),
                ('uploaded_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Uploaded by')),
            ],
            options={
                'verbose_name': 'Source document',
                'verbose_name_plural': 'Source documents',
                'ordering': ['-uploaded_at', '-id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Form',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False, verbose_name='Id')),
                ('region_code', models.CharField(db_collation='C', max_length=6, validators=[django.core.validators.RegexValidator('^[0-9]{6}\\Z', 'A region code has six digits.')], verbose_name='Region code')),
                ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='Fiscal year')),
                ('fiscal_year_stated', models.BooleanField(default=True, verbose_name='Fiscal year is stated')),
                ('kind', models.CharField(choices=[('project', 'Project'), ('department_overall', 'Department overall'), ('special_fund_overall', 'Special fund overall'), ('regional_transfer', 'Regional transfer'), ('self_evaluation', 'Self-evaluation')], max_length=30, verbose_name='Kind')),
                ('title', models.TextField(blank=True, verbose_name='Title')),
                ('blank', models.BooleanField(default=False, verbose_name='Blank template')),
                ('project_name', models.TextField(blank=True, null=True, verbose_name='Project name as printed')),
                ('competent_department_code', models.TextField(blank=True, null=True, verbose_name='Code of the competent department')),
                ('competent_department_name', models.TextField(blank=True, null=True, verbose_name='Competent department')),
                ('implementing_unit_code', models.TextField(blank=True, null=True, verbose_name='Code of the implementing unit')),
                ('implementing_unit_name', models.TextField(blank=True, null=True, verbose_name='Implementing unit')),
                ('department_code', models.TextField(blank=True, null=True, verbose_name='Code of the department')),
                ('department_name', models.TextField(blank=True, null=True, verbose_name='Department')),
                ('attribute', models.TextField(blank=True, null=True, verbose_name='Project attribute')),
                ('duration', models.TextField(blank=True, null=True, verbose_name='Project duration')),
                ('overview', models.TextField(blank=True, null=True, verbose_name='Project overview')),
                ('basis', models.TextField(blank=True, null=True, verbose_name='Basis of the project')),
                ('necessity', models.TextField(blank=True, null=True, verbose_name='Necessity of the project')),
                ('safeguards', models.TextField(blank=True, null=True, verbose_name='Rules and measures that secure the project')),
                ('plan', models.TextField(blank=True, null=True, verbose_name='Implementation plan')),
                ('responsible_person', models.TextField(blank=True, null=True, verbose_name='Responsible person')),
                ('handler', models.TextField(blank=True, null=True, verbose_name='Handled by')),
                ('phone', models.TextField(blank=True, null=True, verbose_name='Telephone')),
                ('filled_at', models.TextField(blank=True, null=True, verbose_name='Date of filing as printed')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('returned', 'Returned'), ('department_approved', 'Approved by the department'), ('finance_approved', 'Approved by the finance bureau'), ('published', 'Published')], default='draft', max_length=30, verbose_name='State')),
                ('revision', models.PositiveSmallIntegerField(default=1, verbose_name='Revision')),
                ('occurrence', models.PositiveSmallIntegerField(default=0, help_text='Counts forms of the same kind and project in the same year, from 0.', verbose_name='Occurrence')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='Position in the document')),
                ('place', models.JSONField(blank=True, default=dict, verbose_name='Place in the document')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Created at')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Updated at')),
                ('version', models.PositiveIntegerField(default=1, editable=False, help_text='Counts the changes of the content.', verbose_name='Version')),
                ('organisation', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='forms', to='projects.organisation', verbose_name='Organisation')),
                ('project', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='forms', to='projects.project', verbose_name='Project')),
                ('source_document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='forms', to='indicators.sourcedocument', verbose_name='Source document')),
            ],
            options={
                'verbose_name': 'Performance-target form',
                'verbose_name_plural': 'Performance-target forms',
                'ordering': ['-fiscal_year', 'region_code', 'organisation', 'source_document', 'position'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False, verbose_name='Id')),
                ('region_code', models.CharField(db_collation='C', max_length=6, validators=[django.core.validators.RegexValidator('^[0-9]{6}\\Z', 'A region code has six digits.')], verbose_name='Region code')),
                ('fiscal_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Fiscal year')),
                ('verb', models.CharField(choices=[('document_kept', 'Document kept'), ('document_read', 'Document read'), ('document_failed', 'Document could not be read'), ('form_created', 'Form created'), ('form_changed', 'Form changed'), ('form_removed', 'Form removed')], max_length=30, verbose_name='What happened')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='At')),
                ('by_name', models.CharField(blank=True, verbose_name='By (name)')),
                ('object_name', models.TextField(verbose_name='Of what')),
                ('detail', models.JSONField(blank=True, default=dict, verbose_name='Detail')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='By')),
                ('form', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.form', verbose_name='Form')),
                ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.sourcedocument', verbose_name='Source document')),
            ],
            options={
                'verbose_name': 'Event',
                'verbose_name_plural': 'Events',
                'ordering': ['-at', '-id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False, verbose_name='Id')),
                ('region_code', models.CharField(db_collation='C', max_length=6, validators=[django.core.validators.RegexValidator('^[0-9]{6}\\Z', 'A region code has six digits.')], verbose_name='Region code')),
                ('fiscal_year', models.PositiveSmallIntegerField(editable=False, verbose_name='Fiscal year')),
                ('position', models.PositiveSmallIntegerField(verbose_name='Position')),
                ('name', models.TextField(blank=True, null=True, verbose_name='Name')),
                ('content', models.TextField(blank=True, null=True, verbose_name='Content')),
                ('total', models.TextField(blank=True, null=True, verbose_name='Total as printed')),
                ('fiscal', models.TextField(blank=True, null=True, verbose_name='Fiscal appropriation as printed')),
                ('other', models.TextField(blank=True, null=True, verbose_name='Other funds as printed')),
                ('unit', models.TextField(blank=True, null=True, verbose_name='Unit as printed')),
                ('total_amount', Numeric(blank=True, null=True, verbose_name='Total in yuan')),
                ('fiscal_amount', Numeric(blank=True, null=True, verbose_name='Fiscal appropriation in yuan')),
                ('other_amount', Numeric(blank=True, null=True, verbose_name='Other funds in yuan')),
                ('form', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='indicators.form', verbose_name='Form')),
                ('organisation', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.organisation', verbose_name='Organisation')),
            ],
            options={
                'verbose_name': 'Main task',
                'verbose_name_plural': 'Main tasks',
                'ordering': ['form', 'position'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Taxonomy',
            fields=[
                ('code', models.CharField(db_collation='C', max_length=20, primary_key=True, serialize=False, verbose_name='Code')),
                ('name', models.CharField(verbose_name='Name')),
                ('name_en', models.CharField(verbose_name='English name')),
                ('valid_from', models.DateField(verbose_name='Valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Valid to')),
                ('source', models.TextField(blank=True, null=True, verbose_name='Source')),
            ],
            options={
                'verbose_name': 'Taxonomy',
                'verbose_name_plural': 'Taxonomies',
                'ordering': ['code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='indicators_taxonomy_ends_after_it_begins', violation_error_message='A taxonomy cannot end before it begins.')],
            },
        ),
        migrations.AddField(
            model_name='form',
            name='taxonomy',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.taxonomy', verbose_name='Taxonomy'),
        ),
        migrations.CreateModel(
            name='Dimension',
            fields=[
                ('code', models.CharField(db_collation='C', max_length=60, primary_key=True, serialize=False, verbose_name='Code')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, '1'), (2, '2')], verbose_name='Level')),
                ('label', models.CharField(verbose_name='Label')),
                ('label_en', models.CharField(verbose_name='English label')),
                ('position', models.PositiveSmallIntegerField(verbose_name='Position')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, help_text='Other words that documents print for it, separated by commas.', size=None, verbose_name='Other names')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='indicators.dimension', verbose_name='Belongs to')),
                ('taxonomy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dimensions', to='indicators.taxonomy', verbose_name='Taxonomy')),
            ],
            options={
                'verbose_name': 'Dimension',
                'verbose_name_plural': 'Dimensions',
                'ordering': ['taxonomy', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('symbol', models.CharField(db_collation='C', max_length=30, primary_key=True, serialize=False, verbose_name='Symbol')),
                ('dimension', models.CharField(max_length=30, verbose_name='Quantity')),
                ('base', models.CharField(max_length=30, verbose_name='Base unit')),
                ('factor', Numeric(verbose_name='Factor')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, help_text='Other words that documents print for it, separated by commas.', size=None, verbose_name='Other names')),
                ('name_en', models.CharField(blank=True, verbose_name='English name')),
            ],
            options={
                'verbose_name': 'Unit of measure',
                'verbose_name_plural': 'Units of measure',
                'ordering': ['dimension', 'factor', 'symbol'],
                'constraints': [models.CheckConstraint(condition=models.Q(('factor__gt', 0)), name='indicators_unit_factor_positive', violation_error_message='A factor is greater than nought.')],
            },
        ),
        migrations.CreateModel(
            name='FundingLine',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False, verbose_name='Id')),
                ('region_code', models.CharField(db_collation='C', max_length=6, validators=[django.core.validators.RegexValidator('^[0-9]{6}\\Z', 'A region code has six digits.')], verbose_name='Region code')),
                ('fiscal_year', models.PositiveSmallIntegerField(editable=False, verbose_name='Fiscal year')),
                ('position', models.PositiveSmallIntegerField(verbose_name='Position')),
                ('scope', models.CharField(choices=[('period', 'Implementation period'), ('annual', 'Year')], max_length=10, verbose_name='Scope')),
                ('source', models.CharField(choices=[('total', 'Total'), ('central', 'Central government'), ('provincial', 'Province'), ('local', 'City or county'), ('self_raised', 'Raised by the unit'), ('fiscal_appropriation', 'Fiscal appropriation'), ('carry_over', 'Carried over from last year'), ('other', 'Other')], max_length=30, verbose_name='Source of funds')),
                ('amount', Numeric(verbose_name='Amount in yuan')),
                ('printed', models.TextField(verbose_name='Amount as printed')),
                ('unit', models.TextField(verbose_name='Unit as printed')),
                ('form', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='funding', to='indicators.form', verbose_name='Form')),
                ('organisation', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.organisation', verbose_name='Organisation')),
            ],
            options={
                'verbose_name': 'Funding line',
                'verbose_name_plural': 'Funding lines',
                'ordering': ['form', 'position'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('region_code__regex', '^[0-9]{6}$')), name='indicators_fundingline_region_digits', violation_error_message='A region code has six digits.'), models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('form', 'position', 'region_code'), name='indicators_funding_position_once'), models.CheckConstraint(condition=models.Q(('scope__in', ['period', 'annual'])), name='indicators_funding_scope_known', violation_error_message='This choice is not known.'), models.CheckConstraint(condition=models.Q(('source__in', ['total', 'central', 'provincial', 'local', 'self_raised', 'fiscal_appropriation', 'carry_over', 'other'])), name='indicators_funding_source_known', violation_error_message='This choice is not known.')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False, verbose_name='Id')),
                ('region_code', models.CharField(db_collation='C', max_length=6, validators=[django.core.validators.RegexValidator('^[0-9]{6}\\Z', 'A region code has six digits.')], verbose_name='Region code')),
                ('fiscal_year', models.PositiveSmallIntegerField(editable=False, verbose_name='Fiscal year')),
                ('scope', models.CharField(choices=[('period', 'Implementation period'), ('annual', 'Year')], max_length=10, verbose_name='Scope')),
                ('text', models.TextField(verbose_name='Goal')),
                ('form', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='indicators.form', verbose_name='Form')),
                ('organisation', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.organisation', verbose_name='Organisation')),
            ],
            options={
                'verbose_name': 'Goal',
                'verbose_name_plural': 'Goals',
                'ordering': ['form', '-scope'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('region_code__regex', '^[0-9]{6}$')), name='indicators_goal_region_digits', violation_error_message='A region code has six digits.'), models.UniqueConstraint(fields=('form', 'scope', 'region_code'), name='indicators_goal_once', violation_error_message='This form already has a goal of this scope.'), models.CheckConstraint(condition=models.Q(('scope__in', ['period', 'annual'])), name='indicators_goal_scope_known', violation_error_message='This choice is not known.'), models.CheckConstraint(condition=models.Q(('text__regex', '[^\\s\\u3000]')), name='indicators_goal_texts_not_empty', violation_error_message='A text that is not printed is left out, not kept empty.')],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False, verbose_name='Id')),
                ('region_code', models.CharField(db_collation='C', max_length=6, validators=[django.core.validators.RegexValidator('^[0-9]{6}\\Z', 'A region code has six digits.')], verbose_name='Region code')),
                ('fiscal_year', models.PositiveSmallIntegerField(editable=False, verbose_name='Fiscal year')),
                ('position', models.PositiveSmallIntegerField(verbose_name='Position')),
                ('scope', models.CharField(choices=[('period', 'Implementation period'), ('annual', 'Year')], max_length=10, verbose_name='Scope')),
                ('level1_printed', models.TextField(blank=True, null=True, verbose_name='Level 1 as printed')),
                ('level2_printed', models.TextField(blank=True, null=True, verbose_name='Level 2 as printed')),
                ('level3', models.TextField(blank=True, verbose_name='Level 3')),
                ('raw', models.TextField(blank=True, verbose_name='Target as printed')),
                ('value_kind', models.CharField(choices=[('quantitative', 'Number'), ('range', 'Range'), ('qualitative', 'Words'), ('deadline', 'Deadline'), ('duration', 'Duration'), ('compound', 'Several parts'), ('unparseable', 'Not understood')], max_length=20, verbose_name='Kind of target')),
                ('comparator', models.CharField(blank=True, choices=[('gte', '≥'), ('lte', '≤'), ('gt', '＞'), ('lt', '＜'), ('eq', '＝'), ('between', 'between')], max_length=10, null=True, verbose_name='Sign')),
                ('comparator_implied', models.BooleanField(default=False, verbose_name='Sign is implied')),
                ('number', Numeric(blank=True, null=True, verbose_name='Number')),
                ('number_high', Numeric(blank=True, null=True, verbose_name='Upper number')),
                ('low_inclusive', models.BooleanField(default=True, verbose_name='Includes the lower end')),
                ('high_inclusive', models.BooleanField(default=True, verbose_name='Includes the upper end')),
                ('unit', models.TextField(blank=True, null=True, verbose_name='Unit')),
                ('canonical_number', Numeric(blank=True, null=True, verbose_name='Number in the base unit')),
                ('canonical_number_high', Numeric(blank=True, null=True, verbose_name='Upper number in the base unit')),
                ('canonical_unit', models.TextField(blank=True, null=True, verbose_name='Base unit')),
                ('deadline_recurrence', models.CharField(blank=True, choices=[('once', 'once'), ('monthly', 'every month'), ('quarterly', 'every quarter'), ('yearly', 'every year')], max_length=10, null=True, verbose_name='How often')),
                ('deadline_relation', models.CharField(blank=True, choices=[('before', 'before'), ('by', 'no later than'), ('at', 'at'), ('within', 'within'), ('during', 'during')], max_length=10, null=True, verbose_name='Relation to the moment')),
                ('deadline_month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Month')),
                ('deadline_day', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Day')),
                ('deadline_day_end', models.BooleanField(default=False, verbose_name='Last day')),
                ('deadline_quarter', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Quarter')),
                ('deadline_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Year')),
                ('repaired', models.TextField(blank=True, null=True, verbose_name='Repaired reading')),
                ('notes', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None, verbose_name='Notes on the reading')),
                ('description', models.TextField(blank=True, null=True, verbose_name='Description')),
                ('basis', models.TextField(blank=True, null=True, verbose_name='Basis of the target')),
                ('remark', models.TextField(blank=True, null=True, verbose_name='Remark')),
                ('weight', models.TextField(blank=True, null=True, verbose_name='Weight as printed')),
                ('weight_number', Numeric(blank=True, null=True, verbose_name='Weight')),
                ('direction', models.TextField(blank=True, null=True, verbose_name='Direction')),
                ('actual', models.TextField(blank=True, null=True, verbose_name='Actual value as printed')),
                ('score', models.TextField(blank=True, null=True, verbose_name='Score as printed')),
                ('deviation', models.TextField(blank=True, null=True, verbose_name='Reason for the deviation')),
                ('place', models.JSONField(blank=True, default=dict, verbose_name='Place in the document')),
                ('form', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='indicators.form', verbose_name='Form')),
                ('level1', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.dimension', verbose_name='Level 1')),
                ('level2', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.dimension', verbose_name='Level 2')),
                ('organisation', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.organisation', verbose_name='Organisation')),
            ],
            options={
                'verbose_name': 'Indicator',
                'verbose_name_plural': 'Indicators',
                'ordering': ['form', 'position'],
                'abstract': False,
                'indexes': [models.Index(fields=['fiscal_year', 'region_code'], name='indicators_year_region'), models.Index(fields=['organisation', 'fiscal_year'], name='indicators_organisation')],
                'constraints': [models.CheckConstraint(condition=models.Q(('region_code__regex', '^[0-9]{6}$')), name='indicators_indicator_region_digits', violation_error_message='A region code has six digits.'), models.CheckConstraint(condition=models.Q(('value_kind__in', ['quantitative', 'range', 'qualitative', 'deadline', 'duration', 'compound', 'unparseable'])), name='indicators_indicator_value_kind_known', violation_error_message='This choice is not known.'), models.CheckConstraint(condition=models.Q(('comparator__in', ['gte', 'lte', 'gt', 'lt', 'eq', 'between'])), name='indicators_indicator_comparator_known', violation_error_message='This choice is not known.'), models.CheckConstraint(condition=models.Q(('deadline_recurrence__in', ['once', 'monthly', 'quarterly', 'yearly'])), name='indicators_indicator_deadline_recurrence_known', violation_error_message='This choice is not known.'), models.CheckConstraint(condition=models.Q(('deadline_relation__in', ['before', 'by', 'at', 'within', 'during'])), name='indicators_indicator_deadline_relation_known', violation_error_message='This choice is not known.'), models.CheckConstraint(condition=models.Q(('deadline_month__gte', 1), ('deadline_month__lte', 12)), name='indicators_indicator_deadline_month_within', violation_error_message='This number is out of its range.'), models.CheckConstraint(condition=models.Q(('deadline_day__gte', 1), ('deadline_day__lte', 31)), name='indicators_indicator_deadline_day_within', violation_error_message='This number is out of its range.'), models.CheckConstraint(condition=models.Q(('deadline_quarter__gte', 1), ('deadline_quarter__lte', 4)), name='indicators_indicator_deadline_quarter_within', violation_error_message='This number is out of its range.'), models.CheckConstraint(condition=models.Q(('deadline_year__gte', 1900), ('deadline_year__lte', 2200)), name='indicators_indicator_deadline_year_within', violation_error_message='This number is out of its range.'), models.CheckConstraint(condition=models.Q(models.Q(('value_kind', 'quantitative'), _negated=True), models.Q(('comparator__in', ['gte', 'lte', 'gt', 'lt', 'eq']), ('comparator__isnull', False), ('number__isnull', False), ('canonical_number_high__isnull', True), ('number_high__isnull', True), ('high_inclusive', True), ('low_inclusive', True), ('deadline_day__isnull', True), ('deadline_month__isnull', True), ('deadline_quarter__isnull', True), ('deadline_recurrence__isnull', True), ('deadline_relation__isnull', True), ('deadline_year__isnull', True), ('deadline_day_end', False)), _connector='OR'), name='indicators_indicator_quantitative', violation_error_message='This kind of target does not have these parts.'), models.CheckConstraint(condition=models.Q(models.Q(('value_kind', 'range'), _negated=True), models.Q(('comparator', 'between'), ('comparator__isnull', False), ('number__isnull', False), ('number_high__isnull', False), ('number__lte', models.F('number_high')), ('deadline_day__isnull', True), ('deadline_month__isnull', True), ('deadline_quarter__isnull', True), ('deadline_recurrence__isnull', True), ('deadline_relation__isnull', True), ('deadline_year__isnull', True), ('deadline_day_end', False)), _connector='OR'), name='indicators_indicator_range', violation_error_message='This kind of target does not have these parts.'), models.CheckConstraint(condition=models.Q(models.Q(('value_kind', 'qualitative'), _negated=True), models.Q(('canonical_number__isnull', True), ('canonical_number_high__isnull', True), ('canonical_unit__isnull', True), ('comparator__isnull', True), ('number__isnull', True), ('number_high__isnull', True), ('unit__isnull', True), ('high_inclusive', True), ('low_inclusive', True), ('deadline_day__isnull', True), ('deadline_month__isnull', True), ('deadline_quarter__isnull', True), ('deadline_recurrence__isnull', True), ('deadline_relation__isnull', True), ('deadline_year__isnull', True), ('deadline_day_end', False)), _connector='OR'), name='indicators_indicator_qualitative', violation_error_message='This kind of target does not have these parts.'), models.CheckConstraint(condition=models.Q(models.Q(('value_kind', 'deadline'), _negated=True), models.Q(('canonical_number__isnull', True), ('canonical_number_high__isnull', True), ('canonical_unit__isnull', True), ('comparator__isnull', True), ('number__isnull', True), ('number_high__isnull', True), ('unit__isnull', True), ('high_inclusive', True), ('low_inclusive', True), ('deadline_recurrence__isnull', False), ('deadline_relation__isnull', False)), _connector='OR'), name='indicators_indicator_deadline', violation_error_message='This kind of target does not have these parts.'), models.CheckConstraint(condition=models.Q(models.Q(('value_kind', 'duration'), _negated=True), models.Q(('comparator__in', ['gte', 'lte', 'gt', 'lt', 'eq']), ('comparator__isnull', False), ('number__isnull', False), ('canonical_number_high__isnull', True), ('number_high__isnull', True), ('high_inclusive', True), ('low_inclusive', True), ('deadline_day__isnull', True), ('deadline_month__isnull', True), ('deadline_quarter__isnull', True), ('deadline_recurrence__isnull', True), ('deadline_relation__isnull', True), ('deadline_year__isnull', True), ('deadline_day_end', False), ('unit__isnull', False)), _connector='OR'), name='indicators_indicator_duration', violation_error_message='This kind of target does not have these parts.'), models.CheckConstraint(condition=models.Q(models.Q(('value_kind', 'compound'), _negated=True), models.Q(('canonical_number__isnull', True), ('canonical_number_high__isnull', True), ('canonical_unit__isnull', True), ('comparator__isnull', True), ('number__isnull', True), ('number_high__isnull', True), ('unit__isnull', True), ('high_inclusive', True), ('low_inclusive', True), ('deadline_day__isnull', True), ('deadline_month__isnull', True), ('deadline_quarter__isnull', True), ('deadline_recurrence__isnull', True), ('deadline_relation__isnull', True), ('deadline_year__isnull', True), ('deadline_day_end', False)), _connector='OR'), name='indicators_indicator_compound', violation_error_message='This kind of target does not have these parts.'), models.CheckConstraint(condition=models.Q(models.Q(('value_kind', 'unparseable'), _negated=True), models.Q(('canonical_number__isnull', True), ('canonical_number_high__isnull', True), ('canonical_unit__isnull', True), ('comparator__isnull', True), ('number__isnull', True), ('number_high__isnull', True), ('unit__isnull', True), ('high_inclusive', True), ('low_inclusive', True), ('deadline_day__isnull', True), ('deadline_month__isnull', True), ('deadline_quarter__isnull', True), ('deadline_recurrence__isnull', True), ('deadline_relation__isnull', True), ('deadline_year__isnull', True), ('deadline_day_end', False)), _connector='OR'), name='indicators_indicator_unparseable', violation_error_message='This kind of target does not have these parts.'), models.CheckConstraint(condition=models.Q(('deadline_day__isnull', True), ('deadline_day_end', False), _connector='OR'), name='indicators_indicator_deadline_one_day', violation_error_message='A deadline names a day or the end, not both.'), models.CheckConstraint(condition=models.Q(('deadline_day__isnull', True), ('deadline_month__isnull', True), ('deadline_day__lte', 29), models.Q(('deadline_day', 30), models.Q(('deadline_month', 2), _negated=True)), models.Q(('deadline_day', 31), ('deadline_month__in', [1, 3, 5, 7, 8, 10, 12])), _connector='OR'), name='indicators_indicator_deadline_day_of_month', violation_error_message='This month does not have this day.'), models.CheckConstraint(condition=models.Q(('deadline_month__isnull', True), ('deadline_quarter__isnull', True), _connector='OR'), name='indicators_indicator_deadline_month_or_quarter', violation_error_message='A deadline names a month or a quarter, not both.'), models.CheckConstraint(condition=models.Q(('comparator_implied', False), models.Q(('comparator__isnull', False), ('comparator', 'eq')), _connector='OR'), name='indicators_indicator_implied_sign', violation_error_message='Only equality can be implied.'), models.CheckConstraint(condition=models.Q(('canonical_number_high__isnull', True), ('canonical_number__isnull', False), _connector='OR'), name='indicators_indicator_canonical_high_has_low', violation_error_message='A range has two ends.'), models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('form', 'position', 'region_code'), name='indicators_indicator_position_once'), models.CheckConstraint(condition=models.Q(('scope__in', ['period', 'annual'])), name='indicators_indicator_scope_known', violation_error_message='This choice is not known.'), models.CheckConstraint(condition=models.Q(('actual__regex', '[^\\s\\u3000]'), ('basis__regex', '[^\\s\\u3000]'), ('canonical_unit__regex', '[^\\s\\u3000]'), ('description__regex', '[^\\s\\u3000]'), ('deviation__regex', '[^\\s\\u3000]'), ('direction__regex', '[^\\s\\u3000]'), ('level1_printed__regex', '[^\\s\\u3000]'), ('level2_printed__regex', '[^\\s\\u3000]'), ('remark__regex', '[^\\s\\u3000]'), ('repaired__regex', '[^\\s\\u3000]'), ('score__regex', '[^\\s\\u3000]'), ('unit__regex', '[^\\s\\u3000]'), ('weight__regex', '[^\\s\\u3000]')), name='indicators_indicator_texts_not_empty', violation_error_message='A text that is not printed is left out, not kept empty.'), models.CheckConstraint(condition=models.Q(('level1__isnull', True), ('level2__isnull', True), django.db.models.lookups.Exact(django.db.models.functions.text.Left('level2', django.db.models.expressions.CombinedExpression(django.db.models.functions.text.Length('level1'), '+', models.Value(1))), django.db.models.functions.text.Concat('level1', models.Value('.'))), _connector='OR'), name='indicators_indicator_level2_under_level1', violation_error_message='This level 2 does not stand under this level 1.'), models.CheckConstraint(condition=models.Q(('weight_number__isnull', True), models.Q(django.db.models.lookups.Exact(django.db.models.functions.comparison.Cast('weight_number', models.TextField()), models.F('weight')), ('weight__isnull', False)), _connector='OR'), name='indicators_indicator_weight_printed', violation_error_message='A weight is the number that is printed.')],
            },
        ),
        migrations.AddConstraint(
            model_name='sourcedocument',
            constraint=models.CheckConstraint(condition=models.Q(('region_code__regex', '^[0-9]{6}$')), name='indicators_sourcedocument_region_digits', violation_error_message='A region code has six digits.'),
        ),
        migrations.AddConstraint(
            model_name='sourcedocument',
            constraint=models.UniqueConstraint(fields=('region_code', 'sha256'), name='indicators_document_once', violation_error_message='This region already has this file.'),
        ),
        migrations.AddConstraint(
            model_name='sourcedocument',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='indicators_document_sha256_digits', violation_error_message='This is not a SHA-256 digest.'),
        ),
        migrations.AddConstraint(
            model_name='sourcedocument',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['kept', 'read', 'failed'])), name='indicators_document_state_known', violation_error_message='This choice is not known.'),
        ),
        migrations.AddConstraint(
            model_name='sourcedocument',
            constraint=models.CheckConstraint(condition=models.Q(('fiscal_year__gte', 1990), ('fiscal_year__lte', 2100)), name='indicators_document_fiscal_year_within', violation_error_message='This number is out of its range.'),
        ),
        migrations.AddConstraint(
            model_name='sourcedocument',
            constraint=models.CheckConstraint(condition=models.Q(('name__regex', '[^\\s\\u3000]')), name='indicators_document_texts_not_empty', violation_error_message='A text that is not printed is left out, not kept empty.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('region_code__regex', '^[0-9]{6}$')), name='indicators_event_region_digits', violation_error_message='A region code has six digits.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('fiscal_year__gte', 1990), ('fiscal_year__lte', 2100)), name='indicators_event_fiscal_year_within', violation_error_message='This number is out of its range.'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('region_code__regex', '^[0-9]{6}$')), name='indicators_task_region_digits', violation_error_message='A region code has six digits.'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('form', 'position', 'region_code'), name='indicators_task_position_once'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('content__regex', '[^\\s\\u3000]'), ('fiscal__regex', '[^\\s\\u3000]'), ('name__regex', '[^\\s\\u3000]'), ('other__regex', '[^\\s\\u3000]'), ('total__regex', '[^\\s\\u3000]'), ('unit__regex', '[^\\s\\u3000]')), name='indicators_task_texts_not_empty', violation_error_message='A text that is not printed is left out, not kept empty.'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('total_amount__isnull', True), models.Q(('total__isnull', False), models.Q(('unit__isnull', False), ('total__contains', '元'), _connector='OR')), _connector='OR'), models.Q(('fiscal_amount__isnull', True), models.Q(('fiscal__isnull', False), models.Q(('unit__isnull', False), ('fiscal__contains', '元'), _connector='OR')), _connector='OR'), models.Q(('other_amount__isnull', True), models.Q(('other__isnull', False), models.Q(('unit__isnull', False), ('other__contains', '元'), _connector='OR')), _connector='OR')), name='indicators_task_amounts_printed', violation_error_message='An amount in yuan stands beside a printed amount and its unit.'),
        ),
        migrations.AddIndex(
            model_name='form',
            index=models.Index(fields=['fiscal_year', 'region_code'], name='indicators_form_year_region'),
        ),
        migrations.AddIndex(
            model_name='form',
            index=models.Index(fields=['organisation', 'fiscal_year'], name='indicators_form_organisation'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('region_code__regex', '^[0-9]{6}$')), name='indicators_form_region_digits', violation_error_message='A region code has six digits.'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.UniqueConstraint(fields=('region_code', 'organisation', 'fiscal_year', 'kind', 'project', 'occurrence', 'revision'), name='indicators_form_once', nulls_distinct=False, violation_error_message='This form is there already.'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('blank', True), ('kind__in', ['department_overall', 'special_fund_overall']), ('project__isnull', False), _connector='OR'), name='indicators_form_project_given', violation_error_message='A form of this kind belongs to a project.'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('revision__gte', 1), ('version__gte', 1)), name='indicators_form_counts_from_one', violation_error_message='Revisions and versions count from 1.'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['project', 'department_overall', 'special_fund_overall', 'regional_transfer', 'self_evaluation'])), name='indicators_form_kind_known', violation_error_message='This choice is not known.'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'department_approved', 'finance_approved', 'published'])), name='indicators_form_state_known', violation_error_message='This choice is not known.'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('fiscal_year__gte', 1990), ('fiscal_year__lte', 2100)), name='indicators_form_fiscal_year_within', violation_error_message='This number is out of its range.'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('attribute__regex', '[^\\s\\u3000]'), ('basis__regex', '[^\\s\\u3000]'), ('competent_department_code__regex', '[^\\s\\u3000]'), ('competent_department_name__regex', '[^\\s\\u3000]'), ('department_code__regex', '[^\\s\\u3000]'), ('department_name__regex', '[^\\s\\u3000]'), ('duration__regex', '[^\\s\\u3000]'), ('filled_at__regex', '[^\\s\\u3000]'), ('handler__regex', '[^\\s\\u3000]'), ('implementing_unit_code__regex', '[^\\s\\u3000]'), ('implementing_unit_name__regex', '[^\\s\\u3000]'), ('necessity__regex', '[^\\s\\u3000]'), ('overview__regex', '[^\\s\\u3000]'), ('phone__regex', '[^\\s\\u3000]'), ('plan__regex', '[^\\s\\u3000]'), ('project_name__regex', '[^\\s\\u3000]'), ('responsible_person__regex', '[^\\s\\u3000]'), ('safeguards__regex', '[^\\s\\u3000]')), name='indicators_form_texts_not_empty', violation_error_message='A text that is not printed is left out, not kept empty.'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('competent_department_code__isnull', True), ('competent_department_name__isnull', False), _connector='OR'), name='indicators_form_competent_department_named', violation_error_message='A code stands beside a name.'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('implementing_unit_code__isnull', True), ('implementing_unit_name__isnull', False), _connector='OR'), name='indicators_form_implementing_unit_named', violation_error_message='A code stands beside a name.'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.CheckConstraint(condition=models.Q(('department_code__isnull', True), ('department_name__isnull', False), _connector='OR'), name='indicators_form_department_named', violation_error_message='A code stands beside a name.'),
        ),
        migrations.AddConstraint(
            model_name='dimension',
            constraint=models.UniqueConstraint(fields=('taxonomy', 'parent', 'label'), name='indicators_dimension_label_once', nulls_distinct=False, violation_error_message='This label stands there already.'),
        ),
        migrations.AddConstraint(
            model_name='dimension',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('level', 1), ('parent__isnull', True), django.db.models.lookups.Regex(django.db.models.functions.comparison.Cast('code', models.TextField()), models.Value('^[^.]+\\.[^.]+$'))), models.Q(('level', 2), ('parent__isnull', False), django.db.models.lookups.Regex(django.db.models.functions.comparison.Cast('code', models.TextField()), models.Value('^[^.]+\\.[^.]+\\.[^.]+$'))), _connector='OR'), name='indicators_dimension_level_has_parent', violation_error_message='Level 2 stands under level 1, level 1 under nothing.'),
        ),
        migrations.AddConstraint(
            model_name='dimension',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Left('code', django.db.models.expressions.CombinedExpression(django.db.models.functions.text.Length('taxonomy'), '+', models.Value(1))), django.db.models.functions.text.Concat('taxonomy', models.Value('.'))), models.Q(('parent__isnull', True), django.db.models.lookups.Exact(django.db.models.functions.text.Left('code', django.db.models.expressions.CombinedExpression(django.db.models.functions.text.Length('parent'), '+', models.Value(1))), django.db.models.functions.text.Concat('parent', models.Value('.'))), _connector='OR')), name='indicators_dimension_code_shows_parent', violation_error_message='The code begins with the code of what it stands under.'),
        ),
        migrations.AddConstraint(
            model_name='taxonomy',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[^.]+$')), name='indicators_taxonomy_code_in_one_part', violation_error_message='The code of a taxonomy has no full stop.'),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.CheckConstraint(condition=models.Q(('factor__gt', Decimal('-1.000000000000000000000000000E+60')), ('factor__lt', Decimal('1.000000000000000000000000000E+60'))), name='indicators_unit_numbers_finite', violation_error_message='This number is out of its range.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['document_kept', 'document_read', 'document_failed', 'form_created', 'form_changed', 'form_removed'])), name='indicators_event_verb_known', violation_error_message='This choice is not known.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('form__isnull', False), ('document__isnull', False), _connector='OR'), name='indicators_event_of_something', violation_error_message='An event tells of a form or of a document.'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('canonical_unit__isnull', True), ('canonical_number__isnull', False), _connector='OR'), name='indicators_indicator_canonical_unit_has_number', violation_error_message='A unit belongs to a number.'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('canonical_number__gt', Decimal('-1.000000000000000000000000000E+60')), ('canonical_number__lt', Decimal('1.000000000000000000000000000E+60')), ('canonical_number_high__gt', Decimal('-1.000000000000000000000000000E+60')), ('canonical_number_high__lt', Decimal('1.000000000000000000000000000E+60')), ('number__gt', Decimal('-1.000000000000000000000000000E+60')), ('number__lt', Decimal('1.000000000000000000000000000E+60')), ('number_high__gt', Decimal('-1.000000000000000000000000000E+60')), ('number_high__lt', Decimal('1.000000000000000000000000000E+60')), ('weight_number__gt', Decimal('-1.000000000000000000000000000E+60')), ('weight_number__lt', Decimal('1.000000000000000000000000000E+60'))), name='indicators_indicator_numbers_finite', violation_error_message='This number is out of its range.'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Regex(django.db.models.functions.comparison.Cast('level1', models.TextField()), models.Value('^[^.]+\\.[^.]+$')), django.db.models.lookups.Regex(django.db.models.functions.comparison.Cast('level2', models.TextField()), models.Value('^[^.]+\\.[^.]+\\.[^.]+$'))), name='indicators_indicator_levels_in_place', violation_error_message='This dimension is of the other level.'),
        ),
        migrations.AddConstraint(
            model_name='fundingline',
            constraint=models.CheckConstraint(condition=models.Q(('printed__regex', '[^\\s\\u3000]'), ('unit__regex', '[^\\s\\u3000]')), name='indicators_funding_texts_not_empty', violation_error_message='A text that is not printed is left out, not kept empty.'),
        ),
        migrations.AddConstraint(
            model_name='fundingline',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', Decimal('-1.000000000000000000000000000E+60')), ('amount__lt', Decimal('1.000000000000000000000000000E+60'))), name='indicators_funding_numbers_finite', violation_error_message='This number is out of its range.'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('fiscal_amount__gt', Decimal('-1.000000000000000000000000000E+60')), ('fiscal_amount__lt', Decimal('1.000000000000000000000000000E+60')), ('other_amount__gt', Decimal('-1.000000000000000000000000000E+60')), ('other_amount__lt', Decimal('1.000000000000000000000000000E+60')), ('total_amount__gt', Decimal('-1.000000000000000000000000000E+60')), ('total_amount__lt', Decimal('1.000000000000000000000000000E+60'))), name='indicators_task_numbers_finite', violation_error_message='This number is out of its range.'),
        ),
    ]
