import io
import zipfile

import pytest

from indicators.core.grid import Place
from indicators.core.problem import Problem
from indicators.readers import docx_package
from indicators.readers.docx import read_docx
from indicators.readers.package import MOST_MEMBERS
from indicators.readers.refusal import UnreadableDocument
from tests.readers.word import document_xml, docx, p, package, tbl, tc, tr
from tests.readers.written import grids, written

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


def problem_of(data):
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(data)
    return caught.value.problem.code


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        docx(p("a"))[:-30],
        docx(p("a"))[:200] + docx(p("a"))[220:],
        docx(p("a") + "</w:body>"),
        docx("<w:p>"),
        docx("&#0;"),
        package({"word/styles.xml": "<a/>"}),
        package({"_rels/.rels": "<Relationships>", "word/document.xml": document_xml(p("a"))}),
        package({"word/document.xml": ""}),
    ],
)
def test_damaged_files_are_named_so(data):
    assert problem_of(data) == "damaged_file"


def test_a_member_that_was_altered_is_damage():
    data = bytearray(docx(p("a" * 500)))
    data[data.index(b"document.xml") + 40] ^= 0xFF
    assert problem_of(bytes(data)) == "damaged_file"


def test_a_protected_document_is_named_so():
    assert problem_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "encrypted"
    data = bytearray(docx(p("a")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert problem_of(bytes(data)) == "encrypted"


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd" [<!ENTITY e "a">]>',
        f'<!DOCTYPE d [<!ENTITY l0 "lol">{LAUGHS}<!ENTITY e "&l9;">]>',
    ],
)
def test_documents_that_declare_entities_are_refused(doctype):
    assert problem_of(docx(p("&e;"), prolog=doctype)) == "damaged_file"
    assert problem_of(document_xml(p("&e;"), prolog=doctype).encode()) == "damaged_file"


def test_deep_nesting_is_refused():
    assert problem_of(docx("<w:sdt>" * 10_000 + "</w:sdt>" * 10_000)) == "damaged_file"
    body = p("a")
    for _ in range(60):
        body = tbl(tr(tc(body), tc("b")))
    assert len(read_docx(docx(body)).blocks) == 60
    for _ in range(60):
        body = tbl(tr(tc(body), tc("b")))
    assert problem_of(docx(body)) == "damaged_file"


def test_xml_that_is_no_document_is_empty():
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    assert problem_of(f'<w:vanish xmlns:w="{name}"/>'.encode()) == "empty_file"


def test_a_document_that_unpacks_to_too_much_is_refused():
    assert problem_of(docx("<w:p/>" * docx_package.MOST_TAGS)) == "expands_too_far"
    assert problem_of(docx(" " * docx_package.LARGEST_TEXT)) == "expands_too_far"


def test_a_package_of_too_many_members_is_refused():
    members = {f"{i}": "" for i in range(MOST_MEMBERS)}
    assert problem_of(package(members | {"word/document.xml": "<a/>"})) == "expands_too_far"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for i in range(80):
            info = zipfile.ZipInfo(f"{i}")
            info.comment = b" " * 60_000
            archive.writestr(info, "")
    assert problem_of(file.getvalue()) == "expands_too_far"


def test_a_table_of_ten_thousand_columns_is_a_problem_and_the_rest_is_read():
    wide = tbl(tr(*[tc("a")] * 10_000))
    document = read_docx(docx(p("前") + wide + tbl(tr(tc("b"))) + p("后")))
    assert written(document.blocks) == "# 前\n=\n0 b\n# 后\n"
    assert document.problems == (Problem("table_too_wide", "10000", Place(table=1)),)


@pytest.mark.parametrize(("span", "width"), [("2000", "2001"), ("9" * 40, "10000")])
def test_absurd_spans_are_a_problem(span, width):
    document = read_docx(docx(tbl(tr(tc("a", span=span), tc("b")))))
    assert document.blocks == ()
    assert document.problems == (Problem("table_too_wide", width, Place(table=1)),)


@pytest.mark.parametrize("span", ["0", "-3", "x", "", "²"])
def test_spans_that_are_no_number_are_one(span):
    assert written(read_docx(docx(tbl(tr(tc("a", span=span), tc("b"))))).blocks) == "=\n0 a | 1 b\n"


def test_a_column_merged_over_many_rows_is_read_in_linear_time():
    rows = (tr(tc(merge=""), tc("a")) for _ in range(20_000))
    (grid,) = grids(read_docx(docx(tbl(tr(tc("l", merge="restart"), tc("a")), *rows))).blocks)
    assert grid.rows[0][0].row_span == 20_001
