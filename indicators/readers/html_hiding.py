"""A page's tree without what its markup hides."""

import re
from typing import Final

from lxml import etree

_WORDS: Final = (b"display", b"visibility", b"mso-hide", b"hidden")
_SUSPECTS: Final = etree.XPath("//*[@style or @hidden]")
_GONE: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*collapse|mso-hide\s*:\s*all", re.IGNORECASE
)
_BLANK: Final = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)


def may_hide(page: bytes) -> bool:
    """Whether a page speaks of hiding at all; most do not."""
    lowered = page.lower()
    return any(word in lowered for word in _WORDS)


def without_hidden(root: etree._Element) -> etree._Element:
    """Take hidden elements out; others move into their place. Blanked ones keep their place.

    Only what an element says of itself counts, not what a style sheet says of its class.
    """
    for element in _SUSPECTS(root):
        style = element.get("style", "")
        if element.get("hidden") is not None or _GONE.search(style):
            _take_out(element)
        elif _BLANK.search(style):
            _empty(element)
    return root


def _take_out(element: etree._Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        _empty(element)
        return
    tail = element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)


def _empty(element: etree._Element) -> None:
    element.text = None
    for child in list(element):
        element.remove(child)
