"""Groups out of what was counted beforehand, in one statement with the look at the marks.

Both are of one snapshot: where no mark is seen, the cells tell of every indicator that is seen.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from django.db.models import QuerySet

from indicators.models import Outdated, Summary
from indicators.services.statistics.grouping import COUNTS, MEASURES, json_of
from indicators.services.statistics.keys import KEYS
from projects.models.rows import Statement, statement_of

# What cells can be put together by, and their columns; levels as far as they are kept apart.
CELL_KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "level1": "level1_id",
        "level2": "level2_id",
        "province": "region_code",
        "fiscal_year": "fiscal_year",
        "unit": "canonical_unit",
    }
)
_BITS: Final = {"level1": 1, "level2": 2}


def cells_of(names: frozenset[str], *, public: bool) -> QuerySet[Summary]:
    """Choose the cells that keep those levels apart which a question names."""
    apart = sum(bit for name, bit in _BITS.items() if name in names)
    return Summary.objects.filter(public=public, apart=apart)


def groups_statement(
    cells: QuerySet[Summary], marks: QuerySet[Outdated], by: Sequence[str], *, measured: bool
) -> Statement | None:
    """Select the number of groups, their JSON, and whether some indicators are not in them.

    `measured` groups have one cell each; of others the counts are added up. The values of the
    cells' conditions stand before those of the marks'. None where nothing can be found.
    """
    keys = [f"{CELL_KEYS[name]} AS k{at}" for at, name in enumerate(by)]
    counts = COUNTS if measured else [f"sum({name}) AS {name}" for name in COUNTS]
    measures = MEASURES if measured else [f"NULL::numeric AS {name}" for name in MEASURES]
    found = statement_of(cells.order_by(), ", ".join((*keys, *counts, *measures)))
    seen = statement_of(marks.order_by(), "1")
    if found is None or seen is None:
        return None
    whole = "" if measured else f" GROUP BY {', '.join(f'k{at}' for at in range(len(by)))}"
    groups = json_of(found.text + whole, [KEYS[name] for name in by])
    text = f"WITH groups AS ({groups}) SELECT groups.*, EXISTS ({seen.text}) FROM groups"  # noqa: S608 - our own words; what was asked stands in the values
    return Statement(text, [*found.values, *seen.values])
