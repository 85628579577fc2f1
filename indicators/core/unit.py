"""Units of measure as data, and how documents print them: 元/人/月 = 元/人·月 = 元每人每月.

The catalogue of units is handed in; what it does not know stays as printed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from indicators.core.number import MULTIPLIERS
from indicators.core.printed import normalise

ONE = Decimal(1)
_RATES = frozenset(("rate", "percentage_point", "multiple"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: one of it is `factor` of `base`. `aliases` are other prints of it."""

    symbol: str
    dimension: str
    base: str
    factor: Decimal = ONE
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A printed unit, as understood.

    `base` is the canonical unit before the first slash (None for a bare 万), `tail` the canonical
    rest ("/人/月"), `dimension` that of the part before the slash (None when unknown). `known`
    says that every part stands in the catalogue.
    """

    printed: str
    base: str | None
    factor: Decimal
    dimension: str | None
    tail: str = ""
    known: bool = True

    @property
    def canonical(self) -> str | None:
        return None if self.base is None else self.base + self.tail

    @property
    def is_rate(self) -> bool:
        return self.dimension in _RATES

    @property
    def is_duration(self) -> bool:
        return self.dimension == "time" and not self.tail


@dataclass(frozen=True, slots=True)
class _Part:
    """One factor of a compound unit, and where its print ends."""

    end: int
    base: str | None
    symbol: str
    factor: Decimal
    dimension: str | None
    known: bool = True


# Letters that say something about the number, or belong to the sentence: never part of a unit
# the catalogue does not know.
_NOT_IN_UNITS = frozenset(
    "的了是在和与或及且并但而为以之上下左右内外前后年月日号时不无未非已可能到至达比较第每均约超含各"
    "一二三四五六七八九十"
)
# 12345热线, 120急救, 0容忍
_NO_UNITS = frozenset(("热线", "急救", "容忍", "工程", "计划", "行动"))
_UNKNOWN = re.compile("[\u3400-\u9fff]{1,4}|[MTK](?![A-Za-z0-9])")
_PER = re.compile(r"/\(?每?|每")
# 元/人年 says 元/人/年.
_MORE_PER = re.compile(
    r"/每?|每|[·*、.]每?|[,-](?=[年月日天季])|(?=[年月日天](?![底末初中内前份]))"
)
_OF_ONE = re.compile("[一个1]?(?![0-9])")
_COUNT = re.compile("[0-9]++")
# 500元/生 and 次/半年; but 5生态村 counts no 生.
_ONLY_DIVIDE = frozenset(("生", "半年"))
_JOINABLE = frozenset(("count", "people", "visits"))


class Units:
    """The catalogue of units, ready to be looked up in printed text."""

    __slots__ = ("_by_name", "_longest", "_units")

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = tuple(units)
        self._by_name: dict[str, Unit] = {}
        for unit in self._units:
            for name in (unit.symbol, *unit.aliases):
                self._by_name.setdefault(normalise(name), unit)
        self._longest = max(map(len, self._by_name), default=0)

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._units)

    def __len__(self) -> int:
        return len(self._units)

    def find(self, text: str) -> Unit | None:
        """Find a single unit by its symbol or an alias, in any spelling."""
        return self._by_name.get(normalise(text))

    def read(self, text: str) -> UnitReading | None:
        """Read a whole normalised text as a unit; parts the catalogue lacks stay as printed."""
        found = self._compound(text, 0, loose=True)
        if found is not None and len(found.printed) == len(text):
            return found
        # 人才 is no 人; but what begins with a longer unit is that unit with something behind it.
        known, stranger = self._known(text, 0), self._stranger(text, 0)
        if stranger is None or stranger.end < len(text) or (known and known.end > 1):
            return None
        return UnitReading(text, stranger.base, stranger.factor, None, known=False)

    def match(self, text: str, start: int = 0) -> UnitReading | None:
        """Read the longest known unit that begins at `start` of a normalised text.

        unit = [multiplier] known (per known)* | multiplier (per known)*
        """
        return self._compound(text, start, loose=False)

    def is_unit(self, text: str) -> bool:
        """Whether a normalised text is a known unit and nothing else."""
        unit = self.match(text)
        return unit is not None and len(unit.printed) == len(text)

    def per(self, text: str, start: int) -> tuple[str, int] | None:
        """Read 每人每月 at `start`: its canonical form "/人/月", and where it ends."""
        end, tail, _ = self._tail(text, start, loose=False)
        return (tail, end) if tail else None

    def _compound(self, text: str, start: int, *, loose: bool) -> UnitReading | None:
        first = self._part(text, start) or (self._stranger(text, start) if loose else None)
        if first is None:
            return None
        end, tail, known = self._tail(text, first.end, loose=loose)
        base = first.base
        if not tail:
            end, base, known = self._joined(text, first)
        return UnitReading(
            text[start:end], base, first.factor, first.dimension, tail, known and first.known
        )

    def _tail(self, text: str, start: int, *, loose: bool) -> tuple[int, str, bool]:
        """`tail = ("/" | "每") divisor (("/" | "每" | "·" | "*" | "、" | ".") divisor)*`.

        What is divided by may stand in brackets: 元/(人·月).
        """
        end, known = start, True
        parts: list[_Part] = []
        separator = _PER.match(text, end)
        enclosed = bool(separator and "(" in separator[0])
        while separator:
            part = self._divisor(text, separator.end(), loose=loose)
            if part is None:
                break
            parts.append(part)
            end, known = part.end, known and part.known
            separator = _MORE_PER.match(text, end)
        if enclosed and parts:
            if text[end : end + 1] != ")":
                return start, "", True
            end += 1
        # 元/月/人 is 元/人/月: spans of time stand last.
        parts.sort(key=lambda part: part.dimension == "time")
        return end, "".join("/" + part.symbol for part in parts), known

    def _divisor(self, text: str, start: int, *, loose: bool) -> _Part | None:
        """`divisor = ["一" | "个" | "1"] part | figures (part | 万) | part`; never a rate."""
        part = self._part(text, start, divisor=True)
        if part is None and (one := _OF_ONE.match(text, start)):
            part = self._part(text, one.end(), divisor=True)
        part = part or self._so_many(text, start)
        part = part or (self._stranger(text, start) if loose else None)
        return None if part is not None and part.dimension in _RATES else part

    def _so_many(self, text: str, start: int) -> _Part | None:
        """例/10万人, 例/10万 and 次/2年; but 10人/3次 are two numbers."""
        count = _COUNT.match(text, start)
        part = self._part(text, count.end()) if count else None
        if count is None or part is None:
            return None
        if part.factor == ONE and len(count[0]) == 1 and part.dimension != "time":
            return None
        symbol = count[0] + part.symbol
        return _Part(part.end, None, symbol, ONE, part.dimension, part.known)

    def _part(self, text: str, start: int, *, divisor: bool = False) -> _Part | None:
        """`part = known | multiplier known | multiplier, whichever reaches furthest`."""
        known = self._known(text, start, divisor=divisor)
        scaled = self._scaled(text, start, divisor=divisor)
        if known is None or (scaled is not None and scaled.end > known.end):
            return scaled
        return known

    def _known(self, text: str, start: int, *, divisor: bool = False) -> _Part | None:
        """Find the longest name; 人·月 and 人月 are one unit by themselves, and two that divide."""
        for length in range(min(self._longest, len(text) - start), 0, -1):
            name = text[start : start + length]
            unit = self._by_name.get(name)
            if unit is None or _cuts_word(text, start + length):
                continue
            is_two = unit.dimension == "labour" or "·" in name
            if not is_two if divisor else unit.symbol not in _ONLY_DIVIDE:
                return _Part(start + length, unit.base, unit.symbol, unit.factor, unit.dimension)
        return None

    def _scaled(self, text: str, start: int, *, divisor: bool) -> _Part | None:
        """Read 万人次; a bare 万 only where no divisor is meant (元/万 is nothing)."""
        multiplier = read_multiplier(text, start)
        if multiplier is None:
            return None
        factor, end = multiplier
        part = None if text[end : end + 1] in _MYRIADS else self._known(text, end)
        if part is not None:
            symbol = text[start:end] + part.symbol
            return _Part(part.end, part.base, symbol, factor * part.factor, part.dimension)
        return None if divisor else _Part(end, None, text[start:end], factor, None)

    def _stranger(self, text: str, start: int) -> _Part | None:
        """A measure word the catalogue lacks: up to four letters, none of them grammar."""
        factor, begin = read_multiplier(text, start) or (ONE, start)
        match = _UNKNOWN.match(text, begin)
        if match is None or _NOT_IN_UNITS.intersection(match[0]) or match[0] in _NO_UNITS:
            return None
        return _Part(match.end(), match[0], match[0], factor, None, known=False)

    def _joined(self, text: str, first: _Part) -> tuple[int, str | None, bool]:
        """村、社区: two things counted together, printed and kept together."""
        end, base = first.end, first.base
        while base is not None and first.dimension in _JOINABLE and text[end : end + 1] == "、":
            other = self._known(text, end + 1)
            if other is None or other.dimension not in _JOINABLE:
                break
            end, base = other.end, f"{base}、{other.symbol}"
        return end, base, True


def read_multiplier(text: str, start: int) -> tuple[Decimal, int] | None:
    """`multiplier = 万 | 亿 | 百万 | 千万 | …`."""
    if text[start : start + 1] not in _MULTIPLIER_STARTS:
        return None
    for word, factor in MULTIPLIERS.items():
        if text.startswith(word, start):
            return factor, start + len(word)
    return None


# 万万元 is no unit: 5万 | 万元 says 万 twice.
_MYRIADS = frozenset("万亿")
_MULTIPLIER_STARTS = frozenset(word[0] for word in MULTIPLIERS)


def _cuts_word(text: str, end: int) -> bool:
    """Whether a match that ends in a Latin letter stops inside a Latin word."""
    return text[end - 1].isascii() and text[end - 1].isalpha() and _is_latin(text[end : end + 1])


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()
