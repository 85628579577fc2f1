"""Files that mean harm, or that are simply broken: each ends in words, and within its limits."""

import json
import struct
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest
from django.conf import settings
from PIL import Image

from indicators.services.confined.limits import MEMORY, SECONDS
from tests.hostile.compound import compound
from tests.hostile.watched import peak_of, read_watched
from tests.hostile.workbooks import TYPES, cell, row, workbook
from tests.readers.drawn_pdf import pdf, text
from tests.readers.word import docx, package, tbl, tc, tr

MEGABYTE = 1024**2
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "haha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)


def encrypted_pdf():
    """A file whose password is not the empty one."""
    key = b"<" + b"41" * 32 + b">"
    encrypt = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O %b /U %b >> /ID [<00> <00>] " % (
        key,
        key,
    )
    return pdf(text(10, 20, "x")).replace(b"<< /Size", b"<< " + encrypt + b"/Size")


def encrypted_office():
    return compound(
        {"EncryptionInfo": b"\4\0\4\0\x40\0\0\0<?xml", "EncryptedPackage": b"\x99" * 9000}
    )


def encrypted_xls():
    head = struct.pack("<HHHHHHLL", 0x0809, 16, 0x0600, 5, 0, 0, 0, 0)
    return compound({"Workbook": head + struct.pack("<HHHHH48x", 0x002F, 54, 1, 1, 1)})


def encrypted_word():
    return compound({"WordDocument": b"\xec\xa5\xc1\0" + b"\0" * 6 + b"\x00\x01", "1Table": b""})


def picture_pdf():
    file = BytesIO()
    Image.new("RGB", (600, 800), "white").save(file, "PDF")
    return file.getvalue()


def half(data):
    return data[: len(data) // 2]


def plain_workbook(**more):
    return workbook([row(1, cell("A1", "项目名称"), cell("B1", "某项目"))], **more)


def bomb(member, **others):
    """A package whose named member unpacks to a gigabyte."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in others.items():
            archive.writestr(name, data)
        with archive.open(member, "w", force_zip64=True) as stream:
            for _ in range(1024):
                stream.write(bytes(MEGABYTE))
    return file.getvalue()


def lying(data):
    """The same, but its last member states that it is small."""
    data = bytearray(data)
    directory = data.rfind(b"PK\1\2")
    data[directory + 24 : directory + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def formatted_rows():
    """A million rows that are formatted and empty, and a form's first row above them."""
    yield row(1, cell("A1", "项目名称"), cell("B1", "某项目"))
    for start in range(2, 1_048_576, 10_000):
        numbers = range(start, min(start + 10_000, 1_048_577))
        yield "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in numbers)


def wide_rows():
    names = [_letters(column) for column in range(10_000)]
    for number in range(1, 101):
        yield row(number, *(cell(f"{name}{number}", "字") for name in names))


def _letters(column):
    name = ""
    while column >= 0:
        column, left = divmod(column, 26)
        name = chr(65 + left) + name
        column -= 1
    return name


def nested_tables(depth):
    body = "x"
    for _ in range(depth):
        body = f"<table><tr><td>{body}</td></tr></table>"
    return f"<html><body>{body}</body></html>".encode()


def repeated(line, size):
    encoded = line.encode()
    return encoded * (size // len(encoded))


CASES = {
    "empty": (lambda: b"", ["empty_file"]),
    "blank": (lambda: b"\xef\xbb\xbf \r\n\0\0", ["empty_file"]),
    "encrypted PDF": (encrypted_pdf, ["encrypted"]),
    "encrypted DOCX or XLSX": (encrypted_office, ["encrypted"]),
    "encrypted DOC": (encrypted_word, ["encrypted"]),
    "encrypted XLS": (encrypted_xls, ["encrypted"]),
    "truncated PDF": (lambda: half(pdf(text(10, 20, "x" * 500))), ["damaged_file"]),
    "truncated DOCX": (lambda: half(docx("<w:p/>")), ["damaged_file"]),
    "truncated XLSX": (lambda: half(plain_workbook()), ["damaged_file"]),
    "truncated DOC or XLS": (
        lambda: half(compound({"Workbook": b"\x09\x08", "WordDocument": b"\xec\xa5"})),
        ["damaged_file"],
    ),
    "head of a compound file": (lambda: compound({"x": b""})[:60], ["damaged_file"]),
    "compound file of nothing": (lambda: compound({"x": b""}), ["unsupported_format"]),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, ["unknown_encoding"]),
    "pictures in PDF": (picture_pdf, ["scanned"]),
    "bomb in DOCX": (
        lambda: bomb("word/document.xml", **{"[Content_Types].xml": TYPES}),
        ["expands_too_far"],
    ),
    "bomb in DOCX that lies": (
        lambda: lying(bomb("word/document.xml", **{"[Content_Types].xml": TYPES})),
        ["damaged_file"],
    ),
    "bomb in XLSX that lies": (
        lambda: lying(workbook([chr(32) * MEGABYTE] * 900)),
        ["damaged_file"],
    ),
    "bomb in XLSX": (
        lambda: bomb("xl/worksheets/sheet1.xml", **{"xl/workbook.xml": "<workbook/>"}),
        ["expands_too_far"],
    ),
    "bomb in shared strings": (
        lambda: bomb("xl/sharedStrings.xml", **{"xl/workbook.xml": "<workbook/>"}),
        ["expands_too_far"],
    ),
    "bomb in ODS": (
        lambda: bomb("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        ["expands_too_far"],
    ),
    "external entity in DOCX": (lambda: docx("<w:p>&e;</w:p>", prolog=OUTSIDE), ["damaged_file"]),
    "entities without end in DOCX": (
        lambda: docx("<w:p>&a9;</w:p>", prolog=LAUGHS),
        ["damaged_file"],
    ),
    "external entity in XLSX": (
        lambda: workbook([row(1, cell("A1", "&e;"))], prolog=OUTSIDE),
        ["damaged_file"],
    ),
    "entities without end in XLSX": (
        lambda: workbook([row(1, cell("A1", "&a9;"))], prolog=LAUGHS),
        ["damaged_file"],
    ),
    "deep nesting in HTML": (lambda: nested_tables(100_000), ["damaged_file"]),
    "deep nesting in DOCX": (
        lambda: docx("<w:tbl><w:tr><w:tc>" * 50_000 + "</w:tc></w:tr></w:tbl>" * 50_000),
        ["damaged_file"],
    ),
    "deep nesting in XLSX": (lambda: workbook(["<a>" * 500_000, "</a>" * 500_000]), ["empty_file"]),
    "a million empty formatted rows": (lambda: workbook(formatted_rows()), ["no_form"]),
    "10,000 columns": (lambda: workbook(wide_rows()), ["sheet_cut"]),
    "two cells in the far corners": (
        lambda: workbook([row(1, cell("A1", "字")), row(1_048_576, cell("XFD1048576", "字"))]),
        ["needs_too_much_memory"],
    ),
    "one merged range of everything": (
        lambda: plain_workbook(
            after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
        ["no_form"],
    ),
    "macros in XLSM": (lambda: plain_workbook(xl__vbaProject="\0" * 9000), ["no_form"]),
    "macros in DOCM": (
        lambda: package(
            {
                "word/document.xml": zip_text(docx(tbl(tr(tc("甲"), tc("乙"))))),
                "word/vbaProject.bin": "\0" * 9000,
            }
        ),
        ["no_form"],
    ),
    "50 MB of text": (
        lambda: repeated("这是一段说明文字，没有表格。" * 5 + "\n", 50 * MEGABYTE),
        ["no_form"],
    ),
    "50 MB of one line": (lambda: repeated("字", 50 * MEGABYTE), ["no_form"]),
    "50 MB of rows": (
        lambda: repeated("产出指标\t数量指标\t甲\t≥1个\n", 50 * MEGABYTE),
        ["needs_too_much_memory"],
    ),
    "50 MB of commas": (lambda: b"," * 50 * MEGABYTE, ["no_form"]),
}


def zip_text(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_is_a_problem_within_its_limits(case, request):
    make, codes = CASES[case]
    watched = read_watched(make())
    measured = ("seconds", round(watched.seconds, 2)), ("megabytes", round(watched.megabytes))
    request.node.user_properties.extend(measured)  # in the report of --junitxml
    assert (watched.codes, watched.forms) == (codes, 0)
    assert watched.seconds < SECONDS
    assert watched.megabytes * MEGABYTE < MEMORY


@pytest.mark.parametrize("case", ["50 MB of text", "50 MB of rows", "50 MB of commas"])
def test_a_command_and_all_that_it_starts_stay_below_a_gigabyte(case, tmp_path, request):
    path = tmp_path / "file.txt"
    path.write_bytes(CASES[case][0]())
    command = [sys.executable, "manage.py", "recognise", str(path)]
    with (
        subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE) as process,  # noqa: S603 -- ourselves
        peak_of(process.pid) as peak,
    ):
        said = json.loads(process.communicate()[0])
    request.node.user_properties.append(("megabytes", round(peak[0] / MEGABYTE)))
    assert [p["code"] for p in said["documents"][0]["problems"]] == CASES[case][1]
    assert peak[0] < 1024 * MEGABYTE
