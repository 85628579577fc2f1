"""What stands behind a number: its unit, 以上 and the like, a remark, and words that say nothing.

trail = ["(含)"] [余 | 多 | 来] [unit] [半] (limit | 左右 | "(" remark ")")* [words [左右]]
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from indicators.core import words
from indicators.core.note import Note
from indicators.core.number import MULTIPLIERS
from indicators.core.unit import UnitReading, Units
from indicators.core.value import Comparator


@dataclass(frozen=True, slots=True)
class Trail:
    """A trail as understood. `half` adds half a unit: 1年半."""

    unit: UnitReading | None = None
    comparator: Comparator | None = None
    conflict: bool = False
    half: bool = False
    notes: tuple[str, ...] = ()


_LIMITS = words.Words(
    {word: Trail(comparator=sign) for word, sign in words.LIMITS_AFTER.items()},
    dict.fromkeys(words.APPROXIMATE_AFTER, Trail(notes=(Note.APPROXIMATE,))),
    {"之间": Trail()},
)
# 100元起 begins at 100元, 2起 are two cases.
_LIMITS_OF_UNITS = words.Words(
    {"起": Trail(comparator=Comparator.GTE)},
    dict.fromkeys(words.AND_SOME, Trail(notes=(Note.APPROXIMATE,))),
)
_STOP = re.compile(
    "以上|以下|以内|之内|之间|及以|或以|左右|上下|范围|为限|封顶|内$|[-~至到(,;、<>=≥≤0-9]"
)
# 余人, 万多人, 来人; and what says how many more without saying it: 几人, 出头.
_SOME = re.compile(f"({'|'.join(MULTIPLIERS)})?([余多来])")
_SOME_FIGURE = re.compile("好?几|出头|开外|来$")
_INCLUDED = "(含)"
_HALF_OF = re.compile("个半(月|小时|学期)")
# 以上(不含98%) is more than; (不含税) is a remark.
_EXCLUDED = re.compile(r"\(不(?:含|包括|包含)(?:[0-9][^()]*+|本数|本级)?\)")
_WITHOUT = {Comparator.GTE: Comparator.GT, Comparator.LTE: Comparator.LT}
# 500元(每人), 300元(人/月): the remark goes on with the unit.
_PER_REMARK = re.compile(r"\((每[^()0-9]{1,3}(?:每[^()0-9]{1,3})?|[人户次]/[年月日天次])\)")
_IN_BRACKETS = re.compile("[(]每?[年月日天季人户次][)]")
_REMARK = re.compile(r"\([^()]*+\)")
_WORDS = re.compile('[\u3400-\u9fff、“”"]{1,24}')
ABOUT_AT_END = re.compile(f"(?:{'|'.join(words.APPROXIMATE_AFTER)})$")
# Words behind a number must not turn it round, nor hold another limit, count or unit.
_NOT_IN_WORDS = re.compile(
    "^(?:[不未无非前后月日号至或且并但而]|年(?!级)|否决)|^到(?![场位达])|以[上下内外]|[每均]|不[低高少多超足]|超过"
    "|^[一二两三四五六七八九十][次轮审期届遍年天]"
    "|^好?几|^来[年月天]|^基点|左右|上下浮动|之[间内上下]|[内起]$|出头|开外|不等$|最[多少高低]|为限|封顶|[上下]限"
)
_COUNTED = frozenset(("count", "people"))
LONGEST = 60


@lru_cache(maxsize=16384)
def read_trail(units: Units, text: str) -> Trail | None:
    """Read all of `text` as a trail; None when it is more than a trail."""
    if not text:
        return Trail()
    if len(text) > LONGEST:
        return None
    found = _unit(units, text)
    if found is None:
        return None
    trail, end = _with_per(units, text, *found)
    if trail.unit and trail.unit.tail and _IN_BRACKETS.match(text, end):
        return None  # 元/人(月) is more than 元/人
    while (more := _limit(text, end)) is not None:
        trail, end = _merge(trail, more[0]), more[1]
    whole = _without_bound(trail, text, end)
    return whole and _with_words(whole[0], text[whole[1] :], units)


def _with_per(units: Units, text: str, trail: Trail, end: int) -> tuple[Trail, int]:
    per = _PER_REMARK.match(text, end)
    if per is None or trail.unit is None:
        return trail, end
    divisor = per[1] if per[1].startswith("每") else f"/{per[1]}"
    return replace(trail, unit=units.read(trail.unit.printed + divisor)), per.end()


def _without_bound(trail: Trail, text: str, start: int) -> tuple[Trail, int] | None:
    """以上(不含98%) is more than; 98%(不含) excludes it from nothing."""
    excluded = _EXCLUDED.match(text, start)
    if excluded is None:
        return trail, start
    sign = _WITHOUT.get(trail.comparator) if trail.comparator else None
    return None if sign is None else (replace(trail, comparator=sign), excluded.end())


def _is_second_unit(text: str, units: Units) -> bool:
    """5元万元 has two units; 45家企业 has one, and says what is counted."""
    unit = units.match(text)
    if unit is None or len(unit.printed) != len(text):
        return False
    return len(text) == 1 or unit.dimension not in _COUNTED


def _unit(units: Units, text: str) -> tuple[Trail, int] | None:
    """Read [余 | (含)] [unit] [半] at the beginning."""
    if text.startswith(_INCLUDED) and len(text) > len(_INCLUDED):
        rest = _unit(units, text[len(_INCLUDED) :])
        return rest and (rest[0], rest[1] + len(_INCLUDED))
    some = _SOME.match(text)
    if some and (some[2] in words.AND_SOME or units.match(text, some.end())):
        return _some_of_unit(units, (some[1] or "") + text[some.end() :])
    if _SOME_FIGURE.match(text):
        return None
    if half := _HALF_OF.match(text):
        return Trail(units.read("个" + half[1]), half=True), half.end()
    if _LIMITS.at(text, 0):
        return Trail(), 0
    return _unit_in_brackets(units, text) if text[0] == "(" else _plain_unit(units, text)


def _some_of_unit(units: Units, text: str) -> tuple[Trail, int] | None:
    """Read the unit of a number that is the floor of what is meant, or near it."""
    rest = _unit(units, text) if text else (Trail(), 0)
    return rest and (replace(rest[0], notes=(Note.APPROXIMATE,)), rest[1] + 1)


def _unit_in_brackets(units: Units, text: str) -> tuple[Trail, int]:
    """100(人): a remark that is a unit is the unit."""
    remark = _REMARK.match(text)
    unit = units.read(remark[0][1:-1]) if remark else None
    return (Trail(unit), len(remark[0])) if remark and unit and unit.known else (Trail(), 0)


def _plain_unit(units: Units, text: str) -> tuple[Trail, int] | None:
    known = _measure(units, text)
    if known is not None and _may_follow(text, known, units):
        end = len(known.printed)
        half = known.is_duration and text[end : end + 1] == "半"
        return Trail(known, half=half), end + half
    stop = _STOP.search(text, 1)
    printed = text[: stop.start()] if stop else text
    unknown = None if _is_twice(printed) else units.read(printed)
    return None if unknown is None else (Trail(unknown), len(printed))


def _is_twice(printed: str) -> bool:
    half = len(printed) // 2
    return printed[:half] * 2 == printed


def _measure(units: Units, text: str) -> UnitReading | None:
    """The unit at the beginning; 2个省级森林乡村 counts 个, not 省."""
    known = units.match(text)
    if known is None or len(known.printed) == 1 or known.dimension not in _COUNTED:
        return known
    rest = text[len(known.printed) :]
    if not _WORDS.match(rest) or _LIMITS.at(rest, 0):
        return known
    short = units.match(text[0])
    return known if short is None or short.base is None else short


def _may_follow(text: str, unit: UnitReading, units: Units) -> bool:
    """Whether the unit ends where a word ends: 本 in 本书 does, 人 in 人才, 册 in 册次 do not."""
    rest = text[len(unit.printed) :]
    if len(rest) == 1:
        is_noun = unit.dimension == "count" and units.match(rest) is None
        return rest == "半" or is_noun or _ends_in_limit(rest)
    return rest[:1] not in {"/", "·", "*"}


def _ends_in_limit(rest: str) -> bool:
    return bool(_LIMITS.at(rest, 0) or _LIMITS_OF_UNITS.at(rest, 0))


def _limit(text: str, start: int) -> tuple[Trail, int] | None:
    if found := _LIMITS.at(text, start) or (start and _LIMITS_OF_UNITS.at(text, start)):
        return found
    if (remark := _REMARK.match(text, start)) and not _EXCLUDED.match(text, start):
        return _remark(remark[0][1:-1]), remark.end()
    return None


def _remark(said: str) -> Trail:
    """A remark is only a remark, but 95%(以上) and 95%(≥) hold the sign."""
    if said in words.SYMBOLS:
        return Trail(comparator=words.SYMBOLS[said])
    limit = _LIMITS.at(said, 0)
    return limit[0] if limit and limit[1] == len(said) else Trail(notes=(Note.REMARK,))


def _merge(trail: Trail, more: Trail) -> Trail:
    conflict = trail.comparator is not None and more.comparator not in {None, trail.comparator}
    return replace(
        trail,
        comparator=trail.comparator or more.comparator,
        conflict=trail.conflict or conflict,
        notes=(*trail.notes, *more.notes),
    )


def _with_words(trail: Trail, text: str, units: Units) -> Trail | None:
    """Words behind a number whose unit or limit is known say what is counted: 3个平台."""
    if not text:
        return trail
    if about := ABOUT_AT_END.search(text):
        text = text[: about.start()]
        trail = replace(trail, notes=(*trail.notes, Note.APPROXIMATE))
    grounded = trail.comparator is not None or (trail.unit is not None and trail.unit.known)
    if not grounded or _WORDS.fullmatch(text) is None or _NOT_IN_WORDS.search(text):
        return None
    if _is_second_unit(text, units):
        return None
    return replace(trail, notes=(*trail.notes, Note.WORDS_BESIDE))
