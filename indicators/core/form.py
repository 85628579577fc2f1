"""What a performance-target form says, wherever it is kept: the waist of the house.

Readers and the recogniser produce it, rules judge it, the database keeps it, writers print it.
Places and printed labels are carried along but do not take part in comparison: the same form
as PDF and as text is the same content.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from indicators.core.grid import NOWHERE, Place
from indicators.core.value import Value


class FormKind(StrEnum):
    """Which official form it is."""

    PROJECT = "project"
    DEPARTMENT_OVERALL = "department_overall"
    SPECIAL_FUND_OVERALL = "special_fund_overall"
    REGIONAL_TRANSFER = "regional_transfer"
    SELF_EVALUATION = "self_evaluation"


# Forms of a whole department or fund: they name no project.
OVERALL = frozenset({FormKind.DEPARTMENT_OVERALL, FormKind.SPECIAL_FUND_OVERALL})


class Scope(StrEnum):
    """Which span a goal, sum or indicator speaks of: the whole 实施期 or the year."""

    PERIOD = "period"
    ANNUAL = "annual"


class FundingSource(StrEnum):
    """Where the money comes from; `total` is the sum of the others."""

    TOTAL = "total"
    CENTRAL = "central"
    PROVINCIAL = "provincial"
    LOCAL = "local"
    SELF_RAISED = "self_raised"
    FISCAL_APPROPRIATION = "fiscal_appropriation"
    CARRY_OVER = "carry_over"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation as a form names it: its name and, where printed, its budget code."""

    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class FundingLine:
    """A sum of money: exact in 元, beside the amount and unit as printed."""

    scope: Scope
    source: FundingSource
    amount: Decimal
    printed: str
    unit: str


@dataclass(frozen=True, slots=True)
class Goals:
    """总体目标: the goal of the implementation period and the goal of the year."""

    period: str | None = None
    annual: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A main task (年度主要任务) of an overall form; amounts as printed, in `unit` as printed.

    `name` is None where the print lost it.
    """

    name: str | None = None
    content: str | None = None
    total: str | None = None
    fiscal: str | None = None
    other: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class IndicatorContent:
    """One row of the indicator table.

    `level1` and `level2` are official labels of the form's taxonomy, None where the layout has
    none; `level3` is the metric's name as printed.
    """

    scope: Scope
    level1: str | None
    level2: str | None
    level3: str
    value: Value
    description: str | None = None
    basis: str | None = None
    remark: str | None = None
    weight: str | None = None
    direction: str | None = None
    actual: str | None = None
    score: str | None = None
    deviation: str | None = None
    level1_printed: str | None = field(default=None, compare=False)
    level2_printed: str | None = field(default=None, compare=False)
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class FormContent:
    """A whole form. Texts are as printed, halves of a cell that a page break cut are joined.

    `taxonomy` is the code of the taxonomy its indicators were read with. `blank` is true for
    an empty template.
    """

    kind: FormKind
    title: str
    taxonomy: str
    blank: bool = False
    fiscal_year: int | None = None
    project_name: str | None = None
    competent_department: Party | None = None
    implementing_unit: Party | None = None
    department: Party | None = None
    attribute: str | None = None
    duration: str | None = None
    funding: tuple[FundingLine, ...] = ()
    overview: str | None = None
    basis: str | None = None
    necessity: str | None = None
    safeguards: str | None = None
    plan: str | None = None
    goals: Goals = Goals()
    responsible_person: str | None = None
    handler: str | None = None
    phone: str | None = None
    filled_at: str | None = None
    tasks: tuple[Task, ...] = ()
    indicators: tuple[IndicatorContent, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)
