"""Corrections are kept at once, and never over someone else's."""

import pytest

from indicators.core.value import Comparator, Kind
from indicators.models import Event
from indicators.services.batches.cancelling import cancel_batch
from indicators.services.batches.correcting import (
    Correction,
    add_row,
    check_cell,
    correct_cell,
    draft_of,
    drop_row,
)
from indicators.services.refusal import ContentRefused
from tests.batches.conftest import bring, document

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def row():
    return bring(document(甲={"参保人数": "？？", "参保率": "≥95%"})).forms.get()


def correct(row, cells, path, text, seen=""):
    return correct_cell(row=row, correction=Correction(path, text, seen), cells=cells, by=None)


def test_a_corrected_target_is_read_again(row, cells):
    assert row.doubts == 1
    corrected = correct(row, cells, "indicators.0.raw", "≥1428人", "？？")
    value = draft_of(corrected).content.indicators[0].value
    assert (value.kind, value.comparator, value.unit) == (Kind.QUANTITATIVE, Comparator.GTE, "人")
    assert (corrected.doubts, corrected.version) == (0, 2)
    assert draft_of(corrected).content != draft_of(row).content
    assert Event.objects.filter(verb="batch_corrected").count() == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("title", "绩效目标表"),
        ("fiscal_year", "2024"),
        ("project_name", "乙"),
        ("implementing_unit.name", "柳林县某中心"),
        ("implementing_unit.code", "053001"),
        ("department.name", "柳林县某局"),
        ("goals.annual", "提高参保率"),
        ("overview", "概况"),
        ("indicators.0.scope", "period"),
        ("indicators.0.level", "2015.output.quality"),
        ("indicators.0.level", ""),
        ("indicators.0.level3", "参保人员"),
        ("indicators.0.remark", "备注"),
    ],
)
def test_every_cell_says_what_was_written(row, cells, path, text):
    seen = cells.text(draft_of(row).content, path)
    corrected = correct(row, cells, path, text, seen)
    assert cells.text(draft_of(corrected).content, path) == text


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [("fiscal_year", "3000", "no_year"), ("department.code", "053", "code_without_name")],
)
def test_what_a_cell_cannot_hold_is_refused(row, cells, path, text, code):
    seen = cells.text(draft_of(row).content, path)
    with pytest.raises(ContentRefused, match=code):
        correct(row, cells, path, text, seen)


def test_of_two_who_correct_one_cell_the_second_is_told(row, cells):
    correct(row, cells, "indicators.0.raw", "≥1人", "？？")
    with pytest.raises(ContentRefused, match="changed_meanwhile: ≥1人"):
        correct(row, cells, "indicators.0.raw", "≥2人", "？？")
    row.refresh_from_db()
    assert cells.text(draft_of(row).content, "indicators.0.raw") == "≥1人"


def test_two_who_correct_two_cells_do_not_hinder_each_other(row, cells):
    correct(row, cells, "indicators.0.raw", "≥1人", "？？")
    corrected = correct(row, cells, "indicators.1.raw", "≥96%", "≥95%")
    assert [r.value.raw for r in draft_of(corrected).content.indicators] == ["≥1人", "≥96%"]


def test_a_doubtful_cell_is_found_right(row):
    checked = check_cell(row=row, path="indicators.0.raw", checked=True, by=None)
    assert (checked.doubts, checked.version) == (0, 2)
    assert check_cell(row=row, path="indicators.0.raw", checked=False, by=None).doubts == 1


def test_a_row_is_left_out_and_taken_in_again(row):
    assert drop_row(row=row, path="indicators.0", dropped=True, by=None).doubts == 0
    assert drop_row(row=row, path="indicators.0", dropped=False, by=None).dropped == []


def test_a_row_is_added_and_filled(row, cells):
    add_row(row=row, by=None)
    corrected = correct(row, cells, "indicators.2.level3", "新的")
    assert [r.level3 for r in draft_of(corrected).content.indicators] == [
        "参保人数",
        "参保率",
        "新的",
    ]


def test_a_cancelled_import_takes_no_corrections(row, cells):
    cancel_batch(batch=row.batch, by=None)
    with pytest.raises(ContentRefused, match="batch_not_open"):
        correct(row, cells, "title", "别的", row.content["title"])


def test_the_same_text_again_is_no_correction(row, cells):
    assert correct(row, cells, "indicators.1.raw", "≥95%", "≥95%").version == 1
    assert Event.objects.filter(verb="batch_corrected").count() == 0
