"""One target, read and not kept."""

import pytest
from django.core.management import call_command

from indicators.core.marking.piece import Cell, FaultReason, Role
from indicators.models import Unit
from indicators.models.choices import CELLS, FAULT_REASONS, PIECE_ROLES

ADDRESS = "/api/v1/reading/"
MEDIA_TYPE = "application/problem+json"


@pytest.fixture(autouse=True)
def _units(db):  # noqa: ARG001 - asks for the database
    call_command("loaddata", "units", verbosity=0)


def ask(client, **query):
    return client.get(ADDRESS, query)


def errors(response):
    assert (response.status_code, response["Content-Type"]) == (400, MEDIA_TYPE)
    problem = response.json()
    assert problem["code"] == "invalid_parameters"
    return [(each["parameter"], each["code"], each["detail"]) for each in problem["errors"]]


def test_a_target_is_read(public):
    answer = ask(public, raw="不低于200 万左右", level2="成本指标").json()
    assert answer == {
        "value": {
            "raw": "不低于200 万左右",
            "kind": "quantitative",
            "comparator": "gte",
            "comparator_implied": False,
            "number": "200",
            "number_high": None,
            "unit": "万",
            "canonical_number": "2000000",
            "canonical_number_high": None,
            "canonical_unit": "元",
            "deadline": None,
            "repaired": None,
            "notes": ["approximate", "bare_wan_money"],
        },
        "formatted": "≥200万",
        "pieces": [
            {"role": "sign", "cell": "value", "start": 0, "end": 3, "text": "不低于"},
            {"role": "number", "cell": "value", "start": 3, "end": 6, "text": "200"},
            {"role": "unit", "cell": "value", "start": 7, "end": 8, "text": "万"},
            {"role": "about", "cell": "value", "start": 8, "end": 10, "text": "左右"},
        ],
        "fault": None,
        "notes": [
            {"code": "approximate", "message": "The print says “about”."},
            {
                "code": "bare_wan_money",
                "message": "The bare 万, 亿 or 千 was read as money, because it is a cost.",
            },
        ],
    }


def test_cells_of_their_own_are_read_together(public):
    answer = ask(public, comparator="＝", raw="12月底前", unit="月", fiscal_year="2024").json()
    assert answer["value"]["deadline"] == {
        "recurrence": "once",
        "relation": "before",
        "month": 12,
        "day": "end",
        "quarter": None,
        "year": 2024,
    }
    places = [(each["cell"], each["role"], each["text"]) for each in answer["pieces"]]
    assert places == [
        ("comparator", "sign", "＝"),
        ("value", "moment", "12月底"),
        ("value", "limit", "前"),
        ("unit", "dropped", "月"),
    ]
    assert answer["formatted"] == "2024年12月底前"


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "Target, character 1, “2月30日”: The calendar has no such date."),
        ("zh-hans", "指标值第1个字符起“2月30日”：日历上没有这一天。"),
    ],
)
def test_a_fault_is_told_in_the_language_asked_for(public, language, message):
    answer = public.get(ADDRESS, {"raw": "2月30日前"}, headers={"Accept-Language": language})
    assert answer.json()["fault"] == {
        "reason": "no_such_date",
        "cell": "value",
        "start": 0,
        "end": 5,
        "text": "2月30日",
        "message": message,
    }


def test_nothing_is_an_answer_too(public):
    answer = ask(public, raw="").json()
    assert answer["value"]["kind"] == "unparseable"
    assert answer["fault"]["message"] == "Nothing is printed."
    assert answer["pieces"] == []


def test_a_long_fault_is_shortened_in_words(public):
    fault = ask(public, raw="?" * 10_000).json()["fault"]
    assert fault["text"] == "?" * 10_000
    assert fault["message"] == (
        "Target, character 1, “????????????????????…”: From here on it cannot be read."
    )


def test_a_query_without_the_target_is_refused(public):
    refused = errors(ask(public, unit="%"))
    assert refused == [("raw", "missing_parameter", "Nothing can be answered without it.")]


@pytest.mark.parametrize(
    ("name", "most"),
    [("raw", 10_000), ("comparator", 200), ("unit", 200), ("level2", 200), ("name", 500)],
)
def test_a_text_that_is_too_long_is_refused(public, name, most):
    query = {"raw": "95", name: "九" * most}
    assert ask(public, **query).status_code == 200
    query[name] += "九"
    assert errors(ask(public, **query)) == [
        (name, "invalid_value", f"Expected: at most {most} characters.")
    ]


@pytest.mark.parametrize("year", ["twenty", "1989", "2101", "", "２０２４"])
def test_a_year_that_is_none_is_refused(public, year):
    assert errors(ask(public, raw="95%", fiscal_year=year)) == [
        ("fiscal_year", "invalid_value", "Expected: a whole number from 1990 to 2100.")
    ]


def test_unknown_and_repeated_parameters_are_refused(public):
    refused = public.get(f"{ADDRESS}?raw=1&raw=2&colour=red").json()["errors"]
    assert [(each["parameter"], each["code"]) for each in refused] == [
        ("raw", "repeated_parameter"),
        ("colour", "unknown_parameter"),
    ]


def test_nothing_can_be_written(clerk):
    assert clerk.post(ADDRESS, {"raw": "95%"}).status_code == 405
    assert clerk.head(ADDRESS, {"raw": "95%"}).status_code == 200


def test_any_character_is_an_answer(public):
    for raw in ["\0", "\ud7ff\ue000\U0010ffff", "<script>alert(1)</script>", "％" * 10_000]:
        answer = ask(public, raw=raw)
        assert (answer.status_code, answer.json()["value"]["raw"]) == (200, raw)


def test_every_cell_role_and_reason_has_its_words():
    assert [code for code, _words in CELLS] == list(Cell)
    assert [code for code, _words in PIECE_ROLES] == list(Role)
    assert [code for code, _words in FAULT_REASONS] == list(FaultReason)


def test_the_units_of_the_database_are_used(public):
    Unit.objects.create(symbol="缕", dimension="count", base="缕", factor=1, aliases=[])
    assert ask(public, raw="3缕").json()["value"]["notes"] == []
