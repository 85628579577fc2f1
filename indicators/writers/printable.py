"""What no document format can hold: made visible, never dropped."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_PICTURES, _DELETE, _REPLACEMENT = 0x2400, "\u2421", "\ufffd"


def printable(text: str) -> str:
    """Show control characters as their pictures (␀) and what is no character as �."""
    return _CONTROL.sub(_picture, text.replace("\r\n", "\n").replace("\r", "\n"))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:  # noqa: PLR2004 # the first character that is no control
        return chr(_PICTURES + code)
    return _DELETE if code == 0x7F else _REPLACEMENT  # noqa: PLR2004 # DEL
