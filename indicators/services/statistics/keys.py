"""What indicators can be grouped by: an expression of the row, and how a group shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Func


@dataclass(frozen=True, slots=True)
class Key:
    """A year, a sign, a unit: shown as it is kept."""

    name: str
    expression: Any
    is_text: bool = True

    def columns(self, at: int) -> Iterator[str]:
        """Write the columns that a group shows; `at` is the place of the key, from 0."""
        yield f'k{at} AS "{self.name}"'

    def join(self, at: int) -> str:  # noqa: ARG002 - for those that have labels elsewhere
        return ""

    def order(self, at: int) -> str:
        return f'k{at} COLLATE "C"' if self.is_text else f"k{at}"


@dataclass(frozen=True, slots=True)
class _Level(Key):
    """A dimension: its official label, and its code."""

    def columns(self, at: int) -> Iterator[str]:
        yield f'd{at}.label AS "{self.name}"'
        yield f'k{at} AS "{self.name}_code"'
        yield f'd{at}.label_en AS "{self.name}_en"'

    def join(self, at: int) -> str:
        return f"LEFT JOIN indicators_dimension d{at} ON d{at}.code = k{at}"


@dataclass(frozen=True, slots=True)
class _Region(Key):
    """A region: its name, and its whole code."""

    def columns(self, at: int) -> Iterator[str]:
        yield f'r{at}.name AS "{self.name}"'
        yield f'k{at} AS "{self.name}_code"'

    def join(self, at: int) -> str:
        return f"LEFT JOIN projects_region r{at} ON r{at}.code = k{at}"


def _beginning(digits: int) -> Func:
    """Give the whole code of the region above: what stands higher keeps its own."""
    template = f"RPAD(LEFT(%(expressions)s, {digits}), 6, '0')"
    return Func(F("region_code"), template=template, output_field=CharField())


KEYS = {
    key.name: key
    for key in (
        _Level("level1", F("level1_id")),
        _Level("level2", F("level2_id")),
        _Region("province", _beginning(2)),
        _Region("prefecture", _beginning(4)),
        _Region("county", F("region_code")),
        Key("fiscal_year", F("fiscal_year"), is_text=False),
        Key("comparator", F("comparator")),
        Key("unit", F("canonical_unit")),
        Key("organisation_kind", F("organisation__kind")),
    )
}
