"""What titles and captions say: the kind of form, the project, the year, whose document it is."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final

from indicators.core.form import FormKind, Party
from indicators.core.grid import Paragraph
from indicators.recogniser.entries import entries_of
from indicators.recogniser.head import read_party
from indicators.recogniser.items import Break, Item, Row
from indicators.recogniser.labels import (
    BRACKETED_YEAR,
    CAPTION_UNIT,
    CODED_PARTY,
    GENERIC_TITLE,
    KINDS,
    NUMBERED_TITLE,
    ORGANISATION,
    PUBLISHER,
    STATED_YEAR,
    TITLE_END,
    TITLE_YEAR,
    YEAR,
    YEAR_LABELS,
    Field,
    plain,
    year_in,
)
from indicators.recogniser.layout import Area
from indicators.recogniser.rows import fields_in, is_title, title_word

_CUT_TITLE: Final = "绩效目标"
_BARE_YEAR = re.compile(r"^\(?(199\d|20\d\d)年?度?\)?")
_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]$")
_GAP = re.compile(r"\s{2,}")
_LONE_YEAR = re.compile(r"^\(?(199\d|20\d\d)年?度\)?$")
_TITLED_YEAR = re.compile(r"(?<!\d)(199\d|20\d\d)年(?:度|部门|项目|市|县|省|区|预算|单位)?")


def joined_title(area: Area) -> str:
    """The printed title; one that the page's edge cut after 绩效目标 gets its tail back."""
    title = next((line.text for line in area.heading if is_title(line.text)), "")
    if area.right_title is not None and plain(title).endswith(_CUT_TITLE):
        return title + area.right_title.text
    return title


def kind_of(title: str, area: Area) -> FormKind:
    """Judge by the form's name, else by whether the form names a project or a department."""
    word = title_word(title)
    for kind, pattern in KINDS:
        if pattern.search(word):
            return kind
    fields = {field for row in area.rows[: area.header + 1] for field in fields_in(row)}
    if Field.DEPARTMENT in fields and Field.PROJECT_NAME not in fields:
        return FormKind.DEPARTMENT_OVERALL
    return FormKind.PROJECT


def project_in_title(title: str) -> str | None:
    """The project that a title like `1、<project>绩效目标表` names; None for a form's mere name."""
    bare = title.strip()
    if title_word(bare) != plain(bare):
        bare = _BRACKETS.sub("", bare)
    name = TITLE_END.sub("", NUMBERED_TITLE.sub("", bare)).strip()
    word = title_word(name)
    return name if word and GENERIC_TITLE.match(word) is None and word != plain(bare) else None


def year_of(area: Area) -> int | None:
    """The year printed above the form, in brackets behind its title or in its head (预算年度)."""
    for line in reversed(area.heading):
        pattern = BRACKETED_YEAR if is_title(line.text) else YEAR
        year = year_in(pattern, line.text)
        if year is not None:
            return year
    head = [entry for row in area.rows[: area.header] for entry in entries_of(row)]
    stated = [e.texts[0].text for e in head if e.label in YEAR_LABELS and e.texts]
    bare = [cell.text for entry in head if entry.label is None for cell in entry.texts]
    apart = (part for e in head for cell in e.texts for part in _GAP.split(cell.text)[1:])
    years = [year_in(_BARE_YEAR, text) for text in stated]
    years += [year_in(_LONE_YEAR, text) for text in (*bare, *apart)]
    return next((year for year in years if year is not None), _year_in_title(area))


def _year_in_title(area: Area) -> int | None:
    titles = (line.text for line in area.heading if is_title(line.text))
    years = (year_in(_TITLED_YEAR, title) for title in titles)
    return next((year for year in years if year is not None), None)


def caption_unit(area: Area) -> str | None:
    """The unit of money printed over the table (金额单位：万元)."""
    head = (c.text for row in area.rows[: area.header] for c in row.cells)
    lines = (*(line.text for line in (*area.heading, *area.lines)), *head)
    units = (CAPTION_UNIT.search(plain(text)) for text in lines)
    return next((match["unit"] for match in units if match), None)


def document_year(items: Sequence[Item]) -> int | None:
    """The budget year that the document states, else the one that all its title lines name."""
    stated = (year_in(STATED_YEAR, text) for text in _texts(items))
    year = next((year for year in stated if year is not None), None)
    if year is not None:
        return year
    lines = (year_in(TITLE_YEAR, item.text) for item in items if isinstance(item, Paragraph))
    named = {year for year in lines if year is not None}
    return named.pop() if len(named) == 1 else None


def publishers_of(items: Sequence[Item], areas: Sequence[Area]) -> tuple[Party | None, ...]:
    """The organisations that the nearest caption above each form names; without one, the first."""
    found = ((index, _captioned(item)) for index, item in enumerate(items))
    captions = [(index, party) for index, party in found if party is not None]
    first = captions[0][1] if captions else None
    above = (bisect_left(captions, area.start, key=itemgetter(0)) for area in areas)
    return tuple(captions[count - 1][1] if count else first for count in above)


def _captioned(item: Item) -> Party | None:
    if isinstance(item, Break):
        return None
    if isinstance(item, Row):
        return _coded(item.cells[0].text)
    match = PUBLISHER.match(unicodedata.normalize("NFKC", item.text))
    return read_party(match["name"]) if match else None


def _coded(text: str) -> Party | None:
    """A caption like `450001威县医疗保障局(本级)`: a unit's code and a name that ends as such."""
    is_caption = CODED_PARTY.match(text) and ORGANISATION.search(plain(text))
    return read_party(text) if is_caption else None


def _texts(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Paragraph):
            yield item.text
        elif isinstance(item, Row):
            yield from (cell.text for cell in item.cells)
