"""The largest workbook that a bureau exports is read within the limits."""

from benchmarks.spreadsheet import write_workbook
from tests.hostile.watched import read_watched

MEGABYTES = 512


def test_a_hundred_thousand_indicators_are_read_in_half_a_gigabyte(tmp_path):
    path = tmp_path / "large.xlsx"
    write_workbook(path, 100_000)
    found = read_watched(path.read_bytes())
    assert (found.codes, found.forms) == ([], 16_667)
    assert found.megabytes < MEGABYTES
