"""What was typed on a form's page → its content; nothing is written here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import prefetch_related_objects

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
from indicators.core.grammar import parse_value
from indicators.core.grid import Place
from indicators.core.money import read_amount
from indicators.core.unit import Units
from indicators.core.value import Value
from indicators.models import Dimension, Form
from indicators.services.columns import TEXTS_OF_A_ROW
from indicators.services.content import Identity
from indicators.services.kept import content_of, value_of
from projects.models import Organisation

CONTENT = ("goals", "funding", "tasks", "indicators__level1", "indicators__level2")
# What the reading of a target depends on.
READ_FROM = {"raw", "level", "level3"}
TITLES = {
    FormKind.PROJECT: "项目支出绩效目标申报表",
    FormKind.DEPARTMENT_OVERALL: "部门整体支出绩效目标申报表",
    FormKind.SPECIAL_FUND_OVERALL: "专项资金总体绩效目标申报表",
    FormKind.REGIONAL_TRANSFER: "区域绩效目标申报表",
    FormKind.SELF_EVALUATION: "项目支出绩效自评表",
}


def first_content(identity: Identity, kind: FormKind, taxonomy: str) -> FormContent:
    """Give an empty form with what is known of it from the start."""
    owner = identity.organisation
    overall = kind is FormKind.DEPARTMENT_OVERALL
    return FormContent(
        kind=kind,
        title=TITLES[kind],
        taxonomy=taxonomy,
        fiscal_year=identity.fiscal_year,
        project_name=identity.project.name if identity.project else None,
        competent_department=_party(owner.parent),
        implementing_unit=None if overall else _party(owner),
        department=_party(owner) if overall else None,
    )


def _party(organisation: Organisation | None) -> Party | None:
    return Party(organisation.name, organisation.code or None) if organisation else None


class TypedForm:
    """A form's page as it was sent: its head, and the rows of its tables."""

    def __init__(
        self, form: Form, head: Mapping[str, Any], tables: Mapping[str, Sequence[Any]], units: Units
    ) -> None:
        self.form = form
        self.head = head
        self.tables = tables
        self.units = units
        self.dimensions = {d.code: d for d in Dimension.objects.filter(taxonomy=form.taxonomy_id)}

    def content(self) -> FormContent:
        """Give what the page says; tables that it did not show are as they were."""
        prefetch_related_objects([self.form], *CONTENT)
        kept = content_of(self.form)
        goals = Goals(period=self.head["goal_period"], annual=self.head["goal_annual"])
        read = {"funding": _funding, "tasks": _task, "indicators": self._indicator}
        rows: dict[str, Any] = {
            table: tuple(map(read[table], typed)) for table, typed in self.tables.items()
        }
        return replace(kept, goals=goals, **rows)

    def _indicator(self, typed: Any) -> IndicatorContent:
        row = typed.instance
        level1, level2 = self._levels(typed)
        printed = (
            {}
            if "level" not in typed.changed_data
            else {"level1_printed": None, "level2_printed": None}
        )
        texts = {name: getattr(row, name) for name in TEXTS_OF_A_ROW} | printed
        return IndicatorContent(
            scope=Scope(row.scope),
            level1=level1,
            level2=level2,
            value=self._value(typed, level2),
            place=Place(**row.place),
            **texts,
        )

    def _levels(self, typed: Any) -> tuple[str | None, str | None]:
        row = typed.instance
        if "level" in typed.changed_data:
            chosen = self.dimensions.get(typed.cleaned_data["level"])
            codes = (None, None) if chosen is None else _codes(chosen)
        else:
            codes = (row.level1_id, row.level2_id)
        level1, level2 = (self.dimensions[code].label if code else None for code in codes)
        return level1, level2

    def _value(self, typed: Any, level2: str | None) -> Value:
        """Read the target again where it, or what its reading depends on, was changed."""
        row = typed.instance
        if row.value_kind and not READ_FROM & set(typed.changed_data):
            return value_of(row)
        return parse_value(
            row.raw,
            units=self.units,
            level2=level2,
            name=row.level3,
            fiscal_year=self.form.fiscal_year,
        )


def _codes(chosen: Dimension) -> tuple[str | None, str | None]:
    return (chosen.code, None) if chosen.level == 1 else (chosen.parent_id, chosen.code)


def _funding(typed: Any) -> FundingLine:
    row = typed.instance
    read = read_amount(row.printed, row.unit)
    kept = row.amount is not None and not {"printed", "unit"} & set(typed.changed_data)
    return FundingLine(
        scope=Scope(row.scope),
        source=FundingSource(row.source),
        amount=row.amount if kept or read is None else read[0],
        printed=row.printed,
        unit=row.unit,
    )


def _task(typed: Any) -> Task:
    row = typed.instance
    names = ("name", "content", "total", "fiscal", "other", "unit")
    return Task(**{name: getattr(row, name) for name in names})
