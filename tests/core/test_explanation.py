"""Which pieces a print is made of, and where reading stops: as docs/values.md shows, and more."""

import re

import pytest

from indicators.core.explanation import explain_value
from indicators.core.marking.piece import Cell, Fault, FaultReason
from tests.core.readings import UNITS
from tests.core.test_values_doc import LINES

SHOWN = [line for line in LINES if "Print" in line]


def explain(text, **row):
    return explain_value(text, units=UNITS, **row)


def pieces_text(found, cells):
    return " · ".join(
        f"{piece.role} {cells[piece.cell][piece.start : piece.end]}" for piece in found.pieces
    )


@pytest.mark.parametrize("line", SHOWN, ids=lambda line: line["Print"])
def test_a_line_of_the_document_is_marked_as_it_says(line):
    comparator, text, unit = line["Sign"], line["Print"], line["Unit"]
    cells = {Cell.COMPARATOR: comparator, Cell.VALUE: text, Cell.UNIT: unit}
    found = explain(text, comparator=comparator, unit=unit, level2="时效指标", fiscal_year=2024)
    assert pieces_text(found, cells) == line["Pieces"]
    fault = found.fault and f"{found.fault.reason} at {found.fault.start + 1}"
    assert (fault or "") == line["Fault"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("一年半", "number 一 · unit 年 · number 半"),
        ("提高2分之内", "change 提高 · number 2 · unit 分 · limit 之内"),
        (
            "≥80%且每月满意度≤90%",
            (
                "sign ≥ · number 80 · unit % · joiner 且 · words 每月满意度"
                " · sign ≤ · number 90 · unit %"
            ),
        ),
        ("不低于九成五", "sign 不低于 · number 九 · unit 成 · number 五"),
        ("达到百分之百", "sign 达到 · unit 百分之 · number 百"),
        ("不低于八五折", "sign 不低于 · number 八五 · unit 折"),
        ("每年中", "recurrence 每年 · moment 中"),
        ("1年半以上", "number 1 · unit 年 · number 半 · limit 以上"),
        ("两个半月", "number 两 · unit 个 · number 半 · unit 月"),
        ("百分之九十五以上", "unit 百分之 · number 九十五 · limit 以上"),
        ("百分百", "unit 百分 · number 百"),
        ("八五折", "number 八五 · unit 折"),
        ("四分之三", "number 四分之三"),
        ("≥2/3", "sign ≥ · number 2/3"),
        (
            "80%≤指标值≤90%",
            "number 80 · unit % · sign ≤ · joiner 指标值 · sign ≤ · number 90 · unit %",
        ),
        ("(80%～90%]", "limit ( · number 80 · unit % · joiner ～ · number 90 · unit % · limit ]"),
        ("百分之八至百分之十", "unit 百分之 · number 八 · joiner 至 · unit 百分之 · number 十"),
        ("不超过预算100万元", "sign 不超过 · words 预算 · number 100 · unit 万元"),
        ("12345热线办结率≥98%", "words 12345热线办结率 · sign ≥ · number 98 · unit %"),
        ("1万5千元", "number 1万5千 · unit 元"),
        ("100元起", "number 100 · unit 元 · limit 起"),
        ("95%（以上）", "number 95 · unit % · limit （以上）"),
        ("≤18/10万", "sign ≤ · number 18 · unit /10万"),
        ("每人300元/月", "unit 每人 · number 300 · unit 元/月"),
        ("1、≥95%", "words 1、 · sign ≥ · number 95 · unit %"),
        ("大于80小于90", "sign 大于 · number 80 · sign 小于 · number 90"),
        ("±3%以内", "sign ± · number 3 · unit % · limit 以内"),
        ("-5%~-3%", "number -5 · unit % · joiner ~ · number -3 · unit %"),
        ("三至五天", "number 三 · joiner 至 · number 五 · unit 天"),
        ("5000元-1万元", "number 5000 · unit 元 · joiner - · number 1 · unit 万元"),
        ("一年两次", "unit 一年 · number 两 · unit 次"),
        ("≤￥500", "sign ≤ · unit ￥ · number 500"),
        ("1（个）", "number 1 · unit （个）"),
        ("3个平台", "number 3 · unit 个 · words 平台"),
        ("8000万元-1.2亿元", "number 8000 · unit 万元 · joiner - · number 1.2 · unit 亿元"),
        ("5万-1亿", "number 5 · unit 万 · joiner - · number 1 · unit 亿"),
        ("零下5℃", "number 零下5 · unit ℃"),
        (
            "≥80%且≤满意度90%",
            "sign ≥ · number 80 · unit % · joiner 且 · sign ≤ · words 满意度 · number 90 · unit %",
        ),
        ("5个班级左右", "number 5 · unit 个 · words 班级 · about 左右"),
        ("100来人", "number 100 · about 来 · unit 人"),
        ("3万来人", "number 3 · unit 万 · about 来 · unit 人"),
        ("一天内办结", "number 一 · unit 天 · limit 内 · words 办结"),
        ("500㎡", "number 500 · unit ㎡"),
        ("≥≥95%", "sign ≥ · dropped ≥ · number 95 · unit %"),
        ("1OO%", "number 1OO · unit %"),
        ("≥上年", "sign ≥ · words 上年"),
        ("12月31日前完成100%", "moment 12月31日 · limit 前 · words 完成 · number 100 · unit %"),
        ("不晚于2024年12月底", "sign 不晚于 · moment 2024年12月底"),
        ("1 000人，及时", "number 1 000 · unit 人 · joiner ， · words 及时"),
        ("9 5 %；3 次", "number 9 5 · unit % · joiner ； · number 3 · unit 次"),
        ("1月1日 至 1月31日", "moment 1月1日 · joiner 至 · moment 1月31日"),
        ("12.31前", "moment 12.31 · limit 前"),
        ("每月5-10日", "recurrence 每月 · moment 5 · joiner - · moment 10日"),
        ("≤2024年12月", "sign ≤ · moment 2024年12月"),
        ("11月-次年3月", "moment 11月 · joiner - · moment 次年3月"),
        ("2023-07-01至2023-12-31", "moment 2023-07-01 · joiner 至 · moment 2023-12-31"),
        ("12月31日前（含）", "moment 12月31日 · limit 前（含）"),
        ("12月31日前（第一批）", "moment 12月31日 · limit 前 · remark （第一批）"),
        ("2次；（及时）", "number 2 · unit 次 · joiner ；（ · words 及时 · joiner ）"),
        ("一年至少2次", "unit 一年 · sign 至少 · number 2 · unit 次"),
        (
            "[80,90)%完成",
            "limit [ · number 80 · joiner , · number 90 · limit ) · unit % · words 完成",
        ),
        (
            "10%（含）~15%（不含）",
            "number 10 · unit % · remark （含） · joiner ~ · number 15 · unit % · limit （不含）",
        ),
        (
            "2023-2025；及时",
            "moment 2023 · joiner - · moment 2025 · joiner ； · words 及时",
        ),
        ("每人一年两次", "unit 每人一年 · number 两 · unit 次"),
        ("24年前", "moment 24年 · limit 前"),
        ("2023年至24年前", "moment 2023年 · joiner 至 · moment 24年 · limit 前"),
        ("保障12月底前", "words 保障 · moment 12月底 · limit 前"),
    ],
)
def test_pieces_of_a_text(text, pieces):
    found = explain(text, level2="时效指标", fiscal_year=2024)
    assert pieces_text(found, {Cell.VALUE: text}) == pieces


@pytest.mark.parametrize(
    ("cells", "pieces"),
    [
        (("正向指标", "95", "%"), "words 正向指标 · number 95 · unit %"),
        (("大于等于（≥）", "95", "%"), "sign 大于等于（≥） · number 95 · unit %"),
        (("≤", "8", "%（百分比）"), "sign ≤ · number 8 · unit % · remark （百分比）"),
        (("", "95以上", "%"), "number 95 · limit 以上 · unit %"),
        (("", "12月底前", "月"), "moment 12月底 · limit 前 · dropped 月"),
        (("=", "2023", "年"), "sign = · moment 2023 · moment 年"),
        (("=", "95", "—"), "sign = · number 95 · words —"),
        (("≥", "≥95", "%"), "dropped ≥ · sign ≥ · number 95 · unit %"),
        (("", "1OO", "%"), "number 1OO · unit %"),
        (("", "I1%", "%"), "number I1 · unit % · dropped %"),
        (("", "9", "4人"), "number 9 · unread 4人"),
        (("正负", "3", "%"), "sign 正负 · number 3 · unit %"),
        (("以上", "5", "次"), "sign 以上 · number 5 · unit 次"),
        (("不低于", "优", ""), "sign 不低于 · words 优"),
        (("=", "及时", "%"), "sign = · words 及时 · dropped %"),
        (("≥", "生均至1000元", ""), "sign ≥ · sign 生均至 · number 1000 · unit 元"),
    ],
)
def test_pieces_of_cells(cells, pieces):
    comparator, text, unit = cells
    found = explain(text, comparator=comparator, unit=unit, fiscal_year=2024)
    assert pieces_text(found, dict(zip(Cell, cells, strict=True))) == pieces


@pytest.mark.parametrize(
    ("text", "reason", "start", "end"),
    [
        ("", FaultReason.EMPTY, 0, 0),
        ("  ", FaultReason.EMPTY, 0, 2),
        ("???", FaultReason.UNREAD, 0, 3),
        ("≥", FaultReason.UNREAD, 0, 1),
        ("1,2345元", FaultReason.NOT_A_NUMBER, 5, 6),
        ("12345678901234567890123456", FaultReason.NOT_A_NUMBER, 20, 26),
        ("1½", FaultReason.NOT_A_NUMBER, 1, 2),
        ("½", FaultReason.UNREAD, 0, 1),
        ("10²", FaultReason.UNREAD, 2, 3),
        ("2/3", FaultReason.UNREAD, 1, 3),
        ("1O柱", FaultReason.UNREAD, 1, 3),
        ("≥2023年", FaultReason.UNREAD, 1, 6),
        ("1月-第三季度", FaultReason.UNREAD, 2, 7),
        ("1月1日开始执行年", FaultReason.UNREAD, 4, 9),
        ("每季度首月10日前", FaultReason.UNREAD, 8, 9),
        ("≤2月30日", FaultReason.NO_SUCH_DATE, 1, 6),
        ("每年2月30日前", FaultReason.NO_SUCH_DATE, 2, 7),
        ("2024年1月1日至2月30日前", FaultReason.NO_SUCH_DATE, 0, 15),
        ("≥≤95%", FaultReason.SIGN_CONFLICT, 1, 2),
        ("不低于≤5%", FaultReason.SIGN_CONFLICT, 3, 4),
        ("≠5", FaultReason.SIGN_CONFLICT, 0, 1),
        ("≥至少≤5%", FaultReason.SIGN_CONFLICT, 3, 4),
        ("控制在≥5%以下", FaultReason.SIGN_CONFLICT, 6, 8),
        ("控制在5%以上以下", FaultReason.SIGN_CONFLICT, 7, 9),
    ],
)
def test_a_fault_points_at_the_first_character_that_cannot_be_read(text, reason, start, end):
    found = explain(text, level2="时效指标", fiscal_year=2024)
    assert found.fault == Fault(reason, Cell.VALUE, start, end)


@pytest.mark.parametrize(
    ("length", "reason"), [(80, FaultReason.NO_SUCH_DATE), (81, FaultReason.UNREAD)]
)
def test_a_date_is_looked_for_where_the_text_is_no_longer_than_a_deadline(length, reason):
    fault = explain("2月30日".ljust(length, "办")).fault
    assert fault.reason == reason


def test_a_fault_may_lie_in_another_cell():
    found = explain("", comparator="≥", unit="%")
    assert found.fault == Fault(FaultReason.UNREAD, Cell.COMPARATOR, 0, 1)
    found = explain("100%", unit="人")
    assert found.fault == Fault(FaultReason.UNIT_CONFLICT, Cell.UNIT, 0, 1)


def test_every_piece_of_a_long_text_is_marked():
    text = "≥95%，" + "及时办理" * 2000
    found = explain(text)
    assert [(piece.start, piece.end) for piece in found.pieces][-1][1] == len(text)
    assert re.fullmatch(r"unread|words", found.pieces[-1].role)


def test_a_sign_of_two_ends_is_marked_as_printed():
    found = explain_value("3", units=UNITS, comparator="±", unit="%")
    assert [piece.cell for piece in found.pieces] == [Cell.COMPARATOR, Cell.VALUE, Cell.UNIT]
