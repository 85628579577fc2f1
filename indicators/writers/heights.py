"""How tall the rows of a sheet are, so that no text is cut: Excel does not measure merged cells."""

from collections.abc import Sequence
from itertools import accumulate

from indicators.writers.layout.sheet import Placed
from indicators.writers.measure import lines_in

LINE, PADDING, LEAST = 13.5, 6.0, 21.0
# Excel knows no taller row.
TALLEST = 400.0


def row_heights(cells: Sequence[Placed], widths: Sequence[int], rows: int) -> list[float]:
    """Give each row the height of its tallest text; a merged one gets what is missing in all."""
    heights = [LEAST] * rows
    for cell in sorted(cells, key=lambda cell: cell.box.rows):
        covered = range(cell.row, cell.row + cell.box.rows)
        missing = _height(cell, widths) - sum(heights[row] for row in covered)
        if missing > 0:
            for row in covered:
                heights[row] += missing / len(covered)
    return heights


def parted(heights: Sequence[float]) -> tuple[list[int], list[float]]:
    """Part rows that are taller than a row can be.

    Returns:
        Where each row begins among the parts, the end behind the last one; and their heights.
    """
    counts = [int(height // TALLEST) + 1 for height in heights]
    starts = list(accumulate(counts, initial=0))
    parts = [h / count for h, count in zip(heights, counts, strict=True) for _ in range(count)]
    return starts, parts


def _height(cell: Placed, widths: Sequence[int]) -> float:
    width = sum(widths[cell.column : cell.column + cell.box.columns])
    return lines_in(cell.box.text, width - 1) * LINE + PADDING
