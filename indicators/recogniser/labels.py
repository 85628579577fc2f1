"""The printed words and their synonyms: the one file with many words.

Words are written as `plain` gives them: NFKC, no blanks, no colon at the end. Sources: the
layouts listed in docs/layouts.md.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from indicators.core.form import FormKind, FundingSource, Scope


class Field(StrEnum):
    """A field of a form's head or foot; the value is its name in `FormContent`."""

    PROJECT_NAME = "project_name"
    COMPETENT_DEPARTMENT = "competent_department"
    IMPLEMENTING_UNIT = "implementing_unit"
    DEPARTMENT = "department"
    ATTRIBUTE = "attribute"
    DURATION = "duration"
    OVERVIEW = "overview"
    BASIS = "basis"
    NECESSITY = "necessity"
    SAFEGUARDS = "safeguards"
    PLAN = "plan"
    RESPONSIBLE_PERSON = "responsible_person"
    HANDLER = "handler"
    PHONE = "phone"
    FILLED_AT = "filled_at"


FIELDS: dict[Field, tuple[str, ...]] = {
    Field.PROJECT_NAME: (
        "项目名称",
        "项目(政策)名称",
        "项目(资金)名称",
        "专项名称",
        "专项资金名称",
        "转移支付名称",
        "政策名称",
        "二级项目名称",
        "预算项目名称",
        "绩效项目名称",
        "支出项目名称",
    ),
    Field.COMPETENT_DEPARTMENT: (
        "主管部门",
        "主管部门及代码",
        "主管部门名称",
        "主管预算部门",
        "主管部门(单位)",
        "项目主管部门",
        "省级主管部门",
        "市级主管部门",
        "县级主管部门",
        "预算部门",
        "主管单位",
        "一级预算单位",
        "预算主管部门",
        "主管部门(盖章)",
        "部门名称及代码",
        "主管处室",
    ),
    Field.IMPLEMENTING_UNIT: (
        "实施单位",
        "项目实施单位",
        "项目单位",
        "申报单位",
        "填报单位",
        "项目承担单位",
        "承担单位",
        "预算单位",
        "预算单位名称",
        "基层预算单位",
        "资金使用单位",
        "用款单位",
        "项目单位名称",
        "执行单位",
        "单位名称及代码",
        "实施部门",
        "项目实施部门",
        "具体实施单位",
        "填报单位名称",
        "二级预算单位",
    ),
    Field.DEPARTMENT: (
        "部门(单位)名称",
        "部门名称",
        "单位名称",
        "部门(单位)",
        "单位(部门)名称",
        "部门/单位名称",
        "预算部门(单位)名称",
        "预算部门名称",
        "部门(单位)全称",
    ),
    Field.ATTRIBUTE: ("项目属性", "项目性质"),
    Field.DURATION: (
        "项目期",
        "实施期限",
        "项目期限",
        "项目起止时间",
        "项目实施期",
        "项目实施期限",
        "实施周期",
        "项目周期",
        "项目起止年限",
        "起止时间",
        "项目实施周期",
        "实施期",
        "项目实施时间",
    ),
    Field.OVERVIEW: (
        "项目概况",
        "项目内容概况",
        "项目基本情况",
        "项目概述",
        "项目内容",
        "项目描述",
        "项目简介",
    ),
    Field.BASIS: ("立项依据", "项目立项依据", "政策依据", "设立依据"),
    Field.NECESSITY: ("项目设立必要性", "项目设立的必要性", "立项必要性", "必要性", "项目必要性"),
    Field.SAFEGUARDS: (
        "保证项目实施的制度、措施",
        "保证项目实施的制度和措施",
        "保障措施",
        "项目实施保障措施",
    ),
    Field.PLAN: ("项目实施计划", "项目实施进度计划", "实施计划", "实施进度计划", "项目实施方案"),
    Field.RESPONSIBLE_PERSON: (
        "负责人",
        "单位负责人",
        "项目负责人",
        "部门负责人",
        "项目责任人",
        "单位负责人(签字)",
        "项目负责人(签字)",
        "项目责任人(签字)",
        "负责人(签字)",
        "主要负责人",
        "部门(单位)负责人",
        "项目负责人及电话",
        "项目负责人及联系电话",
        "单位主要负责人",
    ),
    Field.HANDLER: (
        "经办人",
        "填报人",
        "填表人",
        "经办人(签字)",
        "填报人(签字)",
        "填表人(签字)",
        "制表人",
    ),
    Field.PHONE: ("联系电话", "电话", "联系方式", "联系人电话", "填报人电话", "联系人及电话"),
    Field.FILLED_AT: (
        "填报日期",
        "填表日期",
        "申报日期",
        "填报时间",
        "填表时间",
        "申报时间",
        "日期",
    ),
}
# Labels of what no field takes: their texts are left over, not taken for another's.
OTHER_LABELS = (
    "主管部门编码",
    "主管部门代码",
    "部门编码",
    "部门代码",
    "单位编码",
    "单位代码",
    "预算单位编码",
    "预算单位代码",
    "项目编码",
    "项目代码",
    "项目编号",
    "项目类别",
    "项目类型",
    "项目级次",
    "项目分类",
    "资金性质",
    "资金类型",
    "资金用途",
    "支出功能科目",
    "功能科目",
    "支出类型",
    "财务负责人",
    "联系人",
    "计划开始日期",
    "计划完成日期",
    "开始日期",
    "完成日期",
    "开始时间",
    "完成时间",
    "中央主管部门",
    "省级财政部门",
    "市级财政部门",
    "财政部门",
    "分管领导",
    "单位(盖章)",
    "部门职能",
    "单位职能概述",
    "部门职能职责概述",
    "职能职责",
    "职责",
    "单位地址",
    "邮政编码",
    "报表编号",
)
YEAR_LABELS = ("预算年度", "年度", "申报年度", "年份", "项目年度", "预算年份")
FOOT_FIELDS = frozenset(
    {Field.RESPONSIBLE_PERSON, Field.HANDLER, Field.PHONE, Field.FILLED_AT},
)
PARTY_FIELDS = frozenset({Field.COMPETENT_DEPARTMENT, Field.IMPLEMENTING_UNIT, Field.DEPARTMENT})
NARRATIVE_FIELDS = frozenset(
    {
        Field.PROJECT_NAME,
        Field.OVERVIEW,
        Field.BASIS,
        Field.NECESSITY,
        Field.SAFEGUARDS,
        Field.PLAN,
    },
)

TOTALS: dict[str, Scope] = {
    "实施期资金总额": Scope.PERIOD,
    "实施期金额": Scope.PERIOD,
    "实施期总金额": Scope.PERIOD,
    "实施周期资金总额": Scope.PERIOD,
    "中期资金总额": Scope.PERIOD,
    "项目资金总额": Scope.PERIOD,
    "项目总金额": Scope.PERIOD,
    "项目总预算": Scope.PERIOD,
    "项目总投资": Scope.PERIOD,
    "总投资": Scope.PERIOD,
    "年度资金总额": Scope.ANNUAL,
    "年度资金申请总额": Scope.ANNUAL,
    "年度金额": Scope.ANNUAL,
    "年度总金额": Scope.ANNUAL,
    "年度预算": Scope.ANNUAL,
    "年度预算数": Scope.ANNUAL,
    "年度预算金额": Scope.ANNUAL,
    "年度预算总额": Scope.ANNUAL,
    "本年度资金总额": Scope.ANNUAL,
    "本年度预算": Scope.ANNUAL,
    "当年资金总额": Scope.ANNUAL,
    "资金总额": Scope.ANNUAL,
    "资金合计": Scope.ANNUAL,
    "预算数": Scope.ANNUAL,
    "预算金额": Scope.ANNUAL,
    "预算总额": Scope.ANNUAL,
    "预算资金": Scope.ANNUAL,
    "预算安排": Scope.ANNUAL,
    "金额": Scope.ANNUAL,
    "总额": Scope.ANNUAL,
    "资金规模": Scope.ANNUAL,
    "年初预算数": Scope.ANNUAL,
    "全年预算数": Scope.ANNUAL,
    "申请金额": Scope.ANNUAL,
    "申请资金总额": Scope.ANNUAL,
}
SOURCES: dict[FundingSource, tuple[str, ...]] = {
    FundingSource.CENTRAL: (
        "中央财政资金",
        "中央补助",
        "中央资金",
        "中央财政",
        "中央专项资金",
        "中央补助资金",
        "中央财政拨款",
        "中央转移支付",
        "中央转移支付资金",
    ),
    FundingSource.PROVINCIAL: (
        "省级财政资金",
        "省级资金",
        "省级补助",
        "省财政资金",
        "省级财政",
        "省级补助资金",
        "省级财政拨款",
        "自治区资金",
        "自治区财政资金",
        "自治区补助",
    ),
    FundingSource.LOCAL: (
        "市县(区)财政资金",
        "市县财政资金",
        "地方资金",
        "市县级财政资金",
        "市县资金",
        "市级资金",
        "市级财政资金",
        "县级资金",
        "县级财政资金",
        "县(区)级资金",
        "区级资金",
        "区级财政资金",
        "县区资金",
        "本级资金",
        "本级财政资金",
        "地方财政资金",
        "地方配套资金",
        "市级财政",
        "县级财政",
    ),
    FundingSource.SELF_RAISED: (
        "单位自筹",
        "自有资金",
        "自筹资金",
        "单位资金",
        "单位自有资金",
        "单位自筹资金",
    ),
    FundingSource.FISCAL_APPROPRIATION: (
        "财政拨款",
        "财政资金",
        "当年财政拨款",
        "本年财政拨款",
        "财政拨款资金",
        "本年度财政拨款",
        "年度财政拨款",
        "财政性资金",
        "一般公共预算",
        "一般公共预算拨款",
        "一般公共预算资金",
        "一般公共预算财政拨款",
        "当年财政资金",
        "财政预算资金",
        "财政专项资金",
    ),
    FundingSource.CARRY_OVER: (
        "上年结转资金",
        "上年结转",
        "上年结转结余资金",
        "结转资金",
        "上年结转结余",
    ),
    FundingSource.OTHER: ("其他资金", "其他", "其它资金", "其它", "其他来源资金", "其他收入"),
}
FUNDING_HEADINGS = (
    "项目资金",
    "资金金额",
    "资金情况",
    "项目资金申请",
    "预算情况",
    "项目资金情况",
    "项目预算",
    "资金来源",
    "资金预算",
    "项目预算金额",
    "预算执行情况",
    "年度预算",
    "项目总额",
    "资金投入情况",
    "项目资金来源",
    "项目金额",
)
# Over the columns of an execution table: which of its sums is the budget, the first of them that
# is there.
BUDGET_COLUMNS = ("全年预算数", "调整后预算数", "预算数", "全年预算", "年初预算数", "年初预算")
EXECUTION_COLUMNS = frozenset(
    (
        *BUDGET_COLUMNS,
        "全年执行数",
        "预算执行数",
        "执行数",
        "实际执行数",
        "分值",
        "权重",
        "执行率",
        "预算执行率",
        "得分",
        "原因",
        "偏差原因",
        "实际到位数",
        "到位率",
    )
)

GOAL_HEADINGS = (
    "总体目标",
    "绩效目标",
    "项目绩效目标",
    "项目目标",
    "年度总体目标",
    "年度绩效目标",
    "年度目标",
    "年度总目标",
    "年度绩效总目标",
    "年度总体绩效目标",
    "总目标",
    "总体绩效目标",
    "项目总体目标",
    "项目总体绩效目标",
    "项目年度目标",
    "年度绩效目标情况",
    "绩效目标内容",
    "绩效总目标",
    "年度总体目标完成情况",
    "年度目标情况",
    "项目绩效总目标",
    "预期总目标",
)
GOAL_SCOPES: dict[str, Scope] = {
    "实施期目标": Scope.PERIOD,
    "实施期总目标": Scope.PERIOD,
    "实施期绩效目标": Scope.PERIOD,
    "实施期总体目标": Scope.PERIOD,
    "实施周期目标": Scope.PERIOD,
    "实施周期总目标": Scope.PERIOD,
    "实施周期绩效目标": Scope.PERIOD,
    "中期目标": Scope.PERIOD,
    "中长期目标": Scope.PERIOD,
    "长期目标": Scope.PERIOD,
    "长期绩效目标": Scope.PERIOD,
    "中期绩效目标": Scope.PERIOD,
    "项目总目标": Scope.PERIOD,
    "项目总体目标": Scope.PERIOD,
    "项目绩效总目标": Scope.PERIOD,
    "三年总体目标": Scope.PERIOD,
    "年度目标": Scope.ANNUAL,
    "年度总体目标": Scope.ANNUAL,
    "年度总目标": Scope.ANNUAL,
    "年度绩效目标": Scope.ANNUAL,
    "年度绩效总目标": Scope.ANNUAL,
    "年度总体绩效目标": Scope.ANNUAL,
    "本年度目标": Scope.ANNUAL,
    "当年目标": Scope.ANNUAL,
    "当年绩效目标": Scope.ANNUAL,
    "本年度绩效目标": Scope.ANNUAL,
    "预期目标": Scope.ANNUAL,
    "年初设定目标": Scope.ANNUAL,
    "年初目标": Scope.ANNUAL,
    "项目年度目标": Scope.ANNUAL,
    "年度预期目标": Scope.ANNUAL,
    "年初预期目标": Scope.ANNUAL,
}
# Beside the goal: how much of it was reached. No field takes it.
GOAL_RESULTS = (
    "实际完成情况",
    "目标实际完成情况",
    "年度目标完成情况",
    "目标完成情况",
    "全年实际完成情况",
    "完成情况",
    "全年目标实际完成情况",
    "年度总体目标完成情况综述",
)

TASK_HEADINGS = ("年度主要任务", "主要任务")
TASK_COLUMNS: dict[str, str] = {
    "任务名称": "name",
    "主要内容": "content",
    "总额": "total",
    "财政拨款": "fiscal",
    "其他资金": "other",
}
TASK_AMOUNTS = "预算金额"
TASK_TOTALS = ("金额合计", "合计")

# What a row of the indicator table begins with, in any taxonomy.
LEVEL_LABEL = re.compile(
    r"^(?:产出|效益|满意度|成本|数量|质量|时效|(?:经济|社会|生态|环境|生态环境)(?:效益|成本)?"
    r"|可持续影响|服务对象满意度?)指标$"
)
# Rows among or below the indicators that are none.
SUMS = ("合计", "总计", "小计", "总分", "总得分", "权重合计", "分值合计", "得分合计", "自评总分")
NOTE = re.compile(r"^(?:注|说明|备注|填表说明|填报说明)\d*[:：、.]|^注$|^填[表报]说明$")
OPINION = re.compile(
    r"(?:意见|结论|存在(?:的?主要)?问题|改进措施|建议|审核人|盖章\)?|签[字章]\)?|公章\)?|评审结果|审核结果|自评等级|评价等级"
    r"|(?:偏差|情况|其他(?:需要?)?)说明(?:的?(?:问题|事项))?|需要?说明的?(?:问题|事项))$"
)

KINDS: tuple[tuple[FormKind, re.Pattern[str]], ...] = (
    (FormKind.SELF_EVALUATION, re.compile(r"自评价?(?:报告|情况)?表?(?:\([^()]*\))?$")),
    (FormKind.DEPARTMENT_OVERALL, re.compile(r"(?:部门|单位)?整体(?:支出)?绩效|部门整体")),
    (FormKind.SPECIAL_FUND_OVERALL, re.compile(r"专项资金[总整]体")),
    (FormKind.REGIONAL_TRANSFER, re.compile(r"(?:区域|转移支付)(?:整体|项目)?绩效")),
)
TITLE_TAILS = ("申报表", "目标表", "绩效目标表", "目标申报表", "绩效目标申报表")
TITLE = re.compile(r"(?:绩效.{0,14}表|绩效(?:总体|整体)?目标|自评表)(?:\([^()]{1,20}\))?$")
# What is left of a title without it is the project's name, where the title has one.
TITLE_END = re.compile(r"绩效(?:总体)?目标(?:申报|批复|自评)?表?$|绩效自评表$")
NUMBERED_TITLE = re.compile(r"^(?:\d+|[一二三四五六七八九十]+)[、.．]\s*")
GENERIC_TITLE = re.compile(
    r"^[^《》]{0,20}(?:项目支出|整体支出|部门整体|专项业务经费|专项资金(?:总体)?|部门预算项目|财政支出)$"
)
BRACKETED_YEAR = re.compile(r"\(?((?:199|20\d)\d)年度?\)$")
CAPTION = re.compile(
    r"^(?:金额)?(?:计量)?单位[:：](?:人民币)?(?:亿|万|千)?元$|^(?:报表)?编号[:：]|^附[表件]\d*[:：]?$|^预算\d+表$"
)
CAPTION_UNIT = re.compile(r"单位[:：](?:人民币)?(?P<unit>亿元|万元|千元|元)$")
PAGE_NUMBER = re.compile(r"^(?:第\d+页)?(?:[,/]?共\d+页)?[-—]*\d{0,4}[-—]*$")
YEAR = re.compile(r"(?<!\d)(199\d|20\d\d)年?(?:度|预算|部门|单位|$|[)）])")
STATED_YEAR = re.compile(r"预算年度[:：]?(199\d|20\d\d)")
TITLE_YEAR = re.compile(
    r"(?<!\d)(199\d|20\d\d)年?度?.{0,6}预算.{0,4}公开(?:说明|情况|情况说明|报告|报表|表)?$"
)
CODED_PARTY = re.compile(
    r"^(?:\[(?P<boxed>\d{3,21})\]|(?P<led>\d{3,21})[-—_]|(?P<bare>\d{6,21}))(?P<name>\D.*)$",
    re.DOTALL,
)
PARTY_TAIL = re.compile(r"\[(?:部门|单位)\]$")
ORGANISATION = re.compile(
    r"(?:局|厅|委|委员会|办|办公室|中心|院|校|所|站|队|会|公司|政府|处|科|股|部|室|馆|社|园)"
    r"(?:\((?:本级|汇总)\))?$"
)
PUBLISHER = re.compile(
    r"^\s*(?:单位名称|部门名称|部门\(单位\)名称|编制单位|填报单位)\s*:\s*"
    r"(?P<name>\S+(?: \S+)*?)(?=\s{2,}|\s+\S{2,6}:|\s*$)"
)

PLACEHOLDER = re.compile(
    r"^(?:(?:\d+[.、])?(?:目标内容|目标|指标)\d*[:：]?)*[.…·。]*$",
)
NOTHING = frozenset({"无", "不涉及", "/", "-", "—", "--", "——", "不适用"})
_WRAPPED = re.compile(r"(?P<latin>(?<=[A-Za-z0-9])\s*\n\s*(?=[A-Za-z0-9]))|\s*\n\s*")
_BRACKETS = re.compile(r"\([^()]*\)$")
_POINTS = re.compile(r"\((?:权重|分值)?:?\d+(?:\.\d+)?[分%]?\)$|(?<=指标)\d+分?$")
_NUMBER = re.compile(
    r"^(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+[、.]|\d+[、.]|[①-⑩])"
)
_UNIT_IN_LABEL = re.compile(r"\((?:单位:)?(?P<unit>亿元|万元|千元|元)\)$")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Fold what print may vary in a label: widths, blanks, a colon behind, an asterisk before."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(folded.split()).rstrip(":").lstrip("*")


def one_line(text: str) -> str:
    """A text whose lines are one: joined as they are where a line ends or begins in Chinese."""
    return _WRAPPED.sub(lambda m: " " if m["latin"] else "", text) if "\n" in text else text


def without_lead(label: str) -> str:
    """Drop `其中:` before the name of a funding source."""
    return label.removeprefix("其中").lstrip(":")


def unremarked(label: str) -> str:
    """Drop the number before a label and the remark in brackets behind it.

    2.中期目标(2023年—2025年) and 主管部门(盖章) are 中期目标 and 主管部门.
    """
    return _BRACKETS.sub("", _NUMBER.sub("", label))


def unit_in(label: str) -> tuple[str, str | None]:
    """Part a label from the money unit printed in brackets behind it."""
    match = _UNIT_IN_LABEL.search(label)
    return (label[: match.start()], match["unit"]) if match else (label, None)


def is_placeholder(text: str) -> bool:
    """Whether a text is what an empty template prints (指标1:, 目标2:, ……) or nothing at all."""
    return PLACEHOLDER.match(plain(text)) is not None


def says_nothing(text: str) -> bool:
    """Whether a text only says that there is nothing to say (无, 不涉及, /)."""
    return plain(text) in NOTHING


def level_word(text: str) -> str:
    """A level label without number before and points behind: 一、产出指标(50分)."""
    return _POINTS.sub("", _NUMBER.sub("", plain(text)))


GOAL_WORDS = frozenset((*GOAL_HEADINGS, *GOAL_SCOPES))
FIELD_BY_WORD = {word: name for name, words in FIELDS.items() for word in words}
SOURCE_BY_WORD = {word: source for source, words in SOURCES.items() for word in words}
FOOT_LABEL = re.compile(
    "(?:"
    + "|".join(sorted((w for f in FOOT_FIELDS for w in FIELDS[f]), key=len, reverse=True))
    + ")"
    r"\s*[:：]"
)
