"""What was read of a form, as the preview shows it: cells to be corrected, doubts beside them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from indicators.admin.batch_table import place_key
from indicators.admin.reading import reading_of
from indicators.core.form import FormContent, FormKind, IndicatorContent
from indicators.core.taxonomy import Taxonomy
from indicators.core.transcript import as_json
from indicators.models import BatchForm, Form
from indicators.models.choices import FUNDING_SOURCES, SCOPES, VALUE_KINDS
from indicators.services.batches.cells import Cells
from indicators.services.batches.correcting import Draft, draft_of
from indicators.services.batches.doubts import Doubt, DoubtCode, doubts_of
from indicators.services.notes import note_words

Choices = list[tuple[str, str]]
_LONG = {"overview", "basis", "necessity", "safeguards", "plan", "goals.period", "goals.annual"}
_ROW_TEXTS = (
    "description",
    "basis",
    "weight",
    "direction",
    "actual",
    "score",
    "deviation",
    "remark",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to be corrected. `read` is what the document said, to find it there."""

    path: str
    label: str
    text: str
    read: str = ""
    choices: Choices = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    checked: bool = False
    is_long: bool = False

    @property
    def chosen(self) -> Iterator[tuple[str, str, bool]]:
        return ((value, label, value == self.text) for value, label in self.choices)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; an indicator's says how its target is read, and where it stands."""

    path: str
    cells: list[Cell]
    place: str = ""
    reading: str = ""
    kind: str = ""
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything of a form that the preview shows on the right."""

    head: list[Cell]
    about: list[Cell]
    funding: list[Row]
    tasks: list[Row]
    indicators: list[Row]

    def cells(self) -> dict[str, Cell]:
        rows = (*self.funding, *self.tasks, *self.indicators)
        in_rows = (cell for row in rows for cell in row.cells)
        return {cell.path: cell for cell in (*self.head, *self.about, *in_rows)}

    def rows(self) -> set[str]:
        return {row.path for row in (*self.funding, *self.tasks, *self.indicators)}


class FormCells:
    """Builds the cells of one form."""

    def __init__(self, row: BatchForm, cells: Cells) -> None:
        self.cells = cells
        self.draft: Draft = draft_of(row)
        self.read = draft_of(BatchForm(content=row.read, dropped=[], checked=[])).content
        has_publisher = row.publisher is not None
        doubts = doubts_of(self.draft.content, self.draft.dropped, has_publisher=has_publisher)
        self.doubts = _by_path(doubts)
        content = self.draft.content
        known = (t for t in cells.catalogue.taxonomies if t.code == content.taxonomy)
        self.levels = _level_choices(next(known))

    def shown(self) -> Shown:
        content = self.draft.content
        return Shown(
            head=[self.cell(path, label) for path, label in _head_fields(content)],
            about=[self.cell(path, label) for path, label in _about_fields()],
            funding=[self._funding(number) for number in range(len(content.funding))],
            tasks=[self._task(number) for number in range(len(content.tasks))],
            indicators=[self.indicator(number) for number in range(len(content.indicators))],
        )

    def cell(self, path: str, label: str, choices: Choices | None = None) -> Cell:
        return Cell(
            path=path,
            label=label,
            text=self.cells.text(self.draft.content, path),
            read=self._as_read(path),
            choices=choices or [],
            doubts=[doubt_words(doubt) for doubt in self.doubts[path]],
            checked=path in self.draft.checked,
            is_long=path in _LONG,
        )

    def indicator(self, number: int) -> Row:
        path = f"indicators.{number}"
        row = self.draft.content.indicators[number]
        labels = dict(_row_labels(self.draft.content))
        cells = [
            self.cell(f"{path}.scope", labels["scope"], _texts(SCOPES)),
            self.cell(f"{path}.level", labels["level"], self.levels),
            *(self.cell(f"{path}.{name}", labels[name]) for name in labels if name in _TYPED),
        ]
        return Row(
            path=path,
            cells=cells,
            place=place_key(as_json(row.place)),
            reading=reading_words(row),
            kind=row.value.kind.value,
            dropped=path in self.draft.dropped,
        )

    def _funding(self, number: int) -> Row:
        path = f"funding.{number}"
        cells = [
            self.cell(f"{path}.scope", _("Scope"), _texts(SCOPES)),
            self.cell(f"{path}.source", _("Source of funds"), _texts(FUNDING_SOURCES)),
            self.cell(f"{path}.printed", _("Amount as printed")),
            self.cell(f"{path}.unit", _("Unit")),
        ]
        return Row(path, cells, dropped=path in self.draft.dropped)

    def _task(self, number: int) -> Row:
        path = f"tasks.{number}"
        labels = {
            "name": _("Task"),
            "content": _("Content"),
            "total": _("Total"),
            "fiscal": _("Fiscal appropriation"),
            "other": _("Other"),
            "unit": _("Unit"),
        }
        cells = [self.cell(f"{path}.{name}", label) for name, label in labels.items()]
        return Row(path, cells, dropped=path in self.draft.dropped)

    def _as_read(self, path: str) -> str:
        """Give what the document said there; a row that was added said nothing."""
        try:
            return self.cells.text(self.read, path)
        except IndexError:
            return ""


_TYPED = ("level3", "raw", *_ROW_TEXTS)


def indicator_labels(content: FormContent) -> list[str]:
    return [label for _name, label in _row_labels(content)]


def reading_words(row: IndicatorContent) -> str:
    """Say how a target is read: its kind, and what it says where that is not the print itself."""
    kind = str(dict(VALUE_KINDS)[row.value.kind])
    words = reading_of(row.value)
    return f"{kind}：{words}" if words else kind


def _row_labels(content: FormContent) -> Iterator[tuple[str, str]]:
    """Name the columns of the indicators; of those that few forms have, the ones that are used."""
    yield "scope", _("Scope")
    yield "level", _("Level")
    yield "level3", _("Name of the indicator")
    yield "raw", _("Target")
    labels = {
        "description": _("Description"),
        "basis": _("Basis"),
        "weight": _("Weight"),
        "direction": _("Direction"),
        "actual": _("Actual value"),
        "score": _("Score"),
        "deviation": _("Reasons for deviation"),
        "remark": _("Remark"),
    }
    for name in _ROW_TEXTS:
        if any(getattr(row, name) for row in content.indicators):
            yield name, labels[name]


def _head_fields(content: FormContent) -> Iterator[tuple[str, str]]:
    yield "title", _("Title")
    yield "fiscal_year", _("Fiscal year")
    yield "project_name", _("Project name")
    for party in ("competent_department", "implementing_unit", "department"):
        if party != "department" or content.kind is not FormKind.PROJECT or content.department:
            yield f"{party}.name", _label(f"{party}_name")
            yield f"{party}.code", _label(f"{party}_code")
    for name in ("attribute", "duration", "responsible_person", "handler", "phone", "filled_at"):
        yield name, _label(name)


def _about_fields() -> Iterator[tuple[str, str]]:
    yield "goals.period", _("Goal of the implementation period")
    yield "goals.annual", _("Goal of the year")
    for name in ("overview", "basis", "necessity", "safeguards", "plan"):
        yield name, _label(name)


def _label(name: str) -> str:
    meta: Any = Form._meta  # noqa: SLF001 # public in all but name
    return str(meta.get_field(name).verbose_name)


def _level_choices(taxonomy: Taxonomy) -> Choices:
    choices = [("", "—")]
    for above in taxonomy.at_level(1):
        choices.append((above.code, above.label))
        choices += [
            (below.code, f"　{below.label}")
            for below in taxonomy.at_level(2)
            if below.parent == above.code
        ]
    return choices


def _texts(choices: Iterable[tuple[str, Any]]) -> Choices:
    return [(value, str(label)) for value, label in choices]


def _by_path(doubts: Iterable[Doubt]) -> defaultdict[str, list[Doubt]]:
    found: defaultdict[str, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        found[doubt.path].append(doubt)
    return found


def doubt_words(doubt: Doubt) -> str:
    if doubt.code is DoubtCode.NOTED:
        return note_words(doubt.note)
    return {
        DoubtCode.MISSING: _("Nothing was read here."),
        DoubtCode.UNREAD: _("This target was not understood."),
        DoubtCode.REPAIRED: _("The print is damaged; this is the sensible reading."),
    }[doubt.code]
