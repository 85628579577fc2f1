"""A small country and everyone who may ask about it, for test_matrix.py.

Every role is held at `home`. `below` belongs to home, `beside` is of the same county, `elsewhere`
of another province. Each place has a draft and a published form, each with a project, a document,
an indicator and an event of its own.
"""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from rest_framework.test import APIClient

from indicators.models import Batch, Event, Export, SourceDocument
from projects.models import UNPLACED, Role, TokenScope
from projects.models.scope import scope_of
from projects.services.tokens import make_token
from tests.factories import (
    COUNTY,
    OTHER_COUNTY,
    make_document,
    make_form,
    make_indicator,
    make_member,
    make_organisation,
    make_project,
    make_region,
)

PLACES = ("home", "below", "beside", "elsewhere")
EVERYONE = ("anonymous", "stranger", *Role, "superuser")
OF_THE_TREE = {"clerk", "unit_head", "department_reviewer"}
ENTERING = {"clerk", "unit_head", "finance_administrator", "superuser"}


def reached(who):
    """Name the places whose rows are someone's own."""
    if who in {"anonymous", "stranger"}:
        return set()
    if who in OF_THE_TREE:
        return {"home", "below"}
    return set(PLACES) if who == "superuser" else {"home", "below", "beside"}


def reaches_region(who, region_code):
    """Tell of rows that belong to no organisation."""
    return who == "superuser" or (bool(reached(who) - {"home", "below"}) and region_code == COUNTY)


@dataclass
class Cell:
    """The rows of a place that are published, or that are not."""

    place: str
    published: bool
    form: object
    indicator: object
    event: object

    def seen_by(self, who):
        return self.published or self.place in reached(who)

    def own_of(self, who):
        return self.place in reached(who)


class World:
    """Everything there is; what lies loose is of no organisation."""

    def __init__(self):
        make_region(UNPLACED)
        call_command("loaddata", "units", verbosity=0)
        places = {name: make_organisation(_region(name), name=name) for name in PLACES}
        places["below"].parent = places["home"]
        places["below"].save()
        self.cells = [
            _cell(place, organisation, published)
            for place, organisation in places.items()
            for published in (False, True)
        ]
        people = {role: make_member(places["home"], role, role) for role in Role}
        people |= {"stranger": make_member(name="stranger")}
        people |= {"superuser": User.objects.create_superuser("superuser")}
        self.people = people
        self.tokens = {
            name: make_token(person=person, name="theirs", scope=TokenScope.READ)[0]
            for name, person in people.items()
        }
        self.exports = {name: _export(person) for name, person in people.items()}
        self.batches = [_batch(code) for code in (COUNTY, OTHER_COUNTY, UNPLACED)]
        self.batches += [_batch(UNPLACED, by=person) for person in people.values()]
        self.documents = [
            _document(code, f"loose {code}") for code in (COUNTY, OTHER_COUNTY, UNPLACED)
        ]
        self.documents += [
            _document(UNPLACED, who, uploaded_by=person) for who, person in people.items()
        ]
        for document in SourceDocument.objects.all():
            document.file.save("", ContentFile("预算".encode()))
        self.loose_events = [
            Event.objects.create(
                region_code=row.region_code,
                verb="batch_kept",
                batch=row,
                by=row.uploaded_by,
                object_name=str(row),
            )
            for row in self.batches
        ]

    def client(self, who):
        client = APIClient(headers={"Accept-Language": "en"})
        if who != "anonymous":
            client.force_login(User.objects.get(username=who))
        return client


def is_theirs(row, who):
    """Tell of a row of no organisation whether it is brought or reached by someone."""
    by = row.uploaded_by.username if row.uploaded_by else None
    return by == who or reaches_region(who, row.region_code)


def _region(place):
    return OTHER_COUNTY if place == "elsewhere" else COUNTY


def _batch(region_code, by=None):
    return Batch.objects.create(region_code=region_code, uploaded_by=by, state="read")


def _export(person):
    export = Export.objects.create(
        asked_by=person,
        format="csv",
        state="done",
        reach=scope_of(person).seeing.told(),
        expires_at=timezone.now() + timedelta(days=1),
    )
    export.file.save(f"{export.pk}.csv", ContentFile(b"id"))
    return export


def _document(region_code, name, **fields):
    return make_document(
        region_code,
        name=name,
        sha256=sha256(name.encode()).hexdigest(),
        uploaded_by_name="王五",
        leftovers=[{"text": "余文", "place": {"line": 1}}],
        **fields,
    )


def _cell(place, organisation, published):
    word = f"{place} {published}"
    form = make_form(
        make_project(organisation, word),
        state="published" if published else "draft",
        source_document=_document(organisation.region_code, word),
        responsible_person="张三",
        handler="李四",
        phone="0358-4022222",
    )
    event = Event.objects.create(
        region_code=form.region_code,
        organisation=organisation,
        verb="form_created",
        form=form,
        object_name=word,
    )
    return Cell(place, published, form, make_indicator(form), event)
