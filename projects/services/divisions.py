"""An open list of division codes → the rows of GB/T 2260, each under the division above it.

The list comes as `{"code", "name"}` entries, one for every six-digit code. Its makers pad it so
that every county has a prefecture; the standard has no such prefectures, and they are left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

COUNTRY = "000000"

# Prefecture codes that only stand in for one: municipalities (市辖区, 县) and the counties that a
# province runs itself. Their counties stand directly under the province.
STAND_INS = frozenset(
    {
        "110100",
        "120100",
        "310100",
        "419000",
        "429000",
        "469000",
        "500100",
        "500200",
        "659000",
    }
)
# Reefs of 三沙市 that only the statistics bureau counts by these codes.
STATISTICAL = frozenset({"460321", "460322", "460323"})


@dataclass(frozen=True, slots=True)
class Division:
    """A row of GB/T 2260."""

    code: str
    name: str
    level: str
    parent: str | None


class IncompleteListError(Exception):
    """A division whose province the list does not have."""


def divisions_from(entries: Iterable[Mapping[str, str]]) -> tuple[Division, ...]:
    """Give the whole country and every division of the list, by code."""
    names = {
        entry["code"]: entry["name"]
        for entry in entries
        if entry["code"] not in STAND_INS | STATISTICAL
    }
    country = Division(code=COUNTRY, name="全国", level="country", parent=None)
    return (country, *(_division(code, names) for code in sorted(names)))


def _division(code: str, names: Mapping[str, str]) -> Division:
    parent = _parent(code, names)
    if parent != COUNTRY and parent not in names:
        raise IncompleteListError(code)
    return Division(code=code, name=names[code], level=_level(code), parent=parent)


def _level(code: str) -> str:
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def _parent(code: str, names: Mapping[str, str]) -> str:
    """A county stands under its prefecture where there is one, else under its province."""
    if code.endswith("0000"):
        return COUNTRY
    prefecture = f"{code[:4]}00"
    return prefecture if prefecture != code and prefecture in names else f"{code[:2]}0000"
