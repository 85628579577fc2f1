"""Numbers in words, and fractions."""

import pytest

from indicators.core.value import Kind
from tests.core.readings import read, reading_text


@pytest.mark.parametrize(
    "text", ["百分之百分之百分之", "百分之百分百", "百分百分之百", "百分之八十至百分之百分之"]
)
def test_a_share_that_does_not_end_is_none(text):
    assert read(text).number is None


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("3分之1", "(=) 0.3333333333"),
        ("5分之1以上", "≥ 0.2"),
        ("1/3以上", "≥ 0.3333333333"),
        ("三分之二以上", "≥ 0.6666666667"),
        ("一万一千元", "(=) 11000 元"),
        ("约" * 118 + "三次", "(=) 3 次"),
    ],
)
def test_number_is_read(text, reading):
    assert reading_text(read(text)) == reading


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3分之0", Kind.UNPARSEABLE),
        ("3分之3", Kind.UNPARSEABLE),
        ("0/3以上", Kind.UNPARSEABLE),
        ("3/3以上", Kind.UNPARSEABLE),
        ("3分之2人", Kind.UNPARSEABLE),
        ("3分之2很好的", Kind.UNPARSEABLE),
        ("3分之x", Kind.UNPARSEABLE),
        ("1.培训100人", Kind.UNPARSEABLE),
        ("每人三分之二", Kind.QUALITATIVE),
        ("一亿二亿元", Kind.QUALITATIVE),
        ("±三天", Kind.QUALITATIVE),
        ("百分之八十点至百分之九十", Kind.QUALITATIVE),
        ("约" * 120 + "三次", Kind.QUALITATIVE),
    ],
)
def test_what_is_no_number_is_not_guessed(text, kind):
    value = read(text)
    assert (value.kind, value.number) == (kind, None)
