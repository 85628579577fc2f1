"""A project's period whose two ends stand in cells of their own: 计划开始日期, 计划完成日期."""

from collections.abc import Sequence

from indicators.core.grid import Cell
from indicators.recogniser.entries import Entry
from indicators.recogniser.labels import PERIOD_ENDS, PERIOD_STARTS

_BETWEEN = "至"


def read_period(entries: Sequence[Entry]) -> tuple[str, frozenset[Cell]] | None:
    """Join the two ends as they are printed; one without the other is no period."""
    start, end = _first(entries, PERIOD_STARTS), _first(entries, PERIOD_ENDS)
    if start is None or end is None:
        return None
    return f"{start.text}{_BETWEEN}{end.text}", frozenset((start, end))


def _first(entries: Sequence[Entry], words: frozenset[str]) -> Cell | None:
    found = (entry.texts[0] for entry in entries if entry.label in words and entry.texts)
    return next((cell for cell in found if any(c.isdigit() for c in cell.text)), None)
