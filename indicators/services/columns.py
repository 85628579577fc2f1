"""Content → columns: what each part of a form's content is in the tables."""

import re
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from indicators.core.form import FormContent, FundingLine, IndicatorContent, Party, Task
from indicators.core.grid import Place
from indicators.core.money import FACTORS, read_amount
from indicators.core.value import Deadline, Value
from indicators.models.text import fields_of

Columns = dict[str, Any]

AS_THEY_ARE = ("title", "blank", *fields_of(FormContent))
PARTIES = fields_of(FormContent, Party | None)
TEXTS_OF_A_ROW = (
    "level3",
    *(name for name in fields_of(IndicatorContent) if name not in {"level1", "level2"}),
)
_TRANSLATED = {"kind", "comparator", "deadline", "notes"}
VALUE = tuple(field.name for field in fields(Value) if field.name not in _TRANSLATED)
_PLACE = tuple(field.name for field in fields(Place))
_PLAIN_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,19})(?:\.[0-9]{1,20})?")


def form_columns(content: FormContent) -> Columns:
    return {
        "kind": content.kind.value,
        "taxonomy_id": content.taxonomy,
        "fiscal_year_stated": content.fiscal_year is not None,
        "place": place_column(content.place),
        **{name: getattr(content, name) for name in AS_THEY_ARE},
        **{
            column: value
            for name in PARTIES
            for column, value in _party_columns(name, getattr(content, name)).items()
        },
    }


def goal_rows(content: FormContent) -> list[Columns]:
    goals = content.goals
    texts = {"period": goals.period, "annual": goals.annual}
    return [{"scope": scope, "text": text} for scope, text in texts.items() if text is not None]


def funding_columns(line: FundingLine) -> Columns:
    return {
        "scope": line.scope.value,
        "source": line.source.value,
        "amount": line.amount,
        "printed": line.printed,
        "unit": line.unit,
    }


def task_columns(task: Task) -> Columns:
    sums = ("total", "fiscal", "other")
    return {
        "name": task.name,
        "content": task.content,
        "unit": task.unit,
        **{name: getattr(task, name) for name in sums},
        **{f"{name}_amount": _amount(getattr(task, name), task.unit) for name in sums},
    }


def indicator_columns(
    row: IndicatorContent, level_code: Callable[[IndicatorContent, int], str | None]
) -> Columns:
    weight = row.weight
    return {
        "scope": row.scope.value,
        "level1_id": level_code(row, 1),
        "level2_id": level_code(row, 2),
        "weight_number": Decimal(weight) if weight and _PLAIN_NUMBER.fullmatch(weight) else None,
        "place": place_column(row.place),
        **{name: getattr(row, name) for name in TEXTS_OF_A_ROW},
        **_value_columns(row.value),
    }


def place_column(place: Place) -> dict[str, int | str]:
    values = ((name, getattr(place, name)) for name in _PLACE)
    return {name: value for name, value in values if value is not None}


def _party_columns(name: str, party: Party | None) -> Columns:
    return {
        f"{name}_code": party.code if party else None,
        f"{name}_name": party.name if party else None,
    }


def _amount(printed: str | None, unit: str | None) -> Decimal | None:
    """Give a printed sum in 元, None where it is no sum or its unit is no money."""
    read = read_amount(printed or "", unit if unit in FACTORS else None)
    return read[0] if read else None


def _value_columns(value: Value) -> Columns:
    return {
        "value_kind": value.kind.value,
        "comparator": value.comparator and value.comparator.value,
        "notes": list(value.notes),
        **{name: getattr(value, name) for name in VALUE},
        **_deadline_columns(value.deadline),
    }


def _deadline_columns(deadline: Deadline | None) -> Columns:
    day = deadline.day if deadline else None
    return {
        "deadline_recurrence": deadline and deadline.recurrence.value,
        "deadline_relation": deadline and deadline.relation.value,
        "deadline_month": deadline and deadline.month,
        "deadline_day": day if isinstance(day, int) else None,
        "deadline_day_end": day == "end",
        "deadline_quarter": deadline and deadline.quarter,
        "deadline_year": deadline and deadline.year,
    }
