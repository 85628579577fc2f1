"""A statement that is kept for questions of one shape answers each as the query set would."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.models import Indicator
from projects.api.filters.declared import DeclaredFilters
from projects.api.found import _kept
from tests.api.test_indicator_filters import HITS, kept  # noqa: F401 - a fixture

OTHERS = {
    "fiscal_year": ["2023", "2024", "2023,2024", "2023,2023", "1999"],
    "region": ["14", "13,14", "1411", "141125", "141125,130533", "14,1411"],
    "number_min": ["1", "90", "200"],
    "number_max": ["1", "90", "200"],
    "value_min": ["1元", "20万元", "95%"],
    "value_max": ["1元", "30万元", "95%"],
    "unit": ["元", "%"],
    "published": ["true", "false"],
    "kind": ["range", "deadline,range", "unparseable"],
}
QUESTIONS = st.dictionaries(
    st.sampled_from([*HITS, *(f"not[{name}]" for name in HITS)]), st.integers(0, 9), max_size=4
)


def _ask(client, question):
    response = client.get(f"/api/v1/indicators/?page_size=2&{urlencode(question)}")
    pages = [response.json()]
    while pages[-1].get("next"):
        pages.append(client.get(pages[-1]["next"]).json())
    return [row["id"] for page in pages for row in page.get("results", [])], response.status_code


@pytest.fixture
def fresh(monkeypatch):
    """Ask the query set itself, each time."""

    def ask(client, question):
        with monkeypatch.context() as patch:
            patch.setattr(DeclaredFilters, "plan", classmethod(lambda _set, _asked: None))
            return _ask(client, question)

    return ask


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=QUESTIONS)
def test_kept_statements_answer_like_the_query_set(clerk, public, kept, fresh, drawn):  # noqa: F811 - as above
    question = {}
    for name, number in drawn.items():
        values = [*OTHERS.get(name.removeprefix("not[").removesuffix("]"), ())]
        values.append(HITS[name.removeprefix("not[").removesuffix("]")][0])
        question[name] = values[number % len(values)]
    assert Indicator.objects.count() == len(kept)
    for client in (clerk, public):
        truth = fresh(client, question)
        assert _ask(client, question) == truth
        assert _ask(client, question) == truth


@pytest.mark.usefixtures("kept")
def test_questions_of_one_shape_share_a_statement(clerk):
    _kept().clear()
    for year in (2022, 2023, 2024):
        clerk.get(f"/api/v1/indicators/?fiscal_year={year}&region=14")
    assert len(_kept()) == 1
    clerk.get("/api/v1/indicators/?fiscal_year=2022,2023&region=14")
    assert len(_kept()) == 2


@pytest.mark.usefixtures("kept")
def test_values_change_places_with_their_parameters(clerk):
    _kept().clear()
    low = clerk.get("/api/v1/indicators/?number_min=10&number_max=10").json()["results"]
    wide = clerk.get("/api/v1/indicators/?number_min=1&number_max=1000").json()["results"]
    turned = clerk.get("/api/v1/indicators/?number_max=1000&number_min=1").json()["results"]
    assert (len(low), len(wide)) == (1, 2)
    assert turned == wide
    assert clerk.get("/api/v1/indicators/?number_min=1000&number_max=1").json()["results"] == []
