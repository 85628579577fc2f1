import pytest

from indicators.core.note import Note
from indicators.core.reading.lead import Lead, read_lead
from indicators.core.reading.trail import read_trail
from indicators.core.value import Comparator
from tests.core.readings import UNITS, read


def trail_of(text):
    return read_trail(UNITS, text)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("", Lead()),
        ("≥", Lead(Comparator.GTE)),
        ("不低于", Lead(Comparator.GTE)),
        ("控制在", Lead(Comparator.LTE, weak=True)),
        ("至少为", Lead(Comparator.GTE)),
        ("达到至少", Lead(Comparator.GTE)),
        ("达到为", Lead(Comparator.EQ, weak=True)),
        ("≥<", Lead(conflict=True)),
        ("不低于小于", Lead(Comparator.GTE, conflict=True)),
        ("约", Lead(notes=(Note.APPROXIMATE,))),
        ("每人每月", Lead(per="/人/月")),
        ("-", Lead(sign="-")),
        ("满意度", Lead(notes=(Note.WORDS_BESIDE,))),
        ("PM≤", Lead(Comparator.LTE, notes=(Note.WORDS_BESIDE,))),
    ],
)
def test_lead_is_read(text, lead):
    assert read_lead(UNITS, text) == lead


@pytest.mark.parametrize(
    "text",
    ["第", "前", "PM", "每柱", "工", "不低于上年", "指标-", "一，二", "共" * 41, "无", "5"],
)
def test_what_changes_the_number_is_no_lead(text):
    assert read_lead(UNITS, text) is None


@pytest.mark.parametrize(
    ("text", "unit", "comparator", "notes"),
    [
        ("", None, None, ()),
        ("%", "%", None, ()),
        ("%以上", "%", Comparator.GTE, ()),
        ("以内", None, Comparator.LTE, ()),
        ("余人", "人", None, (Note.APPROXIMATE,)),
        ("多", None, None, (Note.APPROXIMATE,)),
        ("万余", "万", None, (Note.APPROXIMATE,)),
        ("万多人次", "万人次", None, (Note.APPROXIMATE,)),
        ("人左右(含)", "人", None, (Note.APPROXIMATE, Note.REMARK)),
        ("(人)", "人", None, ()),
        ("(优)", None, None, (Note.REMARK,)),
        ("人才", "人才", None, ()),
        ("柱以上", "柱", Comparator.GTE, ()),
        ("个平台", "个", None, (Note.WORDS_BESIDE,)),
        ("个班级左右", "个", None, (Note.APPROXIMATE, Note.WORDS_BESIDE)),
        ("次培训上下", "次", None, (Note.APPROXIMATE, Note.WORDS_BESIDE)),
        ("人以上学员左右的", "人", Comparator.GTE, (Note.APPROXIMATE, Note.WORDS_BESIDE)),
        ("来人", "人", None, (Note.APPROXIMATE,)),
        ("来人次以上", "人次", Comparator.GTE, (Note.APPROXIMATE,)),
        ("万来人", "万人", None, (Note.APPROXIMATE,)),
        ("来料", "来料", None, ()),
        ("人次来访", "人次", None, (Note.WORDS_BESIDE,)),
        ("(含)", None, None, (Note.REMARK,)),
        ("个村以上", "个村", Comparator.GTE, ()),
        ("以上达标", None, Comparator.GTE, (Note.WORDS_BESIDE,)),
        ("天内到场", "天", Comparator.LTE, (Note.WORDS_BESIDE,)),
    ],
)
def test_trail_is_read(text, unit, comparator, notes):
    trail = trail_of(text)
    assert (trail.unit and trail.unit.printed, trail.comparator, trail.notes) == (
        unit, comparator, notes,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "以上以下不",
        "柱平台很大的",
        "%不达标",
        "人每",
        "个超过",
        "人5",
        "人" * 61,
        "(",
        "余(",
        "万余(",
        "abc",
        "天到五天",
        "个班级左右完成",
        "天时间内",
        "个班级之间",
        "人出头",
        "人开外",
        "名学员不等",
        "家企业最多",
        "个班级为限",
        "出头",
        "来",
        "几人",
        "好几天",
        "万几人",
        "个来月",
    ],
)
def test_what_changes_the_number_is_no_trail(text):
    assert trail_of(text) is None


def test_limits_that_contradict_are_noticed():
    assert trail_of("人以上以下").conflict
    assert not trail_of("人以上及以上").conflict


@pytest.mark.parametrize(
    ("text", "half"),
    [("年半", "年"), ("年半以上", "年"), ("个半月", "个月"), ("个半小时", "个小时")],
)
def test_half_a_unit_is_noticed(text, half):
    trail = trail_of(text)
    assert (trail.half, trail.unit.printed) == (True, half)


@pytest.mark.parametrize(
    ("text", "unit"), [("每年增加500元", "元/年"), ("每年增长5%", "%"), ("每年5%", "%/年")]
)
def test_a_rate_of_change_is_not_divided_by_its_span(text, unit):
    assert read(text).unit == unit


def test_a_unit_is_printed_in_the_order_in_which_its_words_stand():
    value = read("每月人均300元")
    assert (value.unit, value.canonical_unit) == ("元/月/人", "元/人/月")


@pytest.mark.parametrize("text", ["利润率负5%", "气温零下5℃", "百分之八十和百分之百"])
def test_a_label_does_not_swallow_what_belongs_to_the_number(text):
    assert read(text).number is None


def test_relief_is_a_change_and_no_minus():
    value = read("为企业减负5万元")
    assert (value.number, value.notes) == (5, (Note.CHANGE, Note.WORDS_BESIDE))


@pytest.mark.parametrize("text", ["隔年1次", "隔月开展3次", "每隔3天", "隔年3月前", "禁止12月前"])
def test_what_is_done_every_other_time_or_never_is_not_read(text):
    value = read(text, fiscal_year=2024)
    assert (value.number, value.deadline) == (None, None)
