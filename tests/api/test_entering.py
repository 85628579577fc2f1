"""Forms are entered and changed as the JSON of the contract, whole, or refused with reasons."""

import json

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from indicators.api.serializers.stated import EXAMPLE, StatedContentSerializer
from indicators.core.difference import difference
from indicators.core.workflow import FormState
from indicators.models import Event, Form, Indicator
from indicators.services.catalogue import packaged_catalogue
from indicators.services.kept import content_of
from indicators.services.stated import stated_content
from indicators.writers.contract import form_json
from tests.catalogue import FIVE, load_catalogue
from tests.factories import make_form, make_indicator, make_member
from tests.samples.truth import SAMPLES, documents
from tests.writers.forms import disclosed, recognised

SAMPLED = {path.with_suffix(""): path for path in documents() if path.suffix != ".doc"}.values()
REGIONS = ("datong", "liulin", "weixian", "xixiang", "shenmu")
URL = "/api/v1/forms/"
TARGET = ("indicators", 0, "value")


@pytest.fixture
def catalogue(db):  # noqa: ARG001 - asks for the database
    load_catalogue(*FIVE)


def _stated(**changes):
    return json.loads(json.dumps(EXAMPLE)) | changes


def _post(client, stated):
    body = stated if isinstance(stated, bytes) else json.dumps(stated).encode()
    return client.post(URL, body, content_type="application/json")


def _put(client, form, stated, **headers):
    body = json.dumps(stated)
    address = f"{URL}{form}/content/"
    return client.put(address, body, content_type="application/json", headers=headers)


def _faults(answer):
    return [(each.get("pointer"), each["code"]) for each in answer.json().get("errors", ())]


def _contents():
    for path in SAMPLED:
        yield str(path.relative_to(SAMPLES)), lambda path=path: recognised(path.read_bytes())
    for region in REGIONS:
        yield region, lambda region=region: disclosed(region)


@pytest.mark.parametrize("read", [pytest.param(read, id=name) for name, read in _contents()])
def test_what_is_recognised_can_be_stated(read):
    """LAW: the contract's JSON, stated, is the content that it was written from."""
    for content in read():
        stated = json.loads(json.dumps(form_json(content))) | {"taxonomy": content.taxonomy}
        units = [task.unit for task in content.tasks]
        for task, unit in zip(stated["tasks"], units, strict=True):
            task["unit"] = unit
        asked = StatedContentSerializer(data=stated)
        assert asked.is_valid(), asked.errors
        assert difference(stated_content(asked.validated_data, packaged_catalogue()), content) == ()


@pytest.mark.usefixtures("catalogue")
def test_a_form_is_entered_as_a_draft(clerk):
    answer = _post(clerk, _stated())
    assert answer.status_code == 201, answer.json()
    made = answer.json()
    assert answer["Location"] == f"{URL}{made['id']}/"
    assert clerk.get(answer["Location"]).json() == made
    assert (made["state"], made["version"], made["region_code"]) == ("draft", 1, "141125")
    assert made["organisation"]["name"] == "柳林县医疗保险服务中心"
    assert made["funding"][0]["amount"] == "150000"
    [row] = made["indicators"]
    assert (row["value"]["comparator"], row["value"]["number"]) == ("gte", "95")
    assert [event.verb for event in Event.objects.all()] == ["form_created"]


@pytest.mark.usefixtures("catalogue")
def test_a_form_that_is_kept_is_not_entered_again(clerk):
    made = _post(clerk, _stated()).json()
    for again in (_stated(), _stated(overview="别的")):
        answer = _post(clerk, again)
        assert (answer.status_code, answer.json()["code"]) == (409, "form_exists")
        assert made["id"] in answer.json()["detail"]
    assert Form.objects.count() == 1


@pytest.mark.usefixtures("catalogue")
def test_the_organisation_may_be_named_by_its_id(clerk):
    own = make_form().organisation
    answer = _post(clerk, _stated(organisation=str(own.pk), implementing_unit=None))
    assert answer.json()["organisation"]["id"] == str(own.pk)
    missing = _post(clerk, _stated(organisation="01980000-0000-7000-8000-000000000000"))
    assert _faults(missing) == [("/organisation", "organisation_missing")]


def _changed(path, value):
    stated = _stated()
    at = stated
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return stated


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("path", "value", "pointer", "code"),
    [
        (("kind",), "other", "/kind", "invalid_choice"),
        (("kind",), None, "/kind", "null"),
        (("kind",), {}, "/kind", "invalid_choice"),
        (("year",), 2026, "/year", "unknown_key"),
        (("fiscal_year",), "2026", "/fiscal_year", "invalid"),
        (("fiscal_year",), 2026.5, "/fiscal_year", "invalid"),
        (("fiscal_year",), True, "/fiscal_year", "invalid"),
        (("fiscal_year",), 10**30, "/fiscal_year", "max_value"),
        (("fiscal_year",), None, "/fiscal_year", "year_unknown"),
        (("overview",), "", "/overview", "blank"),
        (("overview",), " \u3000", "/overview", "blank"),
        (("overview",), 5, "/overview", "invalid"),
        (("overview",), "\0", "/overview", "null_characters_not_allowed"),
        (("overview",), "\ud800", "/overview", "surrogate_characters_not_allowed"),
        (("project_name",), None, "/project_name", "project_unknown"),
        (("implementing_unit",), None, "/implementing_unit", "organisation_unknown"),
        (("implementing_unit", "name"), "医院", None, None),
        (("region_code",), "999999", None, None),
        (("taxonomy",), "1999", "/taxonomy", "taxonomy_unknown"),
        (("funding", 0, "printed"), "十五", "/funding/0/printed", "no_sum"),
        (("funding", 0, "amount"), "15", "/funding/0/amount", "read_otherwise"),
        (("funding", 0, "amount"), 150000, "/funding/0/amount", "invalid"),
        (("funding", 0, "amount"), "NaN", "/funding/0/amount", "read_otherwise"),
        (("funding",), {}, "/funding", "not_a_list"),
        (("indicators", 0), "x", "/indicators/0", "invalid"),
        (("indicators", 0, "level1"), "产出", "/indicators/0/level1", "level_unknown"),
        (("indicators", 0, "level2"), "社会效益指标", "/indicators/0/level2", "level_unknown"),
        ((*TARGET, "number"), "96", "/indicators/0/value/number", "read_otherwise"),
        ((*TARGET, "comparator"), "lte", "/indicators/0/value/comparator", "read_otherwise"),
        ((*TARGET, "unit"), None, "/indicators/0/value/unit", "read_otherwise"),
        ((*TARGET, "raw"), 95, "/indicators/0/value/raw", "invalid"),
        (("indicators", 0, "value"), "≥95%", "/indicators/0/value", "invalid"),
    ],
)
def test_every_fault_is_told_with_its_place(clerk, path, value, pointer, code):
    answer = _post(clerk, _changed(path, value))
    if pointer is None:
        assert answer.status_code == 201
    else:
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid_content")
        assert (pointer, code) in _faults(answer)
        assert Form.objects.count() == 0


@pytest.mark.usefixtures("catalogue")
def test_all_faults_are_told_at_once(clerk):
    stated = _stated(funding=[{"scope": "annual", "source": "total", "printed": "x", "unit": "元"}])
    stated["indicators"][0]["level1"] = "?"
    stated["indicators"].append(
        {"scope": "annual", "level1": "!", "level3": "", "value": {"raw": " "}}
    )
    assert _faults(_post(clerk, stated)) == [
        ("/funding/0/printed", "no_sum"),
        ("/indicators/0/level1", "level_unknown"),
        ("/indicators/0/level2", "level_unknown"),
        ("/indicators/1", "row_without_content"),
        ("/indicators/1/level1", "level_unknown"),
    ]


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b" ", "No JSON: line 1, column 2"),
        (b"{", "No JSON: line 1, column 2"),
        (b'{"kind": NaN}', "NaN is no number of JSON."),
        (b'{"kind": 1, "kind": 2}', "The key “kind” stands twice in an object."),
        (b'{"kind": "\xff"}', "Not UTF-8: byte 11."),
        (b"[" * 100_000, "The JSON is nested too deeply."),
        (b"null", "An object of JSON is expected."),
        (b"[]", "An object of JSON is expected."),
    ],
)
def test_a_body_that_is_no_json_says_where(clerk, body, told):
    answer = _post(clerk, body)
    assert answer.status_code == 400
    assert told in answer.json()["detail"]


def test_a_body_has_a_limit(clerk, settings):
    settings.BODY_MB = 0
    answer = _post(clerk, _stated())
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.usefixtures("catalogue")
def test_content_is_changed_as_a_whole(clerk):
    form = _post(clerk, _stated()).json()["id"]
    shown = clerk.get(f"{URL}{form}/content/")
    assert shown["ETag"] == '"1"'
    content = shown.json()
    assert content == form_json(content_of(Form.objects.with_content().get()))
    assert _put(clerk, form, content, **{"If-Match": '"1"'}).json() == content
    assert Form.objects.get().version == 1
    content["overview"] = "概况"
    content["indicators"][0]["value"] = {"raw": "≥96%"}
    saved = _put(clerk, form, content, **{"If-Match": '"1"'})
    assert (saved.status_code, saved["ETag"]) == (200, '"2"')
    assert saved.json()["indicators"][0]["value"]["number"] == "96"
    lost = _put(clerk, form, content, **{"If-Match": '"1"'})
    assert (lost.status_code, lost.json()["code"]) == (412, "precondition_failed")
    bare = _put(clerk, form, content)
    assert (bare.status_code, bare.json()["code"]) == (428, "precondition_required")
    assert _put(clerk, form, content, **{"If-Match": "*"}).status_code == 200
    assert Event.objects.filter(verb="form_changed").count() == 1


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"kind": "self_evaluation"}, 409, "kind_differs"),
        ({"fiscal_year": 2020}, 409, "year_differs"),
        ({"title": None}, 400, "invalid_content"),
    ],
)
def test_another_content_is_refused(clerk, changes, status, code):
    form = _post(clerk, _stated()).json()["id"]
    content = clerk.get(f"{URL}{form}/content/").json() | changes
    answer = _put(clerk, form, content, **{"If-Match": "*"})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert Form.objects.get().version == 1


@pytest.mark.usefixtures("catalogue")
def test_a_form_that_went_on_is_not_changed(clerk):
    form = _post(clerk, _stated()).json()["id"]
    content = clerk.get(f"{URL}{form}/content/").json()
    Form.objects.filter(region_code="141125").update(state=FormState.PUBLISHED.value)
    answer = _put(clerk, form, content, **{"If-Match": "*"})
    assert (answer.status_code, answer.json()["code"]) == (409, "form_not_open")


@pytest.mark.usefixtures("catalogue")
def test_a_reading_that_a_person_corrected_stays(clerk):
    form = make_form(fiscal_year=2026)
    row = {"raw": "九成五", "number": "95", "unit": "%", "canonical_number": "95"}
    make_indicator(
        form,
        value_kind="quantitative",
        comparator="gte",
        canonical_unit="%",
        level1_printed="产出",
        **row,
    )
    address = f"{URL}{form.pk}/content/"
    content = clerk.get(address).json()
    assert _put(clerk, form.pk, content, **{"If-Match": "*"}).status_code == 200
    content["indicators"][0]["remark"] = "备注"
    assert _put(clerk, form.pk, content, **{"If-Match": "*"}).status_code == 200
    kept = Indicator.objects.get()
    assert (kept.number, kept.level1_printed, kept.remark) == (95, "产出", "备注")


@pytest.mark.usefixtures("catalogue")
def test_names_and_numbers_are_for_whose_own_it_is(clerk, public):
    form = make_form(state="published", phone="0358-1", handler="李四")
    own = clerk.get(f"{URL}{form.pk}/content/")
    other = public.get(f"{URL}{form.pk}/content/")
    assert (own.json()["phone"], other.json()["phone"], other.json()["handler"]) == (
        "0358-1",
        None,
        None,
    )
    assert (own["ETag"], other["ETag"]) == ('"1"', '"1-public"')


@pytest.mark.usefixtures("catalogue")
def test_whoever_enters_elsewhere_is_refused(public):
    member = make_member(make_form().organisation, "clerk")
    public.force_login(member)
    stated = _stated(implementing_unit={"name": "大同市医疗保障局"})
    answer = _post(public, stated)
    assert (answer.status_code, answer.json()["code"]) == (409, "out_of_scope")


PARTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
PLACES = [
    *((key,) for key in EXAMPLE),
    ("funding", 0),
    ("indicators", 0),
    *(("indicators", 0, key) for key in EXAMPLE["indicators"][0]),
    (*TARGET, "raw"),
    (*TARGET, "deadline"),
    (*TARGET, "notes"),
    ("indicators", 0, "place"),
    ("goals", "annual"),
]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.sampled_from(PLACES), part=PARTS)
def test_any_part_of_a_body_is_taken_or_refused(catalogue, part, place):  # noqa: ARG001 - the catalogue is kept
    person = User.objects.filter(username="hypothesis").first()
    client = APIClient()
    client.force_login(person or User.objects.create_superuser("hypothesis"))
    before = Form.objects.count()
    answer = _post(client, _changed(place, part))
    assert answer.status_code in {201, 400, 409}
    assert Form.objects.count() == before + (answer.status_code == 201)
