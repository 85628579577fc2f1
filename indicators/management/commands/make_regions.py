"""manage.py make_regions: fixtures/regions.json anew, from the open list that it came from."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from projects.services.divisions import Division, IncompleteListError, divisions_from


class Command(BaseCommand):
    """Needs no database."""

    help = _("Make the fixture of regions from a list of division codes (JSON: code, name).")
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("list", type=Path, help=_("data.json of the package lcn"))
        parser.add_argument(
            "--output",
            type=Path,
            default=Path(settings.BASE_DIR, "fixtures", "regions.json"),
            help=_("The fixture to write."),
        )

    def handle(self, *_args: str, **options: Any) -> None:
        divisions = _read(options["list"])
        rows = ",\n".join(_row(division) for division in divisions)
        options["output"].write_text(f"[\n{rows}\n]\n", encoding="utf-8")
        self.stdout.write(_("%(count)s regions written.") % {"count": len(divisions)})


def _read(path: Path) -> tuple[Division, ...]:
    try:
        return divisions_from(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise CommandError(_("The file cannot be opened: %s") % path) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CommandError(_("This is not a list of division codes: %s") % path) from error
    except IncompleteListError as error:
        raise CommandError(_("The list lacks the province of %s.") % error) from error


def _row(division: Division) -> str:
    fields = asdict(division)
    row = {"model": "projects.region", "pk": fields.pop("code"), "fields": fields}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
