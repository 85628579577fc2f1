import pytest

from indicators.readers.html import read_html
from indicators.readers.html_encoding import as_utf8
from indicators.readers.refusal import UnreadableDocument
from tests.readers.written import written

PAGE = "<html><head><meta {}></head><p>绩效目标≥95%</p></html>"


def read(data):
    return written(read_html(data).blocks)


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("charset=utf-8", "utf-8"),
        ("charset=utf-8", "utf-8-sig"),
        ("charset=gb2312", "gb18030"),
        ('http-equiv=Content-Type content="text/html; charset=GBK"', "gb18030"),
        ("charset=gb2312", "utf-8"),
        ("charset=utf-8", "gb18030"),
        ("charset=bogus", "gb18030"),
        ("charset=base64", "gb18030"),
        ("name=nothing", "utf-8"),
        ("name=nothing", "gb18030"),
        ("charset=unicode", "utf-16"),
        ("charset=unicode", "utf-16-le"),
        ("charset=unicode", "utf-16-be"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_fits(said, encoding):
    assert read(PAGE.format(said).encode(encoding)) == "# 绩效目标≥95%\n"


def test_letters_of_taiwan_are_read_where_the_page_says_so():
    assert read("<meta charset=big5><p>績效目標".encode("big5")) == "# 績效目標\n"


def test_an_xml_declaration_says_it_too():
    page = '<?xml version="1.0" encoding="big5"?><html><p>績效</p></html>'
    assert read(page.encode("big5")) == "# 績效\n"


def test_letters_beyond_gbk_are_read_from_pages_that_say_gb2312():
    assert read("<meta charset=gb2312><p>䶮㙍𠮷".encode("gb18030")) == "# 䶮㙍𠮷\n"


def test_a_few_broken_characters_do_not_hide_the_rest():
    page = ("<p>" + "绩效目标" * 200).encode("gb18030") + b"\xff</p>"
    assert read(page) == f"# {'绩效目标' * 200}\ufffd\n"


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(UnreadableDocument) as caught:
        as_utf8(b"<p>\xff\xff\xff\xff\xff")
    assert caught.value.problem.code == "unknown_encoding"


def test_null_characters_are_left_out():
    assert as_utf8(b"<p>a\0b") == b"<p>ab"
