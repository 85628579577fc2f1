from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command

from indicators import models
from indicators.core.taxonomy import Dimension
from indicators.core.unit import Unit
from indicators.services.catalogue import kept_catalogue, packaged_catalogue


def load():
    call_command("loaddata", "taxonomies", "units", verbosity=0)


def content(catalogue):
    return catalogue.taxonomies, tuple(catalogue.units)


def test_packaged_catalogue_needs_no_database():
    taxonomies = packaged_catalogue().taxonomies
    assert [(t.code, t.valid_from, len(t.dimensions)) for t in taxonomies] == [
        ("2015", date(2015, 5, 21), 12),
        ("2021", date(2021, 8, 18), 15),
    ]


def test_packaged_catalogue_is_read_once():
    assert packaged_catalogue() is packaged_catalogue()


def test_packaged_catalogue_dimension():
    taxonomy = packaged_catalogue().taxonomies[0]
    cost = taxonomy.by_label("成本", level=2)
    assert cost is not None
    assert replace(cost, aliases=()) == Dimension(
        code="2015.output.cost", label="成本指标", level=2, parent="2015.output"
    )
    assert taxonomy.by_label("产出成本指标", level=2) == cost
    assert taxonomy.by_label("成本指标", level=1) is None


def test_packaged_catalogue_unit():
    unit = packaged_catalogue().units.find("万元")
    assert unit is not None
    assert (unit.dimension, unit.base, unit.factor) == ("money", "元", Decimal(10000))


@pytest.mark.django_db
def test_kept_catalogue_equals_the_packaged_one():
    load()
    assert content(kept_catalogue()) == content(packaged_catalogue())


@pytest.mark.django_db
def test_kept_catalogue_knows_corrections():
    load()
    models.Dimension.objects.filter(code="2015.output.cost").update(aliases=["花费"])
    models.Unit.objects.create(
        symbol="井", dimension="count", base="井", factor=Decimal("1.0"), aliases=["口井"]
    )
    catalogue = kept_catalogue()
    found = catalogue.taxonomies[0].by_label("花费", level=2)
    assert found is not None
    assert found.code == "2015.output.cost"
    assert catalogue.units.find("口井") == Unit("井", "count", "井", Decimal(1), ("口井",))


@pytest.mark.django_db
def test_kept_catalogue_costs_three_queries(django_assert_num_queries):
    load()
    with django_assert_num_queries(3):
        kept_catalogue()


@pytest.mark.django_db
def test_kept_catalogue_empty():
    assert content(kept_catalogue()) == ((), ())


def test_words_name_one_unit():
    units = packaged_catalogue().units
    claimed = {
        word: unit.symbol
        for unit in units
        for word in (unit.symbol, *unit.aliases)
        if units.find(word) != unit
    }
    assert claimed == {}
