from pathlib import Path

import pytest

from indicators.core.problem import Problem
from indicators.readers.doc import read_doc
from indicators.readers.docx import read_docx
from indicators.readers.office import run
from indicators.readers.refusal import UnreadableDocument
from tests.readers.written import written

SAMPLES = Path(__file__).parent.parent / "samples"
RTF = rb"{\rtf1\ansi \trowd\cellx1000\cellx2000 \intbl a\cell b\cell\row\pard \u32489?\par}"


def problem_of(data):
    with pytest.raises(UnreadableDocument) as caught:
        read_doc(data)
    return caught.value.problem


@pytest.mark.libreoffice
def test_a_doc_file_reads_like_its_docx():
    sample = SAMPLES / "readers/merged.doc"
    docx = read_docx(sample.with_suffix(".docx").read_bytes())
    assert written(read_doc(sample.read_bytes()).blocks) == written(docx.blocks)


@pytest.mark.libreoffice
def test_an_rtf_file_is_read():
    assert written(read_doc(RTF).blocks) == "=\n0 a | 1 b\n# 绩\n"


@pytest.mark.libreoffice
@pytest.mark.parametrize("share", [0.05, 0.5, 0.97])
def test_a_doc_file_cut_short_is_damaged_and_not_taken_for_text(share):
    data = (SAMPLES / "readers/merged.doc").read_bytes()
    assert problem_of(data[: int(len(data) * share)]) == Problem("damaged_file", "DOC")


@pytest.mark.parametrize(("data", "name"), [(b"\xd0\xcf\x11\xe0", "DOC"), (RTF, "RTF")])
def test_without_libreoffice_the_problem_says_so(monkeypatch, tmp_path, data, name):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert problem_of(data) == Problem("needs_libreoffice", name)


def test_a_converter_that_does_not_end_is_ended_with_all_it_started(tmp_path):
    child = tmp_path / "child"
    hanging = ["/bin/sh", "-c", f"sleep 300 & echo $! > {child}; wait"]
    with pytest.raises(UnreadableDocument) as caught:
        run(hanging, str(tmp_path), seconds=1)
    assert caught.value.problem == Problem("reading_took_too_long")
    assert not is_running(int(child.read_text()))


def is_running(process):
    """A process that was ended may still wait for its parent to take notice."""
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
