import pytest

from indicators.core.grid import Cell, Paragraph, Place
from indicators.core.problem import Problem
from indicators.readers.document import read_document
from indicators.readers.docx import read_docx
from indicators.readers.refusal import UnreadableDocument
from tests.readers.word import STRICT, document_xml, docx, p, package, r, tbl, tc, tr
from tests.readers.written import grids, written


def read(body, **how):
    return written(read_docx(docx(body, **how)).blocks)


def test_paragraphs_and_tables_come_in_their_order_and_are_counted():
    body = p("标题") + tbl(tr(tc("甲"), tc("乙"))) + p("注：", "无") + tbl(tr(tc("丙")))
    blocks = read_docx(docx(body)).blocks
    table, second = grids(blocks)
    assert blocks == (
        Paragraph("标题", Place(line=1)),
        table,
        Paragraph("注：无", Place(line=2)),
        second,
    )
    assert table.rows == (
        (
            Cell("甲", 0, Place(table=1, row=1, column=1)),
            Cell("乙", 1, Place(table=1, row=1, column=2)),
        ),
    )
    assert second.rows[0][0].place == Place(table=2, row=1, column=1)
    assert table.exact


def test_cells_have_the_columns_and_rows_they_cover():
    body = tbl(
        tr(tc("a", span=2, merge="restart"), tc("b")),
        tr(tc(span=2, merge=""), tc("c")),
        tr(tc("d"), tc("e"), tc("f", merge="restart")),
        tr(tc("g", span=2), tc(merge="continue")),
    )
    assert read(body) == "=\n0+2v2 a | 2 b\n2 c\n0 d | 1 e | 2v2 f\n0+2 g\n"


def test_rows_that_are_wholly_covered_stay_as_empty_rows():
    body = tbl(tr(tc("a", merge="restart")), tr(tc(merge="")), tr(tc("b")))
    assert read(body) == "=\n0v2 a\n\n0 b\n"


def test_merges_that_do_not_fit_the_cell_above_are_cells_of_their_own():
    body = tbl(
        tr(tc("a", merge="")),
        tr(tc("", span=2, merge="")),
        tr(tc("", span=2, merge="")),
        tr(tc("b", span=2)),
        tr(tc("c", span=2, merge="")),
    )
    assert read(body) == "=\n0 a\n0+2v2\n\n0+2 b\n0+2 c\n"


def test_text_in_a_cell_that_goes_on_from_above_is_not_printed():
    assert read(tbl(tr(tc("产出", merge="restart")), tr(tc("产出", merge="")))) == "=\n0v2 产出\n\n"


def test_cells_merged_across_in_the_old_way_are_one():
    across = '<w:tc><w:tcPr><w:hMerge w:val="{}"/></w:tcPr>{}</w:tc>'
    body = tbl(tr(across.format("restart", p("a")), across.format("continue", p("")), tc("b")))
    assert read(body) == "=\n0+2 a | 2 b\n"


def test_columns_left_free_at_the_start_of_a_row_are_counted():
    body = tbl(
        tr(tc("a", merge="restart"), tc("b")),
        tr(tc("c"), properties='<w:gridBefore w:val="1"/>'),
        tr(tc(merge=""), properties='<w:gridAfter w:val="1"/>'),
    )
    assert read(body) == "=\n0 a | 1 b\n1 c\n0\n"


def test_paragraphs_and_breaks_of_a_cell_are_lines():
    label = "<w:p><w:r><w:t>绩</w:t><w:br/><w:t>效</w:t><w:cr/><w:t>指标</w:t></w:r></w:p>"
    assert read(tbl(tr(tc(label + p("  ") + p(" 一 "))))) == "=\n0 绩\\n效\\n指标\\n一\n"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a    b"),
        (
            "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>b\u00adc\u200b</w:t></w:r>",
            "a-bc",
        ),
        ("<w:r><w:t>a\u00a0b</w:t></w:r>", "a b"),
        ("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>" + r("a"), "a"),
        ("<w:ins>" + r("a") + "</w:ins>", "a"),
        ("<w:moveFrom>" + r("x") + "</w:moveFrom><w:moveTo>" + r("a") + "</w:moveTo>", "a"),
        (r("x", "<w:vanish/>") + r("a") + r("y", "<w:vanish/>"), "a"),
        ("<w:vanish/>" + r("a"), "a"),
        ("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + r("a"), "a"),
        (r("a", '<w:vanish w:val="0"/>'), "a"),
        ("<w:hyperlink>" + r("a") + "</w:hyperlink><w:smartTag>" + r("b") + "</w:smartTag>", "ab"),
        ("<w:fldSimple>" + r("2024") + "</w:fldSimple>", "2024"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + r("a"), "a"),
        (
            "<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>" + r("☐") + "</w:sdtContent></w:sdt>",
            "☐",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>新增</w:t></w:r>', "☑新增"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>', "□"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r>', "≥95%"),
        ('<w:r><w:sym w:font="Symbol" w:char="F03D"/></w:r>', "="),
        ('<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>', "\uf021"),
        ('<w:r><w:sym w:font="Arial" w:char="2265"/></w:r>', "≥"),
        (r("\uf0a3", '<w:rFonts w:ascii="Symbol"/>') + r("5"), "≤5"),
        (r("\uf0a3"), "\uf0a3"),
        ("<w:r><w:ffData><w:checkBox><w:default/></w:checkBox></w:ffData></w:r>" + r("是"), "☑是"),
        (
            (
                '<w:r><w:ffData><w:checkBox><w:default/><w:checked w:val="off"/></w:checkBox>'
                "</w:ffData></w:r>"
            ),
            "□",
        ),
        (
            (
                "<m:oMath><m:r><m:t>≥</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
                "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
            ),
            "≥1/2",
        ),
        (
            (
                "<w:r><w:ruby><w:rt><w:r><w:t>jì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>绩</w:t></w:r>"
                "</w:rubyBase></w:ruby></w:r>"
            ),
            "绩",
        ),
        ('<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>' + r("a"), "a"),
    ],
)
def test_a_paragraph_is_what_a_person_sees(runs, text):
    assert read(f"<w:p>{runs}</w:p>") == f"# {text}\n"


def test_lines_of_a_paragraph_outside_tables_are_paragraphs():
    assert read("<w:p><w:r><w:t>目标表</w:t><w:br/><w:t>（2024年度）</w:t></w:r></w:p>") == (
        "# 目标表\n# （2024年度）\n"
    )


def test_a_text_box_is_read_once_behind_its_paragraph():
    box = "<w:txbxContent>" + p("框") + tbl(tr(tc("表"))) + "</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx>" + box + "</wps:txbx></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>文</w:t></w:r></w:p>"
    )
    assert read(body) == "# 文\n# 框\n=\n0 表\n"
    assert read(tbl(tr(tc(body), tc("旁")))) == "=\n0 | 1 旁\n# 文\n# 框\n=\n0 表\n"


def test_what_only_an_older_program_shows_is_read_where_the_newer_shows_nothing():
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:picture/></mc:Choice><mc:Fallback>"
        "<w:t>文</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read(body) == "# 文\n"


def test_a_table_in_a_cell_comes_behind_the_table_around_it():
    inner = tbl(tr(tc("内1"), tc("内2")))
    body = tbl(tr(tc("标签"), tc(p("上") + inner + p("下")))) + tbl(tr(tc("后")))
    blocks = read_docx(docx(body)).blocks
    assert written(blocks) == ("=\n0 标签 | 1\n# 上\n=\n0 内1 | 1 内2\n# 下\n=\n0 后\n")
    assert [grid.rows[0][0].place.table for grid in grids(blocks)] == [1, 2, 3]


def test_a_table_that_only_frames_another_gives_way_to_it():
    inner = tbl(tr(tc("内1"), tc("内2")))
    framed = tbl(tr(tc(p("标题") + inner), tc("")), tr(tc(""), tc("注")))
    assert read(framed) == "# 标题\n=\n0 内1 | 1 内2\n# 注\n"


def test_content_controls_around_rows_and_cells_do_not_matter():
    wrapped = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = wrapped.format(tr(wrapped.format(tc("a")), tc("b")))
    assert read(wrapped.format(p("题")) + tbl(row)) == "# 题\n=\n0 a | 1 b\n"


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:hidden/>"])
def test_rows_that_are_not_printed_are_not_read(mark):
    body = tbl(
        tr(tc("a", merge="restart"), tc("b")),
        tr(tc(merge=""), tc("x"), properties=mark),
        tr(tc(merge=""), tc("c")),
    )
    assert read(body) == "=\n0v2 a | 1 b\n1 c\n"


def test_strict_documents_and_other_names_of_the_part_are_read():
    assert read(tbl(tr(tc("a", span=2), tc("b"))), namespace=STRICT) == "=\n0+2 a | 2 b\n"
    relation = '<Relation Type="x/officeDocument" Target="/word/document2.xml"/>'
    members = {
        "_rels/.rels": f"<Relationships>{relation}</Relationships>",
        "word/document2.xml": document_xml(p("a")),
    }
    assert written(read_docx(package(members)).blocks) == "# a\n"


def test_a_document_kept_in_one_xml_file_is_read():
    flat = document_xml(p("a")).replace('<?xml version="1.0" encoding="UTF-8"?>', "")
    parts = f'<pkg:package xmlns:pkg="urn:p"><pkg:part>{flat}</pkg:part></pkg:package>'
    assert written(read_document(f'<?xml version="1.0"?>{parts}'.encode()).blocks) == "# a\n"


def test_a_document_of_word_2003_is_read():
    namespace = "http://schemas.microsoft.com/office/word/2003/wordml"
    rows = tr('<w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr>' + p("a") + "</w:tc>") + tr(
        "<w:tc><w:tcPr><w:vmerge/></w:tcPr>" + p("") + "</w:tc>"
    )
    data = document_xml(tbl(rows), namespace=namespace).encode()
    assert written(read_document(data).blocks) == "=\n0v2 a\n\n"


def test_an_embedded_sheet_is_named_as_unread():
    body = (
        p("a") + '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
    )
    assert read_docx(docx(body)).problems == (Problem("embedded_object", "Excel.Sheet.12"),)


def problem_of(data):
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(data)
    return caught.value.problem


def test_a_document_without_text_says_so():
    assert problem_of(docx(p("  "))) == Problem("empty_file")
    picture = '<w:p><w:r><w:pict><v:imagedata src="a"/></w:pict></w:r></w:p>'
    assert problem_of(docx(picture)) == Problem("scanned")
