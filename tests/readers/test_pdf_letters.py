import pytest

from indicators.readers.pdf_letters import is_unreadable, letter


@pytest.mark.parametrize(
    ("glyph", "seen"),
    [
        ("目", "目"),
        ("\u2f6c", "目"),
        ("\u2ec4", "西"),
        ("\uf9dc", "隆"),
        ("\ufb01", "fi"),
        ("\u00a0", " "),
        ("\t", " "),
        ("\u3000", "\u3000"),
        ("\x00", ""),
        ("\u200b", ""),
        ("(cid:12)", "\ufffd"),
        ("≥", "≥"),
        ("①", "①"),
        ("\uf0fe", "\uf0fe"),
    ],
)
def test_a_glyph_says_what_a_person_sees(glyph, seen):
    assert letter(glyph) == seen


@pytest.mark.parametrize(
    ("text", "unreadable"),
    [
        ("项目名称", False),
        ("项目(cid:3)名称", True),
        ("项目\ufffd名称", True),
        ("\ue000\ue001\ue002", True),
        ("\uf0fe" + "项目支出绩效目标申报表" * 2, False),
        ("ÏîÄ¿Ãû³Æ¼¨Ð§", True),
        ("Café São Tomé", False),
        ("", False),
    ],
)
def test_a_text_shows_whether_its_font_tells_its_letters(text, unreadable):
    assert is_unreadable(text) is unreadable
