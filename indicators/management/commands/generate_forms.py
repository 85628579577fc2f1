"""`manage.py generate_forms --forms N --seed S`: load for measuring, never beside real forms."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from indicators.services.load.generating import LoadRefused, generate_forms
from indicators.services.load.ids import LARGEST_SEED

_REASONS = {
    "no_catalogue": gettext_noop("The database has no regions or taxonomies; run setup first."),
    "seed_used": gettext_noop("The forms of this seed are there already; choose another seed."),
    "not_empty": gettext_noop("There are forms already; bulk is for an empty registry."),
}


class Command(BaseCommand):
    help = _(
        "Generate forms out of the words of the packaged documents, for measuring. They stand"
        " beside real forms: use a database of their own."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--forms", type=int, required=True, help=_("how many, with about 12 indicators each")
        )
        parser.add_argument(
            "--seed", type=int, default=1, help=_("the same seed makes the same forms")
        )

        parser.add_argument(
            "--bulk",
            action="store_true",
            help=_("into an empty registry, which nobody can use meanwhile; several times as fast"),
        )

    def handle(self, *, forms: int, seed: int, bulk: bool, **_options: object) -> None:
        if forms < 1 or not 0 <= seed <= LARGEST_SEED:
            message = _("Expected: at least one form, and a seed from 0 to %(largest)s.")
            raise CommandError(message % {"largest": LARGEST_SEED})
        try:
            loaded = generate_forms(forms=forms, seed=seed, by=None, bulk=bulk)
        except LoadRefused as error:
            raise CommandError(_(_REASONS[error.reason])) from error
        message = _(
            "%(forms)s forms, %(indicators)s indicators in %(seconds)s s: %(rate)s a second."
        )
        self.stdout.write(
            message
            % {
                "forms": f"{loaded.forms:,}",
                "indicators": f"{loaded.indicators:,}",
                "seconds": f"{loaded.seconds:.1f}",
                "rate": f"{loaded.indicators / loaded.seconds:,.0f}",
            }
        )
