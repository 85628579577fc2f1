"""The words that official forms print, and in which order: the one file with many words."""

from typing import Final

from indicators.core.form import FormKind, FundingSource, Scope

# The fields of a head, in the order of the forms; what a layout has no row for comes in this order.
FIELDS: Final[dict[str, str]] = {
    "project_name": "项目名称",
    "department": "部门（单位）名称",
    "competent_department": "主管部门",
    "implementing_unit": "实施单位",
    "attribute": "项目属性",
    "duration": "项目期",
    "overview": "项目概况",
    "basis": "立项依据",
    "necessity": "项目设立必要性",
    "safeguards": "保证项目实施的制度、措施",
    "plan": "项目实施计划",
}
FOOT: Final[dict[str, str]] = {
    "responsible_person": "负责人",
    "handler": "经办人",
    "phone": "联系电话",
    "filled_at": "填报日期",
}

TITLES: Final = {
    FormKind.PROJECT: "项目支出绩效目标申报表",
    FormKind.DEPARTMENT_OVERALL: "部门整体支出绩效目标表",
    FormKind.SPECIAL_FUND_OVERALL: "专项资金总体绩效目标表",
    FormKind.REGIONAL_TRANSFER: "区域绩效目标表",
    FormKind.SELF_EVALUATION: "项目支出绩效自评表",
}

FUNDING: Final = "项目资金"
TOTALS: Final = {Scope.PERIOD: "实施期资金总额", Scope.ANNUAL: "年度资金总额"}
SOURCES: Final = {
    FundingSource.CENTRAL: "中央财政资金",
    FundingSource.PROVINCIAL: "省级财政资金",
    FundingSource.LOCAL: "市县（区）财政资金",
    FundingSource.FISCAL_APPROPRIATION: "财政拨款",
    FundingSource.SELF_RAISED: "单位自筹",
    FundingSource.CARRY_OVER: "上年结转资金",
    FundingSource.OTHER: "其他资金",
}
AMONG_THEM: Final = "其中："
EXECUTION: Final = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
BUDGET: Final = "全年预算数"

GOALS: Final = {Scope.PERIOD: "实施期目标", Scope.ANNUAL: "年度目标"}
OVERALL_GOAL: Final = "总体目标"
EXPECTED: Final = "预期目标"
REACHED: Final = "实际完成情况"
ANNUAL_GOAL: Final = "年度总体目标"

TASKS: Final = "年度主要任务"
TASK_NAME: Final = "任务名称"
TASK_CONTENT: Final = "主要内容"
TASK_AMOUNT: Final = "预算金额"
TASK_SUMS: Final = {"total": "总额", "fiscal": "财政拨款", "other": "其他资金"}
TASK_TOTAL: Final = "金额合计"

SIDE: Final = "绩效指标"
SIDES: Final = {Scope.PERIOD: "实施期绩效指标", Scope.ANNUAL: "年度绩效指标"}
OF_THE_YEAR: Final = "年度"
NO_LEVEL: Final = "—"

YEAR: Final = "（{}年度）"
NOTE_OF_UNIT: Final = "注：任务“{}”的金额单位为{}。"
NOTES_BUSINESS: Final = (
    "注：1、绩效指标可选择填写。2、根据需要可往下续表。"
    "3、市县扶贫资金项目的绩效目标必须公开。4、市县部门也应公开。"
)
NOTES_OVERALL: Final = "注：1、年度绩效指标可选择填写。2、部门应公开本部门整体预算绩效。"
