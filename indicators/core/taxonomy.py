"""The levels of an indicator and what may stand under what: a dated value, handed in.

Sources: 财预〔2015〕88号 (成本指标 stands under 产出指标) and 财预〔2021〕101号 (成本指标 is a
dimension of its own). Which dimensions there are is data (`fixtures/taxonomies.json`).
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension (level 1) or sub-dimension (level 2) of a taxonomy.

    `parent` is the code of the dimension above it, None at level 1. `aliases` are other
    printed words for it, local ones included.
    """

    code: str
    label: str
    level: int
    parent: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A set of dimensions in force from a date on, in the order in which forms print them."""

    code: str
    name: str
    valid_from: date
    dimensions: tuple[Dimension, ...]

    def at_level(self, level: int) -> tuple[Dimension, ...]:
        return tuple(d for d in self.dimensions if d.level == level)

    def by_code(self, code: str) -> Dimension:
        """Raise KeyError when the taxonomy has no such dimension."""
        for dimension in self.dimensions:
            if dimension.code == code:
                return dimension
        raise KeyError(code)

    def by_label(self, label: str, level: int) -> Dimension | None:
        """Find a dimension by its official label or one of its aliases, exactly as written."""
        for dimension in self.at_level(level):
            if label == dimension.label or label in dimension.aliases:
                return dimension
        return None
