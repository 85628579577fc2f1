"""The typed target of an indicator: sign, exact numbers, unit, deadline or words, and always its raw text."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """What sort of target a text states; decides which fields of a `Value` are filled."""

    QUANTITATIVE = "quantitative"
    RANGE = "range"
    QUALITATIVE = "qualitative"
    DEADLINE = "deadline"
    DURATION = "duration"
    COMPOUND = "compound"
    UNPARSEABLE = "unparseable"


class Comparator(StrEnum):
    """计算符号 as a code; `between` only with `Kind.RANGE`."""

    GTE = "gte"
    LTE = "lte"
    GT = "gt"
    LT = "lt"
    EQ = "eq"
    BETWEEN = "between"


class Recurrence(StrEnum):
    """How often a deadline comes."""

    ONCE = "once"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


class Relation(StrEnum):
    """How a deadline stands to its moment: `before` excludes it, `by` includes it."""

    BEFORE = "before"
    BY = "by"
    AT = "at"
    WITHIN = "within"
    DURING = "during"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment or span of the calendar; a part that is not printed and not implied is None."""

    recurrence: Recurrence
    relation: Relation
    month: int | None = None
    day: int | Literal["end"] | None = None
    quarter: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A target as it was printed (`raw`) and as it was read.

    `number` keeps the printed scale (95.0 is not 95). `canonical_number` is the same quantity
    in `canonical_unit`: money in 元, counts with 万 and 亿 written out, percent as percent;
    None where it cannot be known. `repaired` is the sensible reading of a damaged print.
    `notes` say in words what the reader should know about the reading.
    """

    raw: str
    kind: Kind
    comparator: Comparator | None = None
    comparator_implied: bool = False
    number: Decimal | None = None
    number_high: Decimal | None = None
    low_inclusive: bool = True
    high_inclusive: bool = True
    unit: str | None = None
    canonical_number: Decimal | None = None
    canonical_number_high: Decimal | None = None
    canonical_unit: str | None = None
    deadline: Deadline | None = None
    repaired: str | None = None
    notes: tuple[str, ...] = ()
