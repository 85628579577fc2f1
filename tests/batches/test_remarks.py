"""A workbook that was brought in comes back with what is doubtful said in its cells."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from indicators.models import BatchForm
from indicators.services.batches.correcting import check_cell
from indicators.services.batches.keeping import keep_batch
from indicators.services.batches.reading import read_batch
from indicators.services.batches.remarks import remarked_workbook
from indicators.services.catalogue import kept_catalogue
from indicators.services.files import File
from tests.batches.conftest import document

pytestmark = pytest.mark.usefixtures("world")


def workbook():
    """Print the document of the other tests into a sheet."""
    book = Workbook()
    book.active.title = "目标表"
    for line in document(甲={"参保人数": "？？", "参保率": "≥95%"}).splitlines():
        book.active.append([cell or None for cell in line.split("\t")])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def file():
    batch = keep_batch(files=[File("甲.xlsx", workbook())], by=None)
    read_batch(batch=batch, catalogue=kept_catalogue())
    return batch.files.get()


def comments(file, cells):
    data = remarked_workbook(file=file, cells=cells, words=lambda d: str(d.code), unread="left")
    sheet = load_workbook(BytesIO(data)).active
    return {
        cell.value: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment
    }


def test_a_doubtful_cell_has_its_remark(file, cells):
    assert comments(file, cells) == {"？？": "unread"}


def test_a_cell_that_was_found_right_has_none(file, cells):
    check_cell(row=file.forms.get(), path="indicators.0.raw", checked=True, by=None)
    assert comments(file, cells) == {}


def test_a_leftover_has_its_remark(file, cells):
    place = {"sheet": "目标表", "row": 1, "column": 1}
    BatchForm.objects.filter(region_code=file.region_code).update(
        leftovers=[{"text": "2023年度单位预算公开", "place": place}]
    )
    assert comments(file, cells) == {"？？": "unread", "2023年度单位预算公开": "left"}
