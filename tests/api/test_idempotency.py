"""What is sent again with the same key is not done again, but answered as it was."""

import json
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from rest_framework.test import APIClient

from indicators.api.serializers.stated import EXAMPLE
from indicators.models import Batch, Event, Form
from projects.models import KeptAnswer
from tests.catalogue import FIVE, load_catalogue

FORMS = "/api/v1/forms/"
KEY = {"Idempotency-Key": "一".encode().hex()}


@pytest.fixture
def catalogue(db):  # noqa: ARG001 - asks for the database
    load_catalogue(*FIVE)


def _post(client, stated=EXAMPLE, address=FORMS, **headers):
    body, kind = json.dumps(stated), "application/json"
    return client.post(address, body, content_type=kind, headers=headers)


@pytest.mark.usefixtures("catalogue")
def test_the_first_answer_is_given_again(clerk):
    first, again = _post(clerk, **KEY), _post(clerk, **KEY)
    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.content, again["Location"]) == (first.content, first["Location"])
    assert ("Idempotency-Replayed" in first, again["Idempotency-Replayed"]) == (False, "true")
    assert (Form.objects.count(), Event.objects.count(), KeptAnswer.objects.count()) == (1, 1, 1)
    assert _post(clerk).status_code == 409


@pytest.mark.usefixtures("catalogue")
def test_a_key_belongs_to_one_request_of_one_person(clerk):
    _post(clerk, **KEY)
    for other in (EXAMPLE | {"title": "别的"}, {}):
        answer = _post(clerk, other, **KEY)
        assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
    bulk = clerk.post(f"{FORMS}bulk/", b"", content_type="application/x-ndjson", headers=KEY)
    assert bulk.status_code == 422
    someone = APIClient()
    someone.force_login(User.objects.create_superuser("someone"))
    assert _post(someone, **KEY).json()["code"] == "form_exists"


@pytest.mark.usefixtures("catalogue")
def test_a_refusal_is_not_kept(clerk):
    refused = _post(clerk, EXAMPLE | {"kind": "?"}, **KEY)
    assert (refused.status_code, KeptAnswer.objects.count()) == (400, 0)
    assert _post(clerk, **KEY).status_code == 201


@pytest.mark.usefixtures("catalogue")
def test_answers_are_kept_for_a_day(clerk):
    _post(clerk, **KEY)
    KeptAnswer.objects.update(made_at=timezone.now() - timedelta(hours=25))
    assert _post(clerk, **KEY).json()["code"] == "form_exists"
    assert _post(clerk, EXAMPLE | {"project_name": "别的"}, **KEY).status_code == 201


@pytest.mark.parametrize("key", ["", "a b", "x" * 256, "é"])
def test_a_key_has_a_form(clerk, key):
    answer = _post(clerk, **{"Idempotency-Key": key})
    assert answer.status_code == 400
    assert "1 to 255 visible" in answer.json()["detail"]


def test_a_token_is_never_shown_again(clerk):
    answer = _post(clerk, {"name": "x"}, "/api/v1/tokens/", **KEY)
    assert (answer.status_code, KeptAnswer.objects.count()) == (400, 0)
    assert "Idempotency-Key" in answer.json()["detail"]


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("address", ["/api/v1/documents/", "/api/v1/imports/"])
def test_a_document_comes_in_once(clerk, address, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def send(content):
        file = SimpleUploadedFile("1.txt", content)
        return clerk.post(address, {"documents": file}, headers=KEY)

    first, again = send("预算".encode()), send("预算".encode())
    assert (first.status_code, again.content) == (202, first.content)
    assert first["Location"] == again["Location"] == f"/api/v1/imports/{first.json()['id']}/"
    assert Batch.objects.count() == 1
    assert send(b"x").status_code == 422


@pytest.mark.usefixtures("catalogue")
def test_lines_come_in_once(clerk):
    line = json.dumps(EXAMPLE)

    def send():
        address, kind = f"{FORMS}bulk/", "application/x-ndjson"
        return clerk.post(address, line, content_type=kind, headers=KEY)

    first, again = send(), send()
    assert first.json()["created"] == 1
    assert again.content == first.content


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_done():
    load_catalogue(*FIVE)
    person = User.objects.create_superuser("both")
    clients = [APIClient(), APIClient()]
    answers, start = [], Barrier(2)
    for client in clients:
        client.force_login(person)

    def send(client):
        start.wait()
        answers.append(_post(client, **KEY))
        connection.close()

    threads = [Thread(target=send, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses in ([201, 201], [201, 409])
    assert (Form.objects.count(), Event.objects.count()) == (1, 1)
    if statuses == [201, 409]:
        [late] = [answer for answer in answers if answer.status_code == 409]
        assert late.json()["code"] == "request_in_progress"
