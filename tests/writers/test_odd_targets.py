"""Law 3 for targets whose reading hangs on the cells that they stood in."""

import json

import pytest

from indicators.writers.layout.layouts import Layout
from tests.writers.forms import recognised, written

HEAD = "某县项目支出绩效目标表\n\n项目名称\t某项目\n一级指标\t二级指标\t三级指标\t"
APART = ("指标性质", "指标值", "度量单位")
ENDINGS = ["xlsx", "docx", "pdf"]
ODD = [
    ("≥", "1", "/"),
    ("≥", "95", "无"),
    ("", "无", "次"),
    ("定性", "好", "次"),
    ("定性", "无", ""),
    ("≥", "", "个"),
    ("≥", "12月", "无"),
    ("≤", "1-3", "天"),
    ("/", "5", "个"),
    ("＞", "≤5", "%"),
    ("=", "10", "月"),
    ("定性", "", ""),
    ("定性", "", "次"),
]
WHOLE = ["无", "/", "—", "≥1/", "10/20", "80%-90%", "12月底前", "10月", "'=1+1", "=SUM(A1)"]


def form_of(words, *targets):
    lead = ("产出指标\t数量指标", "\t")
    rows = [f"{lead[n > 0]}\t第{n}项\t" + "\t".join(cells) for n, cells in enumerate(targets)]
    text = "\n".join((HEAD + "\t".join(words), *rows))
    (form,) = recognised(f"{text}\n".encode())
    return form


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("target", ODD, ids="|".join)
def test_a_target_out_of_three_cells_is_printed_so_that_it_reads_the_same(target, ending):
    form = form_of(APART, target, ("≥", "1", "个"))
    assert recognised(written([form], ending)) == (form,)


@pytest.mark.parametrize("layout", Layout)
def test_odd_targets_read_the_same_in_every_layout(layout):
    form = form_of(APART, *ODD)
    assert recognised(written([form], "xlsx", layout)) == (form,)


@pytest.mark.parametrize("order", [(2, 0, 1), (1, 2, 0), (1, 0, 2)])
def test_odd_targets_read_the_same_in_any_order_of_their_columns(order):
    targets = [tuple(target[n] for n in order) for target in (*ODD[:4], ("≥", "300", "天"))]
    form = form_of([APART[n] for n in order], *targets)
    assert recognised(written([form], "xlsx")) == (form,)


@pytest.mark.parametrize("ending", ENDINGS)
def test_targets_of_one_cell_stay_in_one(ending):
    form = form_of(("指标值",), *((text,) for text in WHOLE))
    assert recognised(written([form], ending)) == (form,)


def test_the_sign_that_a_name_carries_needs_no_column():
    (form,) = recognised(f"{HEAD}指标值\n产出指标\t数量指标\t成活率(≥**%)\t95\n".encode())
    (row,) = map(json.loads, written([form], "ndjson").splitlines())
    assert row["indicator"]["value"]["comparator"] == "gte"
    assert recognised(written([form], "xlsx")) == (form,)
