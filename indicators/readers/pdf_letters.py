"""Glyphs as fonts name them → the letters a person sees, and fonts that do not tell.

Some producers map a glyph to the radical that looks like the character (⽬ for 目), or to the other
of two characters that one glyph serves (戶 for 户). A font without
a map of its letters gives `(cid:12)`, or GB bytes taken for Western letters (ÏîÄ¿).
"""

import re
import unicodedata
from functools import lru_cache

_RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳戶",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟户",
)
_COMPOSED = re.compile("[\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06]")
_UNNAMED = re.compile(r"\(cid:[0-9]+\)")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_WESTERN = re.compile("[\u00a1-\u00ff]")
_CHINESE = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]")
_LOST = "\ufffd"
_WESTERN_LEAST = 8
_PRIVATE_SHARE = 0.05


@lru_cache(maxsize=8192)
def letter(glyph: str) -> str:
    """What one glyph says: "" for control characters, a blank for any white space."""
    if _UNNAMED.fullmatch(glyph):
        return _LOST
    if glyph.isspace():
        return "\u3000" if glyph == "\u3000" else " "
    seen = _COMPOSED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), glyph)
    return "".join(c for c in seen.translate(_RADICALS) if unicodedata.category(c) not in _MUTE)


_MUTE = frozenset({"Cc", "Cf", "Cs", "Cn"})


def is_unreadable(text: str) -> bool:
    """Whether a page's text shows that one of its fonts does not tell its letters.

    Single letters of private use are bullets and ticked boxes.
    """
    private = len(_PRIVATE.findall(text))
    lost = _LOST in text or _UNNAMED.search(text) is not None
    return lost or private > _PRIVATE_SHARE * len(text) or _is_mojibake(text)


def _is_mojibake(text: str) -> bool:
    western = len(_WESTERN.findall(text))
    return western >= _WESTERN_LEAST and western > len(_CHINESE.findall(text))
