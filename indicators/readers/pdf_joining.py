"""Tables over several pages → one: rows that go on, heads printed again, cells that were cut."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.readers.pdf_lines import Line, Room, letters_down
from indicators.readers.pdf_parts import PageContent, Part, Piece

_NEAR = 3.0
_SLACK = 0.1
_WIDE = 0.5
_COLUMN_HEADS = 5
_FEWEST_HEADS = 3
_AROUND_NUMBER = r"[\s\-—\u2013_.·第共页/|,，of]*"
_PAGE_NUMBER = re.compile(f"{_AROUND_NUMBER}(?:[0-9]{{1,4}}{_AROUND_NUMBER}){{1,2}}")
_ITEM = re.compile(r"[(（]?[一-鿿]{0,4}?[0-9一二三四五六七八九十]{1,3}[：:、.．)）]|…")
_FIGURES = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Table:
    """A table so far, its pieces by grid rows: `ends` reach its last row and may go on."""

    first: Part
    last: Part
    rows: int
    closed: list[Piece]
    ends: list[Piece]

    @property
    def pieces(self) -> list[Piece]:
        return [*self.closed, *self.ends]


def begun(part: Part) -> Table:
    return _table(part, part, part.rows, [], part.pieces)


def _table(
    first: Part, last: Part, rows: int, closed: list[Piece], pieces: Iterable[Piece]
) -> Table:
    """Add pieces to those that are closed already."""
    ends: list[Piece] = []
    for piece in pieces:
        (ends if piece.end == rows else closed).append(piece)
    return Table(first, last, rows, closed, ends)


def continued(table: Table, before: PageContent, page: PageContent) -> Table | None:
    """The table with the next page's first part, or None where that is another table."""
    part = page.parts[0]
    if not (is_in_line(table.last, part) and _is_furniture_between(table.last, before, page)):
        return None
    heads = repeated_rows(table.first, part)
    if heads == part.rows or _begins_anew(table.first, part, heads, before, page):
        return None
    if not _fills_page(table.last, part, heads, before.height):
        return None
    return _stitched(table, part, heads)


def is_in_line(last: Part, part: Part) -> bool:
    return abs(last.x0 - part.x0) <= _NEAR and abs(last.x1 - part.x1) <= _NEAR


def _is_furniture_between(last: Part, before: PageContent, page: PageContent) -> bool:
    """Whether nothing but page numbers and running heads stands between two parts."""
    below = [line for line in before.lines if line.y > last.bottom]
    above = [line for line in page.lines if line.y < page.parts[0].top]
    return all(_is_furniture(line, page) for line in below) and all(
        _is_furniture(line, before) for line in above
    )


def _is_furniture(line: Line, other: PageContent) -> bool:
    return is_page_number(line) or any(_is_repeated(line, found) for found in other.lines)


def is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _is_repeated(line: Line, other: Line) -> bool:
    same = _FIGURES.sub("0", line.text) == _FIGURES.sub("0", other.text)
    return same and abs(line.y - other.y) <= _NEAR


def repeated_rows(first: Part, part: Part) -> int:
    """How many rows at the top are the table's first rows printed again, whole."""
    count = 0
    while count < min(first.rows, part.rows) and _is_printed_again(first, part, count):
        count += 1
    while any(_is_head_cut_off(first, part, row, count) for row in range(count)):
        count -= 1
    return count


def _is_head_below_another(last: Part, part: Part) -> bool:
    """Whether a page begins with the head of the columns that stands below the head of a form.

    It goes on with nothing of the page before, and names none of its cells.
    """
    single = [piece for piece in _row(part, 0) if piece.row_span == 1]
    if len(single) < _FEWEST_HEADS or not all(_texts(single)):
        return False
    return any(_is_row_again(_row(last, row), _row(part, 0)) for row in range(last.rows))


def _is_printed_again(first: Part, part: Part, row: int) -> bool:
    return _is_row_again(_row(first, row), _row(part, row))


def _is_row_again(ours: Sequence[Piece], theirs: Sequence[Piece]) -> bool:
    if len(ours) != len(theirs) or not any(_texts(theirs)):
        return False
    return all(
        is_below(a, b) and (_is_same(a, b) or _is_side_label(a, b))
        for a, b in zip(ours, theirs, strict=True)
    )


def _is_same(piece: Piece, other: Piece) -> bool:
    return piece.row_span == other.row_span and piece.text == other.text


def _is_side_label(piece: Piece, other: Piece) -> bool:
    """Whether a cell is a label beside the rows below, as far as the page shows it."""
    spans = min(piece.row_span, other.row_span) > 1
    return spans and (piece.text in other.text or other.text in piece.text)


def _is_head_cut_off(first: Part, part: Part, row: int, count: int) -> bool:
    pairs = zip(_row(first, row), _row(part, row), strict=True)
    return any(_is_same(a, b) and row < count < b.end for a, b in pairs)


def _begins_anew(
    first: Part, part: Part, heads: int, before: PageContent, page: PageContent
) -> bool:
    """Whether the next row is a row of another form like this one: its label, another value.

    Not so where a whole row of column heads is printed again, or no title.
    """
    if heads >= min(first.rows, part.rows) or any(
        sum(map(bool, _texts(_row(part, row)))) >= _COLUMN_HEADS for row in range(heads)
    ):
        return False
    if heads and not _is_titled_again(before, page):
        return False
    ours, theirs = _row(first, heads), _row(part, heads)
    if not _is_same_shape(ours, theirs):
        return False
    label = next(iter(filter(any, zip(_texts(ours), _texts(theirs), strict=True))), ("", None))
    return label[0] == label[1]


def _is_titled_again(before: PageContent, page: PageContent) -> bool:
    printed = {line.text for line in before.lines if not is_page_number(line)}
    return any(line.text in printed for line in page.lines if line.y < page.parts[0].top)


def _row(part: Part, row: int) -> list[Piece]:
    return [piece for piece in part.pieces if piece.row == row]


def _texts(pieces: Iterable[Piece]) -> list[str]:
    return [piece.text for piece in pieces]


def _is_same_shape(ours: Sequence[Piece], theirs: Sequence[Piece]) -> bool:
    return len(ours) == len(theirs) and all(
        is_below(a, b) and a.row_span == b.row_span for a, b in zip(ours, theirs, strict=True)
    )


def is_below(piece: Piece, other: Piece) -> bool:
    return abs(piece.x0 - other.x0) <= _NEAR and abs(piece.x1 - other.x1) <= _NEAR


def _fills_page(last: Part, part: Part, heads: int, height: float) -> bool:
    """Whether the next row had no room on the page before; margins are taken to be alike."""
    room = height - part.top - last.bottom
    return room < part.ys[heads + 1] - part.ys[heads] + _SLACK * height


def _stitched(table: Table, part: Part, heads: int) -> Table:
    body = [_below_heads(piece, heads) for piece in part.pieces if piece.end > heads]
    pairs = [(_above(piece, table.ends), piece) for piece in body if piece.row == 0]
    if not heads and _is_head_below_another(table.last, part):
        pairs = [(piece if rest.row_span > 1 else None, rest) for piece, rest in pairs]
    is_split = _is_split_row(pairs, part.x1 - part.x0)
    offset = table.rows - is_split
    rests = dict(_going_on(pairs, is_split=is_split))
    taken = set(rests.values())
    pieces = [_longer(p, rests[p], offset) if p in rests else p for p in table.ends]
    pieces.extend(piece.moved(offset) for piece in body if piece not in taken)
    return _table(table.first, part, offset + part.rows - heads, table.closed, pieces)


def _going_on(
    pairs: Iterable[tuple[Piece | None, Piece]], *, is_split: bool
) -> Iterator[tuple[Piece, Piece]]:
    """Cells that go on below the break.

    Where a cell that groups rows goes on, the cells left of it, which group as many rows or more,
    go on too, with what the break cut of their texts; and where all cells left of it go on, so
    does one that is named on the next page only.
    """
    left: list[tuple[Piece, Piece]] = []
    all_go_on = True
    for piece, rest in pairs:
        if piece is None:
            left, all_go_on = [], False
        elif all_go_on and _is_named_later(piece, rest):
            yield piece, rest
        elif is_split or _is_one_cell(piece, rest):
            yield piece, rest
            if all(_is_cut_group(*pair, rest) for pair in left):
                yield from left
            left = []
        else:
            left.append((piece, rest))
            all_go_on = False


def _is_named_later(piece: Piece, rest: Piece) -> bool:
    """Whether the text of a cell that spans rows stands in the middle, on the next page."""
    return not piece.lines and max(piece.row_span, rest.row_span) > 1


def _is_cut_group(piece: Piece, rest: Piece, right: Piece) -> bool:
    if rest.row_span < right.row_span or max(piece.row_span, rest.row_span) == 1:
        return False
    return not (piece.lines and rest.lines) or _is_cut(piece, rest)


def _below_heads(piece: Piece, heads: int) -> Piece:
    return replace(piece, row=max(piece.row - heads, 0), end=piece.end - heads)


def _above(piece: Piece, ends: Iterable[Piece]) -> Piece | None:
    return next((end for end in ends if is_below(end, piece)), None)


def _longer(piece: Piece, rest: Piece, offset: int) -> Piece:
    """A cell with what of it stands on the next page; a text that both pages print is one."""
    return replace(
        piece,
        end=offset + rest.end,
        lines=piece.lines if piece.text == rest.text else (*piece.lines, *rest.lines),
        open_bottom=rest.open_bottom,
    )


def _is_one_cell(piece: Piece, rest: Piece) -> bool:
    """Whether a cell that spans rows goes on as an empty one, or no line parts the two.

    Of a label that stands one letter a line, the break may have left one letter on a page.
    """
    if piece.open_bottom and rest.open_top:
        return True
    if _spans_one_row(piece, rest):
        return False
    letters = letters_down(piece.lines), letters_down(rest.lines)
    return not rest.lines or (all(letters) and 1 in letters)


def _is_split_row(pairs: Sequence[tuple[Piece | None, Piece]], width: float) -> bool:
    """Whether the page break cut a row: some of its texts go on, and nothing else stands there.

    A text goes on where its last line is full, and in a row that was cut, each one does; a single
    text as wide as half the table is no label, so it goes on where the label beside it is not
    printed again.
    """
    whole = [(piece, rest) for piece, rest in pairs if piece is not None]
    if len(whole) < len(pairs):
        return False
    if all(piece.open_bottom and rest.open_top for piece, rest in whole):
        return True
    plain = [pair for pair in whole if not _is_one_cell(*pair)]
    going_on = [(piece, rest) for piece, rest in plain if rest.lines]
    silent = [piece for piece, rest in plain if piece.lines and not rest.lines]
    if not (going_on and silent and all(piece.lines for piece, _ in going_on)):
        return False
    is_wide = len(going_on) == 1 and going_on[0][1].x1 - going_on[0][1].x0 >= _WIDE * width
    of_one_row = [pair for pair in going_on if _spans_one_row(*pair)]
    are_cut = any(_is_cut(*pair) for pair in going_on) and all(_is_cut(*p) for p in of_one_row)
    return is_wide or are_cut


def _spans_one_row(piece: Piece, rest: Piece) -> bool:
    return max(piece.row_span, rest.row_span) == 1


def _is_cut(piece: Piece, rest: Piece) -> bool:
    if _ITEM.match(rest.lines[0].text) or _are_short(piece, rest):
        return False
    lines = (*piece.lines, *rest.lines)
    room = Room(lines, piece.x0 + piece.padding, piece.x1 - piece.padding)
    return not room.is_typed(len(piece.lines))


def _are_short(piece: Piece, rest: Piece) -> bool:
    """Whether both print one line in the middle of the cell, where both together had room."""
    if len(piece.lines) > 1 or len(rest.lines) > 1:
        return False
    gaps = [(line.x0 - piece.x0, piece.x1 - line.x1) for line in (*piece.lines, *rest.lines)]
    needed = rest.lines[0].x1 - rest.lines[0].x0 + rest.lines[0].size
    are_centred = all(abs(left - right) < _NEAR for left, right in gaps)
    return are_centred and sum(gaps[0]) - 2 * piece.padding > needed
