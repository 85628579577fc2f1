"""How long DOCX and HTML tables take to read, as a ratio to lxml's bare parse of the same file.

    python -m benchmarks.markup [--rounds 7]

Each file has 1,000 rows of indicators. `docx` is what Word and WPS write; `page` is a workbook
saved as a web page, `letter` a document saved as one; `bare` is markup with nothing but the cells,
where the parse has next to nothing to do and the cells themselves cost most.
"""

from collections.abc import Iterator

from lxml import etree

from benchmarks.timing import print_report, seconds
from indicators.core.document import Document
from indicators.readers.docx import read_docx
from indicators.readers.html import read_html

ROWS = 1_000
CELLS = ("产出指标", "数量指标", "城乡居民医保参保人数", "≥", "25.5", "万人", "10", "")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_CELL = (
    '<w:tc><w:tcPr><w:tcW w:w="1324" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>'
    '<w:spacing w:after="0"/><w:jc w:val="center"/><w:rPr><w:sz w:val="18"/></w:rPr></w:pPr><w:r>'
    '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体"/><w:sz w:val="18"/></w:rPr>'
    "<w:t>{}</w:t></w:r></w:p></w:tc>"
)
_HTML_CELLS = {
    "page": '<td class=xl65 width=72 style="border-left:none;width:54pt">{}</td>\n  ',
    "letter": (
        '<td width=85 valign=center style="width:63.8pt;border:solid windowtext 1.0pt;padding:0cm">'
        '<p class=MsoNormal align=center style="text-align:center"><span style="font-family:宋体">'
        "{}<span lang=EN-US><o:p></o:p></span></span></p></td>\n"
    ),
    "bare": "<td>{}</td>",
}


def docx() -> bytes:
    """A document of Word, as one XML file: unpacking is nothing of ours."""
    row = f"<w:tr>{''.join(map(_WORD_CELL.format, CELLS))}</w:tr>"
    body = f"<w:body><w:tbl>{row * ROWS}</w:tbl><w:p/></w:body>"
    return f'<w:document xmlns:w="{_W}">{body}</w:document>'.encode()


def page(cell: str) -> bytes:
    row = f"<tr>{''.join(map(cell.format, CELLS))}</tr>"
    return f"<html><meta charset=utf-8><body><table>{row * ROWS}</table></body></html>".encode()


def parse_docx(data: bytes) -> None:
    etree.fromstring(data, parser=etree.XMLParser(resolve_entities=False))


def parse_html(data: bytes) -> None:
    etree.fromstring(data, parser=etree.HTMLParser(encoding="utf-8"))


def measure(name: str, rounds: int) -> tuple[float, float]:
    """Seconds of the bare parse, and of the reading; each finds the memory of its last round."""
    is_docx = name == "docx"
    data = docx() if is_docx else page(_HTML_CELLS[name])
    bare, reader = (parse_docx, read_docx) if is_docx else (parse_html, read_html)
    parsed = min(seconds(lambda: bare(data)) for _ in range(rounds))
    return parsed, min(seconds(lambda: drop(reader(data))) for _ in range(rounds))


def drop(_document: Document) -> None:
    """Take what was read, and let it go."""


def report(rounds: int) -> Iterator[str]:
    yield f"{'file':8}{'rows':>8}{'parse ms':>12}{'read ms':>12}{'ratio':>8}"
    for name in ("docx", *_HTML_CELLS):
        parsed, read = measure(name, rounds)
        yield f"{name:8}{ROWS:8,}{parsed * 1000:12.1f}{read * 1000:12.1f}{read / parsed:8.2f}"


if __name__ == "__main__":
    print_report(report, __doc__, rounds=7)
