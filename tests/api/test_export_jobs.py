"""What is too much for one answer is written in the background, for whoever asked and sees it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from rest_framework.test import APIClient

from indicators.models import Export, Form
from indicators.services.batches.worker import run_worker
from projects.models import Membership
from tests.api.rows import make_rows
from tests.api.taken import taken
from tests.factories import make_form, make_indicator, make_member, make_organisation, make_project

# A worker has connections of its own.
pytestmark = pytest.mark.django_db(transaction=True)

URL = "/api/v1/indicators/export/"
LIST = "/api/v1/exports/"


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.MEDIA_ROOT, settings.EXPORT_ROWS = tmp_path, 3
    with connection.cursor() as cursor:  # of tests before: the queue is not emptied with the rest
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def client_of(person):
    client = APIClient(headers={"Accept-Language": "en"})
    client.force_login(person)
    return client


@pytest.fixture
def member():
    """A clerk of an organisation with a draft, beside published forms of others."""
    organisation = make_organisation(code="999", name="另一局")
    make_indicator(make_form(make_project(organisation, "未公开项目")), level3="草稿")
    make_rows(2)
    return make_member(organisation)


def ask(client, query):
    answer = client.get(f"{URL}?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (202, "application/json")
    return answer


def written(client, query):
    at = ask(client, query)["Location"]
    run_worker(once=True)
    return client.get(at).json()


def saved(client, export):
    answer = client.get(export["file"])
    assert answer.status_code == 200
    return b"".join(answer.streaming_content), answer


def test_the_public_is_told_to_narrow_or_to_sign_in(public, member):  # noqa: ARG001 - asks for rows
    answer = public.get(f"{URL}?format=csv")
    told = answer.json()
    assert (answer.status_code, told["code"]) == (401, "export_too_large")
    assert told["detail"] == "More than 3 rows: narrow the question, or sign in and ask again."
    assert Export.objects.count() == 0
    published = Form.objects.filter(state="published").first()
    assert len(taken(public, "ndjson", f"form={published.pk}").splitlines()) == 2


@pytest.mark.parametrize("ending", ["csv", "ndjson", "xlsx", "parquet"])
def test_a_file_is_written_in_the_background(member, settings, ending):
    client = client_of(member)
    asked = ask(client, f"format={ending}&scope=annual&not[comparator]=lt").json()
    assert (asked["state"], asked["file"], asked["total"]) == ("waiting", None, None)
    assert asked["query"] == {"scope": "annual", "not[comparator]": "lt"}
    run_worker(once=True)
    export = client.get(f"{LIST}{asked['id']}/").json()
    assert (export["state"], export["done"], export["total"]) == ("done", 5, 5)
    data, answer = saved(client, export)
    assert export["size"] == len(data)
    assert answer["Content-Disposition"] == f'attachment; filename="indicators.{ending}"'
    settings.EXPORT_ROWS = 100
    again = taken(client, ending, "scope=annual&not[comparator]=lt")
    assert data == again or ending == "xlsx"  # which tells when it was made
    expiry = Export.objects.get().expires_at - Export.objects.get().finished_at
    assert expiry == timedelta(days=7)


def test_who_asks_again_is_shown_what_is_being_written(member):
    client = client_of(member)
    first, second = (ask(client, "format=csv").json() for _ in range(2))
    assert first == second
    assert ask(client, "format=ndjson").json()["id"] != first["id"]
    assert Export.objects.count() == 2
    assert written(client, "format=csv")["id"] == first["id"]
    assert ask(client, "format=csv").json()["id"] != first["id"]


def test_nobody_has_more_than_five_written_at_once(member):
    client = client_of(member)
    for position in range(10, 15):
        ask(client, f"format=csv&not[position]={position}")
    answer = client.get(f"{URL}?format=csv&not[position]=15")
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_exports")
    assert answer.json()["detail"].startswith("5 exports of yours")


def test_asking_for_the_head_alone_writes_nothing(member):
    assert client_of(member).head(f"{URL}?format=csv").status_code == 200
    assert Export.objects.count() == 0


def test_an_export_is_for_whoever_asked_alone(public, member):
    client, other = client_of(member), client_of(make_member(name="other"))
    export = written(client, "format=csv")
    assert [row["id"] for row in client.get(LIST).json()["results"]] == [export["id"]]
    assert other.get(LIST).json()["results"] == []
    for path in (f"{LIST}{export['id']}/", f"{LIST}{export['id']}/file/"):
        assert other.get(path).status_code == 404
        assert public.get(path).status_code == 401
    assert public.get(LIST).status_code == 401


def test_a_file_is_for_whoever_still_sees_what_is_in_it(member):
    client = client_of(member)
    export = written(client, "format=ndjson")
    assert "草稿" in saved(client, export)[0].decode()
    held = Membership.objects.get()
    elsewhere = make_organisation(code="888", name="又一局")
    Membership.objects.create(
        region_code=elsewhere.region_code, organisation=elsewhere, person=member, role="clerk"
    )
    assert saved(client, export)
    held.delete()
    answer = client.get(export["file"])
    assert (answer.status_code, answer.json()["code"]) == (403, "export_not_yours")
    assert "草稿" not in saved(client, written(client, "format=ndjson"))[0].decode()


def test_what_was_given_up_in_the_middle_is_written_anew(member):
    client = client_of(member)
    ask(client, "format=csv")
    Export.objects.update(state="writing", done=2, total=9)
    run_worker(once=True)
    export = client.get(LIST).json()["results"][0]
    assert (export["state"], export["done"], export["total"]) == ("done", 5, 5)


def test_a_text_that_no_cell_holds_is_told(member):
    make_indicator(make_form(), raw="长" * 32_768)
    Form.objects.update(state="published")
    client = client_of(member)
    export = written(client, "format=xlsx")
    assert (export["state"], export["problem"]["code"]) == ("failed", "text_too_long")
    answer = client.get(f"{LIST}{export['id']}/file/")
    assert (answer.status_code, answer.json()["code"]) == (409, "export_not_done")


def test_a_question_that_is_not_understood_any_more_fails(member):
    client = client_of(member)
    ask(client, "format=csv")
    Export.objects.update(query={"level1": "没有的"})
    run_worker(once=True)
    export = client.get(LIST).json()["results"][0]
    assert (export["state"], export["problem"]["code"]) == ("failed", "export_failed")


def test_a_file_expires(member, settings):
    client = client_of(member)
    export = written(client, "format=csv")
    [file] = Path(settings.MEDIA_ROOT, "exports").iterdir()
    Export.objects.update(expires_at=timezone.now())
    answer = client.get(export["file"])
    assert (answer.status_code, answer.json()["code"]) == (409, "export_expired")
    run_worker(once=True)
    assert file.exists(), "it is not due"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now()")
        assert cursor.rowcount == 1
    run_worker(once=True)
    assert not file.exists()
    [export] = client.get(LIST).json()["results"]
    assert (export["state"], export["file"]) == ("expired", None)
    answer = client.get(f"{LIST}{export['id']}/file/")
    assert (answer.status_code, answer.json()["code"]) == (409, "export_expired")


def test_exports_are_found_by_what_they_are(member):
    old, new = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    Export.objects.create(asked_by=member, format="csv", asked_at=old)
    export = Export.objects.create(asked_by=member, format="xlsx", state="failed", asked_at=new)
    client = client_of(member)
    found = {
        query: [row["format"] for row in client.get(f"{LIST}?{query}").json()["results"]]
        for query in (
            "",
            "ordering=asked_at",
            "format=csv,ndjson",
            "state=failed",
            "asked_min=2026-01-01T00:00:00Z",
            "asked_max=2025-12-31T00:00:00Z",
            f"id={export.pk}",
        )
    }
    assert list(found.values()) == [
        ["xlsx", "csv"],
        ["csv", "xlsx"],
        ["csv"],
        ["xlsx"],
        ["xlsx"],
        ["csv"],
        ["xlsx"],
    ]


def test_a_file_that_is_gone_is_missed(member, settings):
    client = client_of(member)
    export = written(client, "format=csv")
    [file] = Path(settings.MEDIA_ROOT, "exports").iterdir()
    file.unlink()
    assert client.get(export["file"]).json()["code"] == "file_missing"
