"""A bulk load: the rows of a load row by row, and every index and constraint as it was."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from indicators.models import Event, Form, FundingLine, Goal, Indicator, Task
from indicators.services.load.ahead import ahead
from indicators.services.load.aside import set_aside
from indicators.services.load.generating import LoadRefused, generate_forms
from indicators.services.load.rows import TABLES
from projects.models import Organisation, Project
from tests.catalogue import FIVE, load_catalogue
from tests.factories import make_form, make_indicator

pytestmark = pytest.mark.django_db
MODELS = (Organisation, Project, Form, Goal, FundingLine, Task, Indicator, Event)
NAMES = [table.name for table in TABLES]
KEPT = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated
    FROM pg_constraint WHERE conrelid = ANY(%(names)s::regclass[])
    UNION ALL
    SELECT indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid),
        indisvalid
    FROM pg_index WHERE indrelid = ANY(%(names)s::regclass[])
"""


@pytest.fixture(autouse=True)
def _catalogue():
    load_catalogue(*FIVE)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


# PostgreSQL casts a list once as a whole, and once it was written out, word by word.
CAST = re.compile(r"::(character varying|text)(\[\])?|[()]")


def holding():
    with connection.cursor() as cursor:
        cursor.execute(KEPT, {"names": NAMES})
        return sorted(
            (table, name, CAST.sub("", definition), valid)
            for table, name, definition, valid in cursor.fetchall()
        )


def loaded(*, bulk):
    with transaction.atomic():
        generate_forms(forms=60, seed=2, by=None, bulk=bulk)
        rows = {model: list(model.objects.order_by("id").values()) for model in MODELS}
        transaction.set_rollback(True)
    return rows


def test_the_rows_are_those_of_any_load():
    assert loaded(bulk=True) == loaded(bulk=False)


def test_all_that_held_the_rows_holds_them_again():
    before = holding()
    generate_forms(forms=30, seed=2, by=None, bulk=True)
    assert len(before) > 100
    assert holding() == before


def test_while_rows_come_in_only_keys_that_others_refer_to_hold():
    with connection.cursor() as cursor, set_aside(cursor, NAMES):
        left = [
            (table, name)
            for table, name, definition, _ in holding()
            if "NOT NULL" not in definition
        ]
    assert left == [
        ("projects_organisation", "projects_organisation_pkey"),
        ("projects_organisation", "projects_organisation_pkey"),
    ]


def test_a_row_that_breaks_a_constraint_breaks_the_load():
    before = holding()
    with (
        pytest.raises(IntegrityError, match="indicators_indicator_range"),
        transaction.atomic(),
        connection.cursor() as cursor,
        set_aside(cursor, NAMES),
    ):
        make_indicator(make_form(), value_kind="range")
    assert holding() == before
    assert not Indicator.objects.exists()


def test_an_error_while_rows_come_in_is_not_hidden():
    with (
        pytest.raises(ZeroDivisionError),
        transaction.atomic(),
        connection.cursor() as cursor,
        set_aside(cursor, NAMES),
    ):
        raise ZeroDivisionError


def test_only_an_empty_registry_is_filled_in_bulk():
    generate_forms(forms=3, seed=2, by=None)
    with pytest.raises(LoadRefused, match="not_empty"):
        generate_forms(forms=3, seed=3, by=None, bulk=True)
    with pytest.raises(CommandError):
        call_command("generate_forms", forms=3, seed=3, bulk=True)
    assert Form.objects.count() == 3


def test_what_is_made_ahead_comes_in_order_and_all_of_it():
    assert list(ahead(iter(range(1000)))) == list(range(1000))


def test_what_fails_ahead_fails_where_it_is_waited_for():
    def failing():
        yield 1
        raise ZeroDivisionError

    taken = ahead(failing())
    assert next(taken) == 1
    with pytest.raises(ZeroDivisionError):
        next(taken)


def test_whoever_takes_no_more_leaves_nobody_behind():
    endless = ahead(iter(int, 1))
    assert next(endless) == 0
    endless.close()
