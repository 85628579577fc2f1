"""As plain text, CSV or Markdown: a merged cell is printed once."""

import csv
from io import StringIO

from tests.samples.sheet import Break, Line


def tabbed(layout):
    lines = []
    for block in layout.blocks:
        if isinstance(block, Break):
            lines += ["", "\f" if layout.options.get("form_feed") else ""]
        elif isinstance(block, Line):
            lines += [block.text, ""]
        else:
            lines += ["\t".join(_one_line(t) for t in row) for row in block.printed()] + [""]
    return "\n".join(lines)


def slid(layout):
    """As text pulled from a page: empty cells are gone, and what stood right of them slid left."""
    lines = []
    for block in layout.blocks:
        if isinstance(block, Line):
            lines.append(block.text)
        elif not isinstance(block, Break):
            lines += ["\t".join(_one_line(t) for t in row if t) for row in block.printed()]
    return "\n".join(lines) + "\n"


def comma_separated(layout):
    out = StringIO()
    writer = csv.writer(out)
    for block in layout.blocks:
        if isinstance(block, Line):
            writer.writerow([block.text])
        elif not isinstance(block, Break):
            writer.writerows(block.printed())
    return out.getvalue()


def markdown(layout):
    lines = []
    for block in layout.blocks:
        if isinstance(block, Line):
            lines += [("# " if block.style == "title" else "") + block.text, ""]
        elif not isinstance(block, Break):
            lines += [*_pipes(block), ""]
    return "\n".join(lines)


def _pipes(table):
    rows = [
        "| " + " | ".join(t.replace("\n", "<br>") for t in row) + " |" for row in table.printed()
    ]
    return [rows[0], "|" + " --- |" * table.width, *rows[1:]]


def _one_line(text):
    return text.replace("\n", " ")
