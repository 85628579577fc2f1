"""`manage.py parse_values FILE`: a printed target a line → a typed value a line, no database."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.utils.translation import gettext as _

from indicators.core.grammar import parse_value
from indicators.core.note import Note
from indicators.core.unit import Units
from indicators.core.value import Kind, Value
from indicators.management.reasons import reason_of
from indicators.services.catalogue import packaged_catalogue
from indicators.writers.value_json import value_json

OPTIONAL = {"comparator": str, "unit": str, "level2": str, "name": str, "fiscal_year": int}


class BadLineError(Exception):
    """A line that cannot be read as asked; `raw` is its printed text, or the line itself."""

    def __init__(self, reason: str, raw: str) -> None:
        super().__init__(reason)
        self.raw = raw


class Command(BaseCommand):
    help = _("Read printed targets, one JSON object a line, and print each as it is understood.")
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *, file: Path, **_options: object) -> None:
        try:
            lines = file.open("rb")
        except OSError as error:
            message = _("%(file)s cannot be opened: %(reason)s")
            raise CommandError(message % {"file": file, "reason": reason_of(error)}) from error
        with lines:
            try:
                bad = self._print(lines)
            except BrokenPipeError:  # whoever reads has seen enough, and hears no more
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                bad = 1
        if bad:
            sys.exit(1)

    def _print(self, lines: Iterable[bytes]) -> int:
        """Print a value for each line; say which lines are bad, and count them."""
        units, bad = packaged_catalogue().units, 0
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                _write(self.stdout, _value(line, units))
            except BadLineError as error:
                bad += 1
                self.stderr.write(_("line %(n)d: %(reason)s") % {"n": number, "reason": error})
                _write(self.stdout, Value(error.raw, Kind.UNPARSEABLE, notes=(Note.UNREAD,)))
        return bad


def _value(line: bytes, units: Units) -> Value:
    row = _row(line)
    given = {key: row[key] for key in OPTIONAL if row.get(key) is not None}
    return parse_value(row["raw"], units=units, **given)


def _row(line: bytes) -> dict[str, Any]:
    """Check what a line holds, so that a mistake in it is named rather than guessed away."""
    text = line.decode("utf-8", "replace").strip()
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadLineError(_("not JSON in UTF-8"), text) from error
    if not isinstance(row, dict):
        raise BadLineError(_("not a JSON object"), text)
    raw = row.get("raw")
    if not isinstance(raw, str):
        raise BadLineError(_("“raw” must be a text"), text)
    for key, kind in OPTIONAL.items():
        if row.get(key) is not None and type(row[key]) is not kind:
            raise BadLineError(_("“%(key)s” has the wrong type") % {"key": key}, raw)
    return row


def _write(out: OutputWrapper, value: Value) -> None:
    line = json.dumps(value_json(value), ensure_ascii=False)
    if not line.isascii() and any("\ud800" <= character <= "\udfff" for character in line):
        line = json.dumps(value_json(value))  # half a surrogate pair is no UTF-8
    out.write(line + "\n")
