"""Documents printed again as official forms, without a database."""

import os
import resource
import zipfile
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

from indicators.management.commands.print_forms import Command
from tests.writers.forms import disclosed, recognised

DOCUMENT = settings.BASE_DIR / "fixtures/documents/2023-xixiang-medical-insurance-fund-centre.txt"
FORM = (
    "某县项目支出绩效目标表\n\n项目名称\t某项目\n"
    "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t甲\t≥1个\n"
)


def printed(*paths, **options):
    """Run the command: its exit status, and what it says and complains of."""
    out, err = StringIO(), StringIO()
    status = 0
    with translation.override("en"):
        try:
            call_command("print_forms", *paths, stdout=out, stderr=err, **options)
        except SystemExit as end:
            status = end.code
    return status, out.getvalue().splitlines(), err.getvalue().splitlines()


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "表.txt"
    path.write_text(FORM, encoding="utf-8")
    return path


@pytest.fixture
def new(tmp_path):
    return tmp_path / "new"


def names_in(folder):
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("ending", ["xlsx", "docx", "pdf"])
def test_the_forms_of_a_document_are_printed(new, ending):
    status, out, err = printed(DOCUMENT, format=ending, output=new)
    (file,) = new.iterdir()
    assert file.name == f"{DOCUMENT.stem}.{ending}"
    assert (status, out, err) == (0, [f"3 forms: {file}"], [])
    assert recognised(file.read_bytes()) == disclosed("xixiang")


def test_a_document_without_forms_is_told_by_its_name(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("一封信", encoding="utf-8")
    told = ["letter.txt: The document contains no performance-target form."]
    assert printed(path, output=tmp_path) == (0, [], told)
    assert names_in(tmp_path) == ["letter.txt"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "The PDF file is damaged or cut short and cannot be opened; save it again."),
        (b"", "The file is empty."),
    ],
)
def test_a_file_that_cannot_be_read_fails_and_the_rest_is_printed(form, new, data, words):
    bad = form.parent / "坏.pdf"
    bad.write_bytes(data)
    status, out, err = printed(bad, form, format="xlsx", output=new)
    assert (status, out, err) == (1, [f"1 forms: {new / '表.xlsx'}"], [f"坏.pdf: {words}"])


def test_a_missing_file_is_named(tmp_path, new):
    path = tmp_path / "没有.txt"
    told = [f"没有.txt: There is no such file: {path}"]
    assert printed(path, output=new) == (1, [], told)


def test_the_documents_of_an_archive_are_printed_one_by_one(tmp_path, new):
    with zipfile.ZipFile(tmp_path / "包.zip", "w") as archive:
        archive.writestr("一/表.txt", FORM)
        archive.writestr("二/表.txt", FORM)
        archive.writestr("二/坏.pdf", "%PDF-1.7")
    status, out, err = printed(tmp_path / "包.zip", format="xlsx", output=new)
    assert (status, len(out)) == (1, 2)
    assert [line.partition(": ")[0] for line in err] == ["包.zip/二/坏.pdf"]
    assert names_in(new) == ["表.xlsx", "表_2.xlsx"]


def test_a_file_beyond_the_limit_is_not_read(form, new, settings):
    settings.UPLOAD_LIMIT = 100
    form.write_bytes(b"x" * 101)
    told = ["表.txt: The file is larger than 0 MB."]
    assert printed(form, output=new) == (1, [], told)


def test_nothing_is_overwritten(form, new):
    new.mkdir()
    (new / "表.xlsx").write_bytes(b"mine")
    told = [f"表.txt: {new / '表.xlsx'} is there already and was not overwritten."]
    assert printed(form, format="xlsx", output=new) == (1, [], told)
    assert (new / "表.xlsx").read_bytes() == b"mine"


def test_a_document_is_never_printed_over_itself(new):
    printed(DOCUMENT, format="xlsx", output=new)
    (file,) = new.iterdir()
    before = file.read_bytes()
    assert printed(file, format="xlsx", output=new)[0] == 1
    assert file.read_bytes() == before


def test_a_place_that_is_no_folder_is_refused(form):
    with pytest.raises(CommandError) as caught:
        printed(form, output=form)
    assert (
        str(caught.value) == f"Nothing can be written into {form} (a file of this name is there)."
    )


def test_a_file_that_finds_no_room_is_told_and_not_left_cut(form, new):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        status, out, err = printed(form, format="ndjson", output=new)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    told = [f"表.txt: {new / '表.ndjson'} (the disk takes no file as large) cannot be written."]
    assert (status, out, err, names_in(new)) == (1, [], told, [])


def test_a_text_that_no_cell_holds_is_told_and_the_rest_is_printed(form, new):
    long = form.parent / "长.txt"
    long.write_text(FORM.replace("甲", "甲" * 33_000), encoding="utf-8")
    status, out, err = printed(long, form, format="xlsx", output=new)
    assert (status, out) == (1, [f"1 forms: {new / '表.xlsx'}"])
    assert [line.partition(": ")[0] for line in err] == ["长.txt"]


def test_a_name_that_is_no_utf8_is_printed_all_the_same(tmp_path, new):
    path = tmp_path / os.fsdecode("表".encode() + b"\xb1\xed.txt")
    path.write_text(FORM, encoding="utf-8")
    status, out, _ = printed(path, format="xlsx", output=new)
    assert (status, names_in(new)) == (0, ["表\ufffd\ufffd.xlsx"])
    "".join(out).encode("utf-8")


def test_the_help_is_chinese():
    with translation.override("zh-hans"):
        text = Command().create_parser("manage.py", "print_forms").format_help()
    assert "将文档中的绩效目标表" in text
    for word in ("--format", "--layout", "--output"):
        assert word in text
