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


class Role(StrEnum):
    """What a column of the indicator table holds; values are names in `IndicatorContent`.

    `OTHER` is a column that no field takes: its cells are left over.
    """

    LEVEL1 = "level1"
    LEVEL2 = "level2"
    NAME = "level3"
    COMPARATOR = "comparator"
    VALUE = "value"
    UNIT = "unit"
    DESCRIPTION = "description"
    BASIS = "basis"
    REMARK = "remark"
    WEIGHT = "weight"
    DIRECTION = "direction"
    ACTUAL = "actual"
    SCORE = "score"
    DEVIATION = "deviation"
    OTHER = "other"


FIELDS: dict[Field, tuple[str, ...]] = {
    Field.PROJECT_NAME: ("项目名称",),
    Field.COMPETENT_DEPARTMENT: ("主管部门", "主管部门及代码", "主管部门名称", "主管预算部门"),
    Field.IMPLEMENTING_UNIT: ("实施单位", "项目实施单位", "项目单位", "申报单位", "填报单位"),
    Field.DEPARTMENT: ("部门(单位)名称", "部门名称", "单位名称"),
    Field.ATTRIBUTE: ("项目属性", "项目性质"),
    Field.DURATION: ("项目期", "实施期限", "项目期限", "项目起止时间"),
    Field.OVERVIEW: ("项目概况", "项目内容概况"),
    Field.BASIS: ("立项依据", "项目立项依据"),
    Field.NECESSITY: ("项目设立必要性", "项目设立的必要性", "立项必要性"),
    Field.SAFEGUARDS: ("保证项目实施的制度、措施", "保证项目实施的制度和措施", "保障措施"),
    Field.PLAN: ("项目实施计划", "项目实施进度计划"),
    Field.RESPONSIBLE_PERSON: ("负责人", "单位负责人", "项目负责人"),
    Field.HANDLER: ("经办人", "填报人", "填表人"),
    Field.PHONE: ("联系电话", "电话"),
    Field.FILLED_AT: ("填报日期", "填表日期", "申报日期"),
}
# Labels of what no field takes: their texts are left over, not taken for another's.
OTHER_LABELS = (
    "主管部门编码",
    "部门编码",
    "项目类别",
    "项目类型",
    "财务负责人",
    "联系人",
    "计划开始日期",
    "计划完成日期",
)
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
    "中期资金总额": Scope.PERIOD,
    "项目资金总额": Scope.PERIOD,
    "年度资金总额": Scope.ANNUAL,
    "年度资金申请总额": Scope.ANNUAL,
}
SOURCES: dict[FundingSource, tuple[str, ...]] = {
    FundingSource.CENTRAL: ("中央财政资金", "中央补助", "中央资金"),
    FundingSource.PROVINCIAL: ("省级财政资金", "省级资金", "省级补助"),
    FundingSource.LOCAL: ("市县(区)财政资金", "市县财政资金", "地方资金", "市县级财政资金"),
    FundingSource.SELF_RAISED: ("单位自筹", "自有资金", "自筹资金"),
    FundingSource.FISCAL_APPROPRIATION: ("财政拨款", "财政资金", "当年财政拨款", "本年财政拨款"),
    FundingSource.CARRY_OVER: ("上年结转资金", "上年结转"),
    FundingSource.OTHER: ("其他资金", "其他"),
}
FUNDING_HEADINGS = ("项目资金", "资金金额", "资金情况", "项目资金申请")

GOAL_HEADINGS = (
    "总体目标",
    "绩效目标",
    "项目绩效目标",
    "年度总体目标",
    "年度绩效目标",
    "年度目标",
)
GOAL_SCOPES: dict[str, Scope] = {
    "实施期目标": Scope.PERIOD,
    "实施期总目标": Scope.PERIOD,
    "中期目标": Scope.PERIOD,
    "长期目标": Scope.PERIOD,
    "项目总目标": Scope.PERIOD,
    "年度目标": Scope.ANNUAL,
    "年度总体目标": Scope.ANNUAL,
}

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

ROLES: dict[Role, tuple[str, ...]] = {
    Role.LEVEL1: ("一级指标",),
    Role.LEVEL2: ("二级指标",),
    Role.NAME: ("三级指标", "指标内容", "指标名称", "绩效目标内容"),
    Role.COMPARATOR: ("指标性质", "指标值类型", "计算符号", "运算符号", "绩效指标性质"),
    Role.VALUE: (
        "指标值",
        "年度指标值",
        "绩效指标值",
        "绩效目标值",
        "目标值",
        "年初目标值",
        "当年预期实现值",
        "本年度计划水平",
    ),
    Role.UNIT: ("度量单位", "计量单位", "绩效度量单位", "单位"),
    Role.DESCRIPTION: ("绩效指标描述", "指标解释", "指标描述", "指标值说明"),
    Role.BASIS: ("指标值确定依据", "绩效标准", "参考标准", "指标值设定依据"),
    Role.REMARK: ("备注",),
    Role.WEIGHT: ("权重", "分值", "指标权重", "分值权重"),
    Role.DIRECTION: ("指标方向性", "指标方向"),
    Role.ACTUAL: ("实际完成值", "完成值", "自评完成值", "实际完成情况"),
    Role.SCORE: ("得分", "自评得分"),
    Role.DEVIATION: ("偏差原因分析及改进措施", "未完成原因分析", "偏差原因"),
}
SIDE_SCOPES: dict[str, Scope] = {
    "年度绩效指标": Scope.ANNUAL,
    "实施期绩效指标": Scope.PERIOD,
    "长期绩效指标": Scope.PERIOD,
    "中期绩效指标": Scope.PERIOD,
}
SIDE_LABELS = ("绩效指标", "绩效", "指标", "年度绩效", *SIDE_SCOPES)
# What a row of the indicator table begins with, in any taxonomy.
LEVEL_LABEL = re.compile(
    r"^(?:产出|效益|满意度|成本|数量|质量|时效|(?:经济|社会|生态|环境|生态环境)(?:效益|成本)?"
    r"|可持续影响|服务对象满意度?)指标$"
)
# Rows below the indicators that are none.
SUMS = ("合计", "总计", "小计", "总分")
NOTE = re.compile(r"^(?:注|说明|备注)\d*[:：、.]|^注$")

KINDS: tuple[tuple[FormKind, re.Pattern[str]], ...] = (
    (FormKind.SELF_EVALUATION, re.compile(r"自评(?:报告)?表?$")),
    (FormKind.DEPARTMENT_OVERALL, re.compile(r"(?:部门|单位)?整体(?:支出)?绩效|部门整体")),
    (FormKind.SPECIAL_FUND_OVERALL, re.compile(r"专项资金[总整]体")),
    (FormKind.REGIONAL_TRANSFER, re.compile(r"(?:区域|转移支付)绩效")),
)
TITLE_TAILS = ("申报表", "目标表", "绩效目标表", "目标申报表", "绩效目标申报表")
TITLE = re.compile(r"绩效(?:总体)?目标(?:申报|批复|自评)?表?$|绩效自评表$")
NUMBERED_TITLE = re.compile(r"^(?:\d+|[一二三四五六七八九十]+)[、.．]\s*")
GENERIC_TITLE = re.compile(
    r"^[^《》]{0,20}(?:项目支出|整体支出|部门整体|专项业务经费|专项资金(?:总体)?|部门预算项目|财政支出)$"
)
BRACKETED_YEAR = re.compile(r"\(?((?:199|20\d)\d)年度?\)$")
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
_BRACKETS = re.compile(r"\([^()]*\)$")
_POINTS = re.compile(r"\(\d+分?\)$")
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|\d+[、.])")
_UNIT_IN_LABEL = re.compile(r"[(（](?P<unit>亿元|万元|千元|元)[)）]$")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Fold what print may vary in a label: widths, blanks, a colon behind, an asterisk before."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(folded.split()).rstrip(":").lstrip("*")


def without_lead(label: str) -> str:
    """Drop `其中:` before the name of a funding source."""
    return label.removeprefix("其中").lstrip(":")


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


def role_of(text: str) -> Role | None:
    """What a header cell names, whatever stands in brackets behind it (目标值(A), 权重(90))."""
    word = plain(text)
    return ROLE_BY_WORD.get(word) or ROLE_BY_WORD.get(_BRACKETS.sub("", word))


def level_word(text: str) -> str:
    """A level label without number before and points behind: 一、产出指标(50分)."""
    return _POINTS.sub("", _NUMBER.sub("", plain(text)))


FIELD_BY_WORD = {word: name for name, words in FIELDS.items() for word in words}
SOURCE_BY_WORD = {word: source for source, words in SOURCES.items() for word in words}
ROLE_BY_WORD = {word: role for role, words in ROLES.items() for word in words}
FOOT_LABEL = re.compile(
    "(?:"
    + "|".join(sorted((w for f in FOOT_FIELDS for w in FIELDS[f]), key=len, reverse=True))
    + ")"
    r"\s*[:：]"
)
