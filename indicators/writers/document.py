"""Contents → a document in a format and an official layout: the room's one entrance."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.core.form import FormContent
from indicators.core.problem import Problem
from indicators.core.taxonomy import Taxonomy
from indicators.core.unit import Units
from indicators.writers.csv import write_csv
from indicators.writers.docx import write_docx
from indicators.writers.layout.batch import batch_sheets
from indicators.writers.layout.form import form_sheet
from indicators.writers.layout.layouts import Layout, default_layout
from indicators.writers.layout.sheet import Sheet
from indicators.writers.ndjson import write_ndjson
from indicators.writers.pdf import write_pdf
from indicators.writers.xlsx import write_xlsx


class Format(StrEnum):
    """What a document can be written as; the value is the end of its file's name."""

    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
    CSV = "csv"
    NDJSON = "ndjson"

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]


_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    Format.XLSX: f"{_OPEN_XML}.spreadsheetml.sheet",
    Format.DOCX: f"{_OPEN_XML}.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.CSV: "text/csv; charset=utf-8",
    Format.NDJSON: "application/x-ndjson",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A document's bytes, and what could not be drawn as it is."""

    data: bytes
    problems: tuple[Problem, ...] = ()


def write_document(
    contents: Sequence[FormContent],
    format: Format,  # noqa: A002 # what it is called everywhere
    layout: Layout | None = None,
    taxonomies: Sequence[Taxonomy] = (),
    units: Units | None = None,
) -> bytes:
    """Write forms as one document; without a layout, each in that of its kind.

    Raises:
        NotPrintable: the format cannot hold a text.
    """
    return print_forms(contents, format, layout, taxonomies, units).data


def print_forms(
    contents: Sequence[FormContent],
    format: Format,  # noqa: A002 # as above
    layout: Layout | None = None,
    taxonomies: Sequence[Taxonomy] = (),
    units: Units | None = None,
) -> Written:
    """Do the same, and tell what no font had a glyph for."""
    match format:
        case Format.CSV:
            return Written(write_csv(contents))
        case Format.NDJSON:
            return Written(write_ndjson(contents))
        case Format.PDF:
            return Written(*write_pdf(sheets_of(contents, layout, taxonomies, units)))
        case Format.DOCX:
            return Written(write_docx(sheets_of(contents, layout, taxonomies, units)))
        case Format.XLSX:
            return Written(write_xlsx(sheets_of(contents, layout, taxonomies, units)))


def sheets_of(
    contents: Sequence[FormContent],
    layout: Layout | None,
    taxonomies: Sequence[Taxonomy],
    units: Units | None,
) -> tuple[Sheet, ...]:
    """Lay forms out, with the dimensions of the taxonomy that each was read with."""
    known = {taxonomy.code: taxonomy for taxonomy in taxonomies}
    if layout is Layout.BATCH:
        return batch_sheets(contents, known, units)
    return tuple(
        form_sheet(content, layout or default_layout(content), known.get(content.taxonomy), units)
        for content in contents
    )
