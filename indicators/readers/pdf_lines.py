"""Runs → lines → text as typed: a break that only the width made is none.

A line ended where it did because the next word would not have fitted, or because a break was
typed. The word is measured; only a break that left ample room is taken for a typed one. Labels
printed one letter a line are one word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indicators.readers.pdf_strokes import Glyph, Run

_WORD_GAP = 0.25
_WIDE_GAP = 1.5
_SAME_LINE = 0.5
_AMPLE = 1.0
_INDENT = 3.0
_SEVERAL = 2
_ALIGNED = 1.5
_NARROW = 0.55
_LATIN = re.compile(r"[0-9A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")
_FIRST_WORD = re.compile(
    r"[(（\[“‘《【]*(?:[!-~À-ɏ]+|.)(?:[/·]\S|[,.;:!?)\]，。；：！？、）”’》】%‰℃])*"
)
_CHINESE = re.compile("[\u2e80-\u9fff\U00020000-\U0003ffff]")
_BRACKETS = ("(", "（")
_LAST_WORD = re.compile(r"[!-~À-ɏ]+$")
_ITEM = re.compile(r"(\d{1,2})[.、．](?!\d)")
_NUMBERED = re.compile("[0-9.,%/:\\-]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: where it begins and ends, the height of its middle, its letters' size."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """Put runs that stand beside each other on one line, lines from the top."""
    return [line_of(row) for row in rows_of(runs)]


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs of each line, from left to right."""
    ordered = list(runs)
    if any(run.sideways for run in ordered):
        return [ordered]
    rows: list[list[Run]] = []
    for run in sorted(ordered, key=lambda run: run.y):
        if rows and run.y - rows[-1][0].y < _SAME_LINE * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.x0) for row in rows]


def line_of(runs: Sequence[Run]) -> Line:
    """The line that runs beside each other make; there is one run at least."""
    glyphs = [glyph for run in runs for glyph in run.glyphs]
    blanks = [place for run in runs for place in run.blanks]
    text = "".join(_spaced(glyphs, blanks))
    x0, x1 = min(g.x0 for g in glyphs), max(g.x1 for g in glyphs)
    return Line(text, x0, x1, runs[0].y, max(run.size for run in runs))


def _spaced(glyphs: Sequence[Glyph], blanks: Sequence[float]) -> Iterator[str]:
    """Letters with a blank where a gap parts words; Chinese beside Latin needs none."""
    yield glyphs[0].text
    for last, glyph in pairwise(glyphs):
        gap = (glyph.x0 - last.x1) / max(last.size, glyph.size)
        latin = _LATIN.match(glyph.text) and _LATIN.match(last.text)
        is_wide = gap > (_WORD_GAP if latin else _WIDE_GAP)
        drawn = sum(last.x1 <= place <= glyph.x0 for place in blanks)
        if not (last.text.isspace() or glyph.text.isspace() or glyph.sideways):
            yield " " * max(drawn, is_wide)
        yield glyph.text
    if any(place >= glyphs[-1].x1 for place in blanks):
        yield " "


def text_of(lines: Sequence[Line], x0: float, x1: float) -> str:
    """Join the lines of a cell or of running text that may reach from x0 to x1."""
    if len(lines) < _SEVERAL:
        return "".join(line.text for line in lines).strip()
    if letters_down(lines) >= _SEVERAL:
        return "".join(line.text.strip() for line in lines)
    room = Room(lines, x0, x1)
    items = _items(lines, room)
    text = ""
    for index, line in enumerate(lines):
        if not index:
            text = line.text
        elif room.is_typed(index) or index in items:
            text = f"{text.rstrip()}\n{line.text}"
        else:
            text = _joined(text, line.text, room.width(index))
    return text.strip()


def _items(lines: Sequence[Line], room: "Room") -> Sequence[int]:
    """Where the items of a list begin, counted from 1, of which several surely begin a line."""
    found: list[int] = []
    for index, line in enumerate(lines):
        item = _ITEM.match(line.text)
        if item and int(item[1]) == len(found) + 1:
            found.append(index)
    typed = sum(room.is_typed(index) for index in found if index)
    return found if typed >= _SEVERAL else ()


def letters_down(lines: Sequence[Line]) -> int:
    """How many letters stand one a line, where at most a remark in brackets stands below them."""
    texts = [line.text.strip() for line in lines]
    count = next((i for i, text in enumerate(texts) if len(text) != 1 or text in _BRACKETS), None)
    if count is None:
        return len(texts)
    return count if texts[count].startswith(_BRACKETS) else 0


class Room:
    """How much room each line of a text left."""

    def __init__(self, lines: Sequence[Line], x0: float, x1: float) -> None:
        self._lines = lines
        self._x0 = min(x0, *(line.x0 for line in lines))
        self._x1 = max(x1, *(line.x1 for line in lines))
        self._centred = _is_centred(lines)

    def is_typed(self, index: int) -> bool:
        """Whether the break before this line was typed: the word after it had ample room.

        Lines that start far from the left are centred or stand on the right.
        """
        line, following = self._lines[index - 1], self._lines[index]
        is_indented = line.x0 - self._x0 > _INDENT * line.size
        used = line.x1 - (line.x0 if self._centred or is_indented else self._x0)
        room = self._x1 - self._x0 - used
        return room > _word_width(following) + _AMPLE * line.size

    def width(self, index: int) -> float:
        return (self._x1 - self._x0) / self._lines[index].size


def _is_centred(lines: Sequence[Line]) -> bool:
    centres = [line.x0 + line.x1 for line in lines]
    starts = [line.x0 for line in lines]
    return max(centres) - min(centres) < 2 * _ALIGNED < max(starts) - min(starts) + _ALIGNED


def _word_width(line: Line) -> float:
    found = _FIRST_WORD.match(line.text)
    return _ems(found[0] if found else "") * line.size


def _ems(text: str) -> float:
    return sum(_NARROW if c.isascii() else 1.0 for c in text)


def _joined(before: str, after: str, width: float) -> str:
    """Undo a break that the width made: it stood for a blank between Latin words, or nothing."""
    bare = before.rstrip()
    if bare != before and not (_CHINESE.match(bare[-1:]) and _CHINESE.match(after)):
        return f"{bare} {after}"
    return f"{bare} {after}" if _parts_words(bare, after, width) else bare + after


def _parts_words(before: str, after: str, width: float) -> bool:
    if not _LETTER.search(before[-1:] + after[:1]) or not _LATIN.match(after):
        return False
    if not (_LATIN.match(before[-1:]) or before.endswith((",", ".", ";", ":", "!", "?", ")"))):
        return False
    halves = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    return sum(_ems(half[0]) for half in halves if half) <= width
