import django.core.validators
import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Region',
            fields=[
                ('code', models.CharField(db_collation='C', max_length=6, primary_key=True, serialize=False, verbose_name='Region code')),
                ('name', models.CharField(verbose_name='Name')),
                ('level', models.CharField(choices=[('country', 'Country'), ('province', 'Province'), ('prefecture', 'Prefecture'), ('county', 'County')], max_length=10, verbose_name='Level')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='projects.region', verbose_name='Belongs to')),
            ],
            options={
                'verbose_name': 'Region',
                'verbose_name_plural': 'Regions',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False, verbose_name='Id')),
                ('region_code', models.CharField(db_collation='C', max_length=6, validators=[django.core.validators.RegexValidator('^[0-9]{6}\\Z', 'A region code has six digits.')], verbose_name='Region code')),
                ('code', models.CharField(blank=True, default='', help_text='The code of the department or unit in the budget; empty when unknown.', max_length=21, verbose_name='Budget code')),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('kind', models.CharField(choices=[('finance_bureau', 'Finance bureau'), ('competent_department', 'Competent department'), ('budget_unit', 'Budget unit')], max_length=20, verbose_name='Kind')),
                ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='projects.organisation', verbose_name='Belongs to')),
                ('region', models.ForeignObject(editable=False, from_fields=['region_code'], on_delete=django.db.models.deletion.PROTECT, related_name='organisations', serialize=False, to='projects.region', to_fields=['code'], verbose_name='Region')),
            ],
            options={
                'verbose_name': 'Organisation',
                'verbose_name_plural': 'Organisations',
                'ordering': ['region_code', 'code', 'name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False, verbose_name='Id')),
                ('region_code', models.CharField(db_collation='C', max_length=6, validators=[django.core.validators.RegexValidator('^[0-9]{6}\\Z', 'A region code has six digits.')], verbose_name='Region code')),
                ('role', models.CharField(choices=[('clerk', 'Clerk'), ('unit_head', 'Unit head'), ('department_reviewer', 'Department reviewer'), ('finance_reviewer', 'Finance reviewer'), ('finance_administrator', 'Finance administrator'), ('auditor', 'Auditor')], max_length=30, verbose_name='Role')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='Person')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='projects.organisation', verbose_name='Organisation')),
            ],
            options={
                'verbose_name': 'Membership',
                'verbose_name_plural': 'Memberships',
                'ordering': ['region_code', 'organisation', 'person', 'role'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('region_code__regex', '^[0-9]{6}$')), name='projects_membership_region_digits', violation_error_message='A region code has six digits.'), models.UniqueConstraint(fields=('region_code', 'person', 'organisation', 'role'), name='projects_membership_once', violation_error_message='This person already has this role here.'), models.CheckConstraint(condition=models.Q(('role__in', ['clerk', 'unit_head', 'department_reviewer', 'finance_reviewer', 'finance_administrator', 'auditor'])), name='projects_membership_role_known', violation_error_message='This choice is not known.')],
            },
        ),
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False, verbose_name='Id')),
                ('region_code', models.CharField(db_collation='C', max_length=6, validators=[django.core.validators.RegexValidator('^[0-9]{6}\\Z', 'A region code has six digits.')], verbose_name='Region code')),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='projects.organisation', verbose_name='Organisation')),
            ],
            options={
                'verbose_name': 'Project',
                'verbose_name_plural': 'Projects',
                'ordering': ['region_code', 'organisation', 'name'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('region_code__regex', '^[0-9]{6}$')), name='projects_project_region_digits', violation_error_message='A region code has six digits.'), models.UniqueConstraint(fields=('region_code', 'organisation', 'name'), name='projects_project_once', violation_error_message='This organisation already has this project.'), models.CheckConstraint(condition=models.Q(('name__regex', '[^\\s\\u3000]')), name='projects_project_texts_not_empty', violation_error_message='A text that is not printed is left out, not kept empty.')],
            },
        ),
        migrations.AddConstraint(
            model_name='region',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[0-9]{6}$')), name='projects_region_code_digits', violation_error_message='A region code has six digits.'),
        ),
        migrations.AddConstraint(
            model_name='region',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['country', 'province', 'prefecture', 'county'])), name='projects_region_level_known', violation_error_message='This choice is not known.'),
        ),
        migrations.AddConstraint(
            model_name='region',
            constraint=models.CheckConstraint(condition=models.Q(('name__regex', '[^\\s\\u3000]')), name='projects_region_texts_not_empty', violation_error_message='A text that is not printed is left out, not kept empty.'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('region_code__regex', '^[0-9]{6}$')), name='projects_organisation_region_digits', violation_error_message='A region code has six digits.'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.UniqueConstraint(fields=('region_code', 'code', 'name'), name='projects_organisation_once', violation_error_message='This region already has this organisation.'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['finance_bureau', 'competent_department', 'budget_unit'])), name='projects_organisation_kind_known', violation_error_message='This choice is not known.'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('name__regex', '[^\\s\\u3000]')), name='projects_organisation_texts_not_empty', violation_error_message='A text that is not printed is left out, not kept empty.'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='projects_organisation_not_its_own_parent', violation_error_message='An organisation cannot belong to itself.'),
        ),
    ]
