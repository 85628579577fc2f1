"""What is kept beside a row to be asked by: its last day, its outcome, whether it is published."""

from datetime import date
from importlib import import_module

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from indicators.core.form import FormContent, FormKind, IndicatorContent, Scope
from indicators.core.grammar import parse_value
from indicators.core.workflow import FormState
from indicators.models import Form, Indicator
from indicators.services.catalogue import packaged_catalogue
from indicators.services.content import Identity, create_form
from tests.factories import make_form, make_indicator, make_project, make_taxonomies

pytestmark = pytest.mark.django_db

DUE = {
    "10月份前": date(2023, 9, 30),
    "12月底前": date(2023, 12, 31),
    "2月底": date(2023, 2, 28),
    "2024年2月底前": date(2024, 2, 29),
    "6月15日前": date(2023, 6, 14),
    "不晚于6月15日": date(2023, 6, 15),
    "第三季度": date(2023, 9, 30),
    "3季度前": date(2023, 6, 30),
    "2023年": date(2023, 12, 31),
    "每月10日前": None,
    "≥95%": None,
}


@pytest.fixture
def keep():
    make_taxonomies()
    call_command("loaddata", "units", verbosity=0)
    project = make_project()

    def create(*rows):
        content = FormContent(
            kind=FormKind.PROJECT, taxonomy="2015", title="", fiscal_year=2023, indicators=rows
        )
        identity = Identity(project.organisation, project, 2023)
        return create_form(content=content, identity=identity, by=None)

    return create


def row(raw, actual=None, direction=None):
    value = parse_value(raw, units=packaged_catalogue().units)
    return IndicatorContent(
        scope=Scope.ANNUAL,
        level1=None,
        level2=None,
        level3=raw,
        value=value,
        actual=actual,
        direction=direction,
    )


def _column(name):
    return dict(Indicator.objects.values_list("level3", name))


def test_a_deadline_is_kept_with_its_last_day(keep):
    keep(*map(row, DUE))
    assert _column("due_on") == DUE


def test_the_migration_finds_the_same_days(keep):
    keep(*map(row, DUE))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE indicators_indicator SET due_on = NULL WHERE region_code <> ''")
        cursor.execute(import_module("indicators.migrations.0005_query").DUE_ON)
    assert _column("due_on") == DUE


def test_a_printed_actual_value_is_judged(keep):
    keep(
        row("≥95%", "96%"),
        row("≥90%", "80%"),
        row("≥80%"),
        row("效果显著", "很好"),
        row("100户", "120", "正向指标"),
    )
    assert _column("outcome") == {
        "≥95%": "met",
        "≥90%": "not_met",
        "≥80%": None,
        "效果显著": "undecidable",
        "100户": "met",
    }


def test_rows_follow_their_form_when_it_is_published():
    form = make_form()
    make_indicator(form)
    states = []
    for state in (FormState.PUBLISHED, FormState.RETURNED):
        Form.objects.filter(region_code=form.region_code, pk=form.pk).update(state=state.value)
        states.append(Indicator.objects.get().published)
    assert states == [True, False]


def test_no_row_can_say_otherwise():
    form = make_form()
    make_indicator(form)
    Indicator.objects.filter(region_code=form.region_code).update(published=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()
