import pytest

from indicators.core.note import Note
from indicators.core.reading.cells import Cells, read_cells
from tests.core.readings import UNITS


@pytest.mark.parametrize(
    ("sign", "text", "unit", "cells"),
    [
        ("≥", "95", "%", Cells("≥95%", counted=True)),
        ("大于等于", "95", "%", Cells("≥95%", counted=True)),
        ("大于等于(≥)", "95", "%", Cells("≥95%", counted=True)),
        ("大于等于(含)", "95", "%", Cells("≥95%", counted=True)),
        ("符号(≥)", "95", "%", Cells("≥95%", counted=True)),
        (None, "95", "%(百分比)", Cells("95%", counted=True)),
        (None, "95", "%(次)", Cells("95%(次)", counted=True)),
        (None, "95", "%(", Cells("95%(", counted=True)),
        (None, "95", "单位:%", Cells("95%", counted=True)),
        (None, "95", None, Cells("95")),
        ("≥", "≥95", "%", Cells("≥95%", repaired=True, notes=(Note.DOUBLED,), counted=True)),
        ("≥", "≤95", "%", Cells("≤95", conflict=True, notes=(Note.SIGN_CONFLICT,))),
        ("定性", "优良", None, Cells("优良", notes=(Note.SIGN_SAYS_QUALITATIVE,))),
        ("什么", "95", None, Cells("95", notes=(Note.SIGN_UNKNOWN,))),
        ("-", "95", "/", Cells("95")),
        ("≠", "0", "起", Cells("0", conflict=True, notes=(Note.SIGN_CONFLICT,))),
        ("以上", "5", "次", Cells("≥5次", counted=True)),
        ("约", "5", "次", Cells("约5次", counted=True)),
        (
            None,
            "%",
            "95",
            Cells("95%", repaired=True, notes=(Note.SWAPPED_CELLS,), counted=True),
        ),
        (None, "9", "4人", Cells("9", conflict=True, notes=(Note.UNIT_CONFLICT,))),
        (None, "1.9", "4人", Cells("1.9", conflict=True, notes=(Note.UNIT_CONFLICT,))),
        ("定性", "9", "4人", Cells("9", conflict=True, notes=(Note.UNIT_CONFLICT,))),
        ("增长", "5", "%", Cells("增长5%", counted=True)),
        ("±", "3", "%", Cells("±3%", counted=True)),
        ("正负", "3", "%", Cells("正负3%", counted=True)),
        (None, "12月", " ", Cells("12月")),
        (None, "95", "95", Cells("95", repaired=True, notes=(Note.DOUBLED,))),
        (None, "优良", "95", Cells("优良", "95")),
        (None, "很好的", "95", Cells("很好的", "95")),
        (None, "3-5", "天", Cells("3-5", "天")),
        (None, "≥95", "%", Cells("≥95%", counted=True)),
    ],
)
def test_cells_are_joined(sign, text, unit, cells):
    assert read_cells(sign, text, unit, UNITS) == cells
