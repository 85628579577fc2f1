"""Targets by quantity: `value_min=1万元&value_max=5万元` finds 10000元 to 50000元, however printed.

Only rows of the same unit signature match: 元/人 is not 元.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators.core.measure import AskedUnit, Measure, read_measure, read_unit
from indicators.services.catalogue import recent_units
from projects.api.filters.declared import Asked
from projects.api.filters.where import Group, Plan, WhereTogether
from projects.api.parameters import Parameter, Text
from projects.api.problems import InvalidParametersError, ParameterError

_TEXT = Text(100)


class QuantityText(Parameter):
    """A number with its unit, or without one where `unit` stands beside it."""

    expected = _("a number with its unit such as 1万元 or 150元/人/月, or a bare number")
    schema = _TEXT.schema

    def read(self, text: str) -> Measure:
        measure = read_measure(_TEXT.read(text), recent_units())
        if measure is None:
            raise ValueError(text)
        return measure


class UnitText(Parameter):
    """A unit by any of its names."""

    expected = _("a unit of measure such as 元, 万元 or 元/人/月")
    schema = _TEXT.schema

    def read(self, text: str) -> AskedUnit:
        unit = read_unit(_TEXT.read(text), recent_units())
        if unit is None:
            raise ValueError(text)
        return unit


class _Quantity(Group):
    """The bounds and the unit that a target's quantity is asked by."""

    def condition(self, given: Mapping[str, Any]) -> Q:
        unit: AskedUnit | None = given.get("unit")
        bounds = _bounds(given)
        found = Q(canonical_unit=_signature(bounds, unit))
        for name, measure in bounds.items():
            found &= BOUNDS[name](_number(measure, unit))
        return found

    def plan(self, given: Mapping[str, Any]) -> Plan | None:
        unit: AskedUnit | None = given.get("unit")
        bounds = _bounds(given)
        values: list[Any] = [_signature(bounds, unit)]
        for name, measure in bounds.items():
            values += [_number(measure, unit)] * (2 if name == "value_max" else 1)
        return "quantity", values


def _bounds(given: Mapping[str, Any]) -> dict[str, Measure]:
    return {name: each for name, each in given.items() if isinstance(each, Measure)}


def asked_unit(asked: Iterable[Asked]) -> str | None:
    """Give the one base unit that a question leaves, if it does."""
    given = {each.name: each.value for each in asked if not each.no}
    together = {name: given[name] for name in (*BOUNDS, "unit") if name in given}
    if together:
        return _signature(_bounds(together), together.get("unit"))
    unit: str | None = given.get("canonical_unit")
    return unit


def _signature(bounds: Mapping[str, Measure], unit: AskedUnit | None) -> str:
    """Give the one unit that all of them are in.

    Raises:
        InvalidParametersError: A number has none, or they are of several.
    """
    bare = [name for name, measure in bounds.items() if measure.unit is None]
    if bare and unit is None:
        detail = _("A number without a unit needs “unit” beside it.")
        raise InvalidParametersError(ParameterError(name, "unit_missing", detail) for name in bare)
    units = {name: measure.unit for name, measure in bounds.items() if measure.unit}
    if unit:
        units["unit"] = unit.unit
    named = set(units.values())
    if len(named) > 1:
        told = _("These are different units: %(units)s.") % {"units": ", ".join(sorted(named))}
        raise InvalidParametersError(ParameterError(name, "unit_mismatch", told) for name in units)
    return named.pop()


def _number(measure: Measure, unit: AskedUnit | None) -> Decimal:
    """Bring a number to the base unit; a bare one is in the unit that stands beside it."""
    bare = measure.unit is None and unit is not None
    return measure.number * unit.factor if bare and unit else measure.number


def _is(number: Decimal) -> Q:
    return Q(canonical_number=number, canonical_number_high__isnull=True)


def _at_least(number: Decimal) -> Q:
    return Q(canonical_number__gte=number)


def _at_most(number: Decimal) -> Q:
    """Of a range both ends: the lower one is what the index knows."""
    within = Q(canonical_number_high__isnull=True) | Q(canonical_number_high__lte=number)
    return Q(canonical_number__lte=number) & within


BOUNDS = {"value": _is, "value_min": _at_least, "value_max": _at_most}
QUANTITY = _Quantity()


def quantity(name: str, about: str) -> WhereTogether:
    field = "canonical_unit" if name == "unit" else "canonical_number"
    parameter = UnitText() if name == "unit" else QuantityText()
    return WhereTogether(QUANTITY, field, parameter, about=about)
