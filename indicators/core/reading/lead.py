"""What stands before a number: signs, words that are signs, 每人每月, and words that say nothing.

lead = [[sign | 每 unit] label] word*
word = symbol | sign word | filler | deed | 约 | change | 比上年 | 每 unit | 一年 | 人均 | 百分之
     | ¥ | - | ±
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from indicators.core import words
from indicators.core.note import Note
from indicators.core.number import DIGITS
from indicators.core.unit import Units
from indicators.core.value import Comparator

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead as understood.

    A `weak` sign yields to one behind the number (控制在5%左右). `is_distance`: a share behind it
    tells how far something is from a mark, and states no level.
    """

    comparator: Comparator | None = None
    weak: bool = False
    conflict: bool = False
    per: str = ""
    unit: str | None = None
    sign: str = ""
    notes: tuple[str, ...] = ()
    is_distance: bool = False


NOTHING = Lead()

_SYMBOL = re.compile(r"(?P<bracket>\()?(?P<symbol>[≥≤><=≮≯≠]++(?:/=)?)(?(bracket)\))")
# 一年两次, 1年1次, 3年1次, 每两年一次, 半年1次: so often in so long.
_SO_LONG = "每?([一1两二三四五]|[2-9][0-9]?|(?=半年))个?(半?年|季度|季|月|周|天|日)"
_SO_OFTEN = "[至不]?[少于]*+[0-9一二两三四五六七八九十]++[次期场批]"
EACH = re.compile(f"{_SO_LONG}(?={_SO_OFTEN})")
BASE_YEAR = re.compile("[比较与在][0-9]{4}年(?:度|基础上|的基础上|同期|相比|底)?")
_LABEL = re.compile("[、\u3400-\u9fffA-Za-z\"'“”‘’()《》:/-]*+")
# A label must not hold what changes the number's meaning: a limit, a minus, a date, another
# count or year.
_NOT_IN_LABELS = re.compile(
    "|".join(
        (
            "每|隔[年月周季日天]|[第前零负]$|零下$|百分之|^、|、$|(?:年[底末初中]|半年|季度|月[底末初]|[月日]前)$",
            "[一二两三四五六七八九十百](?!次(?:性|验收|交验|合格|通过|成功|办)|体)[个户人年次月天季家名村]",
            *(year if year != "同期" else "(?<![合共])同期" for year in words.ANOTHER_YEAR),
            *(sign for sign in words.SIGN_WORDS if sign not in words.EXTREMES),
        )
    )
)
# 不发生3起 is no three; 不合格率 and 未成年人 are names.
_DENIES = re.compile(
    "不(?!动产)|未(?!成年|成林|来)|无(?![害障公人线])|没|非(?![税遗物公])|勿|除(?![涝险尘草虫四湿霾])|缺|杜绝|避免|防止|禁止|严禁"
)
_METRIC = re.compile("[率度数量额费]$|比例$|标准$|收入$")
# 高于目标值5% is a distance, no level.
_DISTANCE = re.compile(
    "(?:(?<![不得应能可会许])(?:超过|高于|大于|多于|超出|低于|少于|小于|短于)|^超)"
    "[^0-9]{0,20}(?:目标|计划|预期|平均|总数|标准|水平|预算|均值|均价|定额|限额|基准|市场)"
)
# PM2.5 is a name; 示范村(镇)25个 is a number behind one.
_NO_END_OF_LABELS = re.compile("[A-Za-z/:-]$")
_TELLS_WHEN = re.compile("[前后内起末]$")
_SAYS_WHAT = re.compile("[\u3400-\u9fff]{2}|[A-Za-z]{2}$")

_SIGN_WORDS = words.Words(words.SIGNS)
_OTHER_WORDS = words.Words(
    dict.fromkeys(words.FILLERS, NOTHING),
    dict.fromkeys(words.APPROXIMATE_BEFORE, Lead(notes=(Note.APPROXIMATE,))),
    dict.fromkeys(words.CHANGES, Lead(notes=(Note.CHANGE,))),
    dict.fromkeys(words.COMPARED, Lead(notes=(Note.ANOTHER_YEAR,))),
    {mean: Lead(per="/" + unit) for mean, unit in words.MEANS.items()},
    dict.fromkeys(words.YEARLY_CHANGES, Lead(notes=(Note.CHANGE,))),
    {parts: Lead(unit=unit) for parts, unit in words.PARTS_OF.items()},
    dict.fromkeys(("¥", "RMB", "CNY"), Lead(unit="元")),
    {"$": Lead(unit="美元"), "USD": Lead(unit="美元"), "€": Lead(unit="欧元")},
    dict.fromkeys(("-", "负", "零下"), Lead(sign="-")),
    dict.fromkeys(words.AROUND, Lead(sign="±")),
    {"+": NOTHING},
    dict.fromkeys(words.DEEDS, Lead(notes=(Note.WORDS_BESIDE,))),
)


@lru_cache(maxsize=4096)
def read_lead(units: Units, text: str) -> Lead | None:
    """Read all of `text` as a lead; None when it is more than a lead."""
    if text in words.SYMBOLS:
        return Lead(words.SYMBOLS[text])
    if len(text) > LONGEST:
        return None
    for start in range(len(text) + 1):
        lead, end = lead_at(units, text, start)
        if end == len(text) and (whole := _behind(lead, text[:start], units)):
            return from_mark(whole, text)
    return None


def from_mark(lead: Lead, text: str) -> Lead:
    """A lead that may name a mark to measure from: 高于目标值5% is a distance, no level."""
    return replace(lead, is_distance=True) if _DISTANCE.search(text) else lead


def _behind(lead: Lead, label: str, units: Units) -> Lead | None:
    """A lead behind a label, or behind a sign and a label: 不超过预算100万元."""
    if not label:
        return lead
    before, end = _word(units, label, 0) or (NOTHING, 0)
    # 达标率 and 超载率 begin with no sign.
    has_end = lead.comparator is not None
    is_sign = before.comparator is not None and (end > 1 or not label[0].isalpha())
    is_sign = is_sign and label[:end] not in words.EXTREMES  # 最低工资标准
    if is_sign or (before.per and label[0] == "每" and not _TELLS_WHEN.search(label)):
        lead, label = _merge(before, lead), label[end:]
    if lead.sign == "-" or not _is_label(label):
        return None
    if not has_end and (units.is_unit(label) or _NO_END_OF_LABELS.search(label)):
        return None
    return replace(lead, notes=(*lead.notes, Note.WORDS_BESIDE))


def _is_label(text: str) -> bool:
    """Whether words say what is counted, and nothing that changes the number's meaning."""
    if not _LABEL.fullmatch(text) or not _SAYS_WHAT.search(text) or _NOT_IN_LABELS.search(text):
        return False
    return not _DENIES.search(text) or bool(_METRIC.search(text))


def lead_at(units: Units, text: str, start: int) -> tuple[Lead, int]:
    """Read as much of a lead as stands at `start`."""
    lead, end = NOTHING, start
    while (found := _word(units, text, end)) is not None and found[1] > end:
        lead, end = _merge(lead, found[0]), found[1]
    return lead, end


def _word(units: Units, text: str, start: int) -> tuple[Lead, int] | None:
    if match := _SYMBOL.match(text, start):
        comparator = words.SYMBOLS.get(match["symbol"])
        return Lead(comparator, conflict=comparator is None), match.end()
    if each := EACH.match(text, start):
        return Lead(per=f"/{so_long(each)}"), each.end()
    if base := BASE_YEAR.match(text, start):
        return Lead(notes=(Note.ANOTHER_YEAR,)), base.end()
    if text[start : start + 1] == "每":
        tail = units.per(text, start)
        return tail and (Lead(per=tail[0]), tail[1])
    sign = _SIGN_WORDS.at(text, start)
    other = _OTHER_WORDS.at(text, start)
    if sign is None or (other is not None and other[1] > sign[1]):
        return other
    comparator, end = sign
    return Lead(comparator, weak=text[start:end] in words.WEAK_SIGNS), end


def so_long(each: re.Match[str]) -> str:
    """What 一年, 3年, 两年 and 半年 divide by: 年, 3年, 2年, 半年."""
    return str(DIGITS.get(each[1], each[1])).strip("1") + each[2]


def _merge(lead: Lead, more: Lead) -> Lead:
    comparator, weak, conflict = lead.comparator, lead.weak, lead.conflict or more.conflict
    if more.comparator is not None:
        if comparator is None or weak:
            comparator, weak = more.comparator, more.weak
        elif not more.weak:
            conflict = conflict or comparator is not more.comparator
    return Lead(
        comparator,
        weak,
        conflict,
        lead.per + more.per,
        more.unit or lead.unit,
        more.sign or lead.sign,
        (*lead.notes, *more.notes),
    )
