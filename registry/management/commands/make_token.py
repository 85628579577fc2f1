"""manage.py make_token: a token for a program; the text is printed once, alone on its line."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from projects.models import TokenScope
from projects.services.tokens import TokenRefused, make_token


class Command(BaseCommand):
    """For machine clients: their person is an account that nobody signs in with."""

    help = _("Make an API token for a person; it is printed once and kept nowhere.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help=_("User name of the person it acts for."))
        parser.add_argument("name", help=_("What the token is for."))
        parser.add_argument("--write", action="store_true", help=_("It may write, not only read."))
        parser.add_argument("--days", type=int, help=_("After how many days it expires."))

    def handle(
        self, *_args: str, person: str, name: str, write: bool, days: int | None, **_options: Any
    ) -> None:
        found = User.objects.filter(username=person, is_active=True).first()
        if found is None:
            raise CommandError(_("There is no active person “%(name)s”.") % {"name": person})
        scope = TokenScope.WRITE if write else TokenScope.READ
        try:
            _token, text = make_token(person=found, name=name, scope=scope, days=days)
        except TokenRefused as refusal:
            raise CommandError(str(refusal.detail)) from refusal
        self.stdout.write(text)
