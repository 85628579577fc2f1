import json
from collections import Counter
from decimal import Decimal

from django.conf import settings

from indicators.core.printed import normalise
from indicators.services.catalogue import packaged_catalogue
from tests.core import readings

UNITS = packaged_catalogue().units
ROWS = json.loads((settings.BASE_DIR / "fixtures" / "units.json").read_text(encoding="utf-8"))


def test_every_row_has_the_fields_of_a_unit():
    shapes = {(row["model"], tuple(row["fields"])) for row in ROWS}
    assert shapes == {
        ("indicators.unit", ("dimension", "base", "factor", "aliases", "name_en")),
    }
    assert all(row["fields"]["name_en"] for row in ROWS)


def test_every_row_is_in_the_catalogue():
    assert {unit.symbol for unit in UNITS} == {row["pk"] for row in ROWS}


def test_core_is_tested_with_the_units_of_the_catalogue():
    assert tuple(readings.UNITS) == tuple(UNITS)


def test_no_name_means_two_units():
    names = [normalise(name) for unit in UNITS for name in {unit.symbol, *unit.aliases}]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_every_unit_is_found_by_its_names():
    for unit in UNITS:
        assert {UNITS.find(name) for name in (unit.symbol, *unit.aliases)} == {unit}


def test_base_units_are_their_own_base():
    units = {unit.symbol: unit for unit in UNITS}
    bases = {units[unit.base] for unit in UNITS}
    assert {(unit.base, unit.factor) for unit in bases} == {
        (unit.symbol, Decimal(1)) for unit in bases
    }
    assert all(units[unit.base].dimension == unit.dimension for unit in UNITS)


def test_factors_are_exact_and_positive():
    assert all(unit.factor > 0 for unit in UNITS)
    assert {unit.symbol for unit in UNITS if unit.factor != 1 and unit.base == unit.symbol} == set()
