"""What indicators can be asked by: every column of theirs, and what their forms are."""

from indicators.api.filters.levels import LevelNames
from indicators.api.filters.quantity import quantity
from indicators.api.filters.texts import WhereGoal, WhereName
from indicators.core.form import FormKind, Scope
from indicators.core.judging.verdict import Outcome
from indicators.core.value import Comparator, Kind, Recurrence, Relation
from indicators.core.workflow import FormState
from indicators.models import Indicator
from projects.api.filters.declared import DeclaredFilters
from projects.api.filters.subtree import WhereUnder
from projects.api.filters.where import (
    Where,
    WhereAny,
    WhereGiven,
    WhereHolds,
    WhereIs,
    WhereRegion,
    WhereRegionLevel,
    WhereSearch,
)
from projects.api.parameters import (
    Choice,
    Code,
    Day,
    ExactNumber,
    Identifier,
    ListOf,
    Text,
    Truth,
    Whole,
)
from projects.models import OrganisationKind

YEAR = Whole(1990, 2100)


class IndicatorFilters(DeclaredFilters):
    exempt = {
        "place": "positions in a file, for finding a row again, not for asking",
        "pairs": "what the search looks into",
    }

    id = Where("id", ListOf(Identifier()), about="Ids of indicators.")
    form = Where("form", ListOf(Identifier()), about="Ids of forms.")
    form_kind = Where("form__kind", ListOf(Choice(FormKind)), about="Kinds of forms.")
    form_state = Where("form__state", ListOf(Choice(FormState)), about="States of forms.")
    published = Where("published", Truth(), about="Whether its form is published.")
    taxonomy = Where(
        "form__taxonomy", ListOf(Code()), about="Codes of taxonomies that forms are read with."
    )
    project = Where("form__project", ListOf(Identifier()), about="Ids of projects.")
    organisation = Where("organisation", ListOf(Identifier()), about="Ids of organisations.")
    organisation_under = WhereUnder(about="Ids of organisations; these and all below them.")
    organisation_kind = Where(
        "organisation__kind", ListOf(Choice(OrganisationKind)), about="Kinds of organisations."
    )
    department = WhereAny(
        "form__competent_department_code form__competent_department_name"
        " form__department_code form__department_name",
        Text(),
        about="主管部门 or 部门 of its form, code or whole name as printed.",
    )
    document = Where("form__source_document", ListOf(Identifier()), about="Ids of documents.")
    region = WhereRegion()
    region_level = WhereRegionLevel(about="Province, prefecture, county: the region's own level.")
    fiscal_year = Where("fiscal_year", ListOf(YEAR), about="Fiscal years (年度).")
    fiscal_year_min = Where("fiscal_year", YEAR, "gte", about="This fiscal year or later.")
    fiscal_year_max = Where("fiscal_year", YEAR, "lte", about="This fiscal year or earlier.")
    position = Where("position", ListOf(Whole(0, 32767)), about="Place in the form, from 0.")
    scope = Where("scope", ListOf(Choice(Scope)), about="Implementation period or year.")

    level1 = Where("level1", LevelNames(1), about="一级指标, label or code: 产出指标, 2015.output")
    has_level1 = WhereGiven("level1", about="Whether a level 1 is known.")
    level2 = Where("level2", LevelNames(2), about="二级指标, label or code: 数量指标, 时效指标")
    has_level2 = WhereGiven("level2", about="Whether a level 2 is known.")
    level1_printed = Where("level1_printed", Text(), about="Level 1 as printed.")
    level2_printed = Where("level2_printed", Text(), about="Level 2 as printed.")
    level3 = Where("level3", Text(), about="三级指标, the whole name as printed.")
    name = WhereName("level3", about="三级指标, the name but for width, case and punctuation.")
    search = WhereSearch(
        "level3 description",
        about="A part of the name (三级指标) or the description (指标解释).",
        kept="pairs",
    )
    goal_search = WhereGoal("form__goals__text", about="A part of a goal (目标) of its form.")

    raw = Where("raw", Text(), about="The target (指标值) as printed, whole.")
    raw_contains = Where("raw", Text(), "icontains", about="A part of the target as printed.")
    kind = Where("value_kind", ListOf(Choice(Kind)), about="Kinds of targets.")
    unread = WhereIs(
        "value_kind",
        Kind.UNPARSEABLE.value,
        about="Whether the target was not understood.",
    )
    comparator = Where("comparator", ListOf(Choice(Comparator)), about="Signs: gte is ≥.")
    comparator_implied = Where(
        "comparator_implied", Truth(), about="Whether the sign is not printed but implied."
    )
    number = Where("number", ExactNumber(), about="The number as printed.")
    number_min = Where("number", ExactNumber(), "gte", about="This number or more.")
    number_max = Where("number", ExactNumber(), "lte", about="This number or less.")
    number_high = Where("number_high", ExactNumber(), about="The upper end of a range.")
    number_high_min = Where("number_high", ExactNumber(), "gte", about="This upper end or more.")
    number_high_max = Where("number_high", ExactNumber(), "lte", about="This upper end or less.")
    low_inclusive = Where("low_inclusive", Truth(), about="Whether a range has its lower end.")
    high_inclusive = Where("high_inclusive", Truth(), about="Whether a range has its upper end.")
    value = quantity("value", "The quantity, in any unit: 1万元 finds 10000元, too.")
    value_min = quantity("value_min", "This quantity or more; of a range the lower end.")
    value_max = quantity("value_max", "This quantity or less; of a range both ends.")
    unit = quantity("unit", "Unit by any name, whatever was printed: 万元 finds 元, not 元/人.")
    unit_printed = Where("unit", Text(50), about="Unit as printed: 万元, %, 人次")
    has_unit = WhereGiven("unit", about="Whether a unit is printed.")
    canonical_number = Where(
        "canonical_number", ExactNumber(), about="The number in the base unit: 元, not 万元."
    )
    canonical_number_min = Where(
        "canonical_number", ExactNumber(), "gte", about="In the base unit, this number or more."
    )
    canonical_number_max = Where(
        "canonical_number", ExactNumber(), "lte", about="In the base unit, this number or less."
    )
    canonical_number_high = Where(
        "canonical_number_high", ExactNumber(), about="The upper end of a range, in the base unit."
    )
    canonical_number_high_min = Where(
        "canonical_number_high", ExactNumber(), "gte", about="In the base unit, this end or more."
    )
    canonical_number_high_max = Where(
        "canonical_number_high", ExactNumber(), "lte", about="In the base unit, this end or less."
    )
    canonical_unit = Where("canonical_unit", Text(50), about="Base unit: 元, %, 人次")

    deadline_recurrence = Where(
        "deadline_recurrence", ListOf(Choice(Recurrence)), about="How often a deadline comes."
    )
    deadline_relation = Where(
        "deadline_relation",
        ListOf(Choice(Relation)),
        about="How it stands to its moment: by includes it, before excludes it.",
    )
    deadline_year = Where("deadline_year", ListOf(Whole(1900, 2200)), about="Deadline: years.")
    deadline_quarter = Where("deadline_quarter", ListOf(Whole(1, 4)), about="Deadline: quarters.")
    deadline_month = Where("deadline_month", ListOf(Whole(1, 12)), about="Deadline: months.")
    deadline_month_min = Where(
        "deadline_month", Whole(1, 12), "gte", about="Deadline: this month or later."
    )
    deadline_month_max = Where(
        "deadline_month", Whole(1, 12), "lte", about="Deadline: this month or earlier."
    )
    deadline_day = Where("deadline_day", ListOf(Whole(1, 31)), about="Deadline: days.")
    deadline_day_end = Where(
        "deadline_day_end", Truth(), about="Deadline: whether it is the last day (底)."
    )
    due_min = Where("due_on", Day(), "gte", about="Its last day in time is then or later.")
    due_max = Where("due_on", Day(), "lte", about="Its last day in time is then or earlier.")
    has_due = WhereGiven("due_on", about="Whether it has one last day in time.")
    repaired = WhereGiven("repaired", about="Whether a damaged print was repaired.")
    repaired_as = Where("repaired", Text(), about="The repaired reading, whole.")
    note = WhereHolds("notes", Text(50), about="Code of a note on the reading: unit_missing")

    description_contains = Where(
        "description", Text(), "icontains", about="A part of the description (指标解释)."
    )
    has_description = WhereGiven("description", about="Whether it is described.")
    basis_contains = Where("basis", Text(), "icontains", about="A part of the basis (依据).")
    has_basis = WhereGiven("basis", about="Whether the target has a basis.")
    remark_contains = Where("remark", Text(), "icontains", about="A part of the remark (备注).")
    has_remark = WhereGiven("remark", about="Whether there is a remark.")
    weight = Where("weight_number", ExactNumber(), about="Weight (权重) as a number.")
    weight_min = Where("weight_number", ExactNumber(), "gte", about="This weight or more.")
    weight_max = Where("weight_number", ExactNumber(), "lte", about="This weight or less.")
    weight_printed = Where("weight", Text(), about="Weight as printed.")
    has_weight = WhereGiven("weight", about="Whether a weight is printed.")
    direction = Where("direction", Text(), about="Direction as printed: 正向指标")
    actual_contains = Where(
        "actual", Text(), "icontains", about="A part of the actual value (实际完成值) as printed."
    )
    has_actual = WhereGiven("actual", about="Whether an actual value is printed.")
    outcome = Where(
        "outcome", ListOf(Choice(Outcome)), about="Whether the printed actual value meets it."
    )
    score = Where("score", Text(), about="Score (得分) as printed.")
    deviation_contains = Where(
        "deviation", Text(), "icontains", about="A part of the reason for the deviation."
    )
    has_deviation = WhereGiven("deviation", about="Whether a deviation is explained.")

    class Meta:
        model = Indicator
        fields: list[str] = []
