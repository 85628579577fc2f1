from decimal import Decimal

import pytest

from indicators.core.judging.target import Direction, direction_of, in_figures
from indicators.core.value import Comparator, Kind, Value
from tests.core.readings import read


@pytest.mark.parametrize(
    ("text", "printed", "direction"),
    [
        ("≥5%", Direction.LOWER, Direction.HIGHER),
        ("<5%", Direction.HIGHER, Direction.LOWER),
        ("5%", Direction.LOWER, Direction.LOWER),
        ("及时", Direction.HIGHER, Direction.HIGHER),
        ("5%", None, None),
    ],
)
def test_sign_goes_before_the_printed_direction(text, printed, direction):
    assert direction_of(read(text), printed) is direction


@pytest.mark.parametrize("other", ["95%", "全覆盖"])
def test_full_coverage_is_a_hundred_percent_beside_a_number(other):
    hundred = Decimal(100)
    assert in_figures(read("全覆盖"), read(other)) == Value(
        "全覆盖", Kind.QUANTITATIVE, Comparator.EQ, comparator_implied=True, number=hundred,
        unit="%", canonical_number=hundred, canonical_unit="%",
    )  # fmt: skip


def test_other_words_stay_words():
    prompt, coverage = read("及时"), read("全覆盖")
    assert in_figures(prompt, read("95%")) is prompt
    assert in_figures(coverage, prompt) is coverage
