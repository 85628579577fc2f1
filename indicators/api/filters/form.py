"""What forms can be asked by: every column of theirs, and what they promise.

Conditions on funding, on tasks and on goals are each met by one row: `funding_source=central`
with `funding_amount_min=1000000` finds forms that have a million yuan from the central
government, not forms with some money from there and a million from anywhere.
"""

from indicators.core.form import FormKind, FundingSource, Scope
from indicators.core.workflow import FormState
from indicators.models import Form
from projects.api.filters.declared import DeclaredFilters
from projects.api.filters.subtree import WhereUnder
from projects.api.filters.where import (
    Where,
    WhereAny,
    WhereGiven,
    WherePart,
    WhereRegion,
    WhereRegionLevel,
    WhereSearch,
    WhereSearchPart,
)
from projects.api.parameters import (
    Choice,
    Code,
    ExactNumber,
    Identifier,
    ListOf,
    Moment,
    Text,
    Truth,
    Whole,
)
from projects.models import OrganisationKind

YEAR = Whole(1990, 2100)
SMALL = Whole(0, 32767)


class FormFilters(DeclaredFilters):
    exempt = {
        "place": "positions in a file, for finding a form again, not for asking",
        "funding.position": "the printed order of a form's own lines",
        "tasks.position": "the printed order of a form's own lines",
        "tasks.total": "as printed; asked by the amount in yuan",
        "tasks.fiscal": "as printed; asked by the amount in yuan",
        "tasks.other": "as printed; asked by the amount in yuan",
    }

    id = Where("id", ListOf(Identifier()), about="Ids of forms.")
    region = WhereRegion()
    fiscal_year = Where("fiscal_year", ListOf(YEAR), about="Fiscal years (年度).")
    fiscal_year_min = Where("fiscal_year", YEAR, "gte", about="This fiscal year or later.")
    fiscal_year_max = Where("fiscal_year", YEAR, "lte", about="This fiscal year or earlier.")
    fiscal_year_stated = Where(
        "fiscal_year_stated", Truth(), about="Whether the form or its document states the year."
    )
    organisation = Where("organisation", ListOf(Identifier()), about="Ids of organisations.")
    organisation_under = WhereUnder(about="Ids of organisations; these and all below them.")
    organisation_kind = Where(
        "organisation__kind", ListOf(Choice(OrganisationKind)), about="Kinds of organisations."
    )
    region_level = WhereRegionLevel(about="Province, prefecture, county: the region's own level.")
    project = Where("project", ListOf(Identifier()), about="Ids of projects.")
    has_project = WhereGiven("project", about="Whether it belongs to a project.")
    document = Where("source_document", ListOf(Identifier()), about="Ids of source documents.")
    kind = Where("kind", ListOf(Choice(FormKind)), about="Kinds of forms.")
    published = Where("published", Truth(), about="Whether it is published.")
    state = Where("state", ListOf(Choice(FormState)), about="States.")
    taxonomy = Where("taxonomy", ListOf(Code()), about="Codes of taxonomies it is read with.")
    blank = Where("blank", Truth(), about="Whether it is an empty template.")
    revision = Where("revision", ListOf(Whole(1, 32767)), about="Revisions, from 1.")
    occurrence = Where(
        "occurrence", ListOf(SMALL), about="Which of several forms of a kind and project, from 0."
    )
    position = Where("position", ListOf(SMALL), about="Place in the document, from 0.")
    version = Where("version", Whole(1, 2147483647), about="Number of changes of the content.")
    created_min = Where("created_at", Moment(), "gte", about="Entered then or later.")
    created_max = Where("created_at", Moment(), "lte", about="Entered then or earlier.")
    updated_min = Where("updated_at", Moment(), "gte", about="Changed last then or later.")
    updated_max = Where("updated_at", Moment(), "lte", about="Changed last then or earlier.")

    search = WhereSearch("title project_name", about="A part of the project's name or the title.")
    title = Where("title", Text(), about="The whole title as printed.")
    project_name = Where("project_name", Text(), about="项目名称, whole, as printed.")
    competent_department = WhereAny(
        "competent_department_code competent_department_name",
        Text(),
        about="主管部门, code or whole name as printed.",
    )
    implementing_unit = WhereAny(
        "implementing_unit_code implementing_unit_name",
        Text(),
        about="实施单位, code or whole name as printed.",
    )
    department = WhereAny(
        "department_code department_name",
        Text(),
        about="Whose overall form it is, code or whole name as printed.",
    )
    attribute = Where("attribute", Text(), about="项目属性 as printed.")
    duration = Where("duration", Text(), about="项目期 as printed.")
    overview_contains = Where("overview", Text(), "icontains", about="A part of 项目概况.")
    basis_contains = Where("basis", Text(), "icontains", about="A part of 立项依据.")
    necessity_contains = Where("necessity", Text(), "icontains", about="A part of 项目设立必要性.")
    safeguards_contains = Where("safeguards", Text(), "icontains", about="A part of 制度、措施.")
    plan_contains = Where("plan", Text(), "icontains", about="A part of 项目实施计划.")
    responsible_person = Where(
        "responsible_person", Text(), about="项目负责人; of your own forms.", personal=True
    )
    handler = Where("handler", Text(), about="经办人; of your own forms.", personal=True)
    phone = Where("phone", Text(), about="联系电话; of your own forms.", personal=True)
    filled_at = Where("filled_at", Text(), about="填报日期 as printed.")

    goal_scope = WherePart("goals__scope", ListOf(Choice(Scope)), about="Scope of a goal.")
    goal_search = WhereSearchPart("goals__text", about="A part of a goal (目标).")
    funding_scope = WherePart("funding__scope", ListOf(Choice(Scope)), about="Scope of a sum.")
    funding_source = WherePart(
        "funding__source", ListOf(Choice(FundingSource)), about="Sources of a sum (资金来源)."
    )
    funding_amount_min = WherePart(
        "funding__amount", ExactNumber(), "gte", about="A sum of so many yuan or more."
    )
    funding_amount_max = WherePart(
        "funding__amount", ExactNumber(), "lte", about="A sum of so many yuan or less."
    )
    funding_printed = WherePart("funding__printed", Text(), about="A sum as printed.")
    funding_unit = WherePart("funding__unit", Text(50), about="Unit of a sum as printed: 万元")
    task_name = WherePart("tasks__name", Text(), about="Name of a main task, whole.")
    task_search = WherePart("tasks__name", Text(), "icontains", about="A part of a task's name.")
    task_content_contains = WherePart(
        "tasks__content", Text(), "icontains", about="A part of what a task consists of."
    )
    task_unit = WherePart("tasks__unit", Text(50), about="Unit of a task's sums as printed.")
    task_total_min = WherePart(
        "tasks__total_amount", ExactNumber(), "gte", about="A task of so many yuan or more."
    )
    task_total_max = WherePart(
        "tasks__total_amount", ExactNumber(), "lte", about="A task of so many yuan or less."
    )
    task_fiscal_min = WherePart(
        "tasks__fiscal_amount", ExactNumber(), "gte", about="Of it fiscal: so many yuan or more."
    )
    task_fiscal_max = WherePart(
        "tasks__fiscal_amount", ExactNumber(), "lte", about="Of it fiscal: so many yuan or less."
    )
    task_other_min = WherePart(
        "tasks__other_amount", ExactNumber(), "gte", about="Of it other: so many yuan or more."
    )
    task_other_max = WherePart(
        "tasks__other_amount", ExactNumber(), "lte", about="Of it other: so many yuan or less."
    )

    class Meta:
        model = Form
        fields: list[str] = []
