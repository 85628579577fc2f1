"""What the database says of forms, the catalogue, documents and events."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from indicators.core import event, value, workflow
from indicators.core import form as core_form
from indicators.models import (
    Dimension,
    Event,
    ExactNumberField,
    Form,
    FundingLine,
    Indicator,
    Summary,
    Task,
    Taxonomy,
    Unit,
    choices,
)
from projects.models import Region
from tests.factories import (
    make_document,
    make_form,
    make_indicator,
    make_project,
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


@pytest.mark.parametrize(
    "levels",
    [
        {"level1_id": "2015.output.quantity"},
        {"level2_id": "2015.output"},
        {"level1_id": "2015.output.quantity", "level2_id": "2015.output"},
    ],
)
def test_a_dimension_of_the_other_level_is_refused(levels):
    form = make_form()
    with pytest.raises(IntegrityError, match=r"levels_in_place|under_level1"), transaction.atomic():
        make_indicator(form, **levels)


@pytest.mark.parametrize(
    ("code", "level", "parent", "constraint"),
    [
        ("2015.input", 2, "2015.output", "code_shows_parent|level_has_parent"),
        ("2021.output.other", 2, "2015.output", "code_shows_parent"),
        ("2015.other", 2, None, "level_has_parent"),
        ("2015.output.other", 1, None, "level_has_parent"),
        ("2015.output.quantity.other", 2, "2015.output.quantity", "level_has_parent"),
        ("2015.", 1, None, "level_has_parent"),
    ],
)
def test_a_dimension_code_shows_its_level_and_what_it_stands_under(code, level, parent, constraint):
    fields = {"label": "投入", "label_en": "Input", "position": 99, "taxonomy": make_taxonomies()}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Dimension.objects.create(code=code, level=level, parent_id=parent, **fields)


def test_the_code_of_a_taxonomy_has_one_part():
    with pytest.raises(IntegrityError, match="code_in_one_part"), transaction.atomic():
        Taxonomy.objects.create(code="2015.1", name="x", name_en="x", valid_from="2015-01-01")


@pytest.mark.parametrize("code", ["14112", "1411255", "14112a", "14112\n"])
def test_a_region_code_has_six_digits(code):
    with pytest.raises(DatabaseError, match=r"region_code_digits|too long"), transaction.atomic():
        Region.objects.create(code=code, name="柳林县", level="county")


def test_a_file_is_there_once_in_a_region():
    make_document()
    with pytest.raises(IntegrityError, match="indicators_document_once"), transaction.atomic():
        make_document()
    assert make_document("130533").sha256 == "a" * 64


NUMBERS = [
    (model, field.name)
    for model in (Indicator, FundingLine, Task, Unit)
    for field in model._meta.concrete_fields
    if isinstance(field, ExactNumberField)
]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1E+60"])
@pytest.mark.parametrize(("model", "field"), NUMBERS)
def test_every_number_is_finite(model, field, number):
    form = make_form()
    bounds = dict.fromkeys(
        ("number", "number_high", "canonical_number", "canonical_number_high"), 1
    )
    make_indicator(form, value_kind="range", comparator="between", weight="1", **bounds)
    form.funding.create(**part_of(form), position=0, **MONEY)
    printed = dict.fromkeys(("total", "fiscal", "other"), "1")
    form.tasks.create(**part_of(form), position=0, unit="元", **printed)
    call_command("loaddata", "units", verbosity=0)
    rows = model.objects.all()
    with (
        pytest.raises(IntegrityError, match=r"numbers_finite|factor_positive"),
        transaction.atomic(),
    ):
        rows.update(**{field: RawSQL("%s::numeric", [number])})


def test_every_table_with_numbers_was_tried():
    ours = set(apps.get_app_config("indicators").get_models())
    stated = ours - {Summary}  # it is counted from numbers that were held already
    fields = [field for model in stated for field in model._meta.concrete_fields]
    assert sum(isinstance(field, ExactNumberField) for field in fields) == len(NUMBERS) == 10


MONEY = {"scope": "annual", "source": "total", "amount": 1, "printed": "1", "unit": "元"}


@pytest.mark.parametrize("fields", [{"printed": ""}, {"unit": ""}, {"unit": " \u3000\n"}])
def test_a_sum_is_kept_as_printed(fields):
    form = make_form()
    with pytest.raises(IntegrityError, match="funding_texts_not_empty"), transaction.atomic():
        form.funding.create(**part_of(form), position=0, **{**MONEY, **fields})


def test_a_line_of_funding_that_is_printed_twice_is_kept_twice():
    form = make_form()
    for position in range(2):
        form.funding.create(**part_of(form), position=position, **MONEY)
    assert form.funding.count() == 2


@pytest.mark.parametrize(
    "fields",
    [{"total": "1"}, {"unit": "元"}, {"fiscal": "1", "unit": "元"}],
)
def test_an_amount_of_a_task_stands_beside_print_and_unit(fields):
    form = make_form()
    with pytest.raises(IntegrityError, match="task_amounts_printed"), transaction.atomic():
        form.tasks.create(**part_of(form), position=0, total_amount=1, **fields)


@pytest.mark.parametrize(
    ("weight", "number"), [("10", 99), (None, 10), ("010", 10), ("10", "10.0"), ("十", 10)]
)
def test_a_weight_is_the_number_that_is_printed(weight, number):
    form = make_form()
    make_indicator(form, weight="12.50", weight_number=Decimal("12.50"))
    with pytest.raises(IntegrityError, match="weight_printed"), transaction.atomic():
        make_indicator(form, position=1, weight=weight, weight_number=Decimal(number))


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"verb": "form_lost"}, "verb_known"),
        ({"document_id": None}, "of_something"),
        ({"region_code": "999999"}, "in_region"),
    ],
)
def test_an_event_tells_what_happened_to_what_and_where(fields, constraint):
    values = {"region_code": "141125", "verb": "document_kept", "object_name": "甲.txt"}
    document = make_document()
    refusal = pytest.raises(IntegrityError, match=f"indicators_event_{constraint}")
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    with refusal, transaction.atomic():
        Event.objects.create(**{**values, "document_id": document.pk, **fields})


def test_the_log_of_events_is_never_emptied():
    make_event()
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE indicators_event ENABLE TRIGGER never_emptied")
        with pytest.raises(IntegrityError, match="only ever added"), transaction.atomic():
            cursor.execute("TRUNCATE indicators_event")


def make_event():
    document = make_document()
    return Event.objects.create(
        region_code="141125", verb="document_kept", document=document, object_name=document.name
    )


@pytest.mark.parametrize("change", ["UPDATE", "DELETE"])
def test_an_event_is_never_changed(change):
    make_event()
    events = Event.objects.filter(region_code="141125")
    with pytest.raises(IntegrityError, match="only ever added"), transaction.atomic():
        events.update(verb="document_read") if change == "UPDATE" else events.delete()


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
