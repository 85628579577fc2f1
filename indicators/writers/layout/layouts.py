"""The official layouts as data: their rows, columns and words. Which is whose: docs/layouts.md."""

from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum, auto

from indicators.core.form import FormContent, FormKind, FundingSource, Scope
from indicators.writers.layout import words
from indicators.writers.layout.splitting import NUMBER, SIGN, UNIT


class Layout(StrEnum):
    """The official layouts that can be printed."""

    TWO_SCOPES = "two_scopes"
    DESCRIBED = "described"
    BUSINESS = "business"
    OVERALL = "overall"
    SPECIAL_FUND = "special_fund"
    REGIONAL = "regional"
    SELF_EVALUATION = "self_evaluation"
    BATCH = "batch"


class Block(Enum):
    """A part of the head that is more than labelled texts."""

    OTHERS = auto()
    FUNDING = auto()
    EXECUTION = auto()
    TASKS = auto()
    GOALS = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the indicator table; `field` is a name in `IndicatorContent`."""

    field: str
    word: str
    width: int
    is_long: bool = False


LEVEL1 = Column("level1", "一级指标", 11)
LEVEL2 = Column("level2", "二级指标", 14)
NAME = Column("level3", "三级指标", 26, is_long=True)
CONTENT = Column("level3", "指标内容", 30, is_long=True)
TARGET = Column("value", "指标值", 15)
DESCRIPTION = Column("description", "绩效指标描述", 24, is_long=True)
BASIS = Column("basis", "指标值确定依据", 16, is_long=True)
REMARK = Column("remark", "备注", 12, is_long=True)
WEIGHT = Column("weight", "权重", 6)
POINTS = Column("weight", "分值", 6)
DIRECTION = Column("direction", "指标方向性", 10)
ACTUAL = Column("actual", "实际完成值", 14)
SCORE = Column("score", "得分", 6)
DEVIATION = Column("deviation", "偏差原因分析及改进措施", 20, is_long=True)
# Sign, value and unit in columns of their own.
APART = {
    SIGN: Column(SIGN, "指标性质", 8),
    NUMBER: Column(NUMBER, "指标值", 14),
    UNIT: Column(UNIT, "度量单位", 9),
}
# In this order come the columns that a layout has none for, where a form needs them.
ALL = (DESCRIPTION, BASIS, DIRECTION, ACTUAL, WEIGHT, SCORE, DEVIATION, REMARK)

HeadItem = tuple[str, ...] | Block


@dataclass(frozen=True, slots=True)
class Spec:
    """A layout. `head` are its rows from the top: one field, two side by side, or a block.

    `sources` are the sources of funds that it always prints, `unit` that of a form without sums.
    """

    head: tuple[HeadItem, ...]
    columns: tuple[Column, ...]
    sources: tuple[FundingSource, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    unit: str = "万元"
    goal: str = words.OVERALL_GOAL
    note: str = ""
    has_sides: bool = True
    is_signed: bool = False
    is_paired: bool = False


_LEVELS = (LEVEL1, LEVEL2)
_DEPARTMENT = {"competent_department": "主管部门及代码"}
_BY_GOVERNMENT = (
    FundingSource.CENTRAL,
    FundingSource.PROVINCIAL,
    FundingSource.LOCAL,
    FundingSource.SELF_RAISED,
    FundingSource.OTHER,
)
_FISCAL = (FundingSource.FISCAL_APPROPRIATION, FundingSource.OTHER)

SPECS = {
    Layout.TWO_SCOPES: Spec(
        head=(
            ("project_name",),
            ("competent_department", "implementing_unit"),
            ("attribute", "duration"),
            Block.OTHERS,
            Block.FUNDING,
            ("overview",),
            ("basis",),
            ("necessity",),
            ("safeguards",),
            ("plan",),
            Block.GOALS,
        ),
        columns=(
            LEVEL1,
            replace(LEVEL2, width=20),
            replace(NAME, width=20),
            replace(TARGET, width=19),
        ),
        sources=_BY_GOVERNMENT,
        labels=_DEPARTMENT,
        unit="元",
        is_signed=True,
        is_paired=True,
    ),
    Layout.DESCRIBED: Spec(
        head=(Block.OTHERS, Block.FUNDING, Block.GOALS),
        columns=(*_LEVELS, NAME, DESCRIPTION, TARGET, BASIS),
        goal="绩效目标",
        has_sides=False,
    ),
    Layout.BUSINESS: Spec(
        head=(
            ("project_name",),
            ("competent_department",),
            Block.OTHERS,
            Block.FUNDING,
            Block.GOALS,
        ),
        columns=(*_LEVELS, CONTENT, TARGET, REMARK),
        sources=_FISCAL,
        note=words.NOTES_BUSINESS,
    ),
    Layout.OVERALL: Spec(
        head=(("department",), Block.OTHERS, Block.FUNDING, Block.TASKS, Block.GOALS),
        columns=(*_LEVELS, CONTENT, TARGET),
        goal=words.ANNUAL_GOAL,
        note=words.NOTES_OVERALL,
    ),
    Layout.SPECIAL_FUND: Spec(
        head=(
            ("project_name",),
            ("competent_department",),
            ("duration",),
            Block.OTHERS,
            Block.FUNDING,
            Block.GOALS,
        ),
        columns=(*_LEVELS, CONTENT, TARGET, REMARK),
        sources=_FISCAL,
        labels={"duration": "实施期限"},
    ),
    Layout.REGIONAL: Spec(
        head=(
            ("project_name",),
            ("competent_department", "implementing_unit"),
            Block.OTHERS,
            Block.FUNDING,
            Block.GOALS,
        ),
        columns=(*_LEVELS, NAME, TARGET),
        sources=(FundingSource.CENTRAL, FundingSource.LOCAL),
        labels={"project_name": "专项名称"},
    ),
    Layout.SELF_EVALUATION: Spec(
        head=(
            ("project_name",),
            ("competent_department", "implementing_unit"),
            Block.OTHERS,
            Block.EXECUTION,
            Block.GOALS,
        ),
        columns=(
            *_LEVELS,
            NAME,
            Column("value", "年度指标值", 14),
            ACTUAL,
            POINTS,
            SCORE,
            DEVIATION,
        ),
        sources=(
            FundingSource.FISCAL_APPROPRIATION,
            FundingSource.CARRY_OVER,
            FundingSource.OTHER,
        ),
        is_signed=True,
    ),
}
_OF_KIND = {
    FormKind.DEPARTMENT_OVERALL: Layout.OVERALL,
    FormKind.SPECIAL_FUND_OVERALL: Layout.SPECIAL_FUND,
    FormKind.REGIONAL_TRANSFER: Layout.REGIONAL,
    FormKind.SELF_EVALUATION: Layout.SELF_EVALUATION,
}
_NARRATIVE = ("overview", "basis", "necessity", "safeguards", "plan")


def default_layout(content: FormContent) -> Layout:
    """Choose by the kind of form; a project's by what it says: two scopes, or descriptions."""
    if content.kind in _OF_KIND:
        return _OF_KIND[content.kind]
    if content.goals.period or any(row.scope is Scope.PERIOD for row in content.indicators):
        return Layout.TWO_SCOPES
    if any(row.description for row in content.indicators):
        return Layout.DESCRIBED
    is_told = any(getattr(content, name) for name in _NARRATIVE)
    return Layout.TWO_SCOPES if is_told or content.blank else Layout.BUSINESS
