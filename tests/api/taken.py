"""Exports in tests: a file whole, its rows as texts, and a row of the list as a row of a table."""

import csv
import json
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
from openpyxl.utils.escape import unescape
from pyarrow import parquet

from indicators.writers.csv import cell
from indicators.writers.printable import printable

OBJECTS = {
    "deadline": ("recurrence", "relation", "month", "day", "quarter", "year"),
    "project": ("id", "name"),
}
DECIMALS = {
    "value_canonical_number": "value_canonical_decimal",
    "value_canonical_number_high": "value_canonical_decimal_high",
}


def taken(client, ending, query=""):
    answer = client.get(f"/api/v1/indicators/export/?format={ending}&{query}")
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)


def read_csv(data):
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def as_csv(row):
    return {name: cell(value) for name, value in _members(row)}


def read_xlsx(data):
    """Give every cell as the text that a person sees, None where it is empty."""
    book = openpyxl.load_workbook(BytesIO(data))
    header, *rows = book.active.iter_rows()
    book.close()
    return [
        {name.value: _seen(cell) for name, cell in zip(header, row, strict=True)} for row in rows
    ]


def _seen(cell):
    assert cell.data_type != "f"
    value = cell.value
    if cell.is_date:
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{Decimal(str(value)):.{len(cell.number_format.partition('.')[2])}f}"
    if isinstance(value, bool):
        return str(value).lower()
    return value and unescape(value)


def as_xlsx(row):
    written = {name: _text(value) for name, value in _members(row)}
    return {name: printable(text) if text else None for name, text in written.items()}


def read_parquet(data):
    return parquet.read_table(BytesIO(data)).to_pylist()


def as_parquet(row):
    written = dict(_members(row))
    if written["due_on"]:
        written["due_on"] = date.fromisoformat(written["due_on"])
    if written["value_deadline_day"]:
        written["value_deadline_day"] = str(written["value_deadline_day"])
    for number, decimal in DECIMALS.items():
        written[decimal] = _decimal(written[number])
    return written


def _decimal(text):
    exact = None if text is None else Decimal(text)
    fits = exact is not None and exact.adjusted() < 28 and exact.as_tuple().exponent >= -10
    return exact if fits else None


def _text(value):
    return None if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _members(row, prefix=""):
    """Give every value by the name of its column."""
    for name, value in row.items():
        if name == "place":
            yield f"{prefix}{name}", json.dumps(value, ensure_ascii=False)
        elif isinstance(value, list):
            yield f"{prefix}{name}", " ".join(value)
        elif name in OBJECTS and value is None:
            yield from ((f"{prefix}{name}_{inner}", None) for inner in OBJECTS[name])
        elif isinstance(value, dict):
            yield from _members(value, f"{prefix}{name}_")
        else:
            yield f"{prefix}{name}", value
