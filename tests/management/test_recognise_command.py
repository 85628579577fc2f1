import hashlib
import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.hostile.workbooks import cell, row, workbook
from tests.readers.word import docx

FORM = (
    "某县项目支出绩效目标表\n\n项目名称\t某项目\n"
    "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t甲\t≥1个\n"
)
KEYS = [
    "kind", "blank", "title", "fiscal_year", "project_name", "competent_department",
    "implementing_unit", "department", "attribute", "duration", "funding", "overview", "basis",
    "necessity", "safeguards", "plan", "goals", "responsible_person", "handler", "phone",
    "filled_at", "tasks", "indicators",
]  # fmt: skip
ROW_KEYS = [
    "scope", "level1", "level2", "level3", "value", "description", "basis", "remark", "weight",
    "direction", "actual", "score", "deviation", "place",
]  # fmt: skip


def recognised(*paths):
    out = StringIO()
    call_command("recognise", *map(str, paths), stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "表.txt"
    path.write_text(FORM, encoding="utf-8")
    return path


def test_a_document_has_exactly_the_keys_of_the_contract(form):
    result = recognised(form)
    assert list(result) == ["documents"]
    (document,) = result["documents"]
    assert list(document) == ["name", "sha256", "forms", "leftovers", "problems"]
    assert document["name"] == "表.txt"
    assert document["sha256"] == hashlib.sha256(FORM.encode()).hexdigest()
    assert list(document["forms"][0]) == KEYS
    row = document["forms"][0]["indicators"][0]
    assert list(row) == ROW_KEYS
    assert row["place"] == {"line": 5, "column": 3}


def test_a_folder_means_every_document_in_it(form):
    (form.parent / "无关.png").write_bytes(b"\x89PNG")
    (form.parent / "另一.TXT").write_text(FORM, encoding="gb18030")
    names = [document["name"] for document in recognised(form.parent)["documents"]]
    assert names == ["另一.TXT", "表.txt"]


def test_a_document_without_forms_says_so_and_is_no_failure(tmp_path):
    path = tmp_path / "说明.txt"
    path.write_text("没有表格", encoding="utf-8")
    (document,) = recognised(path)["documents"]
    assert (document["forms"], [p["code"] for p in document["problems"]]) == ([], ["no_form"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7", "damaged_file"),
        (b"\xff\xfe\x00\xd8\x00", "unknown_encoding"),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_the_rest_is_read(form, data, code):
    (form.parent / "坏.pdf").write_bytes(data)
    out = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("recognise", str(form.parent), stdout=out)
    assert caught.value.code == 1
    good, bad = sorted(
        json.loads(out.getvalue())["documents"], key=lambda d: d["name"], reverse=True
    )
    assert (len(good["forms"]), bad["forms"]) == (1, [])
    assert [problem["code"] for problem in bad["problems"]] == [code]
    assert bad["problems"][0]["message"]


def test_a_missing_file_is_a_problem_that_names_it(tmp_path):
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("recognise", str(tmp_path / "没有.txt"), stdout=out)
    (document,) = json.loads(out.getvalue())["documents"]
    assert document["problems"][0]["code"] == "file_missing"
    assert "没有.txt" in document["problems"][0]["message"]


def test_no_database_is_started_and_nothing_but_json_is_printed(form, tmp_path):
    folder = tmp_path / "data"
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    done = subprocess.run(  # noqa: S603 -- ourselves
        [sys.executable, "manage.py", "recognise", str(form)],
        cwd=settings.BASE_DIR,
        env=environment | {"REGISTRY_DATA": str(folder)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(json.loads(done.stdout)["documents"]) == 1
    assert not folder.exists()


def _refused(path):
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("recognise", str(path), stdout=out)
    (document,) = json.loads(out.getvalue().encode("utf-8"))["documents"]
    return document["name"], [problem["code"] for problem in document["problems"]]


def test_a_folder_without_documents_says_so(tmp_path):
    (tmp_path / "空").mkdir()
    (tmp_path / "空" / "图.png").write_bytes(b"\x89PNG")
    assert _refused(tmp_path / "空") == ("空", ["no_documents"])


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "表.txt")
    assert _refused(tmp_path / "表.txt") == ("表.txt", ["no_file"])


def test_a_name_that_is_no_utf8_is_written_as_far_as_it_is(tmp_path):
    path = tmp_path / os.fsdecode("表".encode() + b"\xb1\xed.txt")
    path.write_text(FORM, encoding="utf-8")
    (document,) = json.loads(_printed(path).encode("utf-8"))["documents"]
    assert (document["name"], len(document["forms"])) == ("表\ufffd\ufffd.txt", 1)
    path.unlink()
    assert _refused(path) == ("表\ufffd\ufffd.txt", ["file_missing"])


def _printed(path):
    out = StringIO()
    call_command("recognise", str(path), stdout=out)
    return out.getvalue()


def test_a_sheet_read_in_part_may_hold_a_form_elsewhere(tmp_path):
    (tmp_path / "宽.xlsx").write_bytes(workbook([row(1, cell("A1", "字"), cell("ZZ1", "字"))]))
    assert _refused(tmp_path / "宽.xlsx") == ("宽.xlsx", ["sheet_cut"])


def test_a_sheet_read_in_part_that_has_a_form_is_no_failure(tmp_path):
    lines = [line.split("\t") for line in FORM.splitlines() if line]
    cells = [[cell(f"{'ABCD'[n]}{number}", text) for n, text in enumerate(texts)]
             for number, texts in enumerate(lines, start=1)]  # fmt: skip
    cells[0].append(cell("ZZ1", "字"))
    rows = [row(number, *own) for number, own in enumerate(cells, start=1)]
    (tmp_path / "宽.xlsx").write_bytes(workbook(rows))
    (document,) = recognised(tmp_path / "宽.xlsx")["documents"]
    assert (len(document["forms"]), [p["code"] for p in document["problems"]]) == (1, ["sheet_cut"])


@pytest.mark.parametrize("data", [workbook([row(9, '<c r="A9" s="1"/>')]), docx("<w:p/>")])
def test_a_document_without_any_text_says_so(tmp_path, data):
    (tmp_path / "空.docx").write_bytes(data)
    assert _refused(tmp_path / "空.docx") == ("空.docx", ["empty_file"])
