"""Damaged prints and what they must have been: only where one reading is beyond doubt.

A repair is a candidate: the grammar reads it, and keeps it only when it makes sense.
"""

import re
from collections.abc import Iterator

from indicators.core.note import Note
from indicators.core.words import SYMBOLS

_BETWEEN_TWINS = frozenset("/ ,、;|")
_FIGURES = frozenset("0123456789.,")
# Shorter ones may be meant: 11, 高高, 3/3.
_SHORTEST_WORD = 2
_SHORTEST_FIGURES = 3
_DOUBLED_SIGN = re.compile(r"(%|‰|>=|<=|[≥≤><=])\1++")
_LOOK_ALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
_LOOK_ALIKE = re.compile(r"([≥≤><=]*+)((?=[OolI|.,]*+[0-9])[0-9OolI|.,]++)(.*+)", re.DOTALL)


def undouble(text: str) -> str | None:
    """Find what is printed twice: 及时及时, 34480000/34480000, 95%/95%."""
    half, odd = divmod(len(text), 2)
    if half < _SHORTEST_WORD or text[0] != text[half + odd]:
        return None
    once = text[:half]
    if once != text[half + odd :]:
        return None
    if _FIGURES.issuperset(once):
        parted = text[half] in _BETWEEN_TWINS and text[half] != ","
        return once if odd and parted and half >= _SHORTEST_FIGURES else None
    return once if not odd or text[half] in _BETWEEN_TWINS else None


def repairs(text: str) -> Iterator[tuple[str, Note]]:
    """Yield what an unreadable text may have been."""
    single = _DOUBLED_SIGN.sub(_once, text)
    if single != text:
        yield single, Note.DOUBLED
    if (match := _LOOK_ALIKE.fullmatch(text)) and any(c in "OolI|" for c in match[2]):
        yield match[1] + match[2].translate(_LOOK_ALIKES) + match[3], Note.LOOK_ALIKE


def _once(match: re.Match[str]) -> str:
    """== is a sign of its own; ≥≥ is not."""
    return match[0] if match[0] in SYMBOLS else match[1]
