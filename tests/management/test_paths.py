"""What paths on the command line mean, whatever stands there."""

import os
import shutil

import pytest
from django.utils import translation

from indicators.management.paths import documents_in, files_at
from indicators.services.problem_sentences import problem_sentence


def told(path):
    """What is said of each file that a path means."""
    with translation.override("en"):
        return [_said(file) for found in documents_in([path]) for file in files_at(found)]


def _said(file):
    return problem_sentence(file.problem, file.name) if file.problem else f"{file.name}: read"


@pytest.fixture
def buried(tmp_path):
    """A folder whose path is longer than the system opens, below folders that it does."""
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):
        os.mkdir("深" * 80, dir_fd=here)
        below = os.open("深" * 80, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    yield tmp_path
    shutil.rmtree(tmp_path / ("深" * 80))


def test_links_that_lead_back_to_each_other_are_told(tmp_path):
    (tmp_path / "甲.txt").symlink_to("乙.txt")
    (tmp_path / "乙.txt").symlink_to("甲.txt")
    reason = "links that lead back to each other"
    assert told(tmp_path / "甲.txt") == [
        f"甲.txt: The file cannot be opened: {tmp_path / '甲.txt'} ({reason})"
    ]


def test_a_folder_linked_into_itself_is_read_once(tmp_path):
    (tmp_path / "表.txt").write_text("字", "utf-8")
    (tmp_path / "再").symlink_to(tmp_path)
    assert told(tmp_path) == ["表.txt: read"]


def test_a_link_that_leads_nowhere_is_told_in_a_folder_too(tmp_path):
    (tmp_path / "表.txt").symlink_to("没有.txt")
    assert told(tmp_path) == [f"表.txt: There is no such file: {tmp_path / '表.txt'}"]


def test_a_pipe_in_a_folder_is_told(tmp_path):
    os.mkfifo(tmp_path / "表.txt")
    assert told(tmp_path) == [f"表.txt: This is no file that could be read: {tmp_path / '表.txt'}"]


def test_a_folder_that_cannot_be_opened_is_told_and_the_rest_is_read(buried):
    (buried / "表.txt").write_text("字", "utf-8")
    closed, read = told(buried)
    assert read == "表.txt: read"
    assert closed.startswith("深" * 80 + ": The file cannot be opened: ")
    assert closed.endswith("(the name is too long)")


def test_a_file_below_a_file_is_told(tmp_path):
    path = tmp_path / "表.txt"
    path.write_text("字", "utf-8")
    reason = "a file stands where a folder should be"
    assert told(path / "内.txt") == [
        f"内.txt: The file cannot be opened: {path / '内.txt'} ({reason})"
    ]


def test_what_programs_leave_beside_documents_is_passed_over(tmp_path):
    for name in ("~$表.docx", "._表.pdf", "表.txt"):
        (tmp_path / name).write_text("字", "utf-8")
    assert told(tmp_path) == ["表.txt: read"]
