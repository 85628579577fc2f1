"""Targets in words: 效果显著 · 优良中低差 · 不低于上年 · 全覆盖; and what cannot be read at all."""

import re
from functools import lru_cache

from indicators.core import words
from indicators.core.note import Note
from indicators.core.reading.row import Row
from indicators.core.unit import Units
from indicators.core.value import Kind, Value

_FIGURES = re.compile("[0-9][0-9.,]*+")
_SYMBOLS = re.compile("[≥≤><=≮≯≠≈]++")
# **元/人 and XX次: nobody has filled it in.
_PLACEHOLDER = re.compile(
    r"\*\*|\?\?|__|(?<![A-Za-z])[Xx]{1,4}(?=[个次人名户家件套场期天日月年元万亿%])"
)
_YEAR_FIRST = re.compile("(?:19|20)[0-9]{2}年(?![0-9])")
_TIME_LIMIT = re.compile("[年月日号](?:[前内底末]|之前|之内|以前|以内)")
# 小于1/100万 counts, whatever it says; 不低于2022年 does not.
_SIGNED = re.compile(f"(?:{'|'.join(words.SIGN_WORDS)})[0-9]++(?!年)")
_PAIR = re.compile("[0-9][-:~][0-9]")
_FIGURE_FIRST = re.compile(r"[-+±.(\[]*+[0-9]")
_MODEL_FIRST = re.compile("[0-9]++(?![OolI])[A-Za-z]")
# 第3名, 前3名, 〔2021〕10号, 2级: figures that count nothing.
_BEFORE_NAMES = frozenset("第前〔[(-/")
_BEHIND_NAMES = frozenset("年月日号级类期届条款章版〕])-/")
LONGEST_KEPT = 60


def read_phrase(text: str, row: Row) -> Value:
    """Take a text for words; unparseable when it has no words, or figures that count."""
    read = _kept if len(text) <= LONGEST_KEPT else _read
    kind, notes = read(text, row.units, row.fiscal_year)
    return Value(row.raw, kind, notes=notes)


def _read(text: str, units: Units, fiscal_year: int | None) -> tuple[Kind, tuple[str, ...]]:
    symbols = _SYMBOLS.match(text)
    said = text[symbols.end() :] if symbols else text
    if _PLACEHOLDER.search(text):
        return Kind.UNPARSEABLE, (Note.UNREAD,)
    if not any(character.isalpha() for character in said) or units.is_unit(said):
        reason = Note.UNIT_ALONE if said and units.is_unit(said) else Note.UNREAD
        return Kind.UNPARSEABLE, (reason,)
    if _FIGURES.search(text) is not None:
        return _with_figures(text, units, fiscal_year)
    notes = [*_notes(said)]
    if symbols:
        notes.append(Note.SIGN_WITHOUT_NUMBER)
    return Kind.QUALITATIVE, tuple(notes)


# The same phrases come again and again.
_kept = lru_cache(maxsize=16384)(_read)


def _with_figures(text: str, units: Units, fiscal_year: int | None) -> tuple[Kind, tuple[str, ...]]:
    year = _YEAR_FIRST.match(text)
    if _figures_count(text[year.end() :] if year else text, units):
        return Kind.UNPARSEABLE, (Note.UNREAD,)
    notes = [Note.FIGURE_IN_WORDS, *_notes(text)]
    if year and fiscal_year is not None and int(year[0][:4]) != fiscal_year:
        notes.append(Note.ANOTHER_YEAR)
    return Kind.QUALITATIVE, tuple(notes)


def _figures_count(text: str, units: Units) -> bool:
    """Whether a figure in the text states a quantity, rather than naming something."""
    if _SYMBOLS.search(text) or _SIGNED.search(text):
        return True
    if _FIGURE_FIRST.match(text) and not _MODEL_FIRST.match(text):
        return True
    return any(_counts(text, match, units) for match in _FIGURES.finditer(text))


def _counts(text: str, match: re.Match[str], units: Units) -> bool:
    before = text[match.start() - 1] if match.start() else ""
    behind = text[match.end() : match.end() + 1]
    if _TIME_LIMIT.match(text, match.end()) or _PAIR.match(text, max(match.start() - 2, 0)):
        return True  # 3月内; 3-5家, 1:3
    if not behind and units.is_unit(text[: match.start()]):
        return True  # 万元5
    if before in _BEFORE_NAMES or behind in _BEHIND_NAMES:
        return False
    if (before.isascii() and before.isalpha()) or (behind.isascii() and behind.isalpha()):
        return False
    return units.match(text, match.end()) is not None and not text.startswith("周年", match.end())


def _notes(text: str) -> list[Note]:
    notes = []
    if text.lower() in words.NOT_STATED:
        notes.append(Note.NOT_STATED)
    if text in words.FULL_COVERAGE:
        notes.append(Note.FULL_COVERAGE)
    if text.startswith(words.OPEN_ENDED):
        notes.append(Note.OPEN_ENDED)
    years = text.replace("合同期", "").replace("共同期", "")
    if any(word in years for word in words.ANOTHER_YEAR):
        notes.append(Note.ANOTHER_YEAR)
    if any(scale in text for scale in words.GRADED) or _names_grades(text):
        notes.append(Note.GRADED_SCALE)
    return notes


def _names_grades(text: str) -> bool:
    return sum(word in text for word in words.GRADED_WORDS) > 1
