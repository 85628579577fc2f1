"""The five published documents as the API gives them: all of it, by the contract's names."""

from decimal import Decimal

import pytest
from django.core.management import call_command

from indicators.models import Form, Indicator
from indicators.services.kept import content_of
from indicators.writers.contract import form_json
from tests.catalogue import FIVE, load_catalogue

KEPT_OF_A_FORM = {
    "id",
    "region_code",
    "organisation",
    "project",
    "taxonomy",
    "state",
    "revision",
    "occurrence",
    "fiscal_year_stated",
    "source_document",
    "position",
    "place",
    "created_at",
    "updated_at",
    "version",
}
KEPT_OF_A_ROW = {
    "id",
    "position",
    "level1_code",
    "level2_code",
    "level1_en",
    "level2_en",
    "due_on",
    "outcome",
    "level1_printed",
    "level2_printed",
    "low_inclusive",
    "high_inclusive",
    "weight_number",
}
KEPT_OF_A_TASK = {"unit", "total_amount", "fiscal_amount", "other_amount"}
OF_ITS_FORM = {"form", "fiscal_year", "region_code", "organisation", "project"}


@pytest.fixture(autouse=True)
def _disclosures(db):  # noqa: ARG001 - asks for the database
    load_catalogue(*FIVE)
    call_command("loaddata", "forms", verbosity=0)


def _all(client, resource):
    url = f"/api/v1/{resource}/?page_size=500&count=true"
    body = client.get(url).json()
    assert (body["count"], body["next"]) == (len(body["results"]), None)
    return body["results"]


def _without(part, names):
    assert names <= set(part)
    return {key: value for key, value in part.items() if key not in names}


def _contract(body):
    """Give what the contract has of a form, and nothing that the registry keeps beside it."""
    form = _without(body, KEPT_OF_A_FORM)
    form["indicators"] = [_without(row, KEPT_OF_A_ROW) for row in form["indicators"]]
    form["tasks"] = [_without(task, KEPT_OF_A_TASK) for task in form["tasks"]]
    return form


def test_forty_forms_and_their_indicators_are_there(public):
    forms = _all(public, "forms")
    assert (len(forms), sum(form["blank"] for form in forms)) == (40, 2)
    assert len(_all(public, "indicators")) == 467


def test_every_form_is_given_as_the_contract_says(clerk):
    for form in Form.objects.with_content():
        body = clerk.get(f"/api/v1/forms/{form.pk}/").json()
        said = form_json(content_of(form)) | {"fiscal_year": form.fiscal_year}
        assert _contract(body) == said


def test_a_list_shows_what_the_form_shows(public):
    for row in _all(public, "forms"):
        body = public.get(f"/api/v1/forms/{row['id']}/").json()
        assert row == {key: body[key] for key in row}


def test_an_indicator_alone_is_what_it_is_in_its_form(public):
    forms = {
        row["id"]: public.get(f"/api/v1/forms/{row['id']}/").json() for row in _all(public, "forms")
    }
    inside = {row["id"]: (form, row) for form in forms.values() for row in form["indicators"]}
    for row in _all(public, "indicators"):
        form, same = inside[row["id"]]
        assert _without(row, OF_ITS_FORM) == same
        assert (row["form"]["id"], row["project"]) == (form["id"], form["project"])
    assert len(inside) == 467


def test_no_number_is_a_float(public):
    for row in _all(public, "indicators"):
        kept = Indicator.objects.get(pk=row["id"])
        for name in ("number", "number_high", "canonical_number", "canonical_number_high"):
            text, number = row["value"][name], getattr(kept, name)
            assert (text is None) == (number is None)
            if text is not None:
                assert isinstance(text, str)
                assert Decimal(text) == number
                assert name.startswith("canonical") or text == str(number)


def test_a_first_question_has_an_answer(public):
    url = "/api/v1/indicators/?region=14&level2=数量指标&scope=annual&number_min=1&count=true"
    body = public.get(url).json()
    wanted = Indicator.objects.filter(
        region_code__startswith="14", level2__label="数量指标", scope="annual", number__gte=1
    )
    assert body["count"] == wanted.count() > 0
