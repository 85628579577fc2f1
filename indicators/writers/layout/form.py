"""A form's content → its sheet in a layout: nothing that it says is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.core.form import FormContent, Scope
from indicators.core.taxonomy import Taxonomy
from indicators.core.unit import Units
from indicators.writers.layout import words
from indicators.writers.layout.frame import Frame
from indicators.writers.layout.grid import fitted, spans
from indicators.writers.layout.head import head_rows
from indicators.writers.layout.layouts import ALL, APART, SPECS, Block, Column, Layout, Spec
from indicators.writers.layout.runs import paired, runs_of
from indicators.writers.layout.sheet import Align, Box, Line, Part, Row, Sheet, Style
from indicators.writers.layout.splitting import NUMBER, Order, Splitter
from indicators.writers.layout.table import Columns, indicator_table, scopes_of
from indicators.writers.layout.tasks import unit_notes

PORTRAIT, LANDSCAPE = 94, 142
_WIDEST_PORTRAIT = 122
_SIDE = 5
_PIECE = 13
_TARGETS = ("value", NUMBER)
_TASK_COLUMNS, _PAIR_COLUMNS = 5, 4


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of a sheet: of the indicator table, some parted in two or three."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    spans: dict[str, int]
    frame: Frame
    splitter: Splitter
    has_side: bool
    is_landscape: bool


def form_sheet(
    content: FormContent,
    layout: Layout,
    taxonomy: Taxonomy | None = None,
    units: Units | None = None,
) -> Sheet:
    """Lay a form out; with its taxonomy, dimensions without indicators are printed empty."""
    spec = SPECS[layout]
    grid = _grid(content, spec, Splitter(units, content.fiscal_year))
    head = tuple(head_rows(content, spec, grid.frame))
    tables = _tables(content, spec, grid, taxonomy)
    foot = tuple(_foot(content, spec, grid))
    parts = (Part(head), *tables, Part(foot))
    notes = (Line(spec.note, Style.NOTE),) if spec.note else ()
    return Sheet(
        name=content.project_name or content.title or words.TITLES[content.kind],
        widths=grid.widths,
        above=tuple(heading(content)),
        parts=tuple(part for part in parts if part.rows),
        below=(*notes, *unit_notes(content)),
        landscape=grid.is_landscape,
    )


def heading(content: FormContent) -> Iterator[Line]:
    """The title and the year below it; a form without a title gets the one of its kind."""
    title = content.title or words.TITLES[content.kind]
    yield Line(title, Style.TITLE)
    year = content.fiscal_year
    if year is not None and not title.endswith((f"（{year}年度）", f"({year}年度)")):
        yield Line(words.YEAR.format(year), Style.SUBTITLE)


def columns_of(
    content: FormContent, columns: Sequence[Column], splitter: Splitter
) -> tuple[Column, ...]:
    """A layout's columns, and those that it has none for and the indicators need."""
    order = splitter.order_apart(content.indicators)
    if order is not None:
        columns = apart(columns, order)
    own = {column.field for column in columns}
    needed = {
        column.field
        for column in ALL
        if any(getattr(row, column.field) is not None for row in content.indicators)
    }
    return (*columns, *(c for c in ALL if c.field in needed - own))


def apart(columns: Sequence[Column], order: Order) -> tuple[Column, ...]:
    """Part the column of the target in those of its sign, number and unit."""
    pieces = tuple(APART[piece] for piece in order)
    return tuple(
        c for column in columns for c in (pieces if column is _target(columns) else (column,))
    )


def _target(columns: Sequence[Column]) -> Column | None:
    return next((column for column in columns if column.field == "value"), None)


def _grid(content: FormContent, spec: Spec, splitter: Splitter) -> _Grid:
    columns = columns_of(content, spec.columns, splitter)
    has_side = spec.has_sides or scopes_of(content.indicators) != (Scope.ANNUAL,)
    half = _widths(columns[1:], content, spec) * (2 if spec.is_paired else 1)
    base = [_SIDE, columns[0].width] if has_side else [columns[0].width]
    is_landscape = sum((*base, *half)) > _WIDEST_PORTRAIT * (1.3 if spec.is_paired else 1)
    total = (LANDSCAPE if is_landscape else PORTRAIT) - sum(base)
    widths = [*base, *fitted(half, total)]
    missing = max(_needed(content, spec) - len(half), 0)
    parted = {column.field: 1 for column in columns}
    if missing:
        at = len(base) + next(i for i, c in enumerate(columns[1:]) if c.field in _TARGETS)
        widths[at : at + 1] = fitted([1] * (missing + 1), widths[at])
        parted[columns[1 + at - len(base)].field] += missing
    frame = Frame(tuple(widths), len(base))
    return _Grid(columns, tuple(widths), parted, frame, splitter, has_side, is_landscape)


def _widths(columns: Sequence[Column], content: FormContent, spec: Spec) -> list[int]:
    """The widths of the columns; the target's must hold what it is parted into."""
    pieces = max(_needed(content, spec) - len(columns), 0) + 1 if not spec.is_paired else 1
    least = _PIECE * pieces if pieces > 1 else 0
    return [max(c.width, least) if c.field in _TARGETS else c.width for c in columns]


def _needed(content: FormContent, spec: Spec) -> int:
    has_tasks = bool(content.tasks) or Block.TASKS in spec.head
    if has_tasks:
        return _TASK_COLUMNS
    is_paired = Block.FUNDING in spec.head and len({line.scope for line in content.funding}) > 1
    return _PAIR_COLUMNS if is_paired else 2


def _tables(
    content: FormContent, spec: Spec, grid: _Grid, taxonomy: Taxonomy | None
) -> Iterator[Part]:
    rows = {s: [row for row in content.indicators if row.scope is s] for s in Scope}
    first, *half = grid.columns
    plain = Columns(first, tuple(half), grid.spans, grid.splitter)
    runs = {scope: runs_of(own, taxonomy, plain.is_whole) for scope, own in rows.items()}
    if spec.is_paired:
        columns = replace(plain, side=words.SIDE, is_paired=True)
        yield indicator_table(paired(runs[Scope.PERIOD], runs[Scope.ANNUAL]), columns)
        return
    for scope in scopes_of(content.indicators):
        side = words.SIDES[scope] if grid.has_side else None
        columns = replace(plain, half=tuple(_of_scope(half, scope)), side=side)
        yield indicator_table(runs[scope], columns)


def _of_scope(half: Sequence[Column], scope: Scope) -> Iterator[Column]:
    """A column that says 年度 is not the whole period's."""
    for column in half:
        is_other = scope is Scope.PERIOD and column.word.startswith(words.OF_THE_YEAR)
        word = column.word.removeprefix(words.OF_THE_YEAR)
        yield replace(column, word=word) if is_other else column


def _foot(content: FormContent, spec: Spec, grid: _Grid) -> Iterator[Row]:
    """The line that is signed; a layout without one has it where the form says something there."""
    texts = [(label, getattr(content, name) or "") for name, label in words.FOOT.items()]
    if not spec.is_signed and not any(text for _, text in texts):
        return
    taken = spans(grid.widths, (22, 22, 25, 25))
    yield tuple(
        Box(f"{label}：{text}", columns=columns, align=Align.LEFT)
        for (label, text), columns in zip(texts, taken, strict=True)
    )
