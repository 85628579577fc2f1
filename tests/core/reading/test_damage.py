import pytest

from indicators.core.note import Note
from indicators.core.reading.damage import LONGEST, repairs, undouble


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("及时及时", "及时"),
        ("及时/及时", "及时"),
        ("95%95%", "95%"),
        ("95%、95%", "95%"),
        ("100/100", "100"),
        ("19650000 19650000", "19650000"),
        ("1,234|1,234", "1,234"),
        ("100 100", "100"),
        ("及时,及时", "及时"),
    ],
)
def test_what_is_printed_twice_is_taken_once(text, once):
    assert undouble(text) == once


@pytest.mark.parametrize(
    "text",
    ["", "1", "11", "高高", "高/高", "3/3", "12/12", "12341234", "100,100", "100-100", "100x100",
     "及时好及时", "及时不及", "及时/好时"],
)  # fmt: skip
def test_what_may_be_meant_is_no_doubling(text):
    assert undouble(text) is None


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("95", []),
        ("==95", []),
        ("≥≥95", [("≥95", Note.DOUBLED)]),
        (">=>=95", [(">=95", Note.DOUBLED)]),
        ("95%%%", [("95%", Note.DOUBLED), ("95%%", Note.DOUBLED)]),
        ("5万元元", [("5万元", Note.DOUBLED)]),
        ("50元/人元/人", [("50元/人", Note.DOUBLED)]),
        ("1212", []),
        ("5一二三四五六七八一二三四五六七八", [("5一二三四五六七八", Note.DOUBLED)]),
        ("5一二三四五六七八九一二三四五六七八九", []),
        ("III0", []),
        ("20o", []),
        ("PM10", []),
        ("1O0%", [("100%", Note.LOOK_ALIKE)]),
        ("≥l0%", [("≥10%", Note.LOOK_ALIKE)]),
        ("≥≥l0", [("≥l0", Note.DOUBLED), ("≥≥10", Note.LOOK_ALIKE)]),
    ],
)
def test_repairs_are_offered(text, repaired):
    assert list(repairs(text)) == repaired


def test_repairs_are_offered_up_to_the_longest_text():
    text = "好" * (LONGEST - 3) + "5%%"
    assert ("好" * (LONGEST - 3) + "5%", Note.DOUBLED) in list(repairs(text))
    assert list(repairs("好" + text)) == []
