"""Files are brought in on a page that says what is too large and loses nothing else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from indicators.models import Batch
from tests.batches.conftest import document
from tests.catalogue import load_catalogue

SMALL = document(甲={"参保人数": "1"}).encode()


@pytest.fixture(autouse=True)
def _registry(settings, tmp_path, db):  # noqa: ARG001 - asks for the database
    load_catalogue("141125")
    settings.MEDIA_ROOT = tmp_path
    settings.UPLOAD_LIMIT = 1024**2


def send(client, *sizes_and_data, **fields):
    files = [SimpleUploadedFile(name, data) for name, data in sizes_and_data]
    return client.post(reverse("admin:indicators_batch_add"), {"documents": files, **fields})


def test_of_several_files_only_the_one_that_is_too_large_stays_out(admin_client):
    answer = send(admin_client, ("大.txt", b" " * (1024**2 + 1)), ("甲.txt", SMALL))
    assert answer.status_code == 302
    assert [
        (file.name, file.size, file.state, [(p["code"], p["detail"]) for p in file.problems])
        for file in Batch.objects.get().files.all()
    ] == [
        ("大.txt", 0, "failed", [("too_large", "1 MB")]),
        ("甲.txt", len(SMALL), "waiting", []),
    ]


def test_a_page_of_files_that_are_all_too_large_names_each_and_keeps_what_was_typed(admin_client):
    large = b" " * (1024**2 + 1)
    answer = send(admin_client, ("大.txt", large), ("更大.txt", large), fiscal_year="2023")
    form = answer.context["form"]
    assert form.errors["documents"] == ["大.txt：文件超过 1 MB。", "更大.txt：文件超过 1 MB。"]
    assert 'value="2023"' in str(form["fiscal_year"])
    assert Batch.objects.count() == 0


def test_a_file_of_just_the_limit_is_taken(admin_client):
    assert send(admin_client, ("满.txt", SMALL.ljust(1024**2))).status_code == 302
    assert [file.state for file in Batch.objects.get().files.all()] == ["waiting"]
