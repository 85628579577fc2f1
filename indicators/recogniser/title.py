"""What titles and captions say: the kind of form, the project, the year, whose document it is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from indicators.core.form import FormKind, Party
from indicators.core.grid import Block, Grid, Paragraph
from indicators.recogniser.head import read_party
from indicators.recogniser.labels import (
    CODED_PARTY,
    GENERIC_TITLE,
    KIND_WORDS,
    NUMBERED_TITLE,
    PUBLISHER,
    STATED_YEAR,
    TITLE,
    TITLE_YEAR,
    YEAR,
    Field,
    plain,
)
from indicators.recogniser.layout import Area, fields_in, is_title

_CUT_TITLE: Final = "绩效目标"


def joined_title(area: Area) -> str:
    """The printed title; one that the page's edge cut after 绩效目标 gets its tail back."""
    title = next((line.text for line in area.heading if is_title(line)), "")
    if area.right_title is not None and plain(title).endswith(_CUT_TITLE):
        return title + area.right_title.text
    return title


def kind_of(title: str, area: Area) -> FormKind:
    """Judge by the title's words, else by whether the form names a project or a department."""
    word = plain(title)
    for kind, words in KIND_WORDS:
        if any(w in word for w in words):
            return kind
    fields = {field for row in area.rows[: area.header] for field in fields_in(row)}
    if Field.DEPARTMENT in fields and Field.PROJECT_NAME not in fields:
        return FormKind.DEPARTMENT_OVERALL
    return FormKind.PROJECT


def project_in_title(title: str) -> str | None:
    """The project that a title like `1、<project>绩效目标表` names; None for a form's mere name."""
    name = TITLE.sub("", NUMBERED_TITLE.sub("", title.strip())).strip()
    return name if name and GENERIC_TITLE.match(plain(name)) is None else None


def year_of(area: Area) -> int | None:
    """The year printed in the lines above the form."""
    for line in reversed(area.heading):
        match = YEAR.search(plain(line.text))
        if match and not is_title(line):
            return int(match[1])
    return None


def document_year(blocks: Sequence[Block]) -> int | None:
    """The budget year that the document states, or that its own title names."""
    texts = [plain(text) for text in _texts(blocks)]
    for pattern in (STATED_YEAR, TITLE_YEAR):
        match = next(filter(None, map(pattern.search, texts)), None)
        if match:
            return int(match[1])
    return None


def publisher_of(blocks: Sequence[Block]) -> Party | None:
    """The organisation that the document's captions name."""
    texts = list(_texts(blocks))
    for text in texts:
        match = PUBLISHER.match(plain(text))
        if match:
            return read_party(match["name"])
    for block in blocks:
        if isinstance(block, Grid):
            caption = next((cell.text for row in block.rows for cell in row if cell.text), "")
            if CODED_PARTY.match(caption):
                return read_party(caption)
    return None


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from _cell_texts(block)


def _cell_texts(grid: Grid) -> Iterable[str]:
    return (cell.text for row in grid.rows for cell in row if cell.text)
