"""The laws for growing past one machine, over all models (docs/decisions/0003)."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from indicators.models import FormPart
from projects.models import RegionalModel
from tests.factories import make_document, make_form, make_indicator, part_of
from tests.laws.tables import broken_laws

pytestmark = pytest.mark.django_db

REFERENCE = {
    "projects.Region",
    "indicators.Taxonomy",
    "indicators.Dimension",
    "indicators.Unit",
}
REGIONAL = {
    "projects.Organisation",
    "projects.Membership",
    "projects.Project",
    "indicators.SourceDocument",
    "indicators.Form",
    "indicators.Goal",
    "indicators.FundingLine",
    "indicators.Task",
    "indicators.Indicator",
    "indicators.Event",
    "indicators.Batch",
    "indicators.BatchFile",
    "indicators.BatchForm",
}
# What belongs to an account, and stays on one machine with it.
OF_ACCOUNTS = {"projects.Token", "projects.KeptAnswer", "indicators.Export"}
# What is made of other tables and can be made anew, on each machine of its own.
DERIVED = {"indicators.Summary", "indicators.Outdated"}
# Django's own: people, sessions, the admin's log; and the queue of jobs. They stay on one machine.
ACCOUNTS = {"admin", "auth", "contenttypes", "sessions", "procrastinate", "knox"}
# What an event speaks of may be gone; the event stays as it is.
UNHELD = {("indicators.Event", name) for name in ("form", "document", "batch", "organisation")} | {
    # A form that an import made or changed may be of another region, and gone since.
    ("indicators.BatchForm", "form")
}


def tables(labels):
    return {apps.get_model(label)._meta.db_table for label in labels}


def test_every_model_is_listed_here():
    ours = {m._meta.label for m in apps.get_models() if m._meta.app_label not in ACCOUNTS}
    assert ours == REFERENCE | REGIONAL | OF_ACCOUNTS | DERIVED


@pytest.mark.parametrize("label", sorted(REGIONAL))
def test_a_regional_table_can_be_spread_by_region(label):
    model = apps.get_model(label)
    form_aggregate = model._meta.model_name == "form" or issubclass(model, FormPart)
    with connection.cursor() as cursor:
        broken = broken_laws(
            cursor,
            model._meta.db_table,
            regional=tables(REGIONAL),
            reference=tables(REFERENCE | {"auth.User"}),
            by_year=form_aggregate,
        )
    assert broken == []


def test_a_table_that_cannot_be_spread_is_seen():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE culprit (id serial PRIMARY KEY, region_code varchar(6), name text UNIQUE,"
            " person integer CONSTRAINT culprit_person REFERENCES django_content_type,"
            " CONSTRAINT culprit_itself FOREIGN KEY (id) REFERENCES culprit)"
        )
        broken = broken_laws(cursor, "culprit", regional={"culprit"}, reference=set(), by_year=True)
    assert broken == [
        "primary key ['id']",
        "unique key culprit_name_key without the region",
        "unique key culprit_pkey without the region",
        "foreign key culprit_itself without the region",
        "foreign key culprit_person to django_content_type",
        "region_code may be null",
        "fiscal_year may be null",
        "region_code is not in collation C",
        "id comes from a sequence",
        "no trigger keeps its keys",
    ]


def test_every_reference_of_a_regional_model_is_held_by_the_database():
    unheld = set()
    for label in REGIONAL:
        model = apps.get_model(label)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT DISTINCT a.attname FROM pg_constraint c JOIN pg_attribute a"
                " ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)"
                " WHERE c.conrelid = %s::regclass AND c.contype = 'f'",
                [model._meta.db_table],
            )
            held = {column for [column] in cursor.fetchall()}
        unheld |= {
            (label, field.name)
            for field in model._meta.concrete_fields
            if field.remote_field and field.column not in held
        }
    assert unheld == UNHELD


def test_django_never_deletes_or_clears_a_regional_row_by_itself():
    """Whatever stands outside is protected; Django's collector would not name the region."""
    unprotected = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if issubclass(model, RegionalModel)
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignObject)
        and not issubclass(field.related_model, RegionalModel)
        and field.remote_field.on_delete is not models.PROTECT
    }
    assert unprotected == set()


@pytest.fixture
def rows():
    form = make_form()
    part = part_of(form)
    return {
        "form": form,
        "organisation": form.organisation,
        "project": form.project,
        "sourcedocument": make_document(),
        "goal": form.goals.create(**part, scope="annual", text="目标"),
        "fundingline": form.funding.create(
            **part, position=0, scope="annual", source="total", amount=1, printed="1", unit="元"
        ),
        "task": form.tasks.create(**part, position=0, name="任务"),
        "indicator": make_indicator(form),
    }


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *((name, "region_code") for name in ("organisation", "project", "sourcedocument")),
        ("project", "organisation_id"),
        *(
            (name, key)
            for name in ("form", "goal", "fundingline", "task", "indicator")
            for key in ("region_code", "fiscal_year", "organisation_id")
        ),
    ],
)
def test_a_key_never_changes(rows, name, key):
    row = rows[name]
    new = {"region_code": "130533", "fiscal_year": 2024, "organisation_id": row.pk}[key]
    with (
        pytest.raises(IntegrityError, match="never change"),
        transaction.atomic(),
    ):
        type(row).objects.filter(pk=row.pk, region_code=row.region_code).update(**{key: new})


def test_a_part_cannot_differ_from_its_form(rows):
    form = rows["form"]
    for key, other in (("region_code", "130533"), ("fiscal_year", 2024)):
        with transaction.atomic():
            form.goals.create(**{**part_of(form), key: other}, scope="period", text="目标")
            with pytest.raises(IntegrityError, match="_of_form"):
                connection.check_constraints()
            transaction.set_rollback(True)
