"""The flat batch table: many projects in one table, each with its head merged beside its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from indicators.core.form import FormContent, FundingLine, FundingSource, Scope
from indicators.core.taxonomy import Taxonomy
from indicators.core.unit import Units
from indicators.writers.layout import words
from indicators.writers.layout.form import LANDSCAPE, columns_of, form_sheet, heading
from indicators.writers.layout.grid import fitted, spans
from indicators.writers.layout.head import text_of
from indicators.writers.layout.layouts import (
    APART,
    LEVEL1,
    LEVEL2,
    NAME,
    Column,
    default_layout,
)
from indicators.writers.layout.money import labelled
from indicators.writers.layout.runs import runs_of
from indicators.writers.layout.sheet import Align, Box, Part, Row, Sheet
from indicators.writers.layout.splitting import USUAL, Splitter
from indicators.writers.layout.table import Columns, indicator_table

_COLUMNS = (LEVEL1, LEVEL2, NAME)
_FIRST = ("implementing_unit", "project_name")
_UNIT_LABEL = {"implementing_unit": "单位名称"}
_GOAL = "goal"
_WIDTHS = {"project_name": 16, "implementing_unit": 14, _GOAL: 22}
_USUAL_WIDTH = 12

# A column of the head: its word, and the text of each form.
_HeadColumn = tuple[str, int, tuple[str, ...]]


def batch_sheets(
    contents: Sequence[FormContent],
    taxonomies: Mapping[str, Taxonomy],
    units: Units | None = None,
) -> tuple[Sheet, ...]:
    """Lay forms out in as few tables as can hold them; what no row can hold has its own sheet."""
    sheets: list[Sheet] = []
    for fits, group in groupby(contents, key=_fits):
        if fits:
            sheets.extend(_batch_sheet(table, units) for table in _tables(list(group)))
        else:
            sheets.extend(
                form_sheet(c, default_layout(c), taxonomies.get(c.taxonomy), units) for c in group
            )
    return tuple(sheets)


def _fits(content: FormContent) -> bool:
    """Whether a row of the table can say all: a project with indicators of the year alone."""
    scopes = {row.scope for row in content.indicators}
    return bool(content.project_name) and scopes == {Scope.ANNUAL} and not content.tasks


def _tables(contents: Sequence[FormContent]) -> Iterator[list[FormContent]]:
    """Part forms of different titles or years, and two of one project that follow each other."""
    table: list[FormContent] = []
    for content in contents:
        if table and not _goes_on(table[-1], content):
            yield table
            table = []
        table.append(content)
    if table:
        yield table


def _goes_on(before: FormContent, content: FormContent) -> bool:
    alike = ("kind", "title", "fiscal_year", "taxonomy", *words.FOOT)
    is_other = before.project_name != content.project_name
    return is_other and all(getattr(before, n) == getattr(content, n) for n in alike)


def _batch_sheet(contents: Sequence[FormContent], units: Units | None) -> Sheet:
    splitter = Splitter(units, contents[0].fiscal_year)
    head = list(_head_columns(contents))
    columns = _columns(contents, splitter)
    widths = fitted([*(width for _, width, _ in head), *(c.width for c in columns)], LANDSCAPE)
    first, *half = columns
    layout = Columns(first, tuple(half), {}, splitter)
    rows: list[Row] = []
    header: Row = ()
    for number, content in enumerate(contents):
        table = indicator_table(runs_of(content.indicators, None, layout.is_whole), layout).rows
        header = (*(Box(word) for word, _, _ in head), *table[0])
        own = tuple(Box(texts[number], rows=len(table) - 1) for _, _, texts in head)
        rows.extend([(*own, *table[1]), *table[2:]])
    foot = _foot(contents[0], widths)
    return Sheet(
        name=contents[0].title or words.TITLES[contents[0].kind],
        widths=widths,
        above=tuple(heading(contents[0])),
        parts=(Part((header, *rows), header=1), *([Part((foot,))] if foot else [])),
        landscape=True,
    )


def _columns(contents: Sequence[FormContent], splitter: Splitter) -> tuple[Column, ...]:
    rows = tuple(row for content in contents for row in content.indicators)
    pieces = tuple(APART[piece] for piece in splitter.order_apart(rows) or USUAL)
    return columns_of(replace(contents[0], indicators=rows), (*_COLUMNS, *pieces), splitter)


def _head_columns(contents: Sequence[FormContent]) -> Iterator[_HeadColumn]:
    names = (*_FIRST, *(name for name in words.FIELDS if name not in _FIRST))
    for name in names:
        texts = tuple(text_of(content, name) for content in contents)
        if any(texts) or name == "project_name":
            label = _UNIT_LABEL.get(name, words.FIELDS[name])
            yield label, _WIDTHS.get(name, _USUAL_WIDTH), texts
    yield from _funding_columns(contents)
    yield from _goal_columns(contents)


def _goal_columns(contents: Sequence[FormContent]) -> Iterator[_HeadColumn]:
    for scope, word in words.GOALS.items():
        texts = tuple(getattr(content.goals, scope) or "" for content in contents)
        if any(texts) or scope is Scope.ANNUAL:
            yield word, _WIDTHS[_GOAL], texts


def _funding_columns(contents: Sequence[FormContent]) -> Iterator[_HeadColumn]:
    """The sums of all forms: by scope, source and unit, the total of a scope first."""
    sources = (FundingSource.TOTAL, *words.SOURCES)
    found = {(s.scope, s.source, s.unit) for content in contents for s in content.funding}
    order = sorted(found, key=lambda key: (key[0] is Scope.ANNUAL, sources.index(key[1]), key[2]))
    for scope, source, unit in order:
        word = words.TOTALS[scope] if source is FundingSource.TOTAL else words.SOURCES[source]
        texts = tuple(_printed(content.funding, (scope, source, unit)) for content in contents)
        yield labelled(word, unit), _USUAL_WIDTH, texts


def _printed(lines: Sequence[FundingLine], key: tuple[Scope, FundingSource, str]) -> str:
    return "\n".join(line.printed for line in lines if (line.scope, line.source, line.unit) == key)


def _foot(content: FormContent, widths: Sequence[int]) -> Row:
    texts = [(label, getattr(content, name) or "") for name, label in words.FOOT.items()]
    taken = spans(widths, (1, 1, 1, 1))
    return tuple(
        Box(f"{label}：{text}", columns=columns, align=Align.LEFT)
        for (label, text), columns in zip(texts, taken, strict=True)
    )
