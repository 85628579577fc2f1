"""Straight rules of a page → tables: which stretch of the page each cell covers."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicators.readers.pdf_strokes import Rule

_SNAP = 3.0
_SHORTEST = 3.0
_COVER = 0.8
_FEWEST = 3
_MOST_SLOTS = 1_000_000
_MOST_PAIRS = 4_000_000


class TooManyRules(Exception):  # noqa: N818 -- names the page's state, the reader says it
    """More lines than any table has."""


@dataclass(frozen=True, slots=True)
class Area:
    """A cell of a ruled table, by the table's lines: from (x0, y0) up to (x1, y1)."""

    x0: int
    y0: int
    x1: int
    y1: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruled table: where its lines stand, and the areas between them, row by row.

    `open_top` and `open_bottom` are the columns at whose ends no line is drawn: there the table
    was cut by the page's edge.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]
    open_top: frozenset[int] = frozenset()
    open_bottom: frozenset[int] = frozenset()


def rulings_of(upright: Iterable[Rule], level: Iterable[Rule]) -> list[Ruling]:
    """Find the tables that a page's rules draw, from the top.

    Raises:
        TooManyRules: the page draws a pattern rather than tables.
    """
    sides, floors = _merged(upright), _merged(level)
    if len(sides) * len(floors) > _MOST_PAIRS:
        raise TooManyRules
    found = [_ruling(*group) for group in _groups(sides, floors)]
    rulings = [ruling for ruling in found if ruling is not None]
    return sorted(
        (ruling for ruling in rulings if not _is_frame(ruling, rulings)),
        key=lambda ruling: (ruling.ys[0], ruling.xs[0]),
    )


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Join rules that lie on one line and touch; strokes of a thick line are one."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lines and _is_near(rule.at, lines[-1][0].at, lines[-1][-1].at):
            lines[-1].append(rule)
        else:
            lines.append([rule])
    merged = [
        stretch
        for line in lines
        for stretch in _stretches(sum(rule.at for rule in line) / len(line), line)
    ]
    return [rule for rule in merged if rule.end - rule.start >= _SHORTEST]


def _is_near(place: float, first: float, last: float) -> bool:
    return place <= last + _SNAP and place <= first + 2 * _SNAP


def _stretches(at: float, rules: list[Rule]) -> Iterator[Rule]:
    rules.sort(key=lambda rule: rule.start)
    start, end = rules[0].start, rules[0].end
    for rule in rules[1:]:
        if rule.start > end + _SNAP:
            yield Rule(at, start, end)
            start, end = rule.start, rule.end
        end = max(end, rule.end)
    yield Rule(at, start, end)


def _groups(upright: list[Rule], level: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Rules that cross or touch, directly or through others."""
    heights = [rule.at for rule in level]
    parent = list(range(len(level)))
    joined: list[int | None] = []
    for rule in upright:
        lowest = bisect_left(heights, rule.start - _SNAP)
        highest = bisect_right(heights, rule.end + _SNAP)
        touched = [i for i in range(lowest, highest) if _touches(level[i], rule.at)]
        for index in touched[1:]:
            parent[_root(parent, index)] = _root(parent, touched[0])
        joined.append(touched[0] if touched else None)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(level):
        groups.setdefault(_root(parent, index), ([], []))[1].append(rule)
    alone: list[Rule] = []
    for rule, first in zip(upright, joined, strict=True):
        (alone if first is None else groups[_root(parent, first)][0]).append(rule)
    for rules, _ in groups.values():
        rules.extend(_sides(rules, alone))
    yield from groups.values()


def _sides(upright: list[Rule], alone: Iterable[Rule]) -> list[Rule]:
    """Rules as high as a table that touch no other: the sides of cells that both page ends cut."""
    if not upright:
        return []
    start, end = min(rule.start for rule in upright), max(rule.end for rule in upright)
    return [r for r in alone if abs(r.start - start) <= _SNAP and abs(r.end - end) <= _SNAP]


def _touches(level: Rule, at: float) -> bool:
    return level.start - _SNAP <= at <= level.end + _SNAP


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _ruling(upright: list[Rule], level: list[Rule]) -> Ruling | None:
    if not upright or len(upright) + len(level) < _FEWEST:
        return None
    xs = _lines([r.at for r in upright], [place for r in level for place in (r.start, r.end)])
    ys = _lines([r.at for r in level], [place for r in upright for place in (r.start, r.end)])
    if len(xs) * len(ys) > _MOST_SLOTS:
        raise TooManyRules
    walls = _borders(upright, xs, ys)
    floors = _borders(level, ys, xs)
    areas = tuple(_areas(len(xs) - 1, len(ys) - 1, walls, floors))
    columns, last = range(len(xs) - 1), len(ys) - 1
    return _without_idle_lines(
        Ruling(
            tuple(xs),
            tuple(ys),
            areas,
            frozenset(x for x in columns if (0, x) not in floors),
            frozenset(x for x in columns if (last, x) not in floors),
        )
    )


def _lines(drawn: list[float], ends: list[float]) -> list[float]:
    """Where lines stand; where the crossing rules end there is one even if it is not drawn."""
    places: list[float] = []
    for place in sorted(drawn):
        if not places or place > places[-1] + _SNAP:
            places.append(place)
    if min(ends) < places[0] - _SNAP:
        places.insert(0, min(ends))
    if max(ends) > places[-1] + _SNAP:
        places.append(max(ends))
    return places


def _borders(
    rules: list[Rule], across: list[float], along: list[float]
) -> frozenset[tuple[int, int]]:
    """Which pieces of which lines are drawn: (line, stretch between two crossing lines)."""
    drawn: set[tuple[int, int]] = set()
    for rule in rules:
        line = min(bisect_left(across, rule.at - _SNAP), len(across) - 1)
        first = max(bisect_right(along, rule.start) - 1, 0)
        last = min(bisect_left(along, rule.end), len(along) - 1)
        for stretch in range(first, last):
            start, end = along[stretch], along[stretch + 1]
            if min(end, rule.end) - max(start, rule.start) >= _COVER * (end - start):
                drawn.add((line, stretch))
    return frozenset(drawn)


def _areas(
    width: int,
    height: int,
    walls: frozenset[tuple[int, int]],
    floors: frozenset[tuple[int, int]],
) -> Iterator[Area]:
    """Strips of slots without a wall between them, those of one width joined where no floor is."""
    open_strips: dict[tuple[int, int], int] = {}
    done: list[Area] = []
    for y in range(height):
        strips: dict[tuple[int, int], int] = {}
        for x0, x1 in _strips(width, y, walls):
            start = open_strips.pop((x0, x1), None)
            if start is not None and any((y, x) in floors for x in range(x0, x1)):
                done.append(Area(x0, start, x1, y))
                start = None
            strips[x0, x1] = y if start is None else start
        done.extend(Area(x0, start, x1, y) for (x0, x1), start in open_strips.items())
        open_strips = strips
    done.extend(Area(x0, start, x1, height) for (x0, x1), start in open_strips.items())
    yield from sorted(done, key=lambda area: (area.y0, area.x0))


def _strips(width: int, y: int, walls: frozenset[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = 0
    for x in range(1, width + 1):
        if x == width or (x, y) in walls:
            yield start, x
            start = x


def _without_idle_lines(ruling: Ruling) -> Ruling:
    """Forget lines that part no cells: an underlined word that touches a border."""
    kept_x = _kept(len(ruling.xs), (area.x0 for area in ruling.areas))
    kept_y = _kept(len(ruling.ys), (area.y0 for area in ruling.areas))
    x_of = {old: new for new, old in enumerate(kept_x)}
    y_of = {old: new for new, old in enumerate(kept_y)}
    return Ruling(
        tuple(ruling.xs[x] for x in kept_x),
        tuple(ruling.ys[y] for y in kept_y),
        tuple(Area(x_of[a.x0], y_of[a.y0], x_of[a.x1], y_of[a.y1]) for a in ruling.areas),
        frozenset(bisect_right(kept_x, x) - 1 for x in ruling.open_top),
        frozenset(bisect_right(kept_x, x) - 1 for x in ruling.open_bottom),
    )


def _kept(count: int, starts: Iterable[int]) -> Sequence[int]:
    return sorted({*starts, count - 1})


def _is_frame(ruling: Ruling, others: Iterable[Ruling]) -> bool:
    """A box drawn around or inside a table is no table."""
    return len(ruling.areas) == 1 and any(
        other is not ruling and (_holds(ruling, other) or _holds(other, ruling)) for other in others
    )


def _holds(outer: Ruling, inner: Ruling) -> bool:
    return (
        outer.xs[0] <= inner.xs[0]
        and outer.ys[0] <= inner.ys[0]
        and outer.xs[-1] >= inner.xs[-1]
        and outer.ys[-1] >= inner.ys[-1]
    )
