"""The layout model: every place of the grid is covered once, nothing of a form is left out."""

from dataclasses import fields, replace

import pytest

from indicators.writers.layout.batch import batch_sheets
from indicators.writers.layout.form import form_sheet
from indicators.writers.layout.grid import fitted, spans
from indicators.writers.layout.layouts import Layout, default_layout
from indicators.writers.layout.sheet import placed
from tests.contents import FULL
from tests.writers.forms import TAXONOMY, disclosed

FORM_LAYOUTS = [layout for layout in Layout if layout is not Layout.BATCH]
_CODES = ("kind", "taxonomy", "level1", "level2", "level1_printed", "level2_printed")
TEXTS = [
    f.name for f in fields(FULL) if type(getattr(FULL, f.name)) is str and f.name not in _CODES
]
ROW = FULL.indicators[0]
TEXTS_OF_A_ROW = [
    f.name for f in fields(ROW) if type(getattr(ROW, f.name)) is str and f.name not in _CODES
]
ALL_FORMS = [form for region in ("datong", "weixian", "shenmu") for form in disclosed(region)]


def covered(part):
    return sorted(
        (cell.row + down, cell.column + right)
        for cell in placed(part.rows)
        for down in range(cell.box.rows)
        for right in range(cell.box.columns)
    )


def texts(sheet):
    lines = [line.text for line in (*sheet.above, *sheet.below)]
    return lines + [cell.box.text for part in sheet.parts for cell in placed(part.rows)]


@pytest.mark.parametrize("layout", FORM_LAYOUTS)
def test_every_place_of_the_grid_is_covered_once(layout):
    for form in (*ALL_FORMS, FULL):
        sheet = form_sheet(form, layout, TAXONOMY[form.taxonomy])
        for part in sheet.parts:
            whole = [(r, c) for r in range(len(part.rows)) for c in range(len(sheet.widths))]
            assert covered(part) == whole


def test_every_place_of_a_batch_table_is_covered_once():
    for sheet in batch_sheets(ALL_FORMS, TAXONOMY):
        for part in sheet.parts:
            whole = [(r, c) for r in range(len(part.rows)) for c in range(len(sheet.widths))]
            assert covered(part) == whole


@pytest.mark.parametrize("layout", FORM_LAYOUTS)
@pytest.mark.parametrize("name", TEXTS)
def test_every_text_of_a_form_is_printed(layout, name):
    sheet = form_sheet(replace(FULL, **{name: "只此一处"}), layout)
    assert sum("只此一处" in text for text in texts(sheet)) == 1


@pytest.mark.parametrize("layout", FORM_LAYOUTS)
@pytest.mark.parametrize("name", TEXTS_OF_A_ROW)
def test_every_text_of_an_indicator_is_printed(layout, name):
    row = replace(FULL.indicators[0], **{name: "只此一处"})
    sheet = form_sheet(replace(FULL, indicators=(row,)), layout)
    assert texts(sheet).count("只此一处") == 1


def test_sums_and_tasks_are_printed_in_every_layout():
    sums = {line.printed for line in FULL.funding} | {"908.51", "900", "8.51", "61.49"}
    for layout in FORM_LAYOUTS:
        assert sums <= set(texts(form_sheet(FULL, layout)))


def test_a_template_shows_the_dimensions_of_its_taxonomy():
    blank = replace(disclosed("xixiang")[2], indicators=())
    shown = texts(form_sheet(blank, default_layout(blank), TAXONOMY["2015"]))
    assert [text for text in shown if text.endswith("指标") and text[:2] in ("数量", "成本")] == [
        "数量指标",
        "成本指标",
    ]


@pytest.mark.parametrize(
    ("region", "number", "layout"),
    [
        ("datong", 0, Layout.TWO_SCOPES),
        ("weixian", 0, Layout.DESCRIBED),
        ("shenmu", 0, Layout.BUSINESS),
        ("xixiang", 1, Layout.OVERALL),
        ("xixiang", 2, Layout.SPECIAL_FUND),
    ],
)
def test_the_layout_is_chosen_by_what_a_form_is(region, number, layout):
    assert default_layout(disclosed(region)[number]) is layout


def test_a_batch_prints_apart_what_no_row_can_hold():
    forms = (*disclosed("weixian")[:2], disclosed("datong")[0])
    names = [sheet.name for sheet in batch_sheets(forms, TAXONOMY)]
    assert names == [forms[0].title, forms[1].title, forms[2].project_name]


def test_columns_are_shared_by_whole_columns():
    assert spans((10, 10, 20, 10, 10), (50, 50)) == (2, 3)
    assert spans((10, 10, 10), (90, 5, 5)) == (1, 1, 1)
    assert fitted((10, 20, 10), 80) == (20, 40, 20)
