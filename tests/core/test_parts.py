"""Several targets in one cell, and cells that contradict each other."""

import pytest

from indicators.core.value import Kind
from tests.core.readings import read

COUNTS = [f"{number}{unit}" for number in range(1, 12) for unit in "户人"]


@pytest.mark.parametrize("parts", [["76户", "174人"], COUNTS[:20]])
def test_counts_in_a_row_are_parts(parts):
    value = read("".join(parts))
    assert (value.kind, value.notes) == (Kind.COMPOUND, tuple(f"part:{part}" for part in parts))


MONTHS = [f"{number % 12 + 1}月" for number in range(21)]


@pytest.mark.parametrize("parts", [MONTHS[:20], ["3月", "好" * 397]])
def test_targets_in_one_cell_are_parts(parts):
    value = read("、".join(parts))
    assert (value.kind, value.notes) == (Kind.COMPOUND, tuple(f"part:{part}" for part in parts))


@pytest.mark.parametrize(
    "text",
    [
        "、".join(MONTHS),
        "3月、" + "好" * 398,
        "1.3月底前",
        "".join(COUNTS[:21]),
        "14月31日",
        "14月31人",
        "40日5人",
        "40号5人",
        "76户174柱",
        "3月、第3名",
        "3月、元",
    ],
)
def test_what_may_be_something_else_has_no_parts(text):
    value = read(text)
    assert (value.kind, value.notes) == (Kind.UNPARSEABLE, ("unread",))


@pytest.mark.parametrize(("text", "unit"), [("5人", "元"), ("5%", "元"), ("5柱", "元/人")])
def test_contradicting_units_are_kept_as_printed(text, unit):
    value = read(text, unit=unit)
    assert (value.raw, value.kind, value.notes) == (
        text + unit, Kind.UNPARSEABLE, ("unit_conflict",),
    )  # fmt: skip


def test_words_behind_a_doubled_sign_are_kept_whole():
    value = read("≥X光", comparator="≥")
    assert (value.kind, value.repaired) == (Kind.QUALITATIVE, "X光")
