"""Columns → content: what the rows of a form say. The other half of `columns.py`."""

from indicators.core.form import (
    FormContent,
    FormKind,
    FundingLine,
    FundingSource,
    Goals,
    IndicatorContent,
    Party,
    Scope,
    Task,
)
from indicators.core.grid import Place
from indicators.core.value import Comparator, Deadline, Kind, Recurrence, Relation, Value
from indicators.models import Form, Indicator
from indicators.models import FundingLine as FundingRow
from indicators.models import Task as TaskRow
from indicators.services.columns import AS_THEY_ARE, TEXTS_OF_A_ROW, VALUE


def content_of(form: Form) -> FormContent:
    """Give what a kept form says; without further queries if it came `with_content()`."""
    goals = {goal.scope: goal.text for goal in form.goals.all()}
    return FormContent(
        kind=FormKind(form.kind),
        taxonomy=form.taxonomy_id,
        fiscal_year=form.fiscal_year if form.fiscal_year_stated else None,
        place=Place(**form.place),
        goals=Goals(period=goals.get("period"), annual=goals.get("annual")),
        funding=tuple(_funding(line) for line in form.funding.all()),
        tasks=tuple(_task(task) for task in form.tasks.all()),
        indicators=tuple(_indicator(row) for row in form.indicators.all()),
        **{name: getattr(form, name) for name in AS_THEY_ARE},
        competent_department=_party(form, "competent_department"),
        implementing_unit=_party(form, "implementing_unit"),
        department=_party(form, "department"),
    )


def _party(form: Form, name: str) -> Party | None:
    printed = getattr(form, f"{name}_name")
    return None if printed is None else Party(printed, getattr(form, f"{name}_code"))


def _funding(line: FundingRow) -> FundingLine:
    return FundingLine(
        scope=Scope(line.scope),
        source=FundingSource(line.source),
        amount=line.amount,
        printed=line.printed,
        unit=line.unit,
    )


def _task(task: TaskRow) -> Task:
    return Task(
        name=task.name,
        content=task.content,
        total=task.total,
        fiscal=task.fiscal,
        other=task.other,
        unit=task.unit,
    )


def _indicator(row: Indicator) -> IndicatorContent:
    return IndicatorContent(
        scope=Scope(row.scope),
        level1=row.level1.label if row.level1 else None,
        level2=row.level2.label if row.level2 else None,
        value=value_of(row),
        place=Place(**row.place),
        **{name: getattr(row, name) for name in TEXTS_OF_A_ROW},
    )


def value_of(row: Indicator) -> Value:
    return Value(
        kind=Kind(row.value_kind),
        comparator=Comparator(row.comparator) if row.comparator else None,
        deadline=_deadline(row),
        notes=tuple(row.notes),
        **{name: getattr(row, name) for name in VALUE},
    )


def _deadline(row: Indicator) -> Deadline | None:
    if row.deadline_recurrence is None or row.deadline_relation is None:
        return None
    return Deadline(
        recurrence=Recurrence(row.deadline_recurrence),
        relation=Relation(row.deadline_relation),
        month=row.deadline_month,
        day="end" if row.deadline_day_end else row.deadline_day,
        quarter=row.deadline_quarter,
        year=row.deadline_year,
    )
