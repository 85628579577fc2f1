"""The documents of the corpus, each beside what a person says it holds."""

import json
import os
import sys
from contextlib import suppress
from io import StringIO
from pathlib import Path

import django
from django.core.management import call_command

SAMPLES = Path(__file__).parent
SUFFIXES = frozenset(
    (".pdf", ".docx", ".doc", ".xlsx", ".xls", ".html", ".txt", ".md", ".csv"),
)


def documents():
    """All documents that have a truth, in the order of their names."""
    found = (path for path in SAMPLES.rglob("*") if path.suffix in SUFFIXES)
    return sorted(path for path in found if truth_of(path).exists())


def truth_of(path):
    """The JSON keyed for this document alone, else the one its formats share."""
    own = path.with_name(f"{path.name}.json")
    return own if own.exists() else path.with_suffix(".json")


def expected(path):
    return json.loads(truth_of(path).read_text(encoding="utf-8"))


def recognised(path):
    """What `manage.py recognise` prints of one document."""
    out = StringIO()
    with suppress(SystemExit):  # printed all the same, with the problem in it
        call_command("recognise", str(path), stdout=out)
    return json.loads(out.getvalue())["documents"][0]


def set_up():
    """Outside pytest: the command needs Django and the folder that holds manage.py."""
    sys.path.insert(0, str(SAMPLES.parents[1]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
    django.setup()
