"""Law 3: what is written is read back, in every format that is both written and read."""

from dataclasses import replace

import pytest

from indicators.core.form import Goals
from indicators.writers.layout.layouts import Layout
from tests.samples.truth import SAMPLES, documents
from tests.writers.forms import disclosed, recognised, written

REGIONS = ("datong", "liulin", "weixian", "xixiang", "shenmu")
# Of the corpus each layout once: its documents in other formats say the same (law 2).
SAMPLED = {path.with_suffix(""): path for path in documents() if path.suffix != ".doc"}.values()
FORM_LAYOUTS = [layout for layout in Layout if layout is not Layout.BATCH]


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
@pytest.mark.parametrize("region", REGIONS)
def test_forms_are_read_back_from_their_official_layouts(region, ending):
    forms = disclosed(region)
    assert recognised(written(forms, ending)) == forms


@pytest.mark.parametrize("region", REGIONS)
def test_forms_are_read_back_from_pdf(region):
    forms = disclosed(region)
    assert recognised(written(forms, "pdf")) == forms


@pytest.mark.parametrize("ending", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("path", SAMPLED, ids=lambda path: str(path.relative_to(SAMPLES)))
def test_forms_of_every_sample_are_read_back(path, ending):
    forms = recognised(path.read_bytes())
    read = recognised(written(forms, ending))
    titled = [replace(f, title=f.title or r.title) for f, r in zip(forms, read, strict=True)]
    assert list(read) == titled  # a form without a title is printed under the official one


@pytest.mark.parametrize("layout", FORM_LAYOUTS)
def test_a_form_says_the_same_in_every_layout(layout):
    forms = [*disclosed("liulin")[:5], *disclosed("shenmu"), *disclosed("weixian")[:2]]
    for form in forms:
        assert recognised(written([form], "xlsx", layout)) == (form,)


@pytest.mark.parametrize(
    ("region", "ending", "count"),
    [("weixian", "xlsx", 9), ("weixian", "docx", 9), ("shenmu", "xlsx", 9), ("shenmu", "pdf", 2)],
)
def test_forms_are_read_back_from_the_batch_table(region, ending, count):
    forms = disclosed(region)[:count]
    assert recognised(written(forms, ending, Layout.BATCH)) == forms


@pytest.mark.parametrize("ending", ["xlsx", "docx", "pdf"])
def test_lines_of_a_text_stay_lines(ending):
    form = replace(
        disclosed("datong")[0],
        goals=Goals(period="第一，建成。\n第二，启用。", annual="当年完成。"),
    )
    assert recognised(written([form], ending)) == (form,)


@pytest.mark.parametrize("ending", ["xlsx", "docx", "pdf"])
def test_a_value_like_a_formula_stays_text(ending):
    form = disclosed("shenmu")[0]
    assert any(row.value.raw == "=100%" for row in form.indicators)
    read = recognised(written([form], ending))[0]
    assert [row.value.raw for row in read.indicators] == [r.value.raw for r in form.indicators]
