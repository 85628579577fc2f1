"""What a person should look at first in a form that was read: countable facts, no scores."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from indicators.core.form import OVERALL, FormContent, IndicatorContent
from indicators.core.note import Note


class DoubtCode(StrEnum):
    """Why a cell is doubtful."""

    MISSING = "missing"
    UNREAD = "unread"
    REPAIRED = "repaired"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that should be looked at; `path` names it, `note` is a code of `core/note.py`."""

    path: str
    code: DoubtCode
    note: str = ""


def doubts_of(
    content: FormContent,
    dropped: Collection[str] = (),
    checked: Collection[str] = (),
    *,
    has_publisher: bool = False,
) -> tuple[Doubt, ...]:
    """Name the doubtful cells, without those a person found right or left out.

    A form may leave its unit to the publisher of its document.
    """
    found = (*_in_head(content, has_publisher=has_publisher), *_in_rows(content))
    return tuple(
        doubt
        for doubt in found
        if doubt.path not in checked and doubt.path.rpartition(".")[0] not in dropped
    )


def doubtful_cells(doubts: Iterable[Doubt]) -> int:
    """Count cells, not reasons: a cell may be doubtful twice."""
    return len({doubt.path for doubt in doubts})


def _in_head(content: FormContent, *, has_publisher: bool) -> Iterator[Doubt]:
    if content.fiscal_year is None:
        yield Doubt("fiscal_year", DoubtCode.MISSING)
    if content.blank:
        return
    if content.project_name is None and content.kind not in OVERALL:
        yield Doubt("project_name", DoubtCode.MISSING)
    owner = content.implementing_unit or content.department or content.competent_department
    if owner is None and not has_publisher:
        yield Doubt("implementing_unit.name", DoubtCode.MISSING)


def _in_rows(content: FormContent) -> Iterator[Doubt]:
    for number, row in enumerate(content.indicators):
        yield from _in_row(f"indicators.{number}", row)


def _in_row(path: str, row: IndicatorContent) -> Iterator[Doubt]:
    if row.level1 is None and row.level2 is None:
        yield Doubt(f"{path}.level", DoubtCode.MISSING)
    if not row.level3:
        yield Doubt(f"{path}.level3", DoubtCode.MISSING)
    value = row.value
    if not value.is_read:
        yield Doubt(f"{path}.raw", DoubtCode.UNREAD)
    elif value.repaired is not None:
        yield Doubt(f"{path}.raw", DoubtCode.REPAIRED)
    for note in value.notes:
        if note != Note.UNREAD:  # said already
            yield Doubt(f"{path}.raw", DoubtCode.NOTED, str(note))
