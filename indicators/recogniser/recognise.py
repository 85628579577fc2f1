"""Blocks → forms: the recogniser's one public function."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.core.form import OVERALL, FormContent, FormKind, Party
from indicators.core.grid import Block, Cell, Place
from indicators.core.problem import Problem
from indicators.core.taxonomy import Taxonomy
from indicators.core.unit import Units
from indicators.recogniser.blocks import Block as TableBlock
from indicators.recogniser.blocks import Reading, blocks_of, caption_scope
from indicators.recogniser.dimensions import choose_words
from indicators.recogniser.entries import Entry
from indicators.recogniser.flat import groups_of, is_flat
from indicators.recogniser.funding import Funding, read_funding
from indicators.recogniser.gaps import entries_over_gaps
from indicators.recogniser.goals import GoalsRead, read_goals
from indicators.recogniser.halves import heal
from indicators.recogniser.head import Fields, HeadRow, read_fields
from indicators.recogniser.header import begins_above, header_height
from indicators.recogniser.items import Item, Row
from indicators.recogniser.labels import LEVEL_LABEL, Field, is_placeholder, level_word
from indicators.recogniser.layout import Area, find_areas
from indicators.recogniser.lines import labels_in, unread
from indicators.recogniser.periods import read_period
from indicators.recogniser.roles import Role, role_of
from indicators.recogniser.rows import fields_in, is_head_below
from indicators.recogniser.table import Table, read_table
from indicators.recogniser.tasks import TaskTable, read_tasks
from indicators.recogniser.title import (
    caption_unit,
    document_year,
    joined_title,
    kind_of,
    project_in_title,
    publishers_of,
    year_of,
)
from indicators.recogniser.walk import items_of


@dataclass(frozen=True, slots=True)
class Leftover:
    """A cell inside a form's area that went into no field."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far a form was understood, in countable facts, so that the doubtful are checked first.

    `labels` are the labels of its head that were known, `rows` its indicators, `unread` those
    whose target could not be read, `unplaced` those without a level, `leftovers` its cells that
    went into no field.
    """

    labels: int
    rows: int
    unread: int
    unplaced: int
    leftovers: int

    @property
    def doubts(self) -> int:
        return self.unread + self.unplaced + self.leftovers


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was read of a document.

    `publishers` are, form by form, the organisations whose disclosures they stand in,
    `confidences` how far each was understood, and `fiscal_year` is the document's budget year;
    None is what the document does not say.
    """

    forms: tuple[FormContent, ...]
    leftovers: tuple[Leftover, ...]
    problems: tuple[Problem, ...]
    publishers: tuple[Party | None, ...] = ()
    fiscal_year: int | None = None
    confidences: tuple[Confidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A form with the cells of it that went into no field."""

    form: FormContent
    left_out: tuple[Cell, ...]
    labels: int

    @property
    def confidence(self) -> Confidence:
        rows = self.form.indicators
        return Confidence(
            labels=self.labels,
            rows=len(rows),
            unread=sum(not row.value.is_read for row in rows),
            unplaced=sum(row.level1 is None for row in rows),
            leftovers=len(self.left_out),
        )


@dataclass(frozen=True, slots=True)
class _Head:
    """The parts of a form beside its indicator table, and the cells that none of them took."""

    fields: Fields
    funding: Funding
    goals: GoalsRead
    tasks: TaskTable
    left_out: tuple[Cell, ...]
    labels: int


def recognise(
    blocks: Sequence[Block], *, taxonomies: Sequence[Taxonomy], units: Units
) -> Recognition:
    """Find and read every performance-target form of a document."""
    items = items_of(blocks)
    year = document_year(items)
    areas = find_areas(items)
    found: list[_Read] = []
    publishers: list[Party | None] = []
    leftovers: list[Leftover] = []
    for area, publisher in zip(areas, publishers_of(items, areas), strict=True):
        forms = _read_area(area, year, taxonomies, units)
        found.extend(forms)
        publishers.extend([publisher] * len(forms))
        leftovers.extend(Leftover(c.text, c.place) for form in forms for c in form.left_out)
        leftovers.extend(Leftover(c.text, c.place) for c in unread((*area.heading, *area.lines)))
    if found:
        leftovers.extend(_of_no_form(items, areas))
    return Recognition(
        forms=tuple(read.form for read in found),
        leftovers=tuple(leftovers),
        problems=() if found else (Problem("no_form"),),
        publishers=tuple(publishers),
        fiscal_year=year,
        confidences=tuple(read.confidence for read in found),
    )


def _read_area(
    area: Area, year: int | None, taxonomies: Sequence[Taxonomy], units: Units
) -> tuple[_Read, ...]:
    texts = (cell.text for row in area.rows for cell in row.cells)
    words = choose_words(texts, taxonomies, _only_levels(area))
    healed = heal(area, words)
    reading = Reading(words, units, year_of(area) or year)
    first = area.header + header_height(healed.rows[area.header :])
    feet, body = _feet_and_body(healed.rows, first)
    blocks = blocks_of(body, area.header, reading)
    above = healed.rows[: area.header]
    if above and _is_of_header(above[-1], healed.rows[area.header]):
        above = above[:-1]
    lines = labels_in((*area.heading, *area.lines))
    head_rows = [*_head_rows(above), *_head_rows((*feet, *lines))]
    if is_flat(blocks[0]):
        return _read_flat(area, head_rows, blocks, reading)
    head = _read_head(head_rows, above, caption_unit(area), reading.fiscal_year)
    table = read_table(blocks, reading)
    form = _form(area, head, table, reading)
    beside = tuple(cell for block in blocks for cell in block.head_cells)
    left_out = (*head.left_out, *table.left_out, *beside, *healed.left_out)
    return (_Read(form, left_out, head.labels),)


def _of_no_form(items: Sequence[Item], areas: Sequence[Area]) -> Iterator[Leftover]:
    """Rows with labels of levels that stand in no form: the rest of a table that lost its head."""
    taken = {id(row) for area in areas for row in (*area.rows, *area.right_rows)}
    for item in items:
        if isinstance(item, Row) and id(item) not in taken and _has_level_label(item):
            yield from (Leftover(cell.text, cell.place) for cell in item.cells)


def _has_level_label(row: Row) -> bool:
    return any(LEVEL_LABEL.match(level_word(cell.text)) for cell in row.cells)


def _only_levels(area: Area) -> Iterator[str]:
    """The texts below 一级指标, where no other column is of levels, or nothing stands in it."""
    header = area.rows[area.header]
    columns = {role_of(cell.text): cell.column for cell in header.cells}
    below = [cell for row in area.rows[area.header + 1 :] for cell in row.cells]
    second = columns.get(Role.LEVEL2)
    if header.exact and Role.LEVEL1 in columns and all(c.column != second for c in below):
        yield from (cell.text for cell in below if cell.column == columns[Role.LEVEL1])


def _is_of_header(above: Row, header: Row) -> bool:
    """Whether the row over a header belongs to it: its own first row, or the name of its scope."""
    return begins_above(above, header) or caption_scope(above) is not None


def _feet_and_body(rows: Sequence[Row], first: int) -> tuple[list[Row], list[Row]]:
    """Part the rows that head or end the form below its indicators, which begin at `first`."""
    feet: list[Row] = []
    body = list(rows[:first])
    for row in rows[first:]:
        (feet if is_head_below(row) else body).append(row)
    return feet, body


def _head_rows(rows: Sequence[Row]) -> list[HeadRow]:
    return [HeadRow(*pair) for pair in zip(rows, entries_over_gaps(rows), strict=True)]


def _read_flat(
    area: Area, rows: Sequence[HeadRow], blocks: Sequence[TableBlock], reading: Reading
) -> tuple[_Read, ...]:
    """Read the forms of a flat table; rows of no project (a sum by unit) are left over."""
    found: list[_Read] = []
    left_out: list[Cell] = [cell for part in blocks for cell in part.beside]
    for block, group in ((part, group) for part in blocks for group in groups_of(part)):
        table = read_table([replace(block, rows=tuple(group.rows), beside=())], reading)
        if not table.indicators:
            left_out.extend((*group.head.values(), *group.left_out, *table.left_out))
            continue
        head = _read_head([group.head_row, *rows], (), caption_unit(area), reading.fiscal_year)
        form = _form(area, head, table, reading)
        place = group.rows[0][0].cells[0].place
        cells = (*head.left_out, *group.left_out, *table.left_out)
        found.append(_Read(replace(form, place=place), cells, head.labels))
    if found:
        found[-1] = replace(found[-1], left_out=(*found[-1].left_out, *left_out))
    return tuple(found)


def _read_head(
    rows: Sequence[HeadRow], task_rows: Sequence[Row], caption: str | None, year: int | None
) -> _Head:
    tasks = read_tasks(task_rows)
    fields = read_fields(rows)
    funding = read_funding(rows, caption, year)
    goals = read_goals(rows)
    entries = [entry for row in rows for entry in row.entries]
    fields = _with_period(fields, entries)
    read = fields.read | funding.read | goals.read | tasks.read
    texts = (cell for entry in entries for cell in entry.texts)
    left_out = tuple(cell for cell in texts if cell not in read and not is_placeholder(cell.text))
    labels = sum(entry.label is not None for entry in entries)
    return _Head(fields, funding, goals, tasks, left_out, labels)


def _with_period(fields: Fields, entries: Sequence[Entry]) -> Fields:
    """The period of a project from its two ends, where no cell prints it whole."""
    period = read_period(entries)
    if period is None or Field.DURATION in fields.texts:
        return fields
    texts = {**fields.texts, Field.DURATION: period[0]}
    return replace(fields, texts=texts, read=fields.read | period[1])


def _form(area: Area, head: _Head, table: Table, reading: Reading) -> FormContent:
    title = joined_title(area)
    kind = kind_of(title, area)
    text, party = head.fields.texts.get, head.fields.parties.get
    is_overall = kind in OVERALL
    unit, department = party(Field.IMPLEMENTING_UNIT), party(Field.DEPARTMENT)
    return FormContent(
        kind=kind,
        title=title,
        taxonomy=reading.words.taxonomy.code,
        blank=_is_blank(head, table),
        fiscal_year=reading.fiscal_year,
        project_name=None
        if is_overall
        else text(Field.PROJECT_NAME) or _project_of_title(kind, title, area),
        competent_department=party(Field.COMPETENT_DEPARTMENT),
        implementing_unit=unit if is_overall else unit or department,
        department=department if is_overall else None,
        attribute=text(Field.ATTRIBUTE),
        duration=text(Field.DURATION),
        funding=head.funding.lines + head.tasks.funding,
        overview=text(Field.OVERVIEW),
        basis=text(Field.BASIS),
        necessity=text(Field.NECESSITY),
        safeguards=text(Field.SAFEGUARDS),
        plan=text(Field.PLAN),
        goals=head.goals.goals,
        responsible_person=text(Field.RESPONSIBLE_PERSON),
        handler=text(Field.HANDLER),
        phone=text(Field.PHONE),
        filled_at=text(Field.FILLED_AT),
        tasks=head.tasks.tasks,
        indicators=table.indicators,
        place=area.rows[0].cells[0].place,
    )


def _project_of_title(kind: FormKind, title: str, area: Area) -> str | None:
    """The title names the project only where the form has no field for it."""
    name = project_in_title(title) if kind is FormKind.PROJECT else None
    if name is None or any(Field.PROJECT_NAME in fields_in(row) for row in area.rows):
        return None
    return name


def _is_blank(head: _Head, table: Table) -> bool:
    """Whether the form is an empty template: no field, sum, indicator or goal is filled in."""
    goals = (head.goals.goals.period or "", head.goals.goals.annual or "")
    filled = (
        head.fields.texts,
        head.fields.parties,
        head.funding.lines or head.tasks.funding,
        head.tasks.tasks,
        table.indicators,
    )
    return not any(filled) and all(is_placeholder(goal) for goal in goals)
