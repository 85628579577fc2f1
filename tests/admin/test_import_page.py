"""The page of an import lists what is to be looked at first."""

import pytest
from django.urls import reverse

from indicators.models import BatchForm
from tests.batches.conftest import bring, document
from tests.catalogue import load_catalogue

LEFTOVER = {"text": "丢下的", "place": {"table": 1, "row": 1, "column": 1}}


@pytest.fixture(autouse=True)
def _registry(settings, tmp_path, db):  # noqa: ARG001 - asks for the database
    settings.MEDIA_ROOT = tmp_path
    load_catalogue("141125")


def test_forms_are_listed_by_their_doubts_and_then_by_their_leftovers(admin_client):
    clear, doubtful = {"参保人数": "≥95%"}, {"参保率": "？？"}
    batch = bring(document(甲=clear, 乙=clear, 丙=doubtful))
    second = BatchForm.objects.filter(region_code="000000", position=1)
    second.update(leftovers=[LEFTOVER])
    page = admin_client.get(reverse("admin:indicators_batch_change", args=[batch.pk]))
    lines = page.context["lines"]
    assert [(str(line.row), line.row.doubts, len(line.row.leftovers)) for line in lines] == [
        ("丙", 1, 0),
        ("乙", 0, 1),
        ("甲", 0, 0),
    ]
