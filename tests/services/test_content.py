"""What is saved is read back equal, in one transaction with its event."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings

from indicators.core.difference import difference
from indicators.core.form import Goals, IndicatorContent, Scope, Task
from indicators.core.problem import Problem
from indicators.core.value import Comparator, Kind, Value
from indicators.core.workflow import FormState
from indicators.models import Event, Form, Indicator
from indicators.services.content import (
    Identity,
    Origin,
    create_form,
    latest_form,
    save_content,
)
from indicators.services.kept import content_of
from indicators.services.refusal import ContentRefused
from tests.contents import BARE, FULL, contents
from tests.factories import make_document, make_project, make_taxonomies

pytestmark = pytest.mark.django_db


@pytest.fixture
def identity():
    make_taxonomies()
    project = make_project()
    return Identity(project.organisation, project, 2023)


def kept(form):
    return content_of(Form.objects.with_content().get(pk=form.pk))


@pytest.mark.parametrize("content", [FULL, BARE], ids=["full", "bare"])
def test_content_survives_the_database(identity, content):
    form = create_form(content=content, identity=identity, by=None)
    read = kept(form)
    assert read == content
    assert difference(content, read) == ()
    assert [row.place for row in read.indicators] == [row.place for row in content.indicators]
    assert [row.level2_printed for row in read.indicators] == [
        row.level2_printed for row in content.indicators
    ]
    assert read.place == content.place


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=contents, after=contents)
def test_any_content_replaces_any_other(identity, before, after):
    with transaction.atomic():
        form = create_form(content=before, identity=identity, by=None)
        assert difference(kept(form), before) == ()
        saved = save_content(form=form, content=after, by=None)
        assert content_of(saved) == after
        assert difference(kept(form), after) == ()
        connection.check_constraints()
        Form.objects.filter(region_code=form.region_code).delete()
        transaction.set_rollback(True)


def test_a_number_keeps_its_printed_scale(identity):
    form = create_form(content=FULL, identity=identity, by=None)
    assert str(kept(form).indicators[0].value.number) == "95.0"
    assert str(kept(form).funding[0].amount) == "150000.00"


def test_a_year_that_is_not_stated_stays_unstated(identity):
    form = create_form(content=replace(FULL, fiscal_year=None), identity=identity, by=None)
    assert (form.fiscal_year, kept(form).fiscal_year) == (2023, None)


def test_amounts_and_weights_are_kept_exact_where_they_are_known(identity):
    form = create_form(content=FULL, identity=identity, by=None)
    tasks = form.tasks.values_list("total_amount", "fiscal_amount", "other_amount")
    assert list(tasks) == [
        (Decimal("9085100.00"), Decimal(9000000), Decimal("85100.00")),
        (None, None, None),
        (None, None, None),
    ]
    assert set(form.indicators.values_list("weight_number", flat=True)) == {Decimal(10)}


def test_a_unit_behind_a_sum_of_a_task_is_enough(identity):
    content = replace(FULL, tasks=(Task("任务", total="6万元", fiscal="5"),))
    form = create_form(content=content, identity=identity, by=None)
    task = form.tasks.get()
    assert (task.unit, task.total_amount, task.fiscal_amount) == (None, Decimal(60000), None)


def test_equal_content_writes_nothing(identity, django_assert_num_queries):
    form = create_form(content=FULL, identity=identity, by=None)
    before = Form.objects.values().get()
    with django_assert_num_queries(9):  # seven to read, two for the savepoint
        save_content(form=form, content=FULL, by=None)
    assert Form.objects.values().get() == before
    assert [event.verb for event in Event.objects.all()] == ["form_created"]


def test_a_change_is_told_in_one_event(identity):
    person = User.objects.create_superuser("wang", first_name="王", last_name="五")
    form = create_form(content=FULL, identity=identity, by=None)
    changed = replace(FULL, goals=Goals(annual="新目标"))
    saved = save_content(form=form, content=changed, by=person)
    assert saved.version == 2
    event = Event.objects.get(verb="form_changed")
    assert (event.region_code, event.fiscal_year, event.form_id) == ("141125", 2023, form.pk)
    assert (event.by, event.by_name, event.object_name) == (
        person,
        "王 五",
        "城镇居民医疗保险（2023）",
    )
    assert event.detail == {
        "changes": [
            {"field": "goals.period", "row": [], "before": "实施期目标", "after": None},
            {"field": "goals.annual", "row": [], "before": "年度目标", "after": "新目标"},
        ]
    }


def test_a_row_keeps_its_id_when_it_changes_or_moves(identity):
    form = create_form(content=FULL, identity=identity, by=None)
    ids = dict(form.indicators.values_list("scope", "pk").filter(level3="指标0"))
    first, *others = FULL.indicators
    new = Value("≥96%", Kind.QUANTITATIVE, Comparator.GTE, number=Decimal(96), unit="%")
    moved = replace(FULL, indicators=(*others, replace(first, value=new)))
    save_content(form=form, content=moved, by=None)
    assert dict(form.indicators.values_list("scope", "pk").filter(level3="指标0")) == ids
    assert Indicator.objects.get(pk=ids["period"]).position == len(others)
    assert Indicator.objects.get(pk=ids["period"]).raw == "≥96%"


def test_the_number_of_queries_does_not_grow_with_the_rows(identity, django_assert_num_queries):
    few = replace(FULL, indicators=FULL.indicators[:1])
    queries = 25
    for occurrence, content in enumerate((few, FULL)):
        form = create_form(
            content=content, identity=replace(identity, occurrence=occurrence), by=None
        )
        changed = tuple(replace(row, remark="改") for row in content.indicators)
        with django_assert_num_queries(queries):
            save_content(form=form, content=replace(content, indicators=changed), by=None)


@pytest.mark.parametrize("change", ["create", "save"])
def test_without_its_event_a_change_does_not_happen(identity, change):
    form = create_form(content=FULL, identity=identity, by=None)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION no_event() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN RAISE EXCEPTION 'no event today'; END $$;"
            "CREATE TRIGGER no_event BEFORE INSERT ON indicators_event"
            " FOR EACH ROW EXECUTE FUNCTION no_event()"
        )
    before = (kept(form), Form.objects.count(), Indicator.objects.count())
    other = replace(FULL, overview="新", indicators=())
    changes = {
        "create": partial(create_form, identity=replace(identity, occurrence=1)),
        "save": partial(save_content, form=form),
    }
    with pytest.raises(DatabaseError, match="no event today"):
        changes[change](content=other, by=None)
    assert (kept(form), Form.objects.count(), Indicator.objects.count()) == before


def test_a_form_changed_meanwhile_is_not_overwritten(identity):
    form = create_form(content=FULL, identity=identity, by=None)
    mine, theirs = Form.objects.get(pk=form.pk), Form.objects.get(pk=form.pk)
    save_content(form=theirs, content=replace(FULL, overview="他人"), by=None)
    with pytest.raises(ContentRefused, match="form_changed_meanwhile"):
        save_content(form=mine, content=replace(FULL, overview="本人"), by=None)
    assert kept(form).overview == "他人"


@pytest.mark.parametrize(
    ("state", "is_open"),
    [(state, state in {FormState.DRAFT, FormState.RETURNED}) for state in FormState],
)
def test_only_an_open_form_is_changed(identity, state, is_open):
    form = create_form(content=FULL, identity=identity, by=None, state=state)
    changed = replace(FULL, overview="新")
    try:
        save_content(form=form, content=changed, by=None)
        refused = None
    except ContentRefused as refusal:
        refused = refusal.problem
    closed = Problem("form_not_open", "城镇居民医疗保险（2023）")
    assert (refused, kept(form)) == ((None, changed) if is_open else (closed, FULL))


def test_a_caller_may_be_allowed_other_states(identity):
    form = create_form(content=FULL, identity=identity, by=None, state=FormState.PUBLISHED)
    changed = replace(FULL, overview="新")
    allowed = frozenset({FormState.PUBLISHED})
    assert save_content(form=form, content=changed, by=None, allowed=allowed).version == 2
    assert kept(form) == changed


@pytest.mark.parametrize("level2", [None, "数量指标"])
def test_a_blank_template_has_no_indicators(identity, level2):
    row = IndicatorContent(Scope.ANNUAL, None, level2, "参保率", FULL.indicators[0].value)
    content = replace(BARE, indicators=(row,))
    with pytest.raises(ContentRefused, match="blank_with_indicators"):
        create_form(content=content, identity=identity, by=None)
    assert not Form.objects.exists()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"fiscal_year": 2024}, "year_differs"),
        ({"kind": BARE.kind}, "kind_differs"),
        ({"taxonomy": "1999"}, "level_unknown"),
    ],
)
def test_content_that_does_not_fit_the_form_is_refused(identity, fields, code):
    form = create_form(content=FULL, identity=identity, by=None)
    with pytest.raises(ContentRefused) as refusal:
        save_content(form=form, content=replace(FULL, **fields), by=None)
    assert refusal.value.problem.code == code
    assert kept(form) == FULL


@pytest.mark.parametrize(
    ("level1", "level2"),
    [("投入指标", None), ("效益指标", "数量指标"), (None, "预算指标"), ("数量指标", None)],
)
def test_a_level_that_the_taxonomy_lacks_is_refused(identity, level1, level2):
    row = IndicatorContent(Scope.ANNUAL, level1, level2, "参保率", FULL.indicators[0].value)
    with pytest.raises(ContentRefused, match="level_unknown"):
        create_form(
            content=replace(BARE, blank=False, indicators=(row,)), identity=identity, by=None
        )
    assert not Form.objects.exists()


def test_level_2_alone_is_found(identity):
    row = IndicatorContent(Scope.ANNUAL, None, "数量指标", "参保率", FULL.indicators[0].value)
    content = replace(BARE, blank=False, indicators=(row,))
    form = create_form(content=content, identity=identity, by=None)
    assert form.indicators.get().level2_id == "2015.output.quantity"
    assert kept(form) == content


def test_the_latest_revision_is_found(identity):
    form = create_form(content=FULL, identity=identity, by=None)
    values = Form.objects.values().get(pk=form.pk)
    newer = Form.objects.create(**{**values, "id": make_document().pk, "revision": 2})
    assert latest_form(FULL.kind, identity) == newer
    assert latest_form(BARE.kind, identity) is None


def test_a_new_origin_goes_with_the_content(identity):
    form = create_form(content=FULL, identity=identity, by=None)
    document = make_document()
    saved = save_content(
        form=form, content=replace(FULL, plan="新"), by=None, origin=Origin(document, 3)
    )
    assert (saved.source_document, saved.position) == (document, 3)
    assert Event.objects.get(verb="form_changed").document == document
