"""Documents come in over the API: uploaded, read, planned, committed, undone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from indicators.models import Batch, Form
from indicators.services.batches.committing import commit_batch
from indicators.services.batches.reading import read_batch
from indicators.services.catalogue import kept_catalogue
from projects.models import Membership
from projects.services.regions import kept_regions
from tests.batches.conftest import document
from tests.catalogue import load_catalogue
from tests.factories import make_member, make_organisation

URL = "/api/v1/imports/"


@pytest.fixture
def importer(settings, tmp_path, db):  # noqa: ARG001 - asks for the database
    settings.MEDIA_ROOT = tmp_path
    load_catalogue("141125", "130533")
    bureau = make_organisation(name="柳林县财政局", kind="finance_bureau")
    person = make_member(bureau, "finance_administrator", "importer")
    client = APIClient(headers={"Accept-Language": "en"})
    client.force_login(person)
    return client


def _upload(client, *texts, **given):
    files = [SimpleUploadedFile(f"{n}.txt", text.encode()) for n, text in enumerate(texts, start=1)]
    return client.post(URL, {"documents": files, **given}, format="multipart")


def _read(client, *texts, **given):
    """Bring documents in, do what the worker does, and give the address of the import."""
    answer = _upload(client, *texts, **given)
    assert answer.status_code == 202, answer.content
    read_batch(batch=Batch.objects.get(pk=answer.json()["id"]), catalogue=kept_catalogue())
    return answer["Location"]


def _committed(client, at, **asked):
    answer = client.post(f"{at}commit/", asked, format="json")
    assert answer.status_code == 202, answer.content
    commit_batch(batch=Batch.objects.get(pk=answer.json()["id"]), regions=kept_regions())
    return client.get(at).json()


def test_a_document_is_brought_in_committed_and_undone(importer):
    at = _read(importer, document(甲={"参保人数": "≥95%"}, 乙={"参保率": "12月底前"}))
    found = importer.get(at).json()
    assert (found["state"], found["done"], found["total"]) == ("read", 1, 1)
    assert [form["content"]["project_name"] for form in found["forms"]] == ["甲", "乙"]
    [row] = found["forms"][0]["content"]["indicators"]
    assert (row["level3"], row["value"]["number"]) == ("参保人数", "95")
    assert found["files"][0]["name"] == "1.txt"
    assert Form.objects.count() == 0
    found = _committed(importer, at)
    assert (found["state"], [form["outcome"] for form in found["forms"]]) == (
        "committed",
        ["created", "created"],
    )
    assert {form["form"] for form in found["forms"]} == {
        str(form.pk) for form in Form.objects.all()
    }
    assert importer.post(f"{at}undo/").status_code == 202
    assert Form.objects.count() == 0


def test_a_plan_tells_what_would_go_and_a_commit_confirms_it(importer):
    _committed(importer, _read(importer, document(甲={"参保人数": "≥95%", "参保率": "1"})))
    at = _read(importer, document(甲={"参保人数": "≥90%"}))
    [added] = importer.get(f"{at}plan/").json()["forms"]
    assert (added["outcome"], added["problem"]["code"]) == ("differs", "form_is_kept")
    plan = importer.get(f"{at}plan/", {"mode": "replace"}).json()
    [form] = plan["forms"]
    assert (form["outcome"], form["organisation"]) == ("updated", "柳林县医疗保险服务中心")
    assert [loss["before"] for loss in form["losses"]] == ["参保率 1"]
    unconfirmed = _committed(importer, at, mode="replace")
    assert [refusal["code"] for refusal in unconfirmed["refusals"]] == ["losses_not_confirmed"]
    chosen = [{name: form[name] for name in ("id", "seen", "confirmed")}]
    assert _committed(importer, at, mode="replace", forms=chosen)["state"] == "committed"
    assert [row.raw for row in Form.objects.get().indicators.all()] == ["≥90%"]


def test_what_was_planned_before_a_change_is_not_committed(importer):
    at = _read(importer, document(甲={"参保人数": "1"}))
    [form] = importer.get(f"{at}plan/").json()["forms"]
    _committed(importer, _read(importer, document(甲={"参保人数": "2"})))
    chosen = [{"id": form["id"], "seen": form["seen"]}]
    found = _committed(importer, at, mode="update", forms=chosen)
    assert [refusal["code"] for refusal in found["refusals"]] == ["preview_outdated"]


def test_a_step_that_is_not_due_is_refused_with_its_reason(importer):
    at = _read(importer, document(甲={"参保人数": "1"}))
    answer = importer.post(f"{at}undo/")
    assert (answer.status_code, answer.json()["code"]) == (409, "batch_not_committed")
    assert importer.post(f"{at}cancel/").json()["state"] == "cancelled"
    answer = importer.post(f"{at}commit/", {}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (409, "batch_not_open")


def test_a_file_beyond_the_limit_does_not_keep_the_others_out(importer, settings):
    settings.UPLOAD_LIMIT = 2000
    text = document(甲={"参保人数": "1"})
    found = importer.get(_read(importer, text, "x" * 2001)).json()
    assert [file["state"] for file in found["files"]] == ["read", "failed"]
    assert [problem["code"] for problem in found["files"][1]["problems"]] == ["too_large"]
    answer = _upload(importer, "x" * 2001)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert answer.json()["detail"].startswith("1.txt: ")


def test_a_form_of_elsewhere_is_not_for_this_importer(importer):
    text = document(甲={"参保人数": "1"}).replace("柳林县", "威县")
    at = _read(importer, document(乙={"参保人数": "1"}), text)
    plan = importer.get(f"{at}plan/").json()["forms"]
    assert [(form["outcome"], (form["problem"] or {}).get("code")) for form in plan] == [
        ("created", None),
        ("refused", "out_of_scope"),
    ]
    assert plan[1]["problem"]["message"] == "You may enter no forms of 威县医疗保险服务中心."
    chosen = [{name: form[name] for name in ("id", "seen")} for form in plan]
    found = _committed(importer, at, forms=chosen)
    assert [refusal["code"] for refusal in found["refusals"]] == ["out_of_scope"]
    assert Form.objects.count() == 0
    assert _committed(importer, at)["state"] == "committed"
    assert [form.region_code for form in Form.objects.all()] == ["141125"]


def test_a_clerk_brings_in_the_forms_of_their_own_organisation(importer):
    _committed(importer, _read(importer, document(甲={"参保人数": "1"})))
    clerk = APIClient()
    clerk.force_login(make_member(Form.objects.get().organisation, "clerk", "clerk"))
    other = document(丙={"参保人数": "1"}).replace("柳林县医疗保险服务中心", "柳林县医院")
    at = _read(clerk, document(乙={"参保人数": "1"}), other)
    plan = clerk.get(f"{at}plan/").json()["forms"]
    assert [form["outcome"] for form in plan] == ["created", "refused"]
    assert _committed(clerk, at)["state"] == "committed"
    assert Form.objects.count() == 2


def test_what_others_entered_is_not_undone_by_whoever_may_not_enter_it(importer):
    at = _read(importer, document(甲={"参保人数": "1"}))
    _committed(importer, at)
    Membership.objects.filter(region_code="141125").update(role="clerk")
    answer = importer.post(f"{at}undo/")
    assert (answer.status_code, answer.json()["code"]) == (409, "out_of_scope")
    assert Form.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "pointer", "code"),
    [
        ({"region_code": "130533"}, "/region_code", "region_out_of_scope"),
        ({"region_code": "999999"}, "/region_code", "unknown_region"),
        ({"region_code": "14"}, "/region_code", "invalid"),
        ({"fiscal_year": "1889"}, "/fiscal_year", "min_value"),
        ({"documents": "text"}, "/documents/0", "invalid"),
        ({}, "/documents", "required"),
    ],
)
def test_an_upload_that_is_not_understood_says_what_is_wrong(importer, given, pointer, code):
    files = {} if "documents" in given or not given else {"documents": SimpleUploadedFile("a", b"")}
    answer = importer.post(URL, files | given, format="multipart")
    assert answer.status_code == 400
    assert [(e["pointer"], e["code"]) for e in answer.json()["errors"]] == [(pointer, code)]


def test_only_who_is_permitted_brings_documents_in(importer, public):
    country = make_organisation("000000", name="财政部", kind="finance_bureau")
    auditor = APIClient()
    auditor.force_login(make_member(country, "auditor", "auditor"))
    at = _read(importer, document(甲={"参保人数": "1"}))
    assert public.get(URL).status_code == 401
    assert _upload(public, "x").status_code == 401
    assert _upload(auditor, "x").status_code == 403
    assert auditor.get(at).status_code == 200
    assert [auditor.post(f"{at}{step}/").status_code for step in ("commit", "cancel", "undo")] == [
        403,
        403,
        403,
    ]
    assert Batch.objects.count() == 1


def test_an_import_costs_the_same_whatever_it_holds(importer, django_assert_num_queries):
    for texts in (1, 3):
        projects = {f"项目{n}": {"参保人数": "1"} for n in range(texts)}
        at = _read(importer, *[document(**projects)] * texts)
        with django_assert_num_queries(6):
            assert len(importer.get(at).json()["forms"]) == texts**2
