"""Law 6: every cell of a form's area is in the content or among the leftovers, whatever slid."""

import random
from dataclasses import fields, is_dataclass

import pytest
from django.conf import settings
from hypothesis import given, seed
from hypothesis import settings as limits
from hypothesis import strategies as st

from indicators.readers.document import read_document
from indicators.readers.text import read_text
from indicators.recogniser.dimensions import choose_words
from indicators.recogniser.entries import entries_of
from indicators.recogniser.items import Row
from indicators.recogniser.labels import is_placeholder, plain, says_nothing, unprefixed
from indicators.recogniser.layout import find_areas
from indicators.recogniser.recognise import recognise
from indicators.recogniser.roles import is_side_label, role_of
from indicators.recogniser.walk import items_of
from indicators.services.catalogue import packaged_catalogue

DOCUMENTS = sorted((settings.BASE_DIR / "fixtures" / "documents").glob("*.txt"))


def read(blocks):
    catalogue = packaged_catalogue()
    return recognise(blocks, taxonomies=catalogue.taxonomies, units=catalogue.units)


def texts_in(value):
    if isinstance(value, str):
        yield plain(value)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)


def lost(blocks):
    """Cells that say something and are found nowhere in what was recognised."""
    result = read(blocks)
    found = "\n".join(text for part in (result.forms, result.leftovers) for text in texts_in(part))
    words = choose_words([], packaged_catalogue().taxonomies)
    for area in find_areas(items_of(blocks)):
        for row in (*area.rows, *area.right_rows):
            for cell in row.cells:
                text = plain(cell.text)
                is_label = entries_of(Row((cell,), exact=False))[0].label is not None
                is_label |= role_of(text) is not None or is_side_label(text)
                is_label |= words.names_level(cell.text)
                says = not is_placeholder(cell.text) and not says_nothing(cell.text)
                if says and not is_label and not _printed_in(text, found):
                    yield cell


def _printed_in(text, found):
    """A code and name are kept apart; the mark [部门] and the prefix 指标1： are dropped."""
    name = text.removesuffix("[部门]").lstrip("0123456789-")
    name = unprefixed(name)
    return text in found or (name in found and name != "")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_no_cell_of_the_documents_is_lost(path):
    assert list(lost(read_document(path.read_bytes()).blocks)) == []


@seed(20260101)
@limits(max_examples=60, deadline=None)
@given(path=st.sampled_from(DOCUMENTS), chance=st.integers(0, 2**32))
def test_no_cell_is_lost_when_cells_slide_vanish_or_change_places(path, chance):
    dice = random.Random(chance)  # noqa: S311 -- no secret
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if "绩效目标" in line and "表" in line)
    damaged = [_damaged(line, dice) for line in lines[start:]]
    assert list(lost(read_text("\n".join(damaged)))) == []


def _damaged(line, dice):
    if "\t" not in line or dice.random() > 0.1:
        return line
    cells = line.split("\t")
    match dice.randrange(4):
        case 0:
            return "\t" + line
        case 1:
            return "\t".join(cells[1:]) + "\t"
        case 2:
            dice.shuffle(cells)
            return "\t".join(cells)
        case _:
            return "\t".join((*cells, "多出的字"))


@limits(deadline=None)
@given(
    st.text(
        alphabet="\t\n 一二三级指标内容值项目名称产出数量绩效目标申报表年度≥95%.:123", max_size=400
    )
)
def test_any_text_is_read_without_failing(text):
    read(read_text(text))
