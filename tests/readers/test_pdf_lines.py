import pytest

from indicators.readers.pdf_lines import Line, letters_down, lines_of, text_of
from indicators.readers.pdf_strokes import Glyph, Run

SIZE = 10


def lines(*texts, x0=0.0, centre=None):
    """Lines of letters 10 wide, Latin ones 5 wide."""
    found = []
    for number, words in enumerate(texts):
        width = sum(SIZE / 2 if c.isascii() else SIZE for c in words)
        start = x0 if centre is None else centre - width / 2
        found.append(Line(words, start, start + width, number * 13.0, SIZE))
    return found


@pytest.mark.parametrize(
    ("texts", "width", "joined"),
    [
        (("完成项目主", "体工程"), 50, "完成项目主体工程"),
        (("完成建设。", "群众满意"), 90, "完成建设。\n群众满意"),
        (("完成建设，", "（含附属）工程"), 70, "完成建设，（含附属）工程"),
        (("不少于960", "元/人·年的标准"), 80, "不少于960元/人·年的标准"),
        (("3,969,840.", "00"), 60, "3,969,840.00"),
        (("660,000.0", "0"), 50, "660,000.00"),
        (("Village road", "repair"), 62, "Village road repair"),
        (("Village ", "路"), 45, "Village 路"),
        (("完成 ", "建设"), 40, "完成建设"),
        (("internation", "alisation"), 55, "internationalisation"),
        (("绩", "效", "指", "标"), 60, "绩效指标"),
        (("产", "出", "（50", "分）"), 60, "产出（50分）"),
        (("项目资金", "（万元）"), 120, "项目资金\n（万元）"),
        (
            ("1.建房", "2.修路", "3.改造学校。", "4.供水"),
            70,
            "1.建房\n2.修路\n3.改造学校。\n4.供水",
        ),
        (("1.建房", "2.修路。每年", "4.5公里"), 65, "1.建房\n2.修路。每年4.5公里"),
        (("1.建房；2.修路；", "3.改造学校。"), 75, "1.建房；2.修路；3.改造学校。"),
    ],
)
def test_a_break_that_the_width_made_is_none(texts, width, joined):
    assert text_of(lines(*texts), 0, width) == joined


def test_centred_lines_are_measured_from_both_sides():
    texts = lines("完成项目主体", "工程", centre=50)
    assert text_of(texts, 0, 65 + 35) == "完成项目主体\n工程"
    assert text_of(lines("完成项目主体工程", "建设", centre=50), 0, 100) == "完成项目主体工程建设"


def test_a_line_on_the_right_leaves_the_room_on_its_left():
    right, title = lines("附表", x0=180)[0], lines("", "绩效目标表", x0=70)[1]
    assert text_of([right, title], 0, 200) == "附表\n绩效目标表"


@pytest.mark.parametrize(
    ("texts", "count"),
    [(("绩", "效"), 2), (("标", "（30分）"), 1), (("产出", "指标"), 0), ((), 0), (("否",), 1)],
)
def test_letters_one_a_line_are_counted(texts, count):
    assert letters_down(lines(*texts)) == count


def run(words, x0, y=0.0, *, gap=0.0, blanks=(), sideways=False):
    glyphs = []
    for letter in words:
        width = SIZE / 2 if letter.isascii() else SIZE
        glyphs.append(Glyph(letter, x0, x0 + width, y, SIZE, sideways))
        x0 += width + gap
    return Run(tuple(glyphs), blanks)


@pytest.mark.parametrize(
    ("runs", "texts"),
    [
        ([run("项目", 0), run("2022", 22)], ["项目2022"]),
        ([run("ab", 0), run("cd", 13)], ["ab cd"]),
        ([run("负责人", 0), run("电话", 50)], ["负责人 电话"]),
        ([run("否", 30), run("是", 0, blanks=(15.0, 18.0))], ["是  否"]),
        ([run("下", 0, y=13), run("上", 0)], ["上", "下"]),
        ([run("m", 0), run("2", 5, y=-2.5)], ["m2"]),
        ([run("绩", 0, 0, sideways=True), run("效", 0, 13, sideways=True)], ["绩效"]),
        ([run("金额：", 0, blanks=(33.0,))], ["金额： "]),
    ],
)
def test_runs_on_one_line_are_put_together(runs, texts):
    assert [line.text for line in lines_of(runs)] == texts
