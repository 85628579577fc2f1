"""XLS files, whose formats are found in their records."""

from django.conf import settings

from indicators.readers.document import read_document
from indicators.readers.xls_formats import xls_formats_of

SAMPLE = settings.BASE_DIR / "tests" / "samples" / "34-hubei-self-empty-rows.xls"


def test_percentages_arrive_as_they_are_shown():
    (grid, *_) = read_document(SAMPLE.read_bytes()).blocks
    texts = {cell.text for row in grid.rows for cell in row}
    assert {"99.6%", "98%", "93%"} <= texts
    assert "0.996" not in texts


def test_a_file_that_is_cut_short_has_no_formats():
    data = SAMPLE.read_bytes()
    assert xls_formats_of(data[:1000]) == {}
    assert xls_formats_of(b"") == {}
    assert list(xls_formats_of(data)) != []
