"""Fixtures of the catalogue: what is missing is added, what stands is left."""

import json

import pytest
from django.contrib.auth.models import Group

from registry.catalogue import add_missing

pytestmark = pytest.mark.django_db


@pytest.fixture
def fixture(tmp_path):
    def write(*names):
        rows = [
            {"model": "auth.group", "pk": 1000 + number, "fields": {"name": name}}
            for number, name in enumerate(names)
        ]
        path = tmp_path / "groups.json"
        path.write_text(json.dumps(rows))
        return path

    return write


def names():
    return list(Group.objects.filter(pk__gte=1000).order_by("pk").values_list("name", flat=True))


def test_add_missing_twice_adds_once(fixture):
    assert add_missing(fixture("clerk", "reviewer")) == 2
    assert add_missing(fixture("clerk", "reviewer")) == 0
    assert names() == ["clerk", "reviewer"]


def test_add_missing_leaves_a_corrected_row(fixture):
    add_missing(fixture("clerk"))
    Group.objects.filter(pk=1000).update(name="经办人")
    assert add_missing(fixture("clerk", "reviewer")) == 1
    assert names() == ["经办人", "reviewer"]
