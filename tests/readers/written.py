"""Blocks written as text, to compare them whole.

A row is a line, its cells parted by ` | `; `2+3v4 text` is a cell in grid column 2 that covers
three columns and four rows. A line that begins with `#` is a paragraph, `=` begins a table.
"""

from indicators.core.grid import Grid


def written(blocks):
    return "".join(_lines(blocks))


def grids(blocks):
    return [block for block in blocks if isinstance(block, Grid)]


def _lines(blocks):
    for block in blocks:
        if isinstance(block, Grid):
            yield "=\n"
            yield from (" | ".join(map(_cell, row)) + "\n" for row in block.rows)
        else:
            yield f"# {block.text}\n"


def _cell(cell):
    across = f"+{cell.column_span}" if cell.column_span > 1 else ""
    down = f"v{cell.row_span}" if cell.row_span > 1 else ""
    text = cell.text.replace("\n", "\\n")
    return f"{cell.column}{across}{down} {text}".rstrip()
