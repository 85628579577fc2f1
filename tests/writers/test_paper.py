"""DOCX and PDF: page numbers, repeated headers, fonts, and no glyph missing unnoticed."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from lxml import etree

from indicators.writers.document import Format, print_forms
from tests.writers.forms import disclosed, written

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A private character: no font has it.
UNKNOWN = "\U0010fffd"


def body(data):
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def pages(data):
    with pdfplumber.open(BytesIO(data)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_a_document_ends_with_a_paragraph():
    for forms in (disclosed("datong")[:1], disclosed("weixian")[:2]):
        *_, last, section = body(written(forms, "docx"))
        assert (last.tag, section.tag) == (f"{W}p", f"{W}sectPr")


def test_word_repeats_the_header_of_the_indicators():
    tables = body(written(disclosed("datong")[:1], "docx")).iter(f"{W}tbl")
    heads = [len(list(table.iter(f"{W}tblHeader"))) for table in tables]
    assert heads == [0, 1, 0]


def test_word_numbers_its_pages_and_names_a_chinese_font():
    with zipfile.ZipFile(BytesIO(written(disclosed("datong")[:1], "docx"))) as package:
        foot = package.read("word/footer1.xml").decode()
        styles = package.read("word/styles.xml").decode()
    assert re.findall(r"<w:instrText[^>]*>(\w+)<", foot) == ["PAGE", "NUMPAGES"]
    assert 'w:eastAsia="宋体"' in styles


def test_pdf_repeats_the_header_and_numbers_its_pages():
    found = pages(written([disclosed("shenmu")[4]], "pdf"))
    assert [page.count("二级指标") for page in found] == [1, 1]
    assert [page.splitlines()[-1] for page in found] == ["第 1 页 共 2 页", "第 2 页 共 2 页"]


def test_pdf_takes_its_font_from_the_registry():
    data = written(disclosed("datong"), "pdf")
    with pdfplumber.open(BytesIO(data)) as pdf:
        fonts = {char["fontname"].split("+")[-1] for page in pdf.pages for char in page.chars}
    assert fonts == {"NotoSerifCJKsc-Regular"}


@pytest.mark.parametrize("text", ['#panic("x")', "$x^2$", "*粗* _斜_ `码`", r"\ @ref <a>", "//注"])
def test_no_text_is_source(text):
    form = replace(disclosed("datong")[0], overview=text)
    assert text in pages(written([form], "pdf"))[0]


def test_a_character_that_no_font_has_is_told():
    form = replace(disclosed("datong")[0], overview=f"甲{UNKNOWN}乙{UNKNOWN}")
    printed = print_forms([form], Format.PDF)
    assert [(p.code, p.detail) for p in printed.problems] == [
        ("character_without_glyph", "U+10FFFD")
    ]
    assert "注：打印所用的字体没有以下字符：U+10FFFD。" in pages(printed.data)[0]


def test_a_long_number_stays_in_its_box():
    form = disclosed("datong")[3]
    with pdfplumber.open(BytesIO(written([form], "pdf"))) as pdf:
        cells = [cell for row in pdf.pages[0].extract_table() for cell in row if cell]
    assert [cell.replace("\n", "") for cell in cells].count("34480000/34480000") == 1


@pytest.mark.parametrize("text", ["一二三四五六七八九十" * 150, "一行\n" * 99 + "一行"])
def test_no_text_runs_off_its_page(text):
    row = disclosed("weixian")[0].indicators[0]
    form = replace(disclosed("weixian")[0], overview=text, indicators=(replace(row, level3=text),))
    with pdfplumber.open(BytesIO(written([form], "pdf"))) as pdf:
        printed = [(page.height - c["bottom"], c["text"]) for page in pdf.pages for c in page.chars]
    assert min(place for place, _ in printed) > 0
    for character in set(text) - {"\n"}:
        assert sum(c == character for _, c in printed) >= 2 * text.count(character)
