"""What is asked, in one place: the reads with their limits, the exports, and what must not grow."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, Final
from urllib.parse import urlencode

import psycopg

API: Final = "/api/v1"
Asked = dict[str, str]
Chooser = Callable[[psycopg.Connection[Any], int], list[Asked]]


def _forms(connection: psycopg.Connection[Any], count: int) -> list[Asked]:
    rows = connection.execute(
        "SELECT id::text FROM indicators_form WHERE published ORDER BY md5(id::text) LIMIT %s",
        [count],
    )
    return [{"id": key} for (key,) in rows]


def _places(connection: psycopg.Connection[Any], count: int) -> list[Asked]:
    rows = connection.execute(
        """
        SELECT year::text, province, level2
        FROM (
            SELECT DISTINCT fiscal_year AS year, left(region_code, 2) AS province
            FROM indicators_form WHERE published
        ) AS place, (
            SELECT level2_id AS level2
            FROM (SELECT level2_id FROM indicators_indicator LIMIT 5000) AS sample
            WHERE level2_id IS NOT NULL GROUP BY level2_id ORDER BY count(*) DESC LIMIT 6
        ) AS dimension
        ORDER BY md5(concat(year, province, level2)) LIMIT %s
        """,
        [count],
    )
    return [
        {"fiscal_year": year, "region": region, "level2": level2, "comparator": "gte"}
        for year, region, level2 in rows
    ]


def _values(_connection: psycopg.Connection[Any], count: int) -> list[Asked]:
    chance = Random(1)  # noqa: S311 - the same questions in every run
    lows = [chance.randrange(1, 100) * 10 ** chance.randrange(2, 6) for _ in range(count)]
    return [{"unit": "元", "value_min": str(low), "value_max": str(low * 4)} for low in lows]


def _years(_connection: psycopg.Connection[Any], count: int) -> list[Asked]:
    return [{"fiscal_year": str(2016 + number % 10), "unit": "%"} for number in range(count)]


@dataclass(frozen=True)
class Read:
    """A read: what is asked for, where the product answers, and which limit program."""

    key: str
    about: str
    choose: Chooser
    path: str
    more: str = ""

    def product(self, asked: Asked) -> str:
        path = self.path.format(**asked)
        query = "" if "{" in self.path else urlencode(asked)
        return f"{API}{path}?{query}{self.more}".rstrip("?")

    def limit(self, asked: Asked, *, everything: bool) -> str:
        return f"/{self.key}?{urlencode(asked | ({'all': '1'} if everything else {}))}"


READS: Final = (
    Read("a", "one form with its rows", _forms, "/forms/{id}/"),
    Read(
        "b",
        "a page by year, region, sub-dimension and sign",
        _places,
        "/indicators/",
        "&ordering=-id&page_size=50",
    ),
    Read(
        "c",
        "a page by unit and value, in order of value",
        _values,
        "/indicators/",
        "&ordering=value&page_size=50",
    ),
    Read(
        "d",
        "counts and medians by sub-dimension and province",
        _years,
        "/indicators/stats/",
        "&by=level2,province",
    ),
)
EXPORTS: Final = {
    "export_csv": f"{API}/indicators/export/?format=csv",
    "export_ndjson": f"{API}/indicators/export/?format=ndjson",
}
# The first page of a list without any filter is asked for, too: `RESOURCES` of registry/api.py.
FILTERS: Final = {
    "fiscal_year": "fiscal_year=2024",
    "years": "fiscal_year_min=2020&fiscal_year_max=2022",
    "province": "region=14",
    "prefecture": "region=1411",
    "county": "region=141125",
    "year and province": "fiscal_year=2024&region=14",
    "organisation": "organisation={organisation}",
    "organisation and below": "organisation_under={department}",
    "project": "project={project}",
    "form": "form={form}",
    "form kind": "form_kind=self_evaluation",
    "published": "published=true",
    "level 1": "level1=产出指标",
    "level 2": "level2=2015.output.quantity",
    "read b": "fiscal_year=2024&region=14&level2=2015.output.quantity&comparator=gte",
    "kind": "kind=range",
    "comparator": "comparator=lte",
    "read c": "unit=元&value_min=1000&value_max=50000&ordering=value",
    "unit": "unit=人",
    "search": "search=参保",
    "long search": "search=医疗保险政策",
    "due": "due_min=2024-01-01&due_max=2024-06-30&ordering=due_on",
}
