"""The catalogue's fixtures into the database: what is missing is added, what stands is left."""

from collections.abc import Iterator
from pathlib import Path

from django.core.serializers import deserialize
from django.core.serializers.base import DeserializedObject
from django.db import connection, transaction

# In the order in which they lean on one another.
FIXTURES = ("regions", "taxonomies", "units")


def add_missing(fixture: Path) -> int:
    """Add the fixture's objects that the database lacks; a row corrected here stays corrected."""
    with transaction.atomic(), connection.constraint_checks_disabled():
        missing = list(_missing(fixture))
        for found in missing:
            found.save()
        tables = {found.object._meta.db_table for found in missing}  # noqa: SLF001 - Django's way
        connection.check_constraints(table_names=tables)
    return len(missing)


def _missing(fixture: Path) -> Iterator[DeserializedObject]:
    kept: dict[type, set[object]] = {}
    for found in deserialize("json", fixture.read_text(encoding="utf-8")):
        model = type(found.object)
        if model not in kept:
            manager = model._base_manager  # noqa: SLF001 - sees what a default manager hides
            kept[model] = set(manager.values_list("pk", flat=True))
        if found.object.pk not in kept[model]:
            yield found
