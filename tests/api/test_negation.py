"""`not[name]=value` finds just the rows that `name=value` leaves out."""

import pytest
from django.core.management import call_command

from indicators.api.filters.indicator import IndicatorFilters
from indicators.models import Indicator
from registry.api import RESOURCES
from tests.api import test_form_filters, test_indicator_filters
from tests.api.test_form_filters import pair  # noqa: F401 - a fixture
from tests.api.test_indicator_filters import kept  # noqa: F401 - a fixture


def _ids(client, resource, query):
    body = client.get(f"/api/v1/{resource}/?page_size=500&{query}".replace("%", "%25")).json()
    return {row["id"] for row in body["results"]}


@pytest.mark.parametrize("name", sorted(test_indicator_filters.HITS))
def test_every_filter_of_indicators_can_be_turned_around(clerk, kept, name):  # noqa: F811 - as above
    value = test_indicator_filters.HITS[name][0]
    found = _ids(clerk, "indicators", f"{name}={value}")
    others = _ids(clerk, "indicators", f"not[{name}]={value}")
    assert found | others == {str(row.pk) for row in kept.values()}
    assert not found & others


@pytest.mark.parametrize("name", sorted(test_form_filters.HITS))
def test_every_filter_of_forms_can_be_turned_around(clerk, pair, name):  # noqa: F811 - as above
    value = test_form_filters.HITS[name].replace("%2B", "+").replace("+", "%2B")
    form, other = (str(form.pk) for form in pair)
    response = clerk.get(f"/api/v1/forms/?not[{name}]={value}")
    assert {row["id"] for row in response.json()["results"]} == {other}, form


def test_both_may_stand_in_one_question(clerk, kept):  # noqa: F811 - as above
    query = "kind=deadline&not[deadline_quarter]=2"
    assert _ids(clerk, "indicators", query) == {str(kept["by_month"].pk)}


def test_what_is_not_known_cannot_be_turned_around(clerk):
    call_command("loaddata", "units", verbosity=0)
    for key in ("not[colour]", "not[ordering]", "not[page_size]", "not[]", "not", "not[not[kind]]"):
        problem = clerk.get(f"/api/v1/indicators/?{key}=1").json()
        assert problem["errors"][0]["code"] == "unknown_parameter"
        assert set(IndicatorFilters.base_filters) <= set(problem["errors"][0]["allowed"])
    problem = clerk.get("/api/v1/indicators/?not[kind]=strange").json()
    assert problem["errors"][0]["parameter"] == "not[kind]"


def test_a_personal_filter_stays_personal(public):
    for name, where in RESOURCES["forms"].filterset_class.base_filters.items():
        if where.personal:
            assert public.get(f"/api/v1/forms/?not[{name}]=x").status_code == 401


def test_there_are_rows_to_leave_out(kept):  # noqa: F811 - as above
    assert Indicator.objects.count() == len(kept)
