"""An archive is kept as it came; each document in it is a file of the import."""

import io
import zipfile

import pytest

from indicators.core.workflow import BatchState
from indicators.models import SourceDocument
from indicators.services.batches.cancelling import cancel_batch
from indicators.services.batches.keeping import keep_batch
from indicators.services.batches.reading import read_batch
from indicators.services.catalogue import kept_catalogue
from indicators.services.files import File
from tests.batches.conftest import commit, document, fresh

pytestmark = pytest.mark.usefixtures("world")


def archive(members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return data.getvalue()


def form(project):
    return document(**{project: {"参保人数": "≥95%"}}).encode()


def bring(*files):
    batch = keep_batch(files=[File(name, data) for name, data in files], by=None)
    read_batch(batch=batch, catalogue=kept_catalogue())
    return fresh(batch)


def told(batch):
    return [
        (file.name, file.state, [p["code"] for p in file.problems]) for file in batch.files.all()
    ]


def test_the_documents_of_an_archive_stand_behind_it_and_are_read():
    packed = archive({"甲.txt": form("甲"), "../乙.txt": form("乙")})
    batch = bring(("各单位.zip", packed), ("丙.txt", form("丙")))
    assert told(batch) == [
        ("各单位.zip", "read", []),
        ("各单位.zip/甲.txt", "read", []),
        ("各单位.zip/乙.txt", "read", []),
        ("丙.txt", "read", []),
    ]
    assert (batch.state, batch.done, batch.total) == (BatchState.READ, 4, 4)
    assert [str(row) for row in batch.forms.all()] == ["甲", "乙", "丙"]
    with batch.files.first().file.open() as kept:
        assert kept.read() == packed


def test_a_document_that_cannot_be_read_is_a_problem_and_the_others_go_on():
    members = {"空.txt": b"", "内.zip": archive({"丁.txt": form("丁")}), "甲.txt": form("甲")}
    batch = bring(("各单位.zip", archive(members)))
    assert told(batch) == [
        ("各单位.zip", "read", []),
        ("各单位.zip/空.txt", "failed", ["empty_file"]),
        ("各单位.zip/内.zip", "failed", ["nested_archive"]),
        ("各单位.zip/甲.txt", "read", []),
    ]
    assert (batch.state, batch.forms.count()) == (BatchState.READ, 1)


def test_an_encrypted_document_is_a_problem_that_names_it():
    packed = bytearray(archive({"甲.txt": form("甲")}))
    packed[6] |= 1  # what the local header says of the encryption
    packed[packed.index(b"PK\1\2") + 8] |= 1  # and what the directory says
    batch = bring(("各单位.zip", bytes(packed)))
    assert told(batch)[1:] == [("各单位.zip/甲.txt", "failed", ["encrypted"])]
    assert batch.state == BatchState.FAILED


@pytest.mark.parametrize(
    ("members", "code"),
    [({}, "empty_archive"), ({f"{n}.txt": b"x" for n in range(501)}, "too_many_members")],
)
def test_an_archive_that_cannot_be_opened_says_why(members, code):
    assert told(bring(("各单位.zip", archive(members)))) == [("各单位.zip", "failed", [code])]


def test_a_document_beyond_the_limit_is_a_problem_and_the_others_go_on(settings):
    settings.UPLOAD_LIMIT = 10_000
    batch = bring(("各单位.zip", archive({"大.txt": b" " * 10_001, "甲.txt": form("甲")})))
    assert told(batch)[1:] == [
        ("各单位.zip/大.txt", "failed", ["expands_too_far"]),
        ("各单位.zip/甲.txt", "read", []),
    ]


def test_an_import_that_was_cancelled_unpacks_nothing():
    batch = keep_batch(files=[File("各单位.zip", archive({"甲.txt": form("甲")}))], by=None)
    cancel_batch(batch=batch, by=None)
    read_batch(batch=batch, catalogue=kept_catalogue())
    assert told(fresh(batch)) == [("各单位.zip", "waiting", [])]


def test_a_form_of_an_archive_names_its_document_as_its_source():
    batch = commit(bring(("各单位.zip", archive({"甲.txt": form("甲")}))))
    assert batch.state == BatchState.COMMITTED
    assert [document.name for document in SourceDocument.objects.all()] == ["各单位.zip/甲.txt"]
