"""How a target is read, as a page shows it: the print in stretches, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from indicators.admin.amounts import amount_text
from indicators.admin.reading import deadline_words
from indicators.core.formatting import format_value, plain
from indicators.core.marking.piece import Cell, Explanation, Piece, Role
from indicators.core.value import Value
from indicators.models.choices import CELLS, COMPARATORS, PIECE_ROLES, VALUE_KINDS
from indicators.services.faults import fault_words
from indicators.services.notes import note_words

Printed = dict[Cell, str]
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a cell, or what stands between two; at `stop` the reading stopped."""

    text: str
    role: str = ""
    label: str = ""
    stop: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the page says of one target."""

    cells: list[tuple[str, list[Stretch]]]
    fields: list[tuple[str, str]]
    notes: list[str]
    fault: str


def reading_shown(found: Explanation, printed: Printed) -> Reading:
    labels = dict(CELLS)
    return Reading(
        cells=[
            (str(labels[cell]), list(_stretches(text, cell, found)))
            for cell, text in printed.items()
            if text
        ],
        fields=list(_fields(found.value)),
        notes=[note_words(code) for code in found.value.notes],
        fault=fault_words(found.fault, printed) if found.fault else "",
    )


def _stretches(text: str, cell: Cell, found: Explanation) -> Iterator[Stretch]:
    end = 0
    for piece in found.pieces:
        if piece.cell is not cell:
            continue
        if end < piece.start:
            yield Stretch(text[end : piece.start])
        yield _stretch(text, piece)
        end = piece.end
    if end < len(text):
        yield Stretch(text[end:])


def _stretch(text: str, piece: Piece) -> Stretch:
    label = str(dict(PIECE_ROLES)[piece.role])
    stop = piece.start + (piece.role is Role.UNREAD)
    return Stretch(text[stop : piece.end], piece.role, label, text[piece.start : stop])


def _fields(value: Value) -> Iterator[tuple[str, str]]:
    yield _("Kind"), str(dict(VALUE_KINDS)[value.kind])
    yield _("Sign"), _sign(value)
    yield _("Number"), _numbers(value.number, value.number_high, plain)
    yield _("Unit"), value.unit or NOTHING
    canonical = (value.canonical_number, value.canonical_number_high)
    yield _("Number in the base unit"), _numbers(*canonical, amount_text)
    yield _("Base unit"), value.canonical_unit or NOTHING
    yield _("Deadline"), deadline_words(value.deadline) if value.deadline else NOTHING
    yield _("Repaired reading"), value.repaired or NOTHING
    yield _("Official print"), format_value(value) if value.is_read else NOTHING


def _sign(value: Value) -> str:
    if value.comparator is None:
        return NOTHING
    sign = str(dict(COMPARATORS)[value.comparator])
    return _("%(sign)s (not printed)") % {"sign": sign} if value.comparator_implied else sign


def _numbers(low: Any, high: Any, text: Any) -> str:
    return "～".join(text(number) for number in (low, high) if number is not None) or NOTHING
