"""Text → typed value. Never raises, never guesses: what is not read stays visible as such.

value = deadline | quantity | span | named | worded quantity | compound | words
"""

import re
from dataclasses import replace

from indicators.core.note import PART, Note
from indicators.core.number import join_spaced
from indicators.core.printed import fold, is_plain, squeeze
from indicators.core.reading.cells import Cells, read_cells
from indicators.core.reading.damage import repairs, undouble
from indicators.core.reading.deadline import read_deadline
from indicators.core.reading.measured import with_unit
from indicators.core.reading.named import read_named
from indicators.core.reading.phrase import read_phrase
from indicators.core.reading.quantity import CHINESE_FIGURE, FIGURE, read_quantity, read_worded
from indicators.core.reading.row import Row
from indicators.core.reading.span import read_span
from indicators.core.unit import UnitReading, Units
from indicators.core.value import Kind, Value

_BETWEEN_PARTS = re.compile(r"[;。、\n\r]|(?<![0-9]),|,(?![0-9])|(?<=[月日底末前])[和及](?=[0-9])")
# 12月底前完成100%: a deadline and a number, with nothing between.
_SEPARATORS = (
    _BETWEEN_PARTS,
    re.compile(rf"{_BETWEEN_PARTS.pattern}|\s+"),
    re.compile("(?<=[年月日号底末]前)(?!后)|(?<=之前)"),
)
_LIST_NUMBER = re.compile(r"^\(?[1-9][0-9]?[.)](?![0-9])")
_BEFORE_FIGURE = re.compile(r"(?<=[\u4e00-\u9fff)%‰])(?=[0-9])")
_PARTED = re.compile(r"[;。、,\s和及前]|[\u4e00-\u9fff)%‰][0-9]")
_TYPED = re.compile("[0-9年月季旬" + CHINESE_FIGURE.pattern[1:])
_MOST_PARTS = 20
_LONGEST_COMPOUND = 400


def parse_value(  # noqa: PLR0913 # the cells of a row are its arguments
    text: str,
    *,
    units: Units,
    comparator: str | None = None,
    unit: str | None = None,
    level2: str | None = None,
    name: str | None = None,
    fiscal_year: int | None = None,
) -> Value:
    """Read a printed target.

    `comparator` and `unit` are the cells of layouts that split sign, value and unit; `level2`
    and `name` tell whether a bare 万 is money; `fiscal_year` completes a date.
    """
    if not comparator and not unit:
        return _read_text(text, Row(text, units, level2, name, fiscal_year))
    raw = f"{comparator or ''}{text}{unit or ''}"
    cells = read_cells(comparator, text, unit, units)
    return _read_split(cells, Row(raw, units, level2, name, fiscal_year, cells.counted))


def _read_split(cells: Cells, row: Row) -> Value:
    if cells.conflict:
        return Value(row.raw, Kind.UNPARSEABLE, notes=cells.notes)
    value = _read_text(cells.text, row)
    if cells.unit:
        value = _add_unit(value, cells, row)
    elif cells.repaired and value.is_read:
        value = replace(value, repaired=value.repaired or _repair(cells, value))
    notes = cells.notes
    if not value.is_measured:
        notes = tuple(note for note in notes if note is not Note.SIGN_SAYS_QUALITATIVE)
    return replace(value, notes=(*notes, *value.notes)) if notes else value


def _repair(cells: Cells, value: Value) -> str:
    return cells.text if value.is_measured else cells.text.lstrip("≥≤><=")


def _add_unit(value: Value, cells: Cells, row: Row) -> Value:
    """The unit cell beside a value that is more than a number."""
    own = row.units.read(value.unit) if value.unit else None
    given = row.units.read(cells.unit)
    if own and given:
        if _is_same(own, given):
            return replace(value, repaired=cells.text, notes=(*value.notes, Note.DOUBLED))
        if not _is_one(own, given, row):
            return _twice_scaled(own, given, cells, row) or _conflict(row)
    joined = _read_one(join_spaced(cells.text + cells.unit), row)
    if joined is not None and joined.is_measured:
        return joined
    if given is not None and value.is_measured and value.unit is None:
        return with_unit(value, given, row) or _conflict(row)
    if not value.is_measured:
        return replace(value, notes=(*value.notes, Note.UNIT_IGNORED))
    return _conflict(row)


def _conflict(row: Row) -> Value:
    return Value(row.raw, Kind.UNPARSEABLE, notes=(Note.UNIT_CONFLICT,))


def _is_one(own: UnitReading, given: UnitReading, row: Row) -> bool:
    """Whether the unit behind the number goes on in the cell: 10万 | 人, 3个 | 项目."""
    return row.units.is_unit(own.printed + given.printed)


def _twice_scaled(own: UnitReading, given: UnitReading, cells: Cells, row: Row) -> Value | None:
    """5万 | 万元 is 5万元."""
    if own.base is not None or not given.printed.startswith(own.printed):
        return None
    text = cells.text + given.printed.removeprefix(own.printed)
    value = _read_one(join_spaced(text), row)
    return value and _repaired(value, text, Note.DOUBLED)


def _is_same(own: UnitReading, given: UnitReading) -> bool:
    known = own.base is not None
    return known and (own.canonical, own.factor) == (given.canonical, given.factor)


def _read_text(printed: str, row: Row) -> Value:
    """Read undamaged text; else text printed twice; else a repair; else parts; else words."""
    if is_plain(printed):
        return _read_folded(printed, printed, row)
    folded = fold(printed)
    text = squeeze(folded)
    if not text:
        return Value(row.raw, Kind.UNPARSEABLE, notes=(Note.EMPTY,))
    return _read_folded(folded, text, row)


def _read_folded(folded: str, text: str, row: Row) -> Value:
    once = undouble(text)
    if once is not None:
        return _repaired(_read_one(once, row) or read_phrase(once, row), once, Note.DOUBLED)
    value = _read_one(join_spaced(text), row)
    if value is not None and value.is_read:
        return value
    mended = _read_damaged(text, row) or value or _read_parts(folded, row)
    return mended or read_phrase(text, row)


def _read_one(text: str, row: Row) -> Value | None:
    """Read one target: a date, or one number or two, in figures or in words."""
    deadline = read_deadline(text, row)
    if deadline is not None:
        return deadline
    if FIGURE.search(text):
        return read_quantity(text, row) or read_span(text, row) or read_named(text, row)
    if CHINESE_FIGURE.search(text):
        return read_worded(text, row) or read_span(text, row)
    return None


def _read_damaged(text: str, row: Row) -> Value | None:
    for candidate, note in repairs(text):
        value = _read_one(candidate, row)
        if value is not None and value.is_read and Note.UNIT_UNKNOWN not in value.notes:
            return _repaired(value, candidate, note)
    return None


def _repaired(value: Value, text: str, note: Note) -> Value:
    if not value.is_read:
        return value
    return replace(value, repaired=text, notes=(*value.notes, note))


def _read_parts(folded: str, row: Row) -> Value | None:
    """Several targets in one cell (3月、4月、8月、10月) that no single field holds.

    Blanks part them, too, but not where they may part a number: 10 0%.
    """
    if len(folded) > _LONGEST_COMPOUND or not (_PARTED.search(folded) and _TYPED.search(folded)):
        return None
    separators = _SEPARATORS if " " not in squeeze(folded) else _SEPARATORS[:1]
    for separator in separators:
        parts = [part for part in map(_listed, separator.split(folded)) if part]
        if 1 < len(parts) <= _MOST_PARTS and _are_readable(parts, row):
            return _compound(parts, row)
    return _read_row_of_counts(folded, row)


def _read_row_of_counts(folded: str, row: Row) -> Value | None:
    """Counts with nothing between them: 76户174人; each must have a unit of its own."""
    parts = _BEFORE_FIGURE.split(squeeze(folded))
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    readings = [_read_one(part, row) for part in parts]
    counted = all(reading is not None and _has_known_unit(reading) for reading in readings)
    return _compound(parts, row) if counted else None


def _has_known_unit(value: Value) -> bool:
    """Whether it is a count and nothing else; 14月31日 are none."""
    vague = {Note.UNIT_UNKNOWN, Note.WORDS_BESIDE}
    return value.unit not in {None, "月", "日", "号"} and vague.isdisjoint(value.notes)


def _listed(part: str) -> str:
    """One part without the number it has in a list: 1.培训3次."""
    return _LIST_NUMBER.sub("", squeeze(part))


def _compound(parts: list[str], row: Row) -> Value:
    return Value(row.raw, Kind.COMPOUND, notes=tuple(PART + part for part in parts))


def _are_readable(parts: list[str], row: Row) -> bool:
    """Whether every part can be read, and one at least is more than words."""
    readings = [_read_one(join_spaced(part), row) for part in parts]
    if not any(readings):
        return False
    whole = (
        reading.is_read if reading else _is_words(part, row)
        for reading, part in zip(readings, parts, strict=True)
    )
    return all(whole)


def _is_words(part: str, row: Row) -> bool:
    return read_phrase(part, row).is_read and FIGURE.search(part) is None
