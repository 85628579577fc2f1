"""The head and foot of a form: labelled rows → fields.

Each reader takes the entries it knows and says which cells it read; what nobody read is a
leftover of the form.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.core.form import Party
from indicators.core.grid import Cell
from indicators.recogniser.entries import Entry
from indicators.recogniser.items import Row
from indicators.recogniser.labels import (
    CODE_LABELS,
    CODED_PARTY,
    FIELD_BY_WORD,
    PARTY_FIELDS,
    PARTY_TAIL,
    WEAK_LABELS,
    Field,
)

_CODE = re.compile(r"\d{3,21}")
_BEHIND = re.compile(
    r"\s{2,}.*$|\s+\S*单位[:：].*$|\s+(?:19|20)\d\d年度?(?:\s.*)?$|\s*[(（]盖章[)）]\s*$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A row of a form's head or foot with its labels."""

    row: Row
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """The labelled texts of head and foot."""

    texts: dict[Field, str]
    parties: dict[Field, Party]
    read: frozenset[Cell]


def read_fields(rows: Sequence[HeadRow]) -> Fields:
    """Read the plain fields; the first text of a label counts, a second one is left over."""
    texts: dict[Field, str] = {}
    parties: dict[Field, Party] = {}
    read: set[Cell] = set()
    entries = [entry for row in rows for entry in row.entries]
    for entry in sorted(entries, key=lambda entry: entry.label in WEAK_LABELS):
        name = FIELD_BY_WORD.get(entry.label or "")
        if name is None or not entry.texts or name in texts or name in parties:
            continue
        cell = entry.texts[0]
        party = read_party(cell.text) if name in PARTY_FIELDS else None
        if party is not None:
            parties[name] = party
        elif name not in PARTY_FIELDS:
            texts[name] = cell.text
        if party is not None or name in texts:
            read.add(cell)
    for name, cell in _codes(rows, parties):
        parties[name] = replace(parties[name], code=cell.text)
        read.add(cell)
    return Fields(texts, parties, frozenset(read))


def _codes(rows: Sequence[HeadRow], parties: dict[Field, Party]) -> Iterator[tuple[Field, Cell]]:
    """The codes that stand in cells of their own, of organisations that print none beside."""
    for entry in (entry for row in rows for entry in row.entries):
        name = CODE_LABELS.get(entry.label or "")
        party = parties.get(name) if name else None
        if name and party and party.code is None and entry.texts:
            cell = entry.texts[0]
            if _CODE.fullmatch(cell.text):
                yield name, cell


# 市住建局[412]: the code behind the name.
_CODE_BEHIND = re.compile(r"^(\D+?)\s*\[(\d{3,21})\]$")


def read_party(text: str) -> Party | None:
    """Part `053-柳林县医疗保障局[部门]` or `[055]城管局` into code and name.

    A bare number before a name is a code only if it is long enough not to be part of the name
    (120急救指挥中心). What leaves no name is None.
    """
    text = _BEHIND.sub("", _BEHIND.sub("", text.strip()))
    text = _CODE_BEHIND.sub(r"[\2]\1", text.strip())
    match = CODED_PARTY.match(text.strip())
    code = match["boxed"] or match["led"] or match["bare"] if match else None
    name = PARTY_TAIL.sub("", (match["name"] if match else text).strip()).lstrip("-—_")
    return Party(name, code) if any(c.isalpha() for c in name) else None
