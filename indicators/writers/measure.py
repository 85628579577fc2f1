"""How many lines a text takes in a column, counted in half-width characters."""

import re
import unicodedata

_WIDE = frozenset("WFA")
# What no line break parts: a word of Latin letters and figures, or a single other character.
_PIECE = re.compile(r"[!-~]+|.", re.DOTALL)


def width_of(text: str) -> int:
    """A Chinese character or sign takes two places, a Latin one takes one."""
    return sum(2 if unicodedata.east_asian_width(character) in _WIDE else 1 for character in text)


def lines_in(text: str, width: int) -> int:
    """Count the lines of a text that is broken at a width, breaks of its own included."""
    return sum(_lines_of(paragraph, max(width, 2)) for paragraph in text.split("\n"))


def _lines_of(paragraph: str, width: int) -> int:
    lines, used = 1, 0
    for piece in _PIECE.findall(paragraph):
        taken = width_of(piece)
        if used and used + taken > width:
            lines, used = lines + 1, 0
        if taken > width:
            lines += (taken - 1) // width
            taken = (taken - 1) % width + 1
        used += taken
    return lines
