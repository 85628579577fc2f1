"""Pieces of odd prints, and of what can be read of an unreadable one."""

import pytest

from indicators.core.explanation import explain_value
from indicators.core.marking.piece import Cell, FaultReason
from tests.core.readings import UNITS


def shown(comparator, text, unit):
    """Give the pieces in words, and the fault."""
    cells = dict(zip(Cell, (comparator, text, unit), strict=True))
    found = explain_value(
        text, units=UNITS, comparator=comparator, unit=unit, level2="时效指标", fiscal_year=2024
    )
    pieces = (f"{each.role} {cells[each.cell][each.start : each.end]}" for each in found.pieces)
    fault = found.fault and (found.fault.reason, found.fault.start, found.fault.end)
    return " · ".join(pieces), fault


@pytest.mark.parametrize(
    ("comparator", "text", "unit", "pieces"),
    [
        ("", "月底", "", "moment 月底"),
        ("", "1年零个月", "", "number 1 · unit 年 · words 零个月"),
        ("", "当月10日", "", "moment 当月10日"),
        ("", "㍙人", "", "number ㍙人"),
        ("", "约每月", "", "words 约 · recurrence 每月"),
        ("", "1.1-12.31", "", "moment 1.1-12.31"),
        ("", "≤2024-1-31", "", "sign ≤ · moment 2024-1-31"),
        ("", "2024.1-12", "", "moment 2024.1 · joiner - · moment 12"),
        ("", "达标率100%", "", "words 达标率 · number 100 · unit %"),
        ("", "（≥）5%", "", "sign （≥） · number 5 · unit %"),
        ("", "12个村民小组", "", "number 12 · unit 个 · words 村民小组"),
        (
            "", "≥每月达到九十五", "天",
            "sign ≥ · unit 每月 · sign 达到 · number 九十五 · unit 天",
        ),
        (
            "≥", "男≥50%；女≥50%", "",
            (
                "sign ≥ · words 男 · sign ≥ · number 50 · unit % · joiner ；"
                " · words 女 · sign ≥ · number 50 · unit %"
            ),
        ),
    ],
)  # fmt: skip
def test_pieces_of_an_odd_print(comparator, text, unit, pieces):
    assert shown(comparator, text, unit) == (pieces, None)


@pytest.mark.parametrize(
    ("comparator", "text", "unit", "pieces", "fault"),
    [
        ("", "2月30日度", "", "unread 2月30日度", (FaultReason.NO_SUCH_DATE, 0, 5)),
        ("", "1,2345，人", "", "number 1,234 · unread 5，人", (FaultReason.NOT_A_NUMBER, 5, 6)),
        ("", "¼%", "", "unread ¼%", (FaultReason.UNREAD, 0, 2)),
        ("", ".½", "", "number . · unread ½", (FaultReason.UNREAD, 1, 2)),
        ("", "≥2/0", "", "sign ≥ · number 2 · unread /0", (FaultReason.UNREAD, 2, 4)),
        ("", "3分之x", "", "number 3 · unit 分 · unread 之x", (FaultReason.UNREAD, 2, 4)),
        ("", "2024年≤", "", "number 2024 · unit 年 · unread ≤", (FaultReason.UNREAD, 5, 6)),
        ("", "80%≤X", "", "number 80 · unit % · unread ≤X", (FaultReason.UNREAD, 3, 5)),
        ("", "3天一次", "", "number 3 · unit 天 · unread 一次", (FaultReason.UNREAD, 2, 4)),
        (
            "", "2024年1月初至12月底控", "",
            "moment 2024年1月初 · joiner 至 · moment 12月底 · unread 控",
            (FaultReason.UNREAD, 13, 14),
        ),
        (
            "≤", "2024年1月至202年12月", "",
            "sign ≤ · moment 2024年1月 · unread 至202年12月", (FaultReason.UNREAD, 7, 15),
        ),
        (
            "", "2024-2025约", "", "moment 2024 · joiner - · moment 2025 · unread 约",
            (FaultReason.UNREAD, 9, 10),
        ),
        (
            "", "每人一年至少2次", "", "unit 每人一年 · sign 至少 · unread 2次",
            (FaultReason.UNREAD, 6, 8),
        ),
        (
            "", "项目2月30日前", "", "words 项目 · unread 2月30日前",
            (FaultReason.NO_SUCH_DATE, 2, 7),
        ),
        (
            "=", "<5", "%", "unread = · unread < · number 5 · unit %",
            (FaultReason.SIGN_CONFLICT, 0, 1),
        ),
        (
            "≥≤", "以上", "%", "words ≥≤ · unread 以上 · unread %",
            (FaultReason.SIGN_CONFLICT, 0, 2),
        ),
        ("=", "超过100人", "", "sign = · unread 超过 · number 100 · unit 人",
         (FaultReason.SIGN_CONFLICT, 0, 2)),
        ("≤", "≥l0次", "", "sign ≤ · unread ≥l0次", (FaultReason.SIGN_CONFLICT, 0, 1)),
        (
            "", "≥≥≤2h", "", "sign ≥ · unread ≥ · sign ≤ · number 2 · unit h",
            (FaultReason.SIGN_CONFLICT, 1, 2),
        ),
        (
            "", "≥控制在1%以下", "", "sign ≥控制在 · number 1 · unit % · unread 以下",
            (FaultReason.SIGN_CONFLICT, 6, 8),
        ),
        ("", "%", "%（百分比）", "unread % · unread %（百分比）", (FaultReason.UNIT_ALONE, 0, 1)),
    ],
)  # fmt: skip
def test_pieces_of_an_unreadable_print(comparator, text, unit, pieces, fault):
    assert shown(comparator, text, unit) == (pieces, fault)
