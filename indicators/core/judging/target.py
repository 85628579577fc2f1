"""What a target says beside its numbers: anything at all, which way is better, its words."""

from decimal import Decimal
from enum import StrEnum

from indicators.core.note import Note
from indicators.core.printed import normalise
from indicators.core.value import Comparator, Kind, Value


class Direction(StrEnum):
    """指标方向性: whether more of it is better (正向) or less (反向)."""

    HIGHER = "higher"
    LOWER = "lower"


_HUNDRED = Decimal(100)
_PRINTED = {
    "正向": Direction.HIGHER,
    "正向指标": Direction.HIGHER,
    "反向": Direction.LOWER,
    "反向指标": Direction.LOWER,
}
_SIGNS: dict[Comparator | None, Direction] = {
    Comparator.GTE: Direction.HIGHER,
    Comparator.GT: Direction.HIGHER,
    Comparator.LTE: Direction.LOWER,
    Comparator.LT: Direction.LOWER,
}


def read_direction(printed: str | None) -> Direction | None:
    """Read the column 指标方向性; None where it is empty or says something else."""
    return _PRINTED.get(normalise(printed or ""))


def direction_of(value: Value, printed: Direction | None) -> Direction | None:
    """Which way is better: the sign says it; where it does not, the printed direction may."""
    return _SIGNS.get(value.comparator, printed)


def is_stated(value: Value | None) -> bool:
    """Whether there is a target at all: not an empty cell, not 无."""
    return value is not None and not {Note.EMPTY, Note.NOT_STATED}.intersection(value.notes)


def words_of(value: Value) -> str:
    """Its text as meant, in one spelling."""
    return normalise(value.repaired or value.raw)


def in_figures(value: Value, other: Value) -> Value:
    """全覆盖 is 100% beside a number, or beside another word for it."""
    if Note.FULL_COVERAGE not in value.notes:
        return value
    if not other.is_measured and Note.FULL_COVERAGE not in other.notes:
        return value
    return Value(
        value.raw,
        Kind.QUANTITATIVE,
        Comparator.EQ,
        comparator_implied=True,
        number=_HUNDRED,
        unit="%",
        canonical_number=_HUNDRED,
        canonical_unit="%",
    )
