"""Columns that are headed by a year: which of them is the form's own."""

import re
from collections.abc import Mapping, Sequence

from indicators.core.grid import Cell
from indicators.recogniser.labels import plain
from indicators.recogniser.roles import Role, role_of

_DATED = re.compile("((?:19|20)[0-9]{2})年?度?(?P<rest>.*)")
_THIS_YEAR = re.compile("当年|本年|预计")


def other_years(headings: Sequence[Cell], fiscal_year: int | None) -> set[Cell]:
    """Columns of targets and results of other years than the form's.

    2023年指标值 beside 2024年指标值: the form's own year counts, else the latest. One such column
    alone is the form's, whatever year it names. 2022年完成值 beside them is no result of the form.
    """
    is_stated = any(_THIS_YEAR.search(plain(cell.text)) for cell in headings)
    targets = _dated(headings, (None, Role.VALUE))
    own = None if is_stated else _own(targets, fiscal_year)
    passed = {cell for cell, year in targets.items() if year != own}
    reference = own or fiscal_year
    results = _dated(headings, (Role.ACTUAL,)) if reference else {}
    return passed | {cell for cell, year in results.items() if year != reference}


def _own(targets: Mapping[Cell, int], fiscal_year: int | None) -> int | None:
    if fiscal_year in targets.values():
        return fiscal_year
    return max(targets.values(), default=None)


def _dated(headings: Sequence[Cell], roles: Sequence[Role | None]) -> dict[Cell, int]:
    """The headings that are a year (role None), or begin with one and go on with such a role."""
    dated: dict[Cell, int] = {}
    for cell in headings:
        match = _DATED.fullmatch(plain(cell.text))
        if match is None:
            continue
        role = role_of(cell.text)
        if (role in roles and role is not None) or (not match["rest"] and None in roles):
            dated[cell] = int(match[1])
    return dated
