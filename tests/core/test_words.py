import pytest

from indicators.core import words
from indicators.core.words import Words


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        ("不低于5", 0, ("不低于", 3)),
        ("不低5", 0, ("不", 1)),
        ("约不低于", 1, ("不低于", 4)),
        ("约不低", 1, ("不", 2)),
        ("低于5", 0, ("低于", 2)),
        ("约5", 0, None),
        ("不低于", 3, None),
        ("", 0, None),
    ],
)
def test_longest_word_at_a_place_is_found(text, start, found):
    said = Words({"不": "不", "低于": "低于"}, {"不低于": "不低于"})
    assert said.at(text, start) == found


def test_later_meaning_of_a_word_stands():
    assert Words({"至": 1, "到": 1}, {"至": 2}).at("至", 0) == (2, 1)


def test_signs_are_denied_in_every_way():
    assert words._negated(("低于",)) == [
        "不低于", "不得低于", "不能低于", "不应低于", "不可低于", "不会低于", "不许低于",
    ]  # fmt: skip


def test_signs_include_their_bound_in_every_way():
    assert words._or_equal(("大于", "小于")) == [
        "大于等于", "大于或等于", "大于或者等于", "大于及等于",
        "小于等于", "小于或等于", "小于或者等于", "小于及等于",
    ]  # fmt: skip
