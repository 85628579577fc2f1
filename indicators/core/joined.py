"""Sign, value and unit that a layout prints in cells of their own, found again in their join."""

from collections.abc import Iterator
from itertools import combinations

from indicators.core.unit import Units

# A longer text is none that was joined.
_LONGEST_JOINED, _LONGEST_UNIT, _LONGEST_SIGN, _LONGEST_WORD = 60, 12, 8, 4


def cells_of(raw: str, stated: str | None, units: Units) -> Iterator[tuple[str, str, str]]:
    """Give the sign, value and unit that a text may have been joined from, in any order."""
    if len(raw) > _LONGEST_JOINED:
        return
    for start, end in combinations(range(len(raw) + 1), 2):
        unit = raw[start:end]
        if unit == stated or (end - start <= _LONGEST_UNIT and _is_known(unit, units)):
            before, after = raw[:start], raw[end:]
            for sign, text in _sign_beside(before, after):
                yield sign, text, unit
    for sign, text in _sign_beside(raw, ""):
        for at in range(min(_LONGEST_WORD, len(text) - 1) + 1):
            end = len(text) - at
            yield sign, text[:end], text[end:]


def _is_known(text: str, units: Units) -> bool:
    unit = units.read(text)
    return unit is not None and unit.known


def _sign_beside(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Tell sign and value apart in what stands before a unit and behind it."""
    if before and after:
        parts = [(before, after), (after, before)]
    else:
        rest = before or after
        cuts = range(1, min(_LONGEST_SIGN, len(rest) - 1) + 1)
        parts = [("", rest), *((rest[:at], rest[at:]) for at in cuts)]
        parts += [(rest[-at:], rest[:-at]) for at in cuts]
    for sign, text in parts:
        if len(sign) <= _LONGEST_SIGN and not any(map(str.isdigit, sign)):
            yield sign, text
