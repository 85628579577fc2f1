"""Tables drawn as text: cells parted by `|`, `text+3v2` spans three columns and two rows."""

import re

from indicators.core.grid import Cell, Grid, Paragraph, Place
from indicators.readers.text import read_text
from indicators.recogniser.recognise import recognise
from indicators.services.catalogue import packaged_catalogue

_CELL = re.compile(r"(?P<text>.*?)(?:\+(?P<across>\d+))?(?:v(?P<down>\d+))?", re.DOTALL)


def drawn(text):
    """Blocks with spans, as DOCX or HTML has them; a line that begins with # is no table's."""
    blocks = []
    for line in text.strip().splitlines():
        if line.startswith("#"):
            blocks.append(Paragraph(line[1:].strip(), Place(line=1)))
        elif blocks and isinstance(blocks[-1], list):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return tuple(Grid(tuple(_rows(b))) if isinstance(b, list) else b for b in blocks)


def dumped(text):
    """The same as a text dump: a spanning cell is printed once, tabs part the cells."""
    return read_text("\n".join(_lines(drawn(text))))


def read(blocks):
    catalogue = packaged_catalogue()
    return recognise(blocks, taxonomies=catalogue.taxonomies, units=catalogue.units)


def _rows(lines):
    taken = set()
    for row, line in enumerate(lines):
        cells, column = [], 0
        for part in line.split("|"):
            found = _CELL.fullmatch(part.strip())
            across, down = int(found["across"] or 1), int(found["down"] or 1)
            while (row, column) in taken:
                column += 1
            taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
            place = Place(row=row + 1, column=column + 1)
            cells.append(Cell(found["text"], column, place, across, down))
            column += across
        yield tuple(cells)


def _lines(blocks):
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from ("", block.text, "")
            continue
        width = max(cell.column + cell.column_span for row in block.rows for cell in row)
        for row in block.rows:
            texts = {cell.column: cell.text for cell in row}
            yield "\t".join(texts.get(column, "") for column in range(width))
