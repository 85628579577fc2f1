import pytest

from indicators.recogniser.labels import is_placeholder, plain, says_nothing, unit_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("绩效 指标", "绩效指标"),
        ("市县(区)财政资 金", "市县(区)财政资金"),
        ("年度资金总额：", "年度资金总额"),
        ("*联系人", "联系人"),
        ("部门（单位）名称", "部门(单位)名称"),
    ],
)
def test_a_label_is_folded(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    "text", ["", "指标1:", "指标 2：", ".....", "……", "目标1: 目标2: 目标3: .....", "1.目标内容1"]
)
def test_an_empty_template_prints_placeholders(text):
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["指标1：参保人数", "无", "1. 保障参保", "3", "目标1:完成"])
def test_what_says_something_is_no_placeholder(text):
    assert not is_placeholder(text)


@pytest.mark.parametrize("text", ["无", "/", " 不涉及 ", "-"])
def test_saying_that_there_is_nothing(text):
    assert says_nothing(text)


def test_the_unit_of_a_label():
    assert unit_in("项目资金(元)") == ("项目资金", "元")
    assert unit_in("项目属性") == ("项目属性", None)
