"""Letters of symbol fonts → the signs they look like.

Such a font draws ☑ where the file says F0FE. A sign that is not listed stays the letter of private
use that the file holds: it is shown as unreadable, not guessed.
"""

from typing import Final

_PRIVATE: Final = 0xF000
_WINGDINGS: Final = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "□",
    0x72: "□",
    0xA1: "○",
    0xA8: "□",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2: Final = {
    0x2A: "□",
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0xA3: "□",
}
_SYMBOL: Final = {
    0x2D: "－",
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",  # noqa: RUF001 -- a multiplication sign is what it is
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
}
_FONTS: Final = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(code: int, font: str) -> str:
    """The sign at a place of a symbol font, with or without the offset of private use."""
    signs = _FONTS.get(font.lower())
    place = code & 0xFF
    if signs is None:
        return chr(code)
    if font.lower() == "symbol" and 0x20 <= place < 0x40:  # noqa: PLR2004 -- figures and marks
        return signs.get(place, chr(place))
    return signs.get(place, chr(_PRIVATE | place))
