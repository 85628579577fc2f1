"""How the boxes of a head share the columns that the indicator table below them has."""

from collections.abc import Sequence
from itertools import accumulate, pairwise


def spans(widths: Sequence[int], shares: Sequence[int]) -> tuple[int, ...]:
    """Give each share as many whole columns as come nearest to its part of the width.

    Every share gets at least one column; there are no more shares than columns.
    """
    edges = tuple(accumulate(widths, initial=0))
    scale = sum(widths) / sum(shares)
    ends: list[int] = [0]
    for number, target in enumerate(accumulate(shares), start=1):
        first, last = ends[-1] + 1, len(widths) - (len(shares) - number)
        wanted = target * scale
        ends.append(min(range(first, last + 1), key=lambda end: abs(edges[end] - wanted)))
    return tuple(end - start for start, end in pairwise(ends))


def fitted(widths: Sequence[int], total: int) -> tuple[int, ...]:
    """Stretch or narrow columns to a whole width, the widest taking what rounding leaves."""
    whole = sum(widths)
    scaled = [max(1, width * total // whole) for width in widths]
    widest = max(range(len(scaled)), key=scaled.__getitem__)
    scaled[widest] += total - sum(scaled)
    return tuple(scaled)
