"""Blocks → forms: the recogniser's one public function."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.core.form import OVERALL, FormContent, FormKind, FundingLine, Goals, Party
from indicators.core.grid import Block, Cell, Place
from indicators.core.problem import Problem
from indicators.core.taxonomy import Taxonomy
from indicators.core.unit import Units
from indicators.recogniser.dimensions import choose_words
from indicators.recogniser.entries import entries_of
from indicators.recogniser.halves import heal
from indicators.recogniser.head import Fields, read_fields, read_funding, read_goals
from indicators.recogniser.labels import Field, is_placeholder
from indicators.recogniser.layout import Area, Row, fields_in, find_areas, is_foot, items_of
from indicators.recogniser.table import Reading, Table, read_table
from indicators.recogniser.tasks import TaskTable, read_tasks
from indicators.recogniser.title import (
    document_year,
    joined_title,
    kind_of,
    project_in_title,
    publisher_above,
    year_of,
)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A cell inside a form's area that went into no field."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was read of a document.

    `publishers` are, form by form, the organisations whose disclosures they stand in, and
    `fiscal_year` is the document's budget year; None is what the document does not say.
    """

    forms: tuple[FormContent, ...]
    leftovers: tuple[Leftover, ...]
    problems: tuple[Problem, ...]
    publishers: tuple[Party | None, ...] = ()
    fiscal_year: int | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    """The parts of a form beside its indicator table, and the cells that none of them took."""

    fields: Fields
    funding: tuple[FundingLine, ...]
    goals: Goals
    tasks: TaskTable
    left_out: tuple[Cell, ...]


def recognise(
    blocks: Sequence[Block], *, taxonomies: Sequence[Taxonomy], units: Units
) -> Recognition:
    """Find and read every performance-target form of a document."""
    items = items_of(blocks)
    year = document_year(items)
    publisher = publisher_above(items, None)
    forms: list[FormContent] = []
    publishers: list[Party | None] = []
    leftovers: list[Leftover] = []
    for area in find_areas(items):
        form, cells = _read_area(area, year, taxonomies, units)
        forms.append(form)
        publishers.append(publisher_above(items, area) or publisher)
        leftovers.extend(Leftover(cell.text, cell.place) for cell in cells)
        leftovers.extend(Leftover(line.text, line.place) for line in area.lines)
    problems = () if forms else (Problem("no_form"),)
    return Recognition(
        forms=tuple(forms),
        leftovers=tuple(leftovers),
        problems=problems,
        publishers=tuple(publishers),
        fiscal_year=year,
    )


def _read_area(
    area: Area, year: int | None, taxonomies: Sequence[Taxonomy], units: Units
) -> tuple[FormContent, tuple[Cell, ...]]:
    words = choose_words((c.text for row in area.rows for c in row.cells), taxonomies)
    healed = heal(area, words)
    fiscal_year = year_of(area) or year
    head = _read_head(healed.rows, area.header)
    body = [row for row in healed.rows[area.header + 1 :] if not is_foot(row)]
    reading = Reading(words, units, fiscal_year)
    table = read_table(healed.rows[area.header], body, reading)
    form = _form(area, head, table, words.taxonomy.code, fiscal_year)
    return form, (*head.left_out, *table.left_out, *healed.left_out)


def _read_head(rows: Sequence[Row], header: int) -> _Head:
    head = rows[:header]
    foot = [row for row in rows[header + 1 :] if is_foot(row)]
    entries = [entries_of(row.cells) for row in (*head, *foot)]
    tasks = read_tasks(head)
    fields = read_fields(entries)
    funding, funding_cells = read_funding(entries)
    goals, goal_cells = read_goals(entries)
    read = fields.read | funding_cells | goal_cells | tasks.read
    texts = (cell for row in entries for entry in row for cell in entry.texts)
    left_out = tuple(cell for cell in texts if cell not in read and not is_placeholder(cell.text))
    return _Head(fields, funding + tasks.funding, goals, tasks, left_out)


def _form(
    area: Area, head: _Head, table: Table, taxonomy: str, fiscal_year: int | None
) -> FormContent:
    title = joined_title(area)
    kind = kind_of(title, area)
    text, party = head.fields.texts.get, head.fields.parties.get
    is_overall = kind in OVERALL
    unit, department = party(Field.IMPLEMENTING_UNIT), party(Field.DEPARTMENT)
    return FormContent(
        kind=kind,
        title=title,
        taxonomy=taxonomy,
        blank=_is_blank(head, table),
        fiscal_year=fiscal_year,
        project_name=None
        if is_overall
        else text(Field.PROJECT_NAME) or _project_of_title(kind, title, area),
        competent_department=party(Field.COMPETENT_DEPARTMENT),
        implementing_unit=unit if is_overall else unit or department,
        department=department if is_overall else None,
        attribute=text(Field.ATTRIBUTE),
        duration=text(Field.DURATION),
        funding=head.funding,
        overview=text(Field.OVERVIEW),
        basis=text(Field.BASIS),
        necessity=text(Field.NECESSITY),
        safeguards=text(Field.SAFEGUARDS),
        plan=text(Field.PLAN),
        goals=head.goals,
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
    labels = {field for row in area.rows for field in fields_in(row)}
    if kind is not FormKind.PROJECT or Field.PROJECT_NAME in labels:
        return None
    return project_in_title(title)


def _is_blank(head: _Head, table: Table) -> bool:
    """Whether the form is an empty template: no field, sum, indicator or goal is filled in."""
    goals = (head.goals.period or "", head.goals.annual or "")
    filled = (
        head.fields.texts,
        head.fields.parties,
        head.funding,
        head.tasks.tasks,
        table.indicators,
    )
    return not any(filled) and all(is_placeholder(goal) for goal in goals)
