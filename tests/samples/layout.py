"""A layout description (`layouts/*.toml`) → its document and its truth.

In `body` a line that begins with `|` is a row of a table, `@` lays out indicator rows, `# ` is a
title, `> ` stands to the right, `=== name` begins a page or sheet, anything else is running text.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.samples.indicator_table import expanded
from tests.samples.keying import form_json
from tests.samples.rows import rows_of
from tests.samples.sheet import Break, Line, Table

LAYOUTS = Path(__file__).parent / "layouts"


@dataclass(frozen=True)
class Layout:
    name: str
    blocks: list[Line | Break | Table]
    truth: dict[str, Any]
    options: dict[str, Any]


def layouts():
    return [read_layout(path) for path in sorted(LAYOUTS.glob("*.toml"))]


def read_layout(path):
    options = tomllib.loads(path.read_text(encoding="utf-8"))
    forms = options.get("form", [])
    rows = [rows_of(form.get("rows", "")) for form in forms]
    accept = options.get("accept", {})
    return Layout(
        name=path.stem,
        blocks=_blocks(options["body"], rows, options.get("labels", {})),
        truth={"forms": [form_json(f, r, accept) for f, r in zip(forms, rows, strict=True)]},
        options=options,
    )


def _blocks(body, rows, labels):
    blocks: list[Line | Break | Table] = []
    table = None
    for line in body.strip("\n").splitlines():
        if not line.startswith(("|", "@")):
            table = None
            blocks += [_line(line)] if line.strip() else []
            continue
        if table is None:
            table = Table([])
            blocks.append(table)
        table.matrix.extend(_matrix_rows(line, rows, labels))
    return blocks


def _matrix_rows(line, rows, labels):
    if line.startswith("@"):
        return [[_text(cell) for cell in row] for row in expanded(line, rows, labels)]
    return [[_text(cell) for cell in line.strip().strip("|").split("|")]]


def _text(cell):
    return cell.strip().replace("\\n", "\n")


def _line(line):
    if line.startswith("==="):
        return Break(line.strip("= "))
    if line.startswith("# "):
        return Line(line[2:].strip(), "title")
    if line.startswith("> "):
        return Line(line[2:].strip(), "right")
    return Line(line.rstrip())
