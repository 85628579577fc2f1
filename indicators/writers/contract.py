"""Content → the JSON that others rely on: a contract in keys and meaning (docs/contract.md)."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from indicators.core.form import FormContent, FundingLine, IndicatorContent, Party, Task
from indicators.core.grid import Place
from indicators.writers.value_json import value_json

Json = dict[str, Any]


def form_json(form: FormContent) -> Json:
    """Write a FORM."""
    return {
        "kind": form.kind.value,
        "blank": form.blank,
        "title": form.title,
        "fiscal_year": form.fiscal_year,
        "project_name": form.project_name,
        "competent_department": _party(form.competent_department),
        "implementing_unit": _party(form.implementing_unit),
        "department": _party(form.department),
        "attribute": form.attribute,
        "duration": form.duration,
        "funding": [_funding(line) for line in form.funding],
        "overview": form.overview,
        "basis": form.basis,
        "necessity": form.necessity,
        "safeguards": form.safeguards,
        "plan": form.plan,
        "goals": {"period": form.goals.period, "annual": form.goals.annual},
        "responsible_person": form.responsible_person,
        "handler": form.handler,
        "phone": form.phone,
        "filled_at": form.filled_at,
        "tasks": [_task(task) for task in form.tasks],
        "indicators": [indicator_json(indicator) for indicator in form.indicators],
    }


def indicator_json(indicator: IndicatorContent) -> Json:
    """Write an INDICATOR."""
    return {
        "scope": indicator.scope.value,
        "level1": indicator.level1,
        "level2": indicator.level2,
        "level3": indicator.level3,
        "value": value_json(indicator.value),
        "description": indicator.description,
        "basis": indicator.basis,
        "remark": indicator.remark,
        "weight": indicator.weight,
        "direction": indicator.direction,
        "actual": indicator.actual,
        "score": indicator.score,
        "deviation": indicator.deviation,
        "place": place_json(indicator.place),
    }


def place_json(place: Place) -> Json:
    """Write a place: only what the format has."""
    return {key: value for key, value in asdict(place).items() if value is not None}


def amount_text(amount: Decimal) -> str:
    """Write a sum in 元 without exponent and without needless zeros."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _party(party: Party | None) -> Json | None:
    return {"code": party.code, "name": party.name} if party else None


def _funding(line: FundingLine) -> Json:
    return {
        "scope": line.scope.value,
        "source": line.source.value,
        "amount": amount_text(line.amount),
        "printed": line.printed,
        "unit": line.unit,
    }


def _task(task: Task) -> Json:
    return {
        "name": task.name,
        "content": task.content,
        "total": task.total,
        "fiscal": task.fiscal,
        "other": task.other,
    }
