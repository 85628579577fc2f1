"""Contents → one record an indicator, for machines: the words and order of the contract."""

from collections.abc import Iterator
from typing import Any

from indicators.core.form import (
    FormContent,
    FundingLine,
    FundingSource,
    IndicatorContent,
    Party,
    Scope,
)
from indicators.writers.contract import amount_text, indicator_json

Json = dict[str, Any]


def records(content: FormContent, number: int) -> Iterator[Json]:
    """Give each indicator with the head of its form; `number` is the form's in the file, from 0.

    A form without indicators is one record whose indicator is null, so that it is not lost.
    """
    head = {"form": number, **_head(content)}
    for row in content.indicators:
        yield {**head, "indicator": indicator_json(row), **_printed(row)}
    if not content.indicators:
        yield {**head, "indicator": None}


def _head(content: FormContent) -> Json:
    return {
        "kind": content.kind.value,
        "title": content.title,
        "fiscal_year": content.fiscal_year,
        "project_name": content.project_name,
        "competent_department": _name(content.competent_department),
        "implementing_unit": _name(content.implementing_unit),
        "department": _name(content.department),
        "period_amount": _total(content, Scope.PERIOD),
        "annual_amount": _total(content, Scope.ANNUAL),
    }


def _printed(row: IndicatorContent) -> Json:
    """The words for levels as the document has them: all that is known of one of its own."""
    return {"level1_printed": row.level1_printed, "level2_printed": row.level2_printed}


def _name(party: Party | None) -> str | None:
    return party.name if party else None


def _total(content: FormContent, scope: Scope) -> str | None:
    """The whole sum of a scope in 元, where the form prints it."""
    found = (line for line in content.funding if _is_total(line, scope))
    return next((amount_text(line.amount) for line in found), None)


def _is_total(line: FundingLine, scope: Scope) -> bool:
    return (line.scope, line.source) == (scope, FundingSource.TOTAL)
