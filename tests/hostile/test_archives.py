"""Archives: each of their documents is read, and what is in them leads nowhere."""

import json
import zipfile
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command

from indicators.readers.archive import MOST_MEMBERS, is_archive, members_of
from indicators.readers.refusal import UnreadableDocument
from indicators.services import files
from indicators.services.files import files_in
from tests.hostile.workbooks import cell, row, workbook

MEGABYTE = 1024**2
FORM = (
    "某县项目支出绩效目标表\n\n项目名称\t某项目\n"
    "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t甲\t≥1个\n"
).encode()


def archive(members):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return file.getvalue()


def in_gbk(name, data):
    """An archive as Windows makes it: the name in the encoding of the system, unmarked."""
    placeholder = "x" * len(name.encode("gbk"))
    return archive({placeholder: data}).replace(placeholder.encode(), name.encode("gbk"))


def encrypted(data):
    """The same archive, its members marked as encrypted."""
    local, central = data.find(b"PK\3\4"), data.find(b"PK\1\2")
    changed = bytearray(data)
    changed[local + 6] |= 1
    changed[central + 8] |= 1
    return bytes(changed)


def names(data):
    return [member.name for member in members_of(data, 50 * MEGABYTE)]


def codes(data, largest=50 * MEGABYTE):
    return [member.problem and member.problem.code for member in members_of(data, largest)]


def test_a_document_that_is_kept_as_a_package_is_no_archive():
    assert is_archive(workbook([row(1, cell("A1", "字"))])) is False
    assert is_archive(archive({"a.txt": "x"})) is True
    assert is_archive(b"PK\3\4...") is False


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\表\\甲.txt", "表/甲.txt"),
        ("甲/./乙.txt", "甲/乙.txt"),
        ("甲\n乙.txt", "甲?乙.txt"),
        ("..", "?"),
    ],
)
def test_a_name_leads_nowhere(name, shown):
    assert names(archive({name: "x"})) == [shown]


def test_names_are_read_in_the_encoding_of_chinese_systems():
    assert names(in_gbk("绩效目标表.txt", "x")) == ["绩效目标表.txt"]


def test_what_programs_leave_in_archives_is_passed_over():
    left = {"__MACOSX/._甲.txt": "x", "~$甲.docx": "x", ".DS_Store": "x", "夹/": "", "甲.txt": "x"}
    assert names(archive(left)) == ["甲.txt"]


def test_an_encrypted_member_is_a_problem():
    assert codes(encrypted(archive({"甲.txt": "x"}))) == ["encrypted"]


def test_an_archive_in_an_archive_is_not_opened():
    inner = archive({"甲.txt": "x"})
    assert codes(archive({"内.zip": inner, "乙.txt": "x"})) == ["nested_archive", None]


def test_a_member_that_unpacks_to_too_much_is_a_problem_and_the_rest_is_read():
    data = archive({"大.txt": bytes(3 * MEGABYTE), "小.txt": "x"})
    assert codes(data, largest=2 * MEGABYTE) == ["expands_too_far", None]


def test_members_that_unpack_to_too_much_together_are_problems(monkeypatch):
    monkeypatch.setattr("indicators.readers.archive.LARGEST", 2 * MEGABYTE)
    data = archive({f"{n}.txt": bytes(MEGABYTE) for n in range(3)})
    assert codes(data) == [None, None, "expands_too_far"]


def test_a_member_that_was_altered_is_a_problem():
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w") as package:
        package.writestr("甲.txt", "abcdef")
    assert codes(stored.getvalue().replace(b"abcdef", b"abcxef")) == ["damaged_member"]


def test_an_archive_of_too_many_files_is_refused():
    data = archive({f"{n}.txt": "x" for n in range(MOST_MEMBERS + 1)})
    with pytest.raises(UnreadableDocument) as caught:
        names(data)
    assert caught.value.problem.code == "too_many_members"


def test_documents_of_an_archive_are_named_after_it():
    found = list(files_in("表.zip", archive({"甲.txt": FORM, "夹/乙.txt": FORM})))
    assert [file.name for file in found] == ["表.zip/甲.txt", "表.zip/夹/乙.txt"]
    assert [file.data for file in found] == [FORM, FORM]


def test_an_empty_archive_is_a_problem():
    (file,) = files_in("表.zip", archive({}))
    assert file.problem.code == "empty_archive"


def test_a_file_beyond_the_limit_is_a_problem_that_names_the_limit(settings):
    settings.UPLOAD_LIMIT = MEGABYTE
    (file,) = files_in("大.txt", bytes(MEGABYTE + 1))
    assert (file.problem.code, file.problem.detail) == ("too_large", "1 MB")


def test_an_archive_that_takes_too_long_is_left(monkeypatch):
    monkeypatch.setattr(files, "ARCHIVE_SECONDS", -1)
    (file,) = files_in("表.zip", archive({"甲.txt": FORM}))
    assert file.problem.code == "archive_took_too_long"


def test_each_document_of_an_archive_is_recognised_and_each_problem_names_its_file(tmp_path):
    path = tmp_path / "表.zip"
    path.write_bytes(archive({"甲.txt": FORM, "空.txt": "", "../丙.pdf": FORM}))
    out = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("recognise", str(path), stdout=out)
    assert caught.value.code == 1
    found = json.loads(out.getvalue())["documents"]
    assert [(document["name"], len(document["forms"])) for document in found] == [
        ("表.zip/甲.txt", 1),
        ("表.zip/空.txt", 0),
        ("表.zip/丙.pdf", 1),
    ]
    (problem,) = found[1]["problems"]
    assert problem["code"] == "empty_file"
    assert problem["message"].startswith("表.zip/空.txt")
