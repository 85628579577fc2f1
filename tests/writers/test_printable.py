"""Texts as print holds them: measured, and never unprintable."""

import pytest

from indicators.writers.measure import lines_in, width_of
from indicators.writers.printable import printable


@pytest.mark.parametrize(
    ("text", "width"), [("≥95%", 5), ("补贴应补率", 10), ("“两病”", 8), ("", 0)]
)
def test_a_chinese_character_is_two_places_wide(text, width):
    assert width_of(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("补贴应补率", 10, 1),
        ("补贴应补率", 9, 2),
        ("一\n二\n三", 10, 3),
        ("34480000/34480000", 10, 2),
        ("共34480000", 9, 2),
    ],
)
def test_lines_are_counted_as_they_break(text, width, lines):
    assert lines_in(text, width) == lines


def test_what_is_no_character_is_shown():
    assert printable("a\x00b\x0bc\x7fd\ufffee\r\nf\tg") == "a␀b␋c␡d�e\nf\tg"
