"""The words over the columns of the indicator table: what a column holds, and of which scope.

Words are written as `labels.plain` gives them. Sources: the layouts listed in docs/layouts.md.
"""

import re
from enum import StrEnum

from indicators.core.form import Scope
from indicators.recogniser.labels import plain


class Role(StrEnum):
    """What a column of the indicator table holds; values are names in `IndicatorContent`.

    `HEAD` is a column of a flat table that repeats the form's head beside its rows (项目名称,
    预算数); `OTHER` is a column that no field takes: its cells are left over.
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
    HEAD = "head"
    OTHER = "other"


ROLES: dict[Role, tuple[str, ...]] = {
    Role.LEVEL1: ("一级指标", "一级目标", "一级绩效指标", "一级"),
    Role.LEVEL2: ("二级指标", "二级目标", "二级绩效指标", "二级", "指标类别", "指标类型"),
    Role.NAME: (
        "三级指标",
        "三级绩效指标",
        "三级目标",
        "三级",
        "指标内容",
        "指标名称",
        "三级指标名称",
        "绩效指标名称",
        "绩效目标内容",
        "具体指标",
        "绩效内容",
        "绩效指标内容",
        "具体指标内容",
    ),
    Role.COMPARATOR: (
        "指标性质",
        "指标值类型",
        "指标值性质",
        "计算符号",
        "运算符号",
        "运算符",
        "符号",
        "绩效指标性质",
        "比较符号",
        "逻辑符号",
        "关系符号",
    ),
    Role.VALUE: (
        "指标值",
        "绩效指标值",
        "绩效目标值",
        "目标值",
        "预期指标值",
        "预期目标值",
        "预期目标",
        "预期值",
        "计划指标值",
        "计划目标值",
        "计划值",
        "指标目标值",
        "指标目标",
        "年初目标值",
        "年初指标值",
        "年初设定目标值",
        "预期实现值",
        "当年预期实现值",
        "计划水平",
        "预期达到的水平",
        "目标值(数值)",
        "三级指标值",
        "绩效值",
        "批复指标值",
        "内容及度量单位",
        "内容及计量单位",
        "指标值及单位",
        "指标值及计量单位",
        "指标值(含单位)",
    ),
    Role.UNIT: ("度量单位", "计量单位", "绩效度量单位", "单位", "指标单位", "指标值单位"),
    Role.DESCRIPTION: (
        "绩效指标描述",
        "指标解释",
        "指标描述",
        "指标值说明",
        "指标说明",
        "指标内容/计算公式",
        "指标解释及计算公式",
        "绩效指标解释",
    ),
    Role.BASIS: (
        "指标值确定依据",
        "绩效标准",
        "参考标准",
        "指标值设定依据",
        "指标设定依据",
        "指标值依据",
        "目标值确定依据",
        "确定依据",
        "设定依据",
        "指标依据",
    ),
    Role.REMARK: ("备注", "备注说明"),
    Role.WEIGHT: ("权重", "分值", "指标权重", "分值权重", "指标分值", "权重分值", "标准分值"),
    Role.DIRECTION: ("指标方向性", "指标方向", "方向性", "指标属性方向"),
    Role.ACTUAL: (
        "实际完成值",
        "完成值",
        "自评完成值",
        "实际完成情况",
        "实际完成",
        "实际完成指标值",
        "全年实际完成值",
        "全年完成值",
        "年度实际完成值",
        "完成情况",
        "实际值",
        "实际完成值情况",
        "指标完成值",
        "指标完成情况",
    ),
    Role.SCORE: ("得分", "自评得分", "自评分", "指标得分", "实际得分", "自评分值", "评价得分"),
    Role.DEVIATION: (
        "偏差原因分析及改进措施",
        "未完成原因分析",
        "偏差原因",
        "偏差原因分析",
        "偏差原因分析与改进措施",
        "偏差原因及改进措施",
        "未完成原因",
        "未完成原因及改进措施",
        "未完成原因和改进措施",
        "未完成原因分析及改进措施",
        "偏差",
        "偏差情况",
        "偏差分析",
        "扣分原因",
        "扣分原因和改进措施",
        "扣分原因及改进措施",
    ),
}
# Over a column (实施期指标值) or beside the rows (长期绩效指标): of which scope they are.
_SCOPE_LEAD = {
    Scope.PERIOD: re.compile(
        "^(?:项目总体|项目总|(?:整个|项目)?实施周期|(?:整个|项目)?实施期(?:总体)?|项目周期"
        r"|中?长期|中期|总体|三年(?:总体|期)?)(?:\(程\))?"
    ),
    Scope.ANNUAL: re.compile(
        r"^(?:本年度|当年度|本年|当年|全年|年度|(?:19|20)[0-9]{2}年度?)(?:\(程\))?"
    ),
}
# A column of a part of the year or of another year: no target of this form.
_OTHER_SPAN = re.compile(
    "^(?:半年|上半年|上年|上一年|去年|前年|上年度|一季度|前三年|历史|基期|复核)"
)
_SIDE = re.compile(r"^(?:总体)?(?:项目)?(?:绩效(?:指标|目标)?|指标|目标)(?:\([^()]*\))?$")
_SIDE_WORDS = frozenset(("绩效指标", "绩效", "指标", "年度绩效", "核心绩效指标", "项目绩效指标"))
_METRICS = frozenset(("指标", "绩效指标", "考核指标", "项目绩效指标"))
_BRACKETS = re.compile(r"\([^()]*\)$")
_MARKS = re.compile(r"^[*★☆▲△]+|[*★☆▲△①②③④]+$")


def names_metrics(text: str) -> bool:
    """Whether a header cell may head the metrics' names where no other does: 指标, 绩效指标."""
    return plain(text) in _METRICS


def role_of(text: str) -> Role | None:
    """What a header cell names, whatever stands in brackets behind it (目标值(A), 权重(90))."""
    word = _MARKS.sub("", plain(text))
    if _OTHER_SPAN.match(word):
        return Role.OTHER if any(map(_ROLE_BY_WORD.get, _tails(word))) else None
    return next(
        filter(None, map(_ROLE_BY_WORD.get, (*_tails(word), *_tails(unscoped(word))))), None
    )


def scope_of(text: str) -> Scope | None:
    """The scope that a header cell or a label beside the rows names, if it names one."""
    word = plain(text)
    return next((s for s, lead in _SCOPE_LEAD.items() if lead.match(word)), None)


def unscoped(word: str) -> str:
    """A word without the scope before it: 实施周期指标值 → 指标值."""
    for lead in _SCOPE_LEAD.values():
        shorter = lead.sub("", word, count=1)
        if shorter != word:
            return shorter
    return word


def is_side_label(text: str) -> bool:
    """Whether a cell only labels the table beside its rows: 绩效指标(90分), 年度绩效指标."""
    word = plain(text)
    bare = _BRACKETS.sub("", word)
    return bare in _SIDE_WORDS or (
        scope_of(word) is not None and _SIDE.match(unscoped(word)) is not None
    )


def _tails(word: str) -> tuple[str, str]:
    return word, _BRACKETS.sub("", word)


_ROLE_BY_WORD = {word: role for role, words in ROLES.items() for word in words}
