"""Printed text → the plain characters the grammar reads: one spelling for each sign, no blanks.

Compatibility forms are folded (NFKC: ９５％ → 95%), but never where that would make up a digit:
①95% is not 195%, 10² is not 102, 1½ is not 11/2.
"""

# ruff: noqa: RUF001, RUF002 - characters that look alike are what this module is about

import re
import unicodedata
from itertools import pairwise

_MARKS = "".join(
    chr(code)
    for first, last in (
        (0x2460, 0x249B),
        (0x24EA, 0x24FF),
        (0x2776, 0x2793),
        (0x3220, 0x3229),
        (0x3251, 0x325F),
        (0x3280, 0x3289),
        (0x32B1, 0x32BF),
        (0x1F100, 0x1F10A),
    )
    for code in range(first, last + 1)
)
_POWER = re.compile("(?<=[0-9０-９])(?=[⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉])")
# A footnote's mark before the number it belongs to.
_FOOTNOTE = re.compile("(?<![0-9０-９A-Za-z⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?=[^⁰¹²³⁴⁵⁶⁷⁸⁹])")
_FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟↉"
_BEFORE = str.maketrans(
    dict.fromkeys(_MARKS, ";")
    | {c: " " + unicodedata.normalize("NFKC", c) for c in _FRACTIONS}
    # Roman numerals are no figures, nor letters that may be figures.
    | {chr(code): f"({unicodedata.normalize('NFKC', chr(code))})" for code in range(0x2160, 0x2180)}
    # ℅ is how a percent sign is read by a machine.
    | {"℅": "%", "٪": "%", "º": "°"}
    # What a Symbol font prints for ≥ ≤ ± when its text is taken out of a PDF.
    | {"\uf0b3": "≥", "\uf0a3": "≤", "\uf0b1": "±"},
)
_SPECIAL = re.compile("[" + "".join(map(chr, _BEFORE)) + "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉]")
_AFTER = str.maketrans(
    dict.fromkeys("≧⩾≽⪰≥", "≥")
    | dict.fromkeys("≦⩽≼⪯≤", "≤")
    | dict.fromkeys("‹〈⟨", "<")
    | dict.fromkeys("›〉⟩", ">")
    | dict.fromkeys("═⩵≡", "=")
    | dict.fromkeys("≒≅≃", "≈")
    | dict.fromkeys("‐‑‒–—―−─━﹘", "-")
    | dict.fromkeys("～〜˜∾∼", "~")
    | dict.fromkeys("⁄∕÷", "/")
    | dict.fromkeys("×✕✖＊∗⋅", "*")
    | dict.fromkeys("•‧∙・●", "·")
    | dict.fromkeys("﹐،", ",")
    | dict.fromkeys("【〖", "[")
    | dict.fromkeys("】〗", "]")
    | dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u3164", None),
)
# Most texts are plain as they stand.
_PLAIN = re.compile(r"(?!\.|[0-9]{1,2}\.[≥≤><=])[0-9%.<>=/+≥≤\u4e00-\u9fff-]++(?<!\.)")
_EDGES = " ;,、。.!·“”‘’\"'|*★☆√※■□●◆▲△"


def fold(text: str) -> str:
    """Give each sign one spelling; blanks stay."""
    if text.isascii():
        return text
    if _SPECIAL.search(text):
        text = _POWER.sub("^", _FOOTNOTE.sub(";", text)).translate(_BEFORE)
    return unicodedata.normalize("NFKC", text).translate(_AFTER)


def squeeze(folded: str) -> str:
    """Drop blanks, and punctuation at the edges that says nothing.

    A blank between two figures stays (as one space): 19650000 19650000 is not one number. So
    does one behind an ordinal's point: `1. 95%` is not 1.95%.
    """
    words = folded.split()
    if len(words) > 1 and not _is_letter_spaced(words):
        joined = [words[0]]
        for before, word in pairwise(words):
            if word[0] in _FIGURES and _ends_figure(before):
                joined.append(" ")
            joined.append(word)
        words = joined
    return _trim("".join(words)) if words else ""


def is_plain(text: str) -> bool:
    """Whether folding and squeezing would change nothing."""
    return _PLAIN.fullmatch(text) is not None


def normalise(text: str) -> str:
    """Fold and squeeze."""
    return text if is_plain(text) else squeeze(fold(text))


# (≥95%) is ≥95%; (80,90) is a span without its ends.
_ENCLOSED = re.compile(r"[(\[《「][^()\[\],~》」-]++[)\]》」]")
_SIGN_BEFORE = re.compile(r"([≥≤><=]{1,2})\(([0-9][^()\[\],~-]*+)\)")
_BRACKETED_SPAN = re.compile(r"[\[\],~-]")
# 1、≥95%: the number of a list.
_LISTED = re.compile(r"(?:\(?[1-9][0-9]?\)|[1-9][0-9]?[.、])(?=[≥≤><=])")
_FIGURES = frozenset("0123456789")


def _ends_figure(word: str) -> bool:
    return word[-1] in _FIGURES or (word[-1] == "." and word[-2:-1] in _FIGURES and word != ".")


def _is_letter_spaced(words: list[str]) -> bool:
    """`9 5 %`: every character stands alone, and not all of them are figures."""
    return (
        len(words) > 2  # noqa: PLR2004 # 3 4 are two numbers
        and all(len(word) == 1 for word in words)
        and not _FIGURES.issuperset(words)
    )


def _trim(text: str) -> str:
    if text[0] in _EDGES or text[-1] in _EDGES:
        text = text.rstrip(_EDGES)
        if not text.startswith("."):
            text = text.lstrip(_EDGES)
    text = _unclosed(text)
    return text[listed.end() :] if (listed := _LISTED.match(text)) else text


def _unclosed(text: str) -> str:
    """Drop brackets around all of it, and one whose other half is missing: （95%."""
    if _ENCLOSED.fullmatch(text):
        return text[1:-1]
    if behind := _SIGN_BEFORE.fullmatch(text):
        return behind[1] + behind[2]
    if _BRACKETED_SPAN.search(text):
        return text
    surplus = text.count("(") - text.count(")")
    if surplus > 0 and text.startswith("("):
        return text[1:]
    return text[:-1] if surplus < 0 and text.endswith(")") else text
