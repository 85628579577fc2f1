import json
import unicodedata
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from indicators.core.value import Comparator, Kind
from indicators.writers.value_json import value_json
from tests.core.readings import UNITS, calls_of, read, unit_named
from tests.path.matching import differences

HERE = Path(__file__).parent
KEYED = [
    json.loads(line)
    for name in sorted(HERE.glob("values*.jsonl"))
    for line in name.read_text(encoding="utf-8").splitlines()
]
SYMBOLS = sorted(unit.symbol for unit in UNITS)
# What the grammar looks at; random text of these reaches its corners.
ALPHABET = (
    "0123456789.,%≥≤<>=-~±至到每人元/月年日号前内后底末旬季度上下半第万亿千百一二三十两成折分之约余"
    "不低于超过以左右控制在、;，。()[] \n①²½OlIxX及时有效"
)
QUANTITY_UNITS = st.sampled_from(
    [symbol for symbol in SYMBOLS if unit_named(symbol).dimension not in {"time", "money", "rate"}]
)
NUMBERS = st.decimals(0, 10**9, places=2)
SIGNS = st.sampled_from(["", "≥", "≤", ">", "<", "=", "不低于", "不超过", "约"])
UNPRINTED: dict[str, Any] = {"raw": "", "repaired": None, "notes": []}
NAMES = st.sampled_from([None, "成本指标", "时效指标", "数量指标"])


@pytest.mark.parametrize("line", KEYED, ids=lambda line: f"{line['from']} {line['input']['raw']}")
def test_keyed_value_is_read_exactly(line):
    given_row = dict(line["input"])
    value = value_json(read(given_row.pop("raw"), **given_row))
    assert list(differences(line["expected"], value)) == []


def test_keyed_values_cover_the_documents():
    assert [len(KEYED), len({line["from"] for line in KEYED})] == [5179, 252]


@given(st.text(), st.none() | st.text(), st.none() | st.text(), NAMES)
@example("19650000", None, "19650000", None)
@example("9", None, "4人", None)
@example("≥5%以下", None, None, None)
def test_any_text_gives_an_answer(text, comparator, unit, level2):
    value = read(text, comparator=comparator, unit=unit, level2=level2, fiscal_year=2024)
    assert value.raw == f"{comparator or ''}{text}{unit or ''}"


@given(
    st.text(ALPHABET, max_size=14),
    st.none() | st.text(ALPHABET, max_size=4),
    st.none() | st.text(ALPHABET, max_size=5),
    NAMES,
)
def test_any_text_of_the_grammar_gives_an_answer(text, comparator, unit, level2):
    value = read(text, comparator=comparator, unit=unit, level2=level2, fiscal_year=2024)
    assert json.loads(json.dumps(value_json(value)))["raw"] == value.raw


@given(st.text(ALPHABET, min_size=1, max_size=6))
def test_long_text_gives_an_answer(text):
    assert read(text * 500).raw == text * 500


def same(first, second):
    """Whether two readings differ in their raw text, repair and notes at most."""
    return value_json(first) | UNPRINTED == value_json(second) | UNPRINTED


@given(SIGNS, NUMBERS, QUANTITY_UNITS, st.data())
def test_spelling_changes_nothing(sign, number, unit, data):
    plain = read(f"{sign}{number:f}{unit}")
    wide = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})
    blank = data.draw(st.sampled_from([" ", "\u3000", "\n", "\u200b", "\xa0"]))
    assert plain.is_measured
    assert same(plain, read(f"{sign}{number:,f}{unit}"))
    assert same(plain, read(f"{sign}{number:f}".translate(wide) + unit))
    assert same(plain, read(blank.join(["", sign, f"{number:f}", unit, ""])))
    assert same(plain, read(unicodedata.normalize("NFKC", f"{sign}{number:f}{unit}")))


@given(NUMBERS, QUANTITY_UNITS)
def test_cells_of_their_own_change_nothing(number, unit):
    joined = read(f"≥{number:f}{unit}")
    assert read(f"{number:f}", comparator="≥", unit=unit) == joined
    assert same(read(f"{number:f}", comparator="大于等于", unit=f" {unit} "), joined)
    assert same(read(f"≥{number:f}", unit=unit), joined)
    assert same(read(f"{number:f}{unit}", comparator="≥"), joined)


@given(st.decimals(0, 10**6, places=6), st.sampled_from(["元", "人", "亩", "立方米"]))
def test_equal_amounts_are_equal(number, unit):
    ways = [
        read(f"{number * 10_000:f}{unit}"),
        read(f"{number:f}万{unit}"),
        read(f"{number / 10_000:f}亿{unit}"),
    ]
    assert {way.canonical_number for way in ways} == {number * 10_000}
    assert {way.canonical_unit for way in ways} == {unit}


@given(NUMBERS, NUMBERS, st.sampled_from(["元", "万元", "亿元", "百元"]))
def test_order_of_canonical_numbers_is_that_of_amounts(first, second, unit):
    low, high = sorted([first, second])
    one, two = read(f"{low:f}{unit}"), read(f"{high:f}{unit}")
    canonical = (one.canonical_number, two.canonical_number)
    assert canonical == tuple(sorted(canonical))
    assert len(set(canonical)) == len({low, high})


@given(st.integers(0, 10**20 - 1), st.integers(0, 10**20 - 1))
def test_products_are_exact(whole, fraction):
    number = f"{whole}.{fraction:020}"
    value = read(f"-{number}亿元")
    shifted = f"{whole}{fraction:020}"
    assert value.number == Decimal("-" + number)
    assert value.canonical_number == Decimal(f"-{shifted[:-12]}.{shifted[-12:]}")


@given(st.text("及时有效提高保障改善满意", min_size=2, max_size=8))
def test_doubled_words_are_repaired(word):
    half = len(word) // 2
    assume(word != word[:half] * 2)
    value = read(word * 2)
    assert (value.kind, value.repaired, value.raw) == (Kind.QUALITATIVE, word, word * 2)


@given(st.integers(100, 10**12), st.sampled_from(["/", " ", "、", ";", "|"]))
def test_doubled_numbers_are_repaired(number, between):
    value = read(f"{number}{between}{number}")
    assert (value.number, value.repaired) == (number, str(number))
    assert value.comparator is Comparator.EQ


ENDLESS = (
    *(
        "1",
        "一",
        "≥",
        "及时",
        "1月、",
        "元/",
        "[1,",
        "每",
        "1 111 ",
        "字母十7",
        "每99季",
        "95% ",
        "(",
        "l",
    ),
    *(
        "1人/",
        "1.",
        "年",
        "不低于",
        "%%",
        "O0",
        "１",
        "①",
        "\u0301",
        "\ud800",
        "\0",
        "１ ２",
        "及时\n",
    ),
)


def calls_to_read(text):
    return calls_of(partial(read, text, level2="时效指标", fiscal_year=2024))


@pytest.mark.parametrize("text", ENDLESS)
def test_endless_text_is_no_number(text):
    endless = text * (40_000 // len(text))
    value = read(endless)
    assert (value.raw, value.is_measured) == (endless, False)


@pytest.mark.parametrize("text", ENDLESS)
def test_long_text_takes_at_most_twice_the_work_of_its_halves(text):
    half = text * (5_000 // len(text))
    assert calls_to_read(half + half) <= 2 * 2 * calls_to_read(half)
