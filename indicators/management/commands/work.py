"""`manage.py work`: read and commit imports and write exports in the background."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from indicators.services.batches.worker import run_worker


class Command(BaseCommand):
    help = _("Read and commit imports and write exports in the background.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help=_("do what waits, then end"))

    def handle(self, *_args: str, once: bool, **_options: object) -> None:
        run_worker(once=once)
