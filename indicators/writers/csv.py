"""Contents → CSV: one row an indicator, with a byte order mark, no cell that a program executes."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from indicators.core.form import FormContent
from indicators.writers.records import records

_HEAD = (
    "form",
    "kind",
    "title",
    "fiscal_year",
    "project_name",
    "competent_department",
    "implementing_unit",
    "department",
    "period_amount",
    "annual_amount",
)
_LEVELS = ("scope", "level1", "level2", "level3")
_VALUE = (
    "raw",
    "kind",
    "comparator",
    "comparator_implied",
    "number",
    "number_high",
    "unit",
    "canonical_number",
    "canonical_number_high",
    "canonical_unit",
    "repaired",
)
_TEXTS = (
    "description",
    "basis",
    "remark",
    "weight",
    "direction",
    "actual",
    "score",
    "deviation",
)
_PRINTED = ("level1_printed", "level2_printed")
COLUMNS = (
    *_HEAD,
    *_LEVELS,
    "raw",
    *(f"value_{name}" for name in _VALUE[1:]),
    *_TEXTS,
    *_PRINTED,
)
# What spreadsheet programs take for the beginning of a formula, full-width signs included.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def write_csv(contents: Sequence[FormContent]) -> bytes:
    """Write the rows; a text that might be executed has an apostrophe before it."""
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for number, content in enumerate(contents):
        for record in records(content, number):
            writer.writerow(map(cell, _values(record)))
    return stream.getvalue().encode("utf-8-sig")


def _values(record: dict[str, Any]) -> Iterator[Any]:
    indicator = record["indicator"] or {}
    value = indicator.get("value", {})
    yield from (record[name] for name in _HEAD)
    yield from (indicator.get(name) for name in _LEVELS)
    yield from (value.get(name) for name in _VALUE)
    yield from (indicator.get(name) for name in _TEXTS)
    yield from (record.get(name) for name in _PRINTED)


def cell(value: object) -> str:
    """Write a value; a text that might be executed has an apostrophe before it."""
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    is_formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text
