"""Every character that is read knows where it was printed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.core.marking.piece import Cell
from indicators.core.marking.trace import Origin, trace
from indicators.core.printed import fold, normalise

ODD = "0123456789.,;()［］（）％²½①㎡㏠ \u3000\u200b\u0301é\u1100\u1161≥＞=年，。"


def places(text):
    return [(each.start, each.end) for each in trace(Cell.VALUE, text).origins]


@pytest.mark.parametrize(
    ("text", "read", "found"),
    [
        ("95%", "95%", [(0, 1), (1, 2), (2, 3)]),
        ("≥ 9 ％", "≥9%", [(0, 1), (2, 3), (4, 5)]),
        ("≥（55%）", "≥55%", [(0, 1), (2, 3), (3, 4), (4, 5)]),
        ("人²5次", "人;5次", [(0, 1), (1, 2), (2, 3), (3, 4)]),
        ("人²", "人2", [(0, 1), (1, 2)]),
        ("5㎡", "5m2", [(0, 1), (1, 2), (1, 2)]),
        ("1²", "1^2", [(0, 1), (1, 2), (1, 2)]),
        ("²95", "95", [(1, 2), (2, 3)]),
        ("m²", "m2", [(0, 1), (1, 2)]),
        ("1½", "1 1/2", [(0, 1), (1, 1), (1, 2), (1, 2), (1, 2)]),
        ("1 2", "1 2", [(0, 1), (1, 1), (2, 3)]),
        ("。（5）\u200b。", "5", [(2, 3)]),
        ("e\u0301", "é", [(0, 2)]),
        ("", "", []),
        (" ", "", []),
        # Two letters that become one only together: no one knows which is which.
        ("5\u1100\u1161", "5가", [(0, 3), (0, 3)]),
    ],
)
def test_trace_of_a_text(text, read, found):
    assert (trace(Cell.VALUE, text).text, places(text)) == (read, found)


def test_a_character_knows_its_cell_where_nobody_knows_its_place():
    assert trace(Cell.UNIT, "5\u1100\u1161").origins == (Origin(Cell.UNIT, 0, 3),) * 2


@given(st.text() | st.text(ODD))
def test_a_trace_reads_as_the_text_does(text):
    traced = trace(Cell.UNIT, text)
    assert traced.text == normalise(text)
    starts = [(each.start, each.end) for each in traced.origins]
    assert starts == sorted(starts)
    assert len(starts) == len(traced.text)
    assert all(0 <= start <= end <= len(text) for start, end in starts)


@given(st.text(ODD))
def test_a_character_that_stands_for_itself_is_found_where_it_stands(text):
    traced = trace(Cell.VALUE, text)
    for character, origin in zip(traced.text, traced.origins, strict=True):
        printed = text[origin.start : origin.end]
        assert character in fold(printed) + unicodedata.normalize("NFKC", printed) + " ^;"


def test_a_repair_is_found_in_a_text():
    once = trace(Cell.VALUE, "及时及时").follow("及时")
    assert once is not None
    assert once.origins == (Origin(Cell.VALUE, 0, 1), Origin(Cell.VALUE, 1, 2))
    assert trace(Cell.VALUE, "及时").follow("及早") is None


def test_look_alikes_are_followed_place_by_place():
    traced = trace(Cell.VALUE, "lO|%")
    found = traced.follow("101%")
    assert found is not None
    assert found.origins == traced.origins
