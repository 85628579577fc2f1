"""A layout as a perfect reader would hand it on: what the recogniser alone makes of it."""

from indicators.core.grid import Cell, Grid, Paragraph, Place
from indicators.recogniser.recognise import recognise
from indicators.services.catalogue import packaged_catalogue
from indicators.writers.contract import form_json
from tests.samples.sheet import Break, Line


def recognised_layout(layout):
    """The forms and problems of a layout, as the recognise command prints them."""
    catalogue = packaged_catalogue()
    blocks = [
        _paragraph(block, number) if isinstance(block, Line) else _grid(block, number)
        for number, block in enumerate(layout.blocks, 1)
        if not isinstance(block, Break)
    ]
    found = recognise(blocks, taxonomies=catalogue.taxonomies, units=catalogue.units)
    return {"forms": [form_json(form) for form in found.forms], "problems": []}


def _paragraph(line, number):
    return Paragraph(line.text, Place(table=number))


def _grid(table, number):
    return Grid(
        tuple(tuple(_cell(span, number) for span in row) for row in table.spans()), exact=True
    )


def _cell(span, number):
    return Cell(
        text=span.text,
        column=span.column,
        place=Place(table=number, row=span.row + 1, column=span.column + 1),
        column_span=span.column_span,
        row_span=span.row_span,
    )
