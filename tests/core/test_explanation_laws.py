"""What the marked pieces of a printed value promise, whatever is printed."""

import json
import re
from decimal import Decimal
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.core.explanation import explain_value
from indicators.core.grammar import parse_value
from indicators.core.marking.piece import Cell, Role
from indicators.core.number import DIGITS, read_chinese, read_mixed
from indicators.core.printed import fold
from tests.core.readings import UNITS, calls_of
from tests.core.test_values_doc import VALUES, row_of

HERE = Path(__file__).parent
LINES = [
    json.loads(line)["input"]
    for file in sorted(HERE.glob("values*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
EVERY = [*LINES, *({"raw": line["Printed"], **row_of(line)} for line in VALUES)]


def shape_of(row):
    """Rows that differ in their figures alone are marked alike."""
    cells = "|".join(str(row.get(cell) or "") for cell in ("comparator", "raw", "unit", "level2"))
    return re.sub("[1-9]", "9", cells)


ROWS = list({shape_of(row): row for row in EVERY}.values())
ALPHABET = (
    "0123456789.,%≥≤<>=-~±至到每人元/月年日号前内后底末旬季度上下半第万亿千百一二三十两成折分之约余"
    "不低于超过以左右控制在、;，。()[] \n①²½㎡㏠OlIxX及时有效"
)
NAMES = st.sampled_from([None, "成本指标", "时效指标", "数量指标"])
TEXTS = st.text(ALPHABET, max_size=14)
WORDS = (
    *(
        "≥",
        "≤",
        "不低于",
        "达到",
        "控制在",
        "约",
        "每人每月",
        "百分之",
        "九十五",
        "三",
        "1,234",
        "95",
    ),
    *(
        "９５",
        "0.5",
        "2/3",
        "%",
        "万元",
        "元/人",
        "个",
        "人次",
        "年",
        "以上",
        "以内",
        "左右",
        "（含）",
    ),
    *("~", "至", "且", "[", ")", ",", "12月", "25日", "底", "前", "每月", "2024年", "完成", "及时"),
    *("满意度", ";", "、"),
)
PARTS = st.lists(st.sampled_from(WORDS), max_size=7).map("".join)


def cells_of(row):
    return {
        Cell.COMPARATOR: row.get("comparator") or "",
        Cell.VALUE: row["raw"],
        Cell.UNIT: row.get("unit") or "",
    }


def explain(row):
    given_row = dict(row)
    return explain_value(given_row.pop("raw"), units=UNITS, **given_row)


def read(row):
    given_row = dict(row)
    return parse_value(given_row.pop("raw"), units=UNITS, **given_row)


def said(value):
    """Give what must not change when words are left out."""
    canonical = (value.canonical_number, value.canonical_number_high, value.canonical_unit)
    number = (value.number, value.number_high, value.low_inclusive, value.high_inclusive)
    return (value.kind, value.comparator, *number, value.unit, *canonical, value.deadline)


def without_words(row, pieces):
    """Take what does not count out of the cells."""
    cells = {cell: list(text) for cell, text in cells_of(row).items()}
    for piece in pieces:
        if not piece.role.counts:
            cells[piece.cell][piece.start : piece.end] = [""] * (piece.end - piece.start)
    texts = {cell: "".join(letters).strip() for cell, letters in cells.items()}
    return row | {
        "comparator": texts[Cell.COMPARATOR],
        "raw": texts[Cell.VALUE],
        "unit": texts[Cell.UNIT],
    }


def check_places(row, found):
    """Pieces are in order, share nothing, lie inside, and leave out nothing that says something."""
    order = list(Cell)
    places = [(order.index(piece.cell), piece.start, piece.end) for piece in found.pieces]
    assert places == sorted(places)
    for (cell, _start, end), (next_cell, start, _end) in pairwise(places):
        assert cell < next_cell or end <= start
    for cell, text in cells_of(row).items():
        mine = [piece for piece in found.pieces if piece.cell is cell]
        assert all(0 <= piece.start < piece.end <= len(text) for piece in mine)
        covered = {at for piece in mine for at in range(piece.start, piece.end)}
        spare = "".join(c for at, c in enumerate(text) if at not in covered)
        assert not any(c.isalnum() for c in fold(spare))


def check_fault(row, found):
    unread = [piece for piece in found.pieces if piece.role is Role.UNREAD]
    assert (found.fault is None) == found.value.is_read
    assert found.value.is_read != bool(unread) or not row["raw"].strip()
    if found.fault and unread:
        assert (found.fault.cell, found.fault.start) == (unread[0].cell, unread[0].start)
        assert found.fault.start < found.fault.end <= unread[0].end


def check_all(row):
    found = explain(row)
    assert found.value == read(row)
    check_places(row, found)
    check_fault(row, found)
    return found


def numbers_of(row, pieces):
    """Read the number pieces of a value, each by itself."""
    cells, value = cells_of(row), explain(row).value
    texts = [
        re.sub(r"[\s,]", "", fold(cells[piece.cell][piece.start : piece.end]))
        .replace("零下", "负")
        .translate(str.maketrans("OolI|〇○负", "0011100-"))
        for piece in pieces
        if piece.role is Role.NUMBER
    ]
    return [number_of(text) for text in texts if text != "-"], value


def number_of(text):
    if re.fullmatch(r"[-+]?[0-9.]+", text):
        return Decimal(text)
    if "/" in text:
        top, bottom = text.split("/")
        return number_of(top) / number_of(bottom)
    if "分之" in text:
        bottom, top = text.split("分之")
        return number_of(top) / number_of(bottom)
    figures = text.lstrip("+-")
    number = read_mixed(figures, 0) or read_chinese(figures)
    if number is not None:
        return -number[0] if text.startswith("-") else number[0]
    return Decimal("".join(str(DIGITS[figure]) for figure in text) if text != "百" else 100)


def check_numbers(row):
    found = explain(row)
    numbers, value = numbers_of(row, found.pieces)
    if value.number_high is not None:
        assert (
            numbers
            in (
                [value.number, value.number_high],
                [value.number_high, value.number],
                [value.number_high],
            )
            or "unit_converted" in value.notes
        )
    elif len(numbers) == 2:
        factor = Decimal("0.1") if value.unit == "成" else Decimal(1)
        assert value.number == numbers[0] + numbers[1] * factor
    else:
        (number,) = numbers
        assert any(
            abs(abs(value.number) - abs(number) / scale) < Decimal("1e-9") for scale in (1, 10)
        )


def ids(row):
    return "|".join(cells_of(row).values())


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_pieces_of_printed_values(row):
    found = check_all(row)
    value = found.value
    roles = {piece.role for piece in found.pieces}
    if value.is_measured:
        check_numbers(row)
        assert (Role.UNIT in roles) == (value.unit is not None)
    if value.deadline:
        assert roles & {Role.MOMENT, Role.RECURRENCE}
    if value.is_measured or value.deadline:
        assert said(read(without_words(row, found.pieces))) == said(value)


@given(st.text(), st.none() | st.text(), st.none() | st.text(), NAMES)
@example("19650000", None, "19650000", None)
def test_any_text_gives_an_answer(text, comparator, unit, level2):
    check_all({"raw": text, "comparator": comparator, "unit": unit, "level2": level2})


@given(TEXTS, st.none() | st.text(ALPHABET, max_size=4), st.none() | st.text(ALPHABET, max_size=5))
def test_any_text_of_the_grammar_gives_an_answer(text, comparator, unit):
    check_all({"raw": text, "comparator": comparator, "unit": unit, "fiscal_year": 2024})


@given(PARTS, st.sampled_from([None, "≥", "大于等于", "定性"]), st.sampled_from([None, "%", "个"]))
def test_what_counts_says_the_same_alone(text, comparator, unit):
    row = {"raw": text, "comparator": comparator, "unit": unit, "fiscal_year": 2024}
    found = check_all(row)
    if found.value.is_measured:
        assert said(read(without_words(row, found.pieces))) == said(found.value)


def calls_to_explain(text):
    row = {"raw": text, "unit": text, "level2": "时效指标", "fiscal_year": 2024}
    return calls_of(partial(explain, row))


LONG = ["约", "1,", "9 ", "(", "①", "½", "每月", "95%、", "及时", "\u0301"]


@pytest.mark.parametrize("text", LONG)
def test_a_long_text_takes_at_most_twice_the_work_of_its_halves(text):
    half = text * (5_000 // len(text))
    assert calls_to_explain(half + half) <= 2 * 2 * calls_to_explain(half)
