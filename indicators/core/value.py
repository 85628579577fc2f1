"""The typed target: sign, exact numbers, unit, deadline or words, and always its raw text."""

from calendar import monthrange
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


LEAP_YEAR = 2000
MONTHS, QUARTERS = range(1, 13), range(1, 5)


def _has(calendar: range, part: int | None) -> bool:
    return part is None or part in calendar


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment or span of the calendar; a part that is not printed and not implied is None."""

    recurrence: Recurrence
    relation: Relation
    month: int | None = None
    day: int | Literal["end"] | None = None
    quarter: int | None = None
    year: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no calendar has."""
        if self.month is not None and self.quarter is not None:
            raise ValueError("a deadline names a month or a quarter, not both")
        if not _has(MONTHS, self.month) or not _has(QUARTERS, self.quarter):
            raise ValueError("no such month or quarter")
        if isinstance(self.day, int) and not _has(range(1, self._days() + 1), self.day):
            raise ValueError("no such day")

    def _days(self) -> int:
        return monthrange(self.year or LEAP_YEAR, self.month)[1] if self.month else 31


@dataclass(frozen=True, slots=True)
class Value:
    """A target as it was printed (`raw`) and as it was read.

    `number` keeps the printed scale (95.0 is not 95). `canonical_number` is the same quantity
    in `canonical_unit`: money in 元, counts with 万 and 亿 written out, percent as percent;
    None where it cannot be known. `repaired` is the sensible reading of a damaged print.
    `notes` are the codes of `core/note.py`: what the reader should know about the reading.

    The kind decides the fields: one number and a sign (quantitative, duration), two numbers and
    `between` (range), a deadline and nothing else (deadline), nothing (the other kinds).
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

    def __post_init__(self) -> None:
        """Hold each kind to its fields."""
        comparator, number, high = self.comparator, self.number, self.number_high
        shape = (
            comparator is not None,
            number is not None,
            high is not None,
            self.deadline is not None,
        )
        if shape != _SHAPES[self.kind]:
            raise ValueError(f"a {self.kind} value has other parts")
        if number is None and (self.unit or self.canonical_unit):
            raise ValueError("a unit belongs to a number")
        if self.canonical_unit and self.canonical_number is None:
            raise ValueError("a canonical unit belongs to a canonical number")
        if self.comparator_implied and comparator is not Comparator.EQ:
            raise ValueError("only equality is implied")
        if (comparator is Comparator.BETWEEN) != (high is not None):
            raise ValueError("between and range belong together")
        self._check_ends()

    def _check_ends(self) -> None:
        if self.number is None or self.number_high is None:
            if not (self.low_inclusive and self.high_inclusive):
                raise ValueError("only a range has open ends")
        elif self.number > self.number_high:
            raise ValueError("a range begins with its lower end")

    @property
    def is_measured(self) -> bool:
        """Whether it states numbers that can be compared."""
        return self.number is not None

    @property
    def is_read(self) -> bool:
        """Whether any reading of the text was found, be it in words."""
        return self.kind is not Kind.UNPARSEABLE


# Which of sign, number, upper number and deadline each kind has.
_SHAPES = {
    Kind.QUANTITATIVE: (True, True, False, False),
    Kind.DURATION: (True, True, False, False),
    Kind.RANGE: (True, True, True, False),
    Kind.DEADLINE: (False, False, False, True),
    Kind.QUALITATIVE: (False, False, False, False),
    Kind.COMPOUND: (False, False, False, False),
    Kind.UNPARSEABLE: (False, False, False, False),
}
