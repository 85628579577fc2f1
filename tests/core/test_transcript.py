"""What is written down of a content is read back equal."""

import json
from decimal import Decimal

import pytest
from hypothesis import given

from indicators.core.difference import difference
from indicators.core.transcript import content_from, content_json
from indicators.writers.contract import form_json
from tests.contents import BARE, FULL, contents


def copy(content):
    return content_from(json.loads(json.dumps(content_json(content))))


def printed_levels(content):
    return [(row.level1_printed, row.level2_printed, row.place) for row in content.indicators]


@pytest.mark.parametrize("content", [FULL, BARE])
def test_a_content_is_read_back_equal(content):
    again = copy(content)
    assert again == content
    assert (again.place, printed_levels(again)) == (content.place, printed_levels(content))


@given(contents)
def test_any_content_is_read_back_to_the_last_nought(content):
    again = copy(content)
    assert again == content
    assert difference(content, again) == ()


def test_the_shape_is_the_contract_and_more():
    written, contract = content_json(FULL), form_json(FULL)
    assert set(written) - set(contract) == {"taxonomy", "place"}
    assert set(contract) - set(written) == set()
    row, promised = written["indicators"][0], contract["indicators"][0]
    assert set(promised) - set(row) == set()
    assert set(promised["value"]) - set(row["value"]) == set()


def test_a_number_keeps_its_noughts():
    amount = copy(FULL).funding[0].amount
    assert (amount, str(amount)) == (Decimal(150000), "150000.00")
