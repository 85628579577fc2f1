"""The catalogue for tests: taxonomies, units, and of the regions those that are asked for."""

import json

from django.conf import settings
from django.core.management import call_command

from projects.models import UNPLACED, Region

FIVE = ("140200", "141125", "130533", "610724", "610881")


def load_catalogue(*codes):
    call_command("loaddata", "taxonomies", "units", verbosity=0)
    wanted = {UNPLACED, *(f"{code[:n]:0<6}" for code in codes for n in (2, 4, 6))}
    fixture = settings.BASE_DIR / "fixtures" / "regions.json"
    rows = json.loads(fixture.read_text(encoding="utf-8"))
    Region.objects.bulk_create(
        Region(
            code=row["pk"],
            name=row["fields"]["name"],
            level=row["fields"]["level"],
            parent_id=row["fields"]["parent"],
        )
        for row in rows
        if row["pk"] in wanted
    )
