"""Plain text → blocks: tab-separated tables between paragraphs, as text dumps print them.

Two ways of writing a table are read. A line with tabs is a row, its fields are the cells. Or each
cell has a line of its own that begins with a tab; a blank line then ends the row. Blank lines do
not end a table: a page break leaves one in the middle of a form. Rows of Markdown tables are rows
too; what is parted by commas is read by `delimited`. The marks that some converters
leave in cells (`<p>`, `<b>`, `<br>`, Markdown's `#` and `**`) are not text and are dropped.
"""

import codecs
import re
from collections.abc import Iterator
from itertools import groupby

from indicators.core.document import Document
from indicators.core.grid import Block, Cell, Grid, Paragraph, Place
from indicators.core.problem import Problem
from indicators.readers.delimited import delimiter_of, read_delimited
from indicators.readers.refusal import UnreadableDocument

_PARAGRAPH_END = re.compile(r"</p>\s*|<br\s*/?>", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:p|b|strong|i|em|u)>", re.IGNORECASE)
_OPENING_PARAGRAPH = re.compile(r"\s*<p>", re.IGNORECASE)
_SENTENCE_END = "。；;！!？?：:.…"

_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_PIPED = re.compile(r"\s*\|.*\|\s*$")
_PIPED_RULE = re.compile(r"\s*\|(?:\s*:?-{3,}:?\s*\|)+\s*$")
_PIPE = re.compile(r"(?<!\\)\|")

Line = tuple[int, str]
Row = tuple[Cell, ...]


def read_encoded_text(data: bytes) -> Document:
    """Read a text file's bytes.

    Raises:
        UnreadableDocument: it is in no known encoding.
    """
    encodings = ("utf-16",) if data.startswith(_UTF_16) else _ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            delimiter = delimiter_of(text)
            return Document(read_delimited(text, delimiter) if delimiter else read_text(text))
    raise UnreadableDocument(Problem("unknown_encoding"))


def read_text(text: str) -> tuple[Block, ...]:
    """Read a whole document; places count lines from 1 and, in rows, columns from 1."""
    numbered = enumerate(text.splitlines(), start=1)
    lines = [(number, _tabbed(line)) for number, line in numbered if not _PIPED_RULE.match(line)]
    blocks: list[Block] = []
    for is_blank, group in groupby(lines, key=lambda line: not line[1].strip(" \u3000\ufeff")):
        if not is_blank:
            for block in _read_chunk(list(group)):
                _append(blocks, block)
    return tuple(_without_markup(block) for block in blocks)


def _tabbed(line: str) -> str:
    """A row of a Markdown table, its outer bars written or not, as a row of a text dump."""
    if _PIPED.match(line):
        cells = _PIPE.split(line.strip()[1:-1])
    elif " | " in line and line.count("|") > 1 and "\t" not in line:
        cells = _PIPE.split(line.strip().rstrip("|"))
    else:
        return line
    return "\t".join(cell.strip().replace("\\|", "|") for cell in cells)


def _append(blocks: list[Block], block: Block) -> None:
    """Join a grid to the grid before it: nothing stood between them but blank lines."""
    last = blocks[-1] if blocks else None
    if isinstance(block, Grid) and isinstance(last, Grid) and last.exact == block.exact:
        blocks[-1] = _joined(last, block)
    else:
        blocks.append(block)


def _joined(first: Grid, second: Grid) -> Grid:
    rows = list(first.rows)
    for row in second.rows:
        tail = row[0].text if row else ""
        if rows and _OPENING_PARAGRAPH.match(tail) and "</p>" in _last_text(rows[-1]):
            rows[-1] = _with_tail(rows[-1], row[0])
        else:
            rows.append(row)
    return Grid(tuple(rows), exact=first.exact)


def _last_text(row: Row) -> str:
    return next((cell.text for cell in reversed(row) if cell.text), "")


def _with_tail(row: Row, tail: Cell) -> Row:
    """A cell that a page break cut goes on at the start of the next page's first row."""
    index = max(i for i, cell in enumerate(row) if cell.text)
    cell = row[index]
    longer = Cell(f"{cell.text}{tail.text}", cell.column, cell.place)
    return (*row[:index], longer, *row[index + 1 :])


def _read_chunk(lines: list[Line]) -> Iterator[Block]:
    """Read lines that no blank line parts."""
    for has_tab, group in groupby(lines, key=lambda line: "\t" in line[1]):
        rows = list(group)
        if not has_tab:
            yield from (Paragraph(_plain_line(text), Place(line=n)) for n, text in rows)
        elif all(text.startswith("\t") and text.count("\t") == 1 for _, text in rows):
            yield Grid((_stacked_row(rows),), exact=True)
        else:
            yield Grid(tuple(_row(number, text) for number, text in rows), exact=False)


def _row(number: int, text: str) -> Row:
    return tuple(
        Cell(field.strip(), column, Place(line=number, column=column + 1))
        for column, field in enumerate(text.split("\t"))
    )


def _stacked_row(lines: list[Line]) -> Row:
    return tuple(
        Cell(text.strip(), column, Place(line=number, column=column + 1))
        for column, (number, text) in enumerate(lines)
    )


def _plain_line(text: str) -> str:
    return _MARKUP.sub("", text).replace("**", "").strip(" \u3000\ufeff").lstrip("#").strip()


def _without_markup(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return block
    rows = tuple(
        tuple(Cell(_plain_text(cell.text), cell.column, cell.place) for cell in row)
        for row in block.rows
    )
    return Grid(rows, exact=block.exact)


def _plain_text(text: str) -> str:
    """Drop the marks; paragraphs become lines, but a sentence that a break cut is made whole."""
    if "<" not in text:
        return text
    plain = ""
    for paragraph in _PARAGRAPH_END.split(text):
        piece = _MARKUP.sub("", paragraph).strip()
        plain += f"\n{piece}" if plain and plain[-1] in _SENTENCE_END else piece
    return plain.strip()
