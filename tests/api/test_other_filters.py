"""Each parameter of the smaller resources finds the row that it fits, and not the other."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from indicators.models import Batch, BatchFile, Event, Unit
from projects.models import Region
from registry.api import RESOURCES
from tests.factories import OTHER_COUNTY, make_document, make_organisation, make_project

FILTERS = {prefix: viewset.filterset_class for prefix, viewset in RESOURCES.items()}
HITS = {
    "regions": {
        "region": ("14", ["140000", "141100", "141125"]),
        "name": ("柳林县", ["141125"]),
        "search": ("县", ["130533", "141125"]),
        "level": ("prefecture,province", ["140000", "141100"]),
        "parent": ("141100", ["141125"]),
    },
    "organisations": {
        "region": ("13", ["威县医保局"]),
        "code": ("053001", ["服务中心"]),
        "name": ("服务中心", ["服务中心"]),
        "search": ("威县", ["威县医保局"]),
        "kind": ("budget_unit,finance_bureau", ["服务中心"]),
        "has_parent": ("true", ["服务中心"]),
    },
    "projects": {
        "region": ("141125", ["居民医保"]),
        "name": ("居民医保", ["居民医保"]),
        "search": ("民医", ["居民医保"]),
    },
    "taxonomies": {
        "code": ("2021,1999", ["2021"]),
        "search": ("of 2015", ["2015"]),
        "valid_from_min": ("2021-08-18", ["2021"]),
        "valid_from_max": ("2021-08-17", ["2015"]),
        "valid_to_min": ("2000-01-01", []),
        "valid_to_max": ("2100-01-01", []),
        "has_valid_to": ("true", []),
        "source_contains": ("88号", ["2015"]),
        "dimension": ("2021.cost", ["2021"]),
        "dimension_level": ("2", ["2015", "2021"]),
        "dimension_parent": ("2015.output", ["2015"]),
        "dimension_label": ("经济成本指标", ["2021"]),
        "dimension_label_en": ("OUTPUT", ["2015", "2021"]),
        "dimension_alias": ("没有的", []),
    },
    "units": {
        "symbol": ("万元", ["万元"]),
        "alias": ("万圆", ["万元"]),
        "dimension": ("money", ["万元"]),
        "base": ("米", ["千米"]),
        "factor": ("1000.0", ["千米"]),
        "name_en": ("THOUSAND", ["万元"]),
    },
    "documents": {
        "region": ("14", ["a.txt"]),
        "name": ("a.txt", ["a.txt"]),
        "search": ("B.", ["b.txt"]),
        "sha256": ("b" * 64, ["b.txt"]),
        "size_min": ("2", ["b.txt"]),
        "size_max": ("1", ["a.txt"]),
        "fiscal_year": ("2024", ["b.txt"]),
        "state": ("failed,read", ["b.txt"]),
        "uploaded_min": ("2024-01-01T00:00:00Z", ["b.txt"]),
        "uploaded_max": ("2024-01-01T00:00:00Z", ["a.txt"]),
        "uploaded_by_name": ("王五", ["b.txt"]),
        "without_problems": ("false", ["b.txt"]),
        "without_leftovers": ("true", ["a.txt"]),
    },
    "events": {
        "region": ("14", ["a.txt"]),
        "fiscal_year": ("2024", ["b.txt"]),
        "verb": ("document_failed", ["b.txt"]),
        "form": ("0198c2f4-7d1e-7c3a-9f00-3b5d2c1a0e42", ["b.txt"]),
        "batch": ("0198c2f4-7d1e-7c3a-9f00-3b5d2c1a0e43", ["b.txt"]),
        "organisation": ("0198c2f4-7d1e-7c3a-9f00-3b5d2c1a0e44", ["b.txt"]),
        "at_min": ("2026-01-01T00:00:00", ["b.txt"]),
        "at_max": ("2025-12-31T23:59:59", ["a.txt"]),
        "by_name": ("王五", ["b.txt"]),
        "search": ("A", ["a.txt"]),
    },
    "imports": {
        "region": ("14", ["张三"]),
        "fiscal_year": ("2024", ["王五"]),
        "state": ("read,committed", ["王五"]),
        "mode": ("replace", ["王五"]),
        "uploaded_min": ("2024-01-01T00:00:00Z", ["王五"]),
        "uploaded_max": ("2024-01-01T00:00:00Z", ["张三"]),
        "uploaded_by_name": ("张三", ["张三"]),
        "search": ("B.tx", ["王五"]),
    },
}
BY_ID = {
    "organisations": {"id", "parent", "under"},
    "projects": {"id", "organisation"},
    "documents": {"id"},
    "events": {"id", "document"},
    "imports": {"id"},
}
NAMES = {
    "regions": "code",
    "taxonomies": "code",
    "units": "symbol",
    "events": "object_name",
    "imports": "uploaded_by_name",
}


@pytest.fixture(autouse=True)
def _rows(db):  # noqa: ARG001 - asks for the database
    call_command("loaddata", "taxonomies", verbosity=0)
    Unit.objects.create(
        symbol="万元",
        dimension="money",
        base="元",
        factor=10000,
        aliases=["万圆"],
        name_en="ten thousand yuan",
    )
    Unit.objects.create(symbol="千米", dimension="length", base="米", factor=1000, name_en="km")
    levels = [("140000", "山西省", "province", None), ("141100", "吕梁市", "prefecture", "140000")]
    counties = [("141125", "柳林县", "county", "141100"), ("130533", "威县", "county", None)]
    for code, name, level, parent in levels + counties:
        Region.objects.create(code=code, name=name, level=level, parent_id=parent)
    department = make_organisation(name="医疗保障局")
    unit = make_organisation(code="053001", name="服务中心", kind="budget_unit", parent=department)
    make_project(unit, "居民医保")
    make_project(make_organisation(OTHER_COUNTY, name="威县医保局"), "职工医保")
    old, new = datetime(2023, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    first = make_document(name="a.txt", uploaded_at=old)
    second = make_document(
        OTHER_COUNTY,
        name="b.txt",
        sha256="b" * 64,
        size=2,
        fiscal_year=2024,
        state="read",
        uploaded_by_name="王五",
        uploaded_at=new,
        problems=[{"code": "no_form", "detail": "", "place": {}}],
        leftovers=[{"text": "余", "place": {"line": 1}}],
    )
    Event.objects.create(
        region_code="141125", verb="document_kept", document=first, object_name="a.txt", at=old
    )
    Event.objects.create(
        region_code=OTHER_COUNTY,
        verb="document_failed",
        document=second,
        form_id="0198c2f4-7d1e-7c3a-9f00-3b5d2c1a0e42",
        batch_id="0198c2f4-7d1e-7c3a-9f00-3b5d2c1a0e43",
        organisation_id="0198c2f4-7d1e-7c3a-9f00-3b5d2c1a0e44",
        object_name="b.txt",
        fiscal_year=2024,
        by_name="王五",
        at=new,
    )
    Batch.objects.create(region_code="141125", uploaded_by_name="张三", uploaded_at=old)
    batch = Batch.objects.create(
        region_code=OTHER_COUNTY,
        fiscal_year=2024,
        state="read",
        mode="replace",
        uploaded_by_name="王五",
        uploaded_at=new,
    )
    BatchFile.objects.create(
        region_code=OTHER_COUNTY, batch=batch, position=0, name="b.txt", sha256="b" * 64, size=1
    )


def _found(client, resource, query):
    body = client.get(f"/api/v1/{resource}/?{query}").json()
    return [row[NAMES.get(resource, "name")] for row in body["results"]]


def test_every_parameter_is_tried():
    tried = {resource: {*hits, *BY_ID.get(resource, ())} for resource, hits in HITS.items()}
    there = {name: set(f.base_filters) for name, f in FILTERS.items() if name in HITS}
    assert tried == there
    assert FILTERS.keys() - HITS.keys() == {"forms", "indicators", "exports", "tokens"}


@pytest.mark.parametrize("resource", HITS)
def test_each_parameter_finds_its_rows(clerk, resource):
    hits = HITS[resource]
    assert {
        name: _found(clerk, resource, f"{name}={value}") for name, (value, _) in hits.items()
    } == {name: found for name, (_, found) in hits.items()}


@pytest.mark.parametrize(
    ("resource", "name", "key", "count"),
    [
        ("organisations", "id", "id", 1),
        ("projects", "id", "id", 1),
        ("documents", "id", "id", 1),
        ("events", "id", "id", 1),
        ("imports", "id", "id", 1),
    ],
)
def test_a_row_is_found_by_its_id(clerk, resource, name, key, count):
    row = clerk.get(f"/api/v1/{resource}/?page_size=1").json()["results"][0]
    assert len(_found(clerk, resource, f"{name}={row[key]}")) == count


def test_rows_are_found_by_what_they_belong_to(clerk):
    unit = clerk.get("/api/v1/organisations/?name=服务中心").json()["results"][0]
    above = unit["parent"]["id"]
    assert _found(clerk, "organisations", f"parent={above}") == ["服务中心"]
    assert _found(clerk, "organisations", f"under={above}") == ["医疗保障局", "服务中心"]
    assert _found(clerk, "projects", f"organisation={unit['id']}") == ["居民医保"]
    document = clerk.get("/api/v1/documents/?name=b.txt").json()["results"][0]
    assert _found(clerk, "events", f"document={document['id']}") == ["b.txt"]
