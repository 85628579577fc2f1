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
_LOOK_ALIKES = str.maketrans("Oo\u3007\u25cblI", "000011")
# Roman numerals (III) are no ones, and what ends in o is no nought: 20o.
_NO_LOOK_ALIKE = re.compile("[Il]{2}|o$")
# A run of figures with such letters in it, but no part of a Latin word.
_LOOK_ALIKE = re.compile(
    "(?<![A-Za-z0-9])(?=[OolI\u3007\u25cb.,]*+[0-9])(?=[0-9.,]*+[OolI\u3007\u25cb])[0-9OolI\u3007\u25cb.,]++(?![A-Za-z])"
)
LONGEST = 120
_LONGEST_TAIL = 8


def undouble(text: str) -> str | None:
    """Find what is printed twice: 及时及时, 34480000/34480000, 95%/95%."""
    half, odd = divmod(len(text), 2)
    if half < _SHORTEST_WORD or text[0] != text[half + odd] or text[0] == "-":
        return None
    once = text[:half]
    if once != text[half + odd :]:
        return None
    if _FIGURES.issuperset(once):
        parted = text[half] in _BETWEEN_TWINS and text[half] != ","
        return once if odd and parted and half >= _SHORTEST_FIGURES else None
    return once if not odd or text[half] in _BETWEEN_TWINS else None


def repairs(text: str) -> Iterator[tuple[str, Note]]:
    """Yield what an unreadable text may have been; long ones were no target to begin with."""
    if len(text) > LONGEST:
        return
    single = _DOUBLED_SIGN.sub(_once, text)
    if single != text:
        yield single, Note.DOUBLED
    tail = _twin_at_end(text)
    if tail:
        yield text[: -len(tail)], Note.DOUBLED
    plain = _LOOK_ALIKE.sub(_as_figures, text)
    if plain != text and not _NO_LOOK_ALIKE.search(text):
        yield plain, Note.LOOK_ALIKE


def _twin_at_end(text: str) -> str:
    """The 元 of 5万元元, the 元/人 of 50元/人元/人: words of the end that stand there twice."""
    for length in range(min(_LONGEST_TAIL, len(text) // 2), 0, -1):
        tail = text[-length:]
        if text[-2 * length : -length] == tail and _FIGURES.isdisjoint(tail):
            return tail
    return ""


def _as_figures(run: re.Match[str]) -> str:
    return run[0].translate(_LOOK_ALIKES)


def _once(match: re.Match[str]) -> str:
    """== is a sign of its own; ≥≥ is not."""
    return match[0] if match[0] in SYMBOLS else match[1]
