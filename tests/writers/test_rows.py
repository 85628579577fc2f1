"""CSV and NDJSON: one row an indicator, nothing executed, nothing lost."""

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest

from indicators.writers.contract import indicator_json
from indicators.writers.csv import COLUMNS
from tests.contents import BARE, FULL
from tests.writers.forms import disclosed, written


def rows(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def named(level3):
    return replace(FULL, indicators=(replace(FULL.indicators[0], level3=level3),))


def test_each_indicator_is_a_row():
    forms = disclosed("datong")
    found = rows(written(forms, "csv"))
    assert tuple(found[0]) == COLUMNS
    assert [(row["form"], row["level3"], row["raw"].removeprefix("'")) for row in found] == [
        (str(n), i.level3, i.value.raw) for n, form in enumerate(forms) for i in form.indicators
    ]


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(lead):
    text = f"{lead}cmd|' /C calc'!A0"
    assert rows(written([named(text)], "csv"))[0]["level3"] == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "-0.50", "12", "指标=1", ""])
def test_a_number_is_no_formula(text):
    assert rows(written([named(text)], "csv"))[0]["level3"] == text


def test_ndjson_holds_the_contract_of_each_indicator():
    lines = [json.loads(line) for line in written([FULL, BARE], "ndjson").splitlines()]
    assert [line["indicator"] for line in lines] == [*map(indicator_json, FULL.indicators), None]
    assert [line["form"] for line in lines] == [0] * len(FULL.indicators) + [1]
    assert (lines[0]["period_amount"], lines[0]["annual_amount"]) == ("150000", None)
