"""The schema: valid, without warnings, the one that is committed, and what the API does."""

from io import StringIO

import pytest
import yaml
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from registry import openapi
from registry.api import RESOURCES
from registry.errors import MEDIA_TYPE
from registry.openapi import Generator

COMMITTED = settings.BASE_DIR / "docs" / "api" / "schema.yml"
MAKE = "manage.py spectacular --lang en --validate --fail-on-warn --file docs/api/schema.yml"
DONE = {
    "tokens_create": {"201"},
    "forms_create": {"201"},
    "forms_bulk_create": {"200"},
    "tokens_destroy": {"204"},
    "indicators_export_retrieve": {"200", "202"},
}
MAY_CONFLICT = ("/document/", "/export/", "/exports/{id}/file/")
BESIDE_THE_LIST = ("peers", "export", "names", "stats")
MAY_BE_HEAVY = ("/stats/", "/names/", "/peers/")
ENUMS = [
    "Cell",
    "Comparator",
    "DimensionLevel",
    "DocumentState",
    "ExportFormat",
    "ExportState",
    "FaultReason",
    "FileState",
    "FormKind",
    "FormState",
    "FundingSource",
    "GroupKey",
    "ImportMode",
    "ImportState",
    "MoneyUnit",
    "OrganisationKind",
    "Outcome",
    "PieceRole",
    "Recurrence",
    "RegionLevel",
    "Relation",
    "Scope",
    "TargetOutcome",
    "TokenScope",
    "ValueKind",
    "Verb",
]


@pytest.fixture(scope="module")
def schema():
    return yaml.safe_load(COMMITTED.read_text(encoding="utf-8"))


def test_the_committed_schema_is_the_one_that_is_served():
    out = StringIO()
    call_command("spectacular", "--lang", "en", "--validate", "--fail-on-warn", stdout=out)
    assert out.getvalue() == COMMITTED.read_text(encoding="utf-8"), f"run: {MAKE}"


def test_operations_are_named_after_resources(schema):
    names = [item["get"]["operationId"] for item in schema["paths"].values() if "get" in item]
    wanted = [f"{name}_{kind}" for name in sorted(RESOURCES) for kind in ("list", "retrieve")]
    wanted.insert(2, "documents_file_retrieve")
    wanted.insert(wanted.index("exports_retrieve") + 1, "exports_file_retrieve")
    place = wanted.index("forms_retrieve") + 1
    wanted[place:place] = ["forms_content_retrieve", "forms_document_retrieve"]
    place = wanted.index("indicators_retrieve") + 1
    wanted[place:place] = [f"indicators_{name}_retrieve" for name in BESIDE_THE_LIST]
    wanted.insert(wanted.index("imports_retrieve") + 1, "imports_plan_retrieve")
    wanted.insert(wanted.index("regions_list"), "reading_retrieve")
    assert names == wanted
    posted = [item["post"]["operationId"] for item in schema["paths"].values() if "post" in item]
    steps = ("create", "cancel_create", "commit_create", "undo_create")
    assert posted == [
        "documents_create",
        "forms_create",
        "forms_bulk_create",
        *(f"imports_{step}" for step in steps),
        "tokens_create",
    ]
    put = [item["put"]["operationId"] for item in schema["paths"].values() if "put" in item]
    assert put == ["forms_content_update"]
    deleted = [item["delete"] for item in schema["paths"].values() if "delete" in item]
    assert [operation["operationId"] for operation in deleted] == ["tokens_destroy"]
    methods = {method for item in schema["paths"].values() for method in item}
    assert methods == {"get", "post", "put", "delete"}


def test_enums_keep_their_names(schema):
    named = schema["components"]["schemas"].items()
    enums = [name for name, part in named if "enum" in part and name != "NullEnum"]
    assert enums == ENUMS


def test_every_operation_says_what_it_does_and_can_go_wrong(schema):
    for path, item in schema["paths"].items():
        for method, operation in item.items():
            name = operation["operationId"]
            assert operation["summary"]
            assert operation["description"]
            problems = {"400", "401", "406", "429"} | ({"404"} if "{" in path else set())
            problems |= {"409", "413", "415"} if method in {"post", "put"} else set()
            problems |= {"422"} if method == "post" else set()
            problems |= {"412", "428"} if method == "put" else set()
            problems |= {"403"} if method != "get" or path.endswith("/file/") else set()
            problems |= {"409"} if path.endswith(MAY_CONFLICT) else set()
            problems |= {"503"} if path.endswith(MAY_BE_HEAVY) else set()
            done = DONE.get(name, {"202"} if method == "post" else {"200"})
            done = done | {"304"} if method == "get" else done
            assert set(operation["responses"]) == done | problems
            for status in problems:
                assert list(operation["responses"][status]["content"]) == [MEDIA_TYPE]
            assert all(parameter["description"] for parameter in operation.get("parameters", ()))


def test_a_serializer_cannot_take_the_name_of_a_problem(monkeypatch):
    monkeypatch.setitem(openapi.OURS, "Form", {})
    with pytest.raises(ValueError, match="Form"):
        Generator().get_schema(request=None, public=True)


@pytest.mark.parametrize("page", ["schema", "docs"])
def test_schema_and_pages_are_for_everyone(public, page):
    assert public.get(f"/api/v1/{page}/").status_code == 200


def test_the_schema_speaks_the_language_asked_for(public):
    titles = [
        public.get("/api/v1/schema/", headers={"Accept-Language": each, "Accept": "*/*"}).content
        for each in ("en", "zh-hans")
    ]
    assert b"title: File name" in titles[0]
    assert b"title: File name" not in titles[1]


def test_the_pages_need_nothing_from_elsewhere(public):
    page = public.get("/api/v1/docs/").content.decode()
    addresses = [part.split('"')[0] for part in page.split('src="')[1:] + page.split('href="')[1:]]
    assert len(addresses) == 4
    for address in addresses:
        assert finders.find(address.removeprefix("/static/"))
    assert '"validatorUrl": null' in page


def test_the_root_shows_every_resource_the_schema_and_its_pages(public):
    root = public.get("/api/v1/").json()
    wanted = [*RESOURCES, "reading", "schema", "docs"]
    assert root == {name: f"http://testserver/api/v1/{name}/" for name in wanted}
    assert public.get("/api/")["Location"] == "/api/v1/"
