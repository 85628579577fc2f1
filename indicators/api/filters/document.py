"""What source documents can be asked by."""

from django.utils.translation import gettext_lazy as _

from indicators.core.workflow import DocumentState
from indicators.models import SourceDocument
from projects.api.filters.declared import DeclaredFilters
from projects.api.filters.where import Where, WhereIs, WhereRegion
from projects.api.parameters import (
    Choice,
    Identifier,
    ListOf,
    Moment,
    Patterned,
    Text,
    Whole,
)

SIZE = Whole(0, 10**15)
YEAR = Whole(1990, 2100)


class Digest(Patterned):
    pattern = "[0-9a-f]{64}"
    expected = _("64 digits and letters from a to f")


class DocumentFilters(DeclaredFilters):
    exempt = {
        "file": "where the server keeps it; a file is asked for by its digest",
        "uploaded_by": "an account; asked by the name that stands beside it",
    }

    id = Where("id", ListOf(Identifier()), about="Ids of documents.")
    region = WhereRegion()
    name = Where("name", Text(), about="The file's whole name.")
    search = Where("name", Text(), "icontains", about="A part of the file's name.")
    sha256 = Where("sha256", Digest(), about="SHA-256 of the file.")
    size_min = Where("size", SIZE, "gte", about="So many bytes or more.")
    size_max = Where("size", SIZE, "lte", about="So many bytes or fewer.")
    fiscal_year = Where("fiscal_year", ListOf(YEAR), about="Fiscal years (年度).")
    state = Where("state", ListOf(Choice(DocumentState)), about="What became of it.")
    uploaded_min = Where("uploaded_at", Moment(), "gte", about="Uploaded then or later.")
    uploaded_max = Where("uploaded_at", Moment(), "lte", about="Uploaded then or earlier.")
    uploaded_by_name = Where(
        "uploaded_by_name", Text(), about="Who uploaded it; of your own documents.", personal=True
    )
    without_problems = WhereIs(
        "problems", [], about="Whether it was read without any problem.", personal=True
    )
    without_leftovers = WhereIs(
        "leftovers", [], about="Whether every cell of its forms was placed.", personal=True
    )

    class Meta:
        model = SourceDocument
        fields: list[str] = []
