"""A page's glyphs and lines as drawn → runs of text and straight rules, the right way up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pdfplumber.page import Page

from indicators.readers.pdf_letters import letter

Drawn = dict[str, Any]

_MIDDLE = 0.35
_SAME_LINE = 0.3
_WIDEST_GAP = 0.6
_STEP_BACK = 0.3
_STRAIGHT = 1.0
_SAME_PLACE = 0.15
_BUCKET = 16
_WHITES = frozenset({(1,), (1, 1, 1), (0, 0, 0, 0)})


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter: where it begins and ends on its line, and the height of the line's middle."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    sideways: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Letters drawn one after the other on one line, without a step.

    It neither begins nor ends with a blank; the blanks around it are kept as the places where
    they stand.
    """

    glyphs: tuple[Glyph, ...]
    blanks: tuple[float, ...] = ()

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1

    @property
    def y(self) -> float:
        return self.glyphs[0].y

    @property
    def size(self) -> float:
        return max(glyph.size for glyph in self.glyphs)

    @property
    def sideways(self) -> bool:
        return self.glyphs[0].sideways


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke: where it stands across its direction, and where it starts and ends."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on a page, turned so that its text reads from left to right."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    upright: tuple[Rule, ...]
    level: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """How a page's corner, size and text stand: `turn` is 1 for text upwards, -1 for downwards."""

    x0: float
    top: float
    width: float
    height: float
    turn: int

    def glyph(self, char: Drawn) -> Glyph | None:
        text = letter(char["text"])
        x0, x1 = char["x0"] - self.x0, char["x1"] - self.x0
        top, bottom = char["top"] - self.top, char["bottom"] - self.top
        size = char["size"] or 1.0
        if not text or x1 < 0 or x0 > self.width or bottom < 0 or top > self.height:
            return None
        if self.turn:
            across = char["matrix"][4] - self.x0
            if self.turn < 0:
                return Glyph(text, top, bottom, self.width - across - _MIDDLE * size, size)
            return Glyph(
                text, self.height - bottom, self.height - top, across - _MIDDLE * size, size
            )
        if not char["upright"]:
            return Glyph(text, x0, x1, (top + bottom) / 2, size, sideways=True)
        baseline = bottom + char["y0"] - char["matrix"][5]
        return Glyph(text, x0, x1, baseline - _MIDDLE * size, size)

    def upright(self, edge: Drawn) -> Rule:
        return Rule(edge["x0"] - self.x0, edge["top"] - self.top, edge["bottom"] - self.top)

    def level(self, edge: Drawn) -> Rule:
        return Rule(edge["top"] - self.top, edge["x0"] - self.x0, edge["x1"] - self.x0)


def sheet_of(page: Page) -> Sheet:
    """Take down what a page draws; a page whose text stands on its side is turned."""
    view = _view(page)
    runs = tuple(_runs(_once(view.glyph(char) for char in page.chars)))
    edges = [edge for edge in page.edges if not _is_white(edge)]
    upright = [view.upright(e) for e in edges if e["x1"] - e["x0"] < _STRAIGHT]
    level = [view.level(e) for e in edges if e["bottom"] - e["top"] < _STRAIGHT]
    width, height = view.width, view.height
    if view.turn > 0:
        upright, level = _mirrored(level, height), [Rule(r.at, *_back(r, height)) for r in upright]
        width, height = height, width
    elif view.turn < 0:
        upright, level = [Rule(r.at, *_back(r, width)) for r in level], _mirrored(upright, width)
        width, height = height, width
    return Sheet(page.page_number, width, height, runs, tuple(upright), tuple(level))


def _view(page: Page) -> _View:
    lying = [char for char in page.chars if not char["upright"]]
    turn = 0
    if len(lying) * 2 > len(page.chars):
        turn = 1 if sum(char["matrix"][1] for char in lying) > 0 else -1
    return _View(page.bbox[0], page.bbox[1], page.width, page.height, turn)


def _mirrored(rules: list[Rule], length: float) -> list[Rule]:
    return [Rule(length - rule.at, rule.start, rule.end) for rule in rules]


def _back(rule: Rule, length: float) -> tuple[float, float]:
    return length - rule.end, length - rule.start


def _is_white(edge: Drawn) -> bool:
    """A white stroke or field is there to hide something, and seen by nobody."""
    colour = edge["stroking_color"] if edge["stroke"] else edge["non_stroking_color"]
    return (tuple(colour) if isinstance(colour, (tuple, list)) else (colour,)) in _WHITES


def _once(glyphs: Iterable[Glyph | None]) -> Iterator[Glyph]:
    """Leave out letters drawn again in their place, which makes them look bold."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        if glyph is None:
            continue
        near = _SAME_PLACE * glyph.size
        columns = {int((glyph.x0 - near) / _BUCKET), int((glyph.x0 + near) / _BUCKET)}
        rows = {int((glyph.y - near) / _BUCKET), int((glyph.y + near) / _BUCKET)}
        places = [(glyph.text, column, row) for column in columns for row in rows]
        alike = (other for place in places for other in seen.get(place, ()))
        if glyph.text == " " or not any(_covers(glyph, other) for other in alike):
            place = glyph.text, int(glyph.x0 / _BUCKET), int(glyph.y / _BUCKET)
            seen.setdefault(place, []).append(glyph)
            yield glyph


def _covers(glyph: Glyph, other: Glyph) -> bool:
    near = _SAME_PLACE * glyph.size
    return abs(glyph.x0 - other.x0) < near and abs(glyph.y - other.y) < near


def _runs(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """Blanks that stand alone go to the next run: some producers draw them out of turn."""
    run: list[Glyph] = []
    around: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            around, found = _trimmed(run, around)
            yield from found
            run = []
        run.append(glyph)
    yield from _trimmed(run, around)[1]


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    step = glyph.x0 - last.x1
    on_line = abs(glyph.y - last.y) < _SAME_LINE * size
    return on_line and -_STEP_BACK * size < step < _WIDEST_GAP * size and not glyph.sideways


def _trimmed(run: list[Glyph], around: list[Glyph]) -> tuple[list[Glyph], list[Run]]:
    """The blanks that belong to no run yet, and the run without the blanks around it."""
    inked = [index for index, glyph in enumerate(run) if not glyph.text.isspace()]
    if not inked:
        return run, []
    start, end = inked[0], inked[-1] + 1
    blanks = [glyph for glyph in around if abs(glyph.y - run[start].y) < _SAME_LINE * glyph.size]
    places = ((glyph.x0 + glyph.x1) / 2 for glyph in (*blanks, *run[:start], *run[end:]))
    return [], [Run(tuple(run[start:end]), tuple(places))]
