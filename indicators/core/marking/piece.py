"""What was made of each stretch of a printed value: marked pieces of the raw text, and the fault.

Offsets count characters of a cell as it was printed, before anything was folded or dropped.
"""

from dataclasses import dataclass
from enum import StrEnum

from indicators.core.value import Value


class Cell(StrEnum):
    """Which cell of the row a text stands in, in the order of print."""

    COMPARATOR = "comparator"
    VALUE = "value"
    UNIT = "unit"


class Role(StrEnum):
    """What a piece says. `limit` stands behind (以上, 以内, 前), `sign` before the number."""

    SIGN = "sign"
    NUMBER = "number"
    UNIT = "unit"
    LIMIT = "limit"
    ABOUT = "about"
    CHANGE = "change"
    COMPARISON = "comparison"
    MOMENT = "moment"
    RECURRENCE = "recurrence"
    JOINER = "joiner"
    REMARK = "remark"
    WORDS = "words"
    DROPPED = "dropped"
    UNREAD = "unread"

    @property
    def counts(self) -> bool:
        """Whether the reading would be another without it."""
        return self not in _UNCOUNTED


_UNCOUNTED = frozenset((Role.REMARK, Role.WORDS, Role.DROPPED, Role.UNREAD))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a cell. Pieces stand in the order of print and share no character."""

    cell: Cell
    start: int
    end: int
    role: Role


class FaultReason(StrEnum):
    """Why a text cannot be read."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    NO_SUCH_DATE = "no_such_date"
    SIGN_CONFLICT = "sign_conflict"
    UNIT_CONFLICT = "unit_conflict"
    UNIT_ALONE = "unit_alone"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the reading stopped: the first character that could not be read stands at `start`."""

    reason: FaultReason
    cell: Cell
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """A value with what each part of its print became; a fault where nothing could be read."""

    value: Value
    pieces: tuple[Piece, ...]
    fault: Fault | None = None
