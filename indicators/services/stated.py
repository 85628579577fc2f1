"""What a client states of a form → its content: targets are read from their print, as always.

Whatever else is stated of a target or a sum has to be what was read. All faults are found at once,
each with the path to where it stands.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from indicators.core.difference import Key, indicator_key, task_key
from indicators.core.form import (
    FormContent,
    FormKind,
    FundingLine,
    FundingSource,
    Goals,
    IndicatorContent,
    Party,
    Scope,
    Task,
)
from indicators.core.grammar import parse_value
from indicators.core.grid import NOWHERE, Place
from indicators.core.joined import cells_of
from indicators.core.merging import counted
from indicators.core.money import read_amount
from indicators.core.problem import Problem
from indicators.core.taxonomy import Taxonomy
from indicators.core.value import Value
from indicators.models.text import fields_of
from indicators.services.catalogue import Catalogue
from indicators.writers.value_json import value_json

Stated = Mapping[str, Any]
Path = tuple[str | int, ...]
_TEXTS = fields_of(FormContent)
_PARTIES = fields_of(FormContent, Party | None)
# Levels are held apart; what the contract leaves out stays as it is kept.
_ROW_TEXTS = tuple(name for name in fields_of(IndicatorContent) if not name.startswith("level"))
_TASK_TEXTS = tuple(name for name in fields_of(Task) if name != "unit")
# In so many rows of a form cells are looked for that its print was joined from.
_MOST_SEARCHED = 200
_NO_DEADLINE = dict.fromkeys(("month", "day", "quarter", "year"))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one part of what was stated."""

    path: Path
    problem: Problem


class StatedRefused(Exception):  # noqa: N818 # a refusal is an answer, not a fault
    """What was stated is no content of a form; nothing was changed."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(", ".join(fault.problem.code for fault in faults))
        self.faults = faults


def stated_content(
    stated: Stated, catalogue: Catalogue, kept: FormContent | None = None
) -> FormContent:
    """Give the content that is stated, its types held already.

    `kept` is what the form says now: what the contract's JSON leaves out (printed levels, units of
    tasks) stays as it is for rows that stay, and a value that is stated as it is kept is taken as
    it is, though a person may have corrected its reading.

    Raises:
        StatedRefused: Something does not fit; it names all that does not.
    """
    reader = _Reader(stated, catalogue, kept)
    content = reader.content()
    if reader.faults:
        raise StatedRefused(reader.faults)
    return content


@dataclass
class _Reader:
    stated: Stated
    catalogue: Catalogue
    kept: FormContent | None
    faults: list[Fault] = field(default_factory=list)
    searched: int = 0

    def content(self) -> FormContent:
        stated, taxonomy = self.stated, self._taxonomy()
        goals = stated.get("goals") or {}
        texts: dict[str, Any] = {name: stated.get(name) for name in _TEXTS}
        texts |= {name: _party(stated.get(name)) for name in _PARTIES}
        return FormContent(
            kind=FormKind(stated["kind"]),
            title=stated["title"],
            taxonomy=taxonomy.code,
            blank=stated.get("blank", False),
            fiscal_year=stated.get("fiscal_year"),
            funding=tuple(self._funding()),
            goals=Goals(period=goals.get("period"), annual=goals.get("annual")),
            tasks=tuple(_task(row, before) for row, before in self._beside("tasks", task_key)),
            indicators=tuple(
                self._indicator(("indicators", at), row, before, taxonomy)
                for at, (row, before) in enumerate(self._beside("indicators", indicator_key))
            ),
            place=self.kept.place if self.kept else NOWHERE,
            **texts,
        )

    def _beside(self, table: str, key: Callable[[Any], Key]) -> Iterator[tuple[Stated, Any]]:
        """Put beside each row that is stated the kept one of the same name, in their order."""
        kept = dict(counted(getattr(self.kept, table) if self.kept else (), key))
        for name, row in counted(self.stated.get(table, ()), lambda row: key(_Named(row))):
            yield row, kept.get(name)

    def _fault(self, path: Path, code: str, detail: str = "") -> None:
        self.faults.append(Fault(path, Problem(code, detail)))

    def _taxonomy(self) -> Taxonomy:
        known = {taxonomy.code: taxonomy for taxonomy in self.catalogue.taxonomies}
        code = self.stated.get("taxonomy") or (self.kept.taxonomy if self.kept else None)
        if code is None:
            return _taxonomy_for(self.stated.get("indicators", ()), list(known.values()))
        if code not in known:
            self._fault(("taxonomy",), "taxonomy_unknown", ", ".join(known))
            return next(iter(known.values()))
        return known[code]

    def _funding(self) -> Iterator[FundingLine]:
        for at, line in enumerate(self.stated.get("funding", ())):
            read = read_amount(line["printed"], line["unit"])
            if read is None:
                self._fault(("funding", at, "printed"), "no_sum", line["printed"])
                continue
            amount, unit = read
            if line.get("amount") is not None and not _is_number(line["amount"], amount):
                self._fault(("funding", at, "amount"), "read_otherwise", format(amount, "f"))
            scope, source = Scope(line["scope"]), FundingSource(line["source"])
            yield FundingLine(scope, source, amount, line["printed"], unit)

    def _indicator(
        self, path: Path, row: Stated, before: IndicatorContent | None, taxonomy: Taxonomy
    ) -> IndicatorContent:
        if not row["level3"].strip() and not row["value"]["raw"].strip():
            self._fault(path, "row_without_content")
        level1, level2 = row.get("level1"), row.get("level2")
        for name in ("level1", "level2"):
            if row.get(name) is not None and not _stands(taxonomy, level1, level2, name):
                self._fault((*path, name), "level_unknown", row[name])
        place = Place(**row["place"]) if row.get("place") else before.place if before else NOWHERE
        return IndicatorContent(
            scope=Scope(row["scope"]),
            level1=level1,
            level2=level2,
            level3=row["level3"],
            value=self._value((*path, "value"), row, before),
            level1_printed=before.level1_printed if before else None,
            level2_printed=before.level2_printed if before else None,
            place=place,
            **{name: row.get(name) for name in _ROW_TEXTS},
        )

    def _value(self, path: Path, row: Stated, before: IndicatorContent | None) -> Value:
        """Give what is stated where some reading of the print says the same, else tell it apart."""
        stated = dict(row["value"])
        raw = stated["raw"]
        if stated.get("deadline"):
            stated["deadline"] = _NO_DEADLINE | stated["deadline"]
        read = partial(
            parse_value,
            units=self.catalogue.units,
            level2=row.get("level2"),
            name=row["level3"],
            fiscal_year=self.stated.get("fiscal_year"),
        )
        if before is not None and before.value.raw == raw and not _differing(before.value, stated):
            return before.value
        value = read(raw)
        differing = _differing(value, stated)
        if not differing:
            return value
        for joined in self._joined(stated, read):
            if not _differing(joined, stated):
                return joined
        for name in differing:
            self._fault((*path, name), "read_otherwise", _told(value_json(value)[name]))
        return value

    def _joined(self, stated: Stated, read: Callable[..., Value]) -> Iterator[Value]:
        """Give what the print says as cells that were joined, of layouts that have such.

        They are looked for only where the whole reading is stated, to be compared with.
        """
        if "kind" not in stated or self.searched == _MOST_SEARCHED:
            return
        self.searched += 1
        raw, unit = stated["raw"], stated.get("unit")
        for sign, text, cell in cells_of(raw, unit, self.catalogue.units):
            yield replace(read(text, comparator=sign, unit=cell), raw=raw)
        if unit is not None and unit not in raw:  # it stands in the head of its column
            yield replace(read(raw, unit=unit), raw=raw)


class _Named:
    """A row that is stated, by the names of a content's row; what is left out is null."""

    def __init__(self, row: Stated) -> None:
        self._row = row

    def __getattr__(self, name: str) -> Any:
        return self._row.get(name)


def _differing(value: Value, stated: Stated) -> list[str]:
    """Name what is stated of a target and is not what was read."""
    written = value_json(value)
    return [name for name in stated if stated[name] != written[name]]


def _told(read: Any) -> str:
    return "null" if read is None else str(read)


def _is_number(text: str, number: Decimal) -> bool:
    try:
        return Decimal(text) == number
    except InvalidOperation:
        return False


def _stands(taxonomy: Taxonomy, level1: str | None, level2: str | None, name: str) -> bool:
    """Say whether a label is official, and a level 2 stands under its level 1 and no other."""
    above = {d.code for d in taxonomy.at_level(1) if level1 in {None, d.label}}
    if name == "level1":
        return bool(above)
    return sum(d.label == level2 and d.parent in above for d in taxonomy.at_level(2)) == 1


def _taxonomy_for(rows: Sequence[Stated], taxonomies: Sequence[Taxonomy]) -> Taxonomy:
    """Choose the taxonomy that knows most of the levels, the oldest of equals, as in documents."""

    def known(taxonomy: Taxonomy) -> int:
        return sum(
            row.get(name) is not None
            and _stands(taxonomy, row.get("level1"), row.get("level2"), name)
            for row in rows
            for name in ("level1", "level2")
        )

    return max(sorted(taxonomies, key=lambda each: each.valid_from), key=known)


def _party(stated: Stated | None) -> Party | None:
    return Party(stated["name"], stated.get("code")) if stated else None


def _task(stated: Stated, before: Task | None) -> Task:
    task = Task(**{name: stated.get(name) for name in _TASK_TEXTS})
    return replace(task, unit=stated.get("unit", before.unit if before else None))
