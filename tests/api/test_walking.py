"""A frequent text is looked for row by row, and what is found is what the index would find."""

import pytest
from django.db import connection

from projects.api import walking
from projects.models import frequency
from projects.models.frequency import frequencies
from tests.factories import make_form, make_indicator

URL = "/api/v1/indicators/"
NAMES = ("医疗保险参保率", "医疗 保险参保人数", "保险医疗参加率", "完成率", "医保险医疗保")


@pytest.fixture
def named(db):  # noqa: ARG001 - asks for the database
    form = make_form(state="published")
    rows = [make_indicator(form, position=n, level3=NAMES[n % 5]) for n in range(60)]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE indicators_indicator")
    frequency._counted.cache_clear()
    yield rows
    frequency._counted.cache_clear()


@pytest.fixture
def looked_at(monkeypatch):
    """Tell how many rows were worth being looked at, question by question."""
    told, steps = [], walking.steps

    def telling(*given):
        told.append(steps(*given))
        return told[-1]

    monkeypatch.setattr("projects.api.found.steps", telling)
    return told


def _pages(client, query):
    answer = client.get(f"{URL}?{query}").json()
    ids = [row["id"] for row in answer["results"]]
    while answer["next"]:
        answer = client.get(answer["next"]).json()
        ids += [row["id"] for row in answer["results"]]
    return ids


@pytest.mark.parametrize(
    "text", ["医疗保险", "保险参保", "险参保率", "医保险", "疗保险医", "100%保"]
)
def test_what_is_found_row_by_row_is_what_there_is(public, named, looked_at, text, monkeypatch):
    monkeypatch.setattr(walking, "_CHEAPER", 10**6)
    wanted = [str(r.pk) for r in reversed(named) if text in r.level3.replace(" ", "")]
    for size in (1, 7, 20, 500):
        assert _pages(public, f"search={text.replace('%', '%25')}&page_size={size}") == wanted
    if wanted:
        assert any(looked_at)


@pytest.mark.usefixtures("named")
def test_pages_go_back_as_they_came(public, looked_at, monkeypatch):
    monkeypatch.setattr(walking, "_CHEAPER", 10**6)
    first = public.get(f"{URL}?search=医疗保险&page_size=5").json()
    second = public.get(first["next"]).json()
    assert public.get(second["previous"]).json()["results"] == first["results"]
    assert len(looked_at) == 3
    assert all(looked_at)


@pytest.mark.parametrize(
    "query", ["search=保险", "search=医疗保险&scope=annual", "not[search]=医疗保险", "name=完成率"]
)
@pytest.mark.usefixtures("named")
def test_other_questions_are_for_the_database(public, looked_at, query):
    assert public.get(f"{URL}?{query}").json()["results"]
    assert looked_at == []


def test_what_is_rare_or_small_is_not_looked_for_row_by_row(public, named, looked_at):
    assert public.get(f"{URL}?search=参保人数").json()["results"]
    assert looked_at == [0]
    known = frequencies("indicators_indicator", "pairs")
    assert known.rows == len(named)
    assert known.most("医疗保险") == pytest.approx(0.6)
    assert (known.most("没有这个"), known.most("医疗没有")) == (0, 0)


def test_nothing_is_known_of_an_empty_table(db):  # noqa: ARG001 - asks for the database
    frequency._counted.cache_clear()
    assert frequencies("indicators_indicator", "nothing").most("医疗") == 0
