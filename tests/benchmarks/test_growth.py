"""What a page costs is found for every list and every filter that must not grow."""

import pytest
from django.contrib.auth.models import User

from benchmarks.harness.growth import main
from benchmarks.harness.questions import FILTERS
from benchmarks.harness.run import best, growth_words
from indicators.services.load.generating import generate_forms
from registry.api import RESOURCES
from tests.catalogue import FIVE, load_catalogue


@pytest.mark.django_db
def test_no_list_and_no_filter_is_refused():
    load_catalogue(*FIVE)
    generate_forms(forms=400, seed=5, by=None)
    User.objects.create_superuser("admin")
    found = main("2", "1")
    assert found.keys() == {*FILTERS, *(f"list of {name}" for name in RESOURCES)}
    assert {page["status"] for page in found.values()} == {200}
    assert all(page["buffers"] > 0 and page["p50"] > 0 for page in found.values())


def test_of_several_turns_the_best_counts():
    turns = [
        {"list": {"buffers": 50.0, "p50": 3.0, "status": 200}},
        {"list": {"buffers": 51.0, "p50": 2.0, "status": 200}},
    ]
    assert best(turns) == {"list": {"buffers": 50.0, "p50": 2.0, "status": 200}}
    refused = {"list": {"buffers": None, "p50": None, "status": 400}}
    assert best([refused, refused]) == refused
    assert growth_words(turns[0]["list"], turns[1]["list"]) == "50 → 51 buffers, 3.0 → 2.0 ms"
    assert growth_words(refused["list"], turns[1]["list"]) == "answers 400 and 200"
