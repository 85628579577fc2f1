"""What the database says of forms, the catalogue, documents and events."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils.translation import gettext as _

from indicators.core import event, value, workflow
from indicators.core import form as core_form
from indicators.models import Dimension, Event, Form, choices
from projects.models import Region
from tests.factories import (
    make_document,
    make_form,
    make_indicator,
    make_project,
    make_region,
    make_taxonomies,
    part_of,
)

pytestmark = pytest.mark.django_db


def test_a_form_is_there_once():
    project = make_project()
    make_form(project)
    with pytest.raises(IntegrityError, match="indicators_form_once"), transaction.atomic():
        make_form(project)
    assert make_form(project, revision=2).revision == 2


def test_an_overall_form_is_there_once_though_it_has_no_project():
    form = make_form(kind="department_overall")
    overall = {"kind": "department_overall", "project": None, "occurrence": 1}
    rows = [Form(**{**own(form), **overall}) for _ in range(2)]
    rows[0].save()
    with pytest.raises(IntegrityError, match="indicators_form_once"), transaction.atomic():
        rows[1].save()


@pytest.mark.parametrize("kind", ["project", "self_evaluation", "regional_transfer"])
def test_a_form_belongs_to_a_project(kind):
    form = Form(**{**own(make_form()), "kind": kind, "project": None})
    with pytest.raises(IntegrityError, match="form_project_given"), transaction.atomic():
        form.save()


@pytest.mark.parametrize(
    "fields",
    [{"blank": True}, {"kind": "department_overall"}, {"kind": "special_fund_overall"}],
)
def test_a_blank_or_overall_form_needs_no_project(fields):
    form = Form(**{**own(make_form()), **fields, "project": None})
    form.save()
    assert Form.objects.get(pk=form.pk).project is None


def own(form):
    names = ("region_code", "organisation", "project", "fiscal_year", "kind", "title", "taxonomy")
    return {name: getattr(form, name) for name in names} | {"occurrence": 1}


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"fiscal_year": 1989}, "fiscal_year_within"),
        ({"fiscal_year": 2101}, "fiscal_year_within"),
        ({"kind": "other"}, "kind_known"),
        ({"state": "lost"}, "state_known"),
        ({"revision": 0}, "counts_from_one"),
        ({"version": 0}, "counts_from_one"),
        ({"department_code": "053"}, "department_named"),
    ],
)
def test_a_form_out_of_bounds_is_refused(fields, constraint):
    project = make_project()
    with (
        pytest.raises(IntegrityError, match=f"indicators_form_{constraint}"),
        transaction.atomic(),
    ):
        make_form(project, **fields)


@pytest.mark.parametrize(
    ("level1", "level2"),
    [
        ("2015.output", "2015.output.quantity"),
        (None, "2015.output.quantity"),
        ("2015.output", None),
        (None, None),
    ],
)
def test_level_2_stands_under_level_1(level1, level2):
    assert make_indicator(make_form(), level1_id=level1, level2_id=level2).pk


def test_level_2_under_another_level_1_is_refused():
    form = make_form()
    levels = {"level1_id": "2015.benefit", "level2_id": "2015.output.quantity"}
    with pytest.raises(IntegrityError, match="level2_under_level1"), transaction.atomic():
        make_indicator(form, **levels)


def test_a_dimension_code_shows_what_it_stands_under():
    taxonomy = make_taxonomies()
    with pytest.raises(IntegrityError, match="code_shows_parent"), transaction.atomic():
        Dimension.objects.create(
            code="2015.input",
            taxonomy=taxonomy,
            level=2,
            label="投入",
            label_en="Input",
            parent_id="2015.output",
            position=99,
        )


@pytest.mark.parametrize("code", ["14112", "1411255", "14112a", "14112\n"])
def test_a_region_code_has_six_digits(code):
    with pytest.raises(DatabaseError, match=r"region_code_digits|too long"), transaction.atomic():
        Region.objects.create(code=code, name="柳林县", level="county")


def test_a_file_is_there_once_in_a_region():
    make_document()
    with pytest.raises(IntegrityError, match="indicators_document_once"), transaction.atomic():
        make_document()
    assert make_document("130533").sha256 == "a" * 64


@pytest.mark.parametrize("change", ["UPDATE", "DELETE"])
def test_an_event_is_never_changed(change):
    make_region()
    events = Event.objects.filter(region_code="141125")
    Event.objects.create(region_code="141125", verb="form_created", object_name="目标表")
    with pytest.raises(IntegrityError, match="only ever added"), transaction.atomic():
        events.update(verb="form_changed") if change == "UPDATE" else events.delete()


def test_an_event_outlives_its_form():
    form = make_form()
    Event.objects.create(
        region_code=form.region_code, verb="form_removed", form=form, object_name=str(form)
    )
    form.delete()
    assert Event.objects.get(form=form.pk).object_name == "城镇居民医疗保险（2023）"


def test_a_form_comes_with_its_content_in_a_constant_number_of_queries(
    django_assert_num_queries,
):
    project = make_project()
    for occurrence in range(3):
        form = make_form(project, occurrence=occurrence)
        form.goals.create(**part_of(form), scope="annual", text="目标")
        make_indicator(form, level1_id="2015.output", level2_id="2015.output.quantity")
    with django_assert_num_queries(7):
        forms = list(Form.objects.with_content())
        read = [
            (
                form.organisation.name,
                form.taxonomy.name,
                goal.text,
                row.level1.label,
                row.level2.label,
            )
            for form in forms
            for goal in form.goals.all()
            for row in form.indicators.all()
        ]
    assert len(read) == 3


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (choices.FORM_KINDS, core_form.FormKind),
        (choices.FORM_STATES, workflow.FormState),
        (choices.DOCUMENT_STATES, workflow.DocumentState),
        (choices.SCOPES, core_form.Scope),
        (choices.FUNDING_SOURCES, core_form.FundingSource),
        (choices.VALUE_KINDS, value.Kind),
        (choices.COMPARATORS, value.Comparator),
        (choices.RECURRENCES, value.Recurrence),
        (choices.RELATIONS, value.Relation),
        (choices.VERBS, event.Verb),
    ],
)
def test_every_code_has_its_word(words, codes):
    assert [code for code, _ in words] == [str(code) for code in codes]


def test_a_form_in_the_admin_is_told_what_the_database_would_refuse():
    form = make_form()
    indicator = make_indicator(form, level1_id="2015.output", level2_id="2015.output.quantity")
    for row in (form, form.organisation, form.project, indicator, make_document()):
        row.full_clean()
    indicator.level1_id = "2015.benefit"
    indicator.number = 5
    with pytest.raises(ValidationError) as refusal:
        indicator.full_clean()
    assert refusal.value.messages == [
        str(_("This kind of target does not have these parts.")),
        str(_("This level 2 does not stand under this level 1.")),
    ]
