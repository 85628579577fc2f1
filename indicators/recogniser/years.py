"""Columns that are headed by a year, of targets or of money: which of them is the form's own."""

import re
from collections.abc import Mapping, Sequence

from indicators.core.grid import Cell
from indicators.recogniser.labels import SOURCE_BY_WORD, TOTALS, names_years, plain, unit_in
from indicators.recogniser.roles import Role, role_of

_DATED = re.compile("((?:19|20)[0-9]{2})年?度?(?P<rest>.*)")
_THIS_YEAR = re.compile("当年|本年|预计")
_MONEY_COLUMN = re.compile(
    r"(?P<lead>上一?年度?|去年|前年|以?前年度?|本年度?|当年度?|下一?年度?|(?P<year>(?:19|20)[0-9]{2})年度?)"
    r"(?P<rest>[^0-9]{0,12})"
)
_RESULT = re.compile("执行|完成|决算|实际|支出数|结转|结余")
_SOURCES = {*SOURCE_BY_WORD, *TOTALS}  # 本年财政拨款 | 上年结转 are rows, not columns
_SEVERAL = 2


def other_years(headings: Sequence[Cell], fiscal_year: int | None) -> set[Cell]:
    """Columns of targets and results of other years than the form's.

    2023年指标值 beside 2024年指标值: the form's own year counts, else the later of two. One such
    column alone is the form's, whatever year it names; of three or more none is known to be.
    2022年完成值 beside them is no result of the form.
    """
    is_stated = any(_THIS_YEAR.search(plain(cell.text)) for cell in headings)
    targets = _dated(headings, (None, Role.VALUE))
    own = None if is_stated else _own(targets, fiscal_year)
    passed = {cell for cell, year in targets.items() if year != own}
    reference = own or fiscal_year
    results = _dated(headings, (Role.ACTUAL,)) if reference else {}
    return passed | {cell for cell, year in results.items() if year != reference}


def money_columns(cells: Sequence[Cell], fiscal_year: int | None) -> tuple[Cell | None, ...]:
    """The budget column of the form's year, where a row heads columns of several years.

    Nothing where it does not, (None,) where none of the columns is known to be the form's:
    上年度预算安排 | 上年度实际执行 | 本年度申请 gives the last.
    """
    words = ((cell, unit_in(plain(cell.text))[0]) for cell in cells)
    found = ((cell, _MONEY_COLUMN.fullmatch(word)) for cell, word in words if word not in _SOURCES)
    headed = [(cell, match) for cell, match in found if match]
    if len({match["lead"] for _, match in headed}) < _SEVERAL:
        return ()
    for cell, match in headed:
        is_own = match["year"] == str(fiscal_year) or match["lead"].startswith(("本", "当"))
        if is_own and not _RESULT.search(match["rest"]):
            return (cell,)
    return (None,)


def _own(targets: Mapping[Cell, int], fiscal_year: int | None) -> int | None:
    years = set(targets.values())
    if fiscal_year in years:
        return fiscal_year
    return max(years) if 0 < len(years) <= _SEVERAL else None


def _dated(headings: Sequence[Cell], roles: Sequence[Role | None]) -> dict[Cell, int]:
    """The headings that are a year (role None), or begin with one and go on with such a role."""
    dated: dict[Cell, int] = {}
    for cell in headings:
        match = _DATED.fullmatch(plain(cell.text))
        if match is None or names_years(cell.text):
            continue
        role = role_of(cell.text)
        if (role in roles and role is not None) or (not match["rest"] and None in roles):
            dated[cell] = int(match[1])
    return dated
