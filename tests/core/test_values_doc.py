"""docs/values.md is true: every line of its tables is read here."""

import pytest

from indicators.core.note import PART, STARTS, Note
from tests.core.documents import tables
from tests.core.readings import ROOT, read, reading_text

LINES = list(tables(ROOT / "docs" / "values.md"))
VALUES = [line for line in LINES if "Printed" in line]
NOTES = [line["Code"] for line in LINES if "Code" in line]


def row_of(line):
    row = {"comparator": line.get("Sign"), "unit": line.get("Unit")}
    for word in line["Row"].split():
        if word.isdigit():
            row["fiscal_year"] = int(word)
        elif word.startswith("name:"):
            row["name"] = word.removeprefix("name:")
        else:
            row["level2"] = word
    return row


@pytest.mark.parametrize("line", VALUES, ids=lambda line: line["Printed"])
def test_line_is_read_as_it_says(line):
    value = read(line["Printed"], **row_of(line))
    shown = (value.kind, reading_text(value), " ".join(value.notes))
    assert shown == (line["Kind"], line["Reading"], line["Notes"])


def test_document_has_lines():
    assert len(VALUES) > 280


def test_every_note_is_explained_once():
    assert sorted(NOTES) == sorted([*Note, f"{PART}…", f"{STARTS}…"])


def test_every_note_has_an_example():
    shown = {note.split(":")[0] for line in VALUES for note in line["Notes"].split()}
    assert shown | {"empty"} == {note.split(":")[0] for note in NOTES}
