"""The vocabulary of the grammar: the words around a number, each with what it says."""

# ruff: noqa: SIM905 - a vocabulary is read by the line, not by the word

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from indicators.core.value import Comparator

T = TypeVar("T")

GTE, LTE, GT, LT, EQ = (
    Comparator.GTE,
    Comparator.LTE,
    Comparator.GT,
    Comparator.LT,
    Comparator.EQ,
)

SYMBOLS = {
    "≥": GTE,
    "≤": LTE,
    ">": GT,
    "<": LT,
    "=": EQ,
    ">=": GTE,
    "=>": GTE,
    "≥=": GTE,
    ">/=": GTE,
    "≮": GTE,
    "<=": LTE,
    "=<": LTE,
    "≤=": LTE,
    "</=": LTE,
    "≯": LTE,
    "==": EQ,
}
PRINTED_SIGN = {GTE: "≥", LTE: "≤", GT: ">", LT: "<", EQ: "="}

_NOT = ("不", "不得", "不能", "不应", "不可", "不会", "不许")


def _negated(words: Iterable[str]) -> list[str]:
    return [no + word for no in _NOT for word in words]


def _or_equal(words: Iterable[str]) -> list[str]:
    return [word + tail for word in words for tail in ("等于", "或等于", "或者等于", "及等于")]


_MORE = tuple(
    """
    超过 高于 大于 多于 超出 突破 长于 高过 逾
    """.split()
)
_LESS = ("小于", "低于", "少于", "短于")

SIGNS: dict[str, Comparator] = {
    **dict.fromkeys((*_MORE, "超"), GT),
    **dict.fromkeys((*_LESS, "不足", "未满", "不满", "未达到", "未达", "不到"), LT),
    **dict.fromkeys(_negated(_LESS), GTE),
    **dict.fromkeys(_negated((*_MORE, "超")), LTE),
    **dict.fromkeys(_or_equal(_MORE), GTE),
    **dict.fromkeys(_or_equal(_LESS), LTE),
    **dict.fromkeys(
        ("至少", "最少", "最低", "起码", "达到或超过", "达到并超过", "超过或达到"), GTE
    ),
    **dict.fromkeys(("至多", "最多", "最高", "上限", "上限为", "封顶", "控制在"), LTE),
    **dict.fromkeys(("控制到", "限制在", "压缩到", "压缩至", "压减到", "未超过"), LTE),
    **dict.fromkeys(("达到", "达", "达成", "达到了", "达成了"), GTE),
    **dict.fromkeys(("不晚于", "不迟于"), LTE),
    **dict.fromkeys(("等于", "为", "是"), EQ),
}
# The signs that are words: a single 为 or 超 may belong to any.
SIGN_WORDS = sorted((word for word in SIGNS if len(word) > 1), key=len, reverse=True)
# They begin names, too: 最低工资标准.
EXTREMES = frozenset(("最低", "最高"))
# These yield to what stands behind the number: 控制在5%左右, 达到80%以下, 为3天以内.
WEAK_SIGNS = frozenset(
    """
    控制在 控制到 限制在 压缩到 压缩至 压减到 达到 达 达成 为 是
    """.split()
)
# Words before a number that change nothing about it.
FILLERS = tuple(
    """
    确保 保证 保障 力争 争取 保持 保持在 维持 维持在 稳定在 稳定 实现 完成 应 须 需 必须 要
    计划 预计 预期 目标 目标值 总计 共计 合计 累计 总共 共 均 全部 标准为 标准 在 计 提高到
    提高至 提升到 提升至 增长到 增长至 增加到 增加至 上升到 上升至 降到 降至 降低到 降低至
    下降到 下降至 减少到 减少至 缩短到 缩短至 控制 人民币 数量 数值 指标值 按 按照 平均
    增加为 增长为 提高为 提升为 降低为 下降为 降为 减少为 缩短为 调整为
    每次平均 介于 总数 : 各 以 有 了 pH PH pH值 PH值 厚 长 宽 高 深 厚度 长度
    """.split()
)
AROUND = ("±", "正负")
APPROXIMATE_BEFORE = tuple(
    """
    约 大约 大概 约为 大约为 近 接近 约占 ≈
    """.split()
)
CHANGES = tuple(
    """
    增长 提高 提升 上升 增加 新增 扩大 增幅 增速 增量 增收 增 减 下降 降低 减少 压减 压缩 缩短
    节约 节省 降幅 提前 递增 减负
    """.split()
)
ANOTHER_YEAR = tuple(
    """
    上年 上一年 去年 往年 前年 同期 历年 前三年 近三年 近年 基期 上季度
    """.split()
)
_COMPARED = tuple(f"{word}{year}" for word in ("比", "较", "与", "同") for year in ANOTHER_YEAR)
COMPARED = (
    *_COMPARED,
    *(f"{words}{tail}" for words in _COMPARED for tail in ("同期", "相比", "度", "同期相比")),
    *("同比", "环比", "在上年基础上", "较之上年", "比基期"),
)

LIMITS_AFTER = {
    **dict.fromkeys(("以上", "及以上", "或以上", "和以上", "之上", "以上的", "及其以上"), GTE),
    **dict.fromkeys(("+", "以上+"), GTE),
    **dict.fromkeys(("以下", "及以下", "或以下", "之下", "以下的", "及其以下"), LTE),
    **dict.fromkeys(("以内", "之内", "内", "范围内", "范围以内", "以内的", "为限", "封顶"), LTE),
    **dict.fromkeys(("(含)以上", "(含)及以上", "以上(含)"), GTE),
    **dict.fromkeys(("(含)以下", "(含)及以下", "以下(含)", "(含)以内", "(含)内", "以内(含)"), LTE),
    **dict.fromkeys(("(不含)以上", "以上(不含)", "(不含)及以上"), GT),
    **dict.fromkeys(("(不含)以下", "以下(不含)", "(不含)以内", "以内(不含)"), LT),
}
APPROXIMATE_AFTER = ("左右", "上下", "左右的")
# 100余人, 3万多家: the number is the floor of what is meant.
AND_SOME = frozenset("余多")
AND_WORDS = tuple(
    """
    且 并且 并 和 及 与 , 、 ; 同时 但 而
    """.split()
)
PARTS_OF = {"百分之": "%", "千分之": "‰", "万分之": "‱", "十万分之": "/10万"}
# What is done so often or to so many: 每年开展2次, 每户补助2万元.
DEEDS = tuple(
    """
    开展 举办 组织 召开 进行 检查 巡查 宣传 发布 培训 安排 男 女 奖补 获利 补助 补贴 奖励 发放 资助
    给予 支付 缴纳 补偿 报销 标准
    """.split()
)
YEARLY_CHANGES = tuple(
    f"{year}{change}"
    for year in ("年均", "每年", "年")
    for change in ("增长", "增长率", "增速", "增幅", "递增", "提高", "提升", "下降", "降低", "减少")
)
# A mean is a number per unit: 人均300元 = 300元/人.
MEANS = {
    "人均": "人",
    "户均": "户",
    "亩均": "亩",
    "村均": "村",
    "次均": "次",
    "生均": "生",
    "日均": "日",
    "月均": "月",
    "年均": "年",
    "校均": "校",
    "年生均": "生/年",
    "年户均": "户/年",
    "台均": "台",
    "月人均": "人/月",
    "年人均": "人/年",
    "人均每月": "人/月",
    "人均每年": "人/年",
}

NOT_STATED = frozenset(
    """
    无 不适用 不涉及 待定 暂定 暂无 未定 tbd n/a na 无/无 暂不确定
    """.split()
)
GRADED = tuple(
    """
    优良中 优、良 优/良 优,良 优秀、良好 高中低 高、中、低 好中差 好、中
    """.split()
)
GRADED_WORDS = ("部分达成", "未达成", "较好", "一般", "较差")
FULL_COVERAGE = frozenset(("全覆盖", "全部覆盖", "实现全覆盖", "全面覆盖", "应保尽保", "应补尽补"))
OPEN_ENDED = ("长期", "持续", "常年", "长效", "永久", "长久")

QUALITATIVE_CELLS = frozenset(("定性", "定性指标", "文字描述", "文字型", "定性描述"))
NO_SIGN_CELLS = frozenset(
    """
    无 - / 定量 定量指标 正向 反向 正向指标 反向指标 区间 是 否
    """.split()
) | {""}
NO_UNIT_CELLS = frozenset(
    """
    无 - -- / 日期 时间 年月日 年月 无单位 无量纲 不适用 * 定性 文字
    """.split()
) | {""}

MONEY_NAMES = tuple(
    """
    经费 资金 成本 费用 金额 投入 补助 补贴 收入 产值 预算 支出 工资 税收 费 价 薪 投资 额 款
    奖励 造价 标准
    """.split()
)
COUNT_NAMES = tuple(
    """
    人数 人次 户数 次数 数量 面积 里程 人口 个数 家数 产量
    """.split()
)


class Words(Generic[T]):
    """Words with what each says, found by the longest one that stands at a place."""

    __slots__ = ("_lengths", "_said")

    def __init__(self, *said: Mapping[str, T]) -> None:
        self._said = {word: meaning for words in said for word, meaning in words.items()}
        lengths: dict[str, set[int]] = {}
        for word in self._said:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def at(self, text: str, start: int) -> tuple[T, int] | None:
        """What the word at `start` says, and where it ends."""
        for length in self._lengths.get(text[start : start + 1], ()):
            word = text[start : start + length]
            if word in self._said and start + length <= len(text):
                return self._said[word], start + length
        return None
