"""What stands around a printed value in its row, as far as it decides how the value is read."""

from dataclasses import dataclass

from indicators.core.unit import Units
from indicators.core.words import COUNT_NAMES, MONEY_NAMES


@dataclass(frozen=True, slots=True)
class Dating:
    """What of a row decides how dates are read: its year, and whether it speaks of time."""

    fiscal_year: int | None
    is_timeliness: bool
    counted: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The raw text with its surroundings.

    `counted`: it is a number whose unit stood in a cell of its own.
    """

    raw: str
    units: Units
    level2: str | None = None
    name: str | None = None
    fiscal_year: int | None = None
    counted: bool = False

    @property
    def is_money(self) -> bool:
        """Whether a bare 万 means 万元 here: the sub-dimension or the metric's name says so."""
        name = self.name or ""
        if any(word in name for word in COUNT_NAMES):
            return False
        return "成本" in (self.level2 or "") or any(word in name for word in MONEY_NAMES)

    @property
    def is_count(self) -> bool:
        """Whether 四期 is four of them here, and no fourth."""
        return "数量" in (self.level2 or "")

    @property
    def is_timeliness(self) -> bool:
        return "时效" in (self.level2 or "")
