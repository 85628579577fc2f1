"""The cells of a content by their paths: `goals.annual`, `indicators.3.raw`; read and written."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from indicators.core.form import (
    FormContent,
    FundingLine,
    FundingSource,
    IndicatorContent,
    Party,
    Scope,
)
from indicators.core.grammar import parse_value
from indicators.core.money import read_amount
from indicators.core.problem import Problem
from indicators.core.taxonomy import Taxonomy
from indicators.core.value import Kind, Value
from indicators.services.catalogue import Catalogue
from indicators.services.refusal import ContentRefused

T = TypeVar("T")
_YEARS = range(1990, 2101)
_REQUIRED = {"title", "level3", "printed", "unit"}
# What the reading of a target depends on.
_READ_FROM = {"raw", "level", "level3"}
PARTY_PARTS = ("name", "code")


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads and writes the cells of contents; knows the catalogue that targets are read with."""

    catalogue: Catalogue

    def text(self, content: FormContent, path: str) -> str:
        """Give what a cell holds."""
        head, _, rest = path.partition(".")
        if head in _TABLES:
            number, _, name = rest.partition(".")
            return self._text_of_row(content, getattr(content, head)[int(number)], name)
        held = getattr(content, head)
        if rest:
            held = getattr(held, rest) if held is not None else None
        return _shown(held)

    def written(self, content: FormContent, path: str, text: str) -> FormContent:
        """Give the content with another text in one cell.

        Raises:
            ContentRefused: The text is nothing that this cell can hold.
        """
        head, _, rest = path.partition(".")
        if head in _TABLES:
            number, _, name = rest.partition(".")
            rows = list(getattr(content, head))
            rows[int(number)] = self._row(content, rows[int(number)], name, text)
            return _with(content, head, tuple(rows))
        return _with(content, head, _field(content, head, rest, text))

    def _text_of_row(self, content: FormContent, row: Any, name: str) -> str:
        if name == "raw":
            raw: str = row.value.raw
            return raw
        if name == "level":
            return self._level_code(content.taxonomy, row)
        return _shown(getattr(row, name))

    def _row(self, content: FormContent, row: Any, name: str, text: str) -> Any:
        if isinstance(row, IndicatorContent):
            return self._indicator(content, row, name, text)
        if isinstance(row, FundingLine):
            return _funding(row, name, text)
        return _with(row, name, text or None)

    def _indicator(
        self, content: FormContent, row: IndicatorContent, name: str, text: str
    ) -> IndicatorContent:
        if name == "scope":
            return replace(row, scope=Scope(text))
        if name == "level":
            row = self._at_level(content.taxonomy, row, text)
        elif name == "level3":
            row = replace(row, level3=text)
        elif name != "raw":
            return _with(row, name, text or None)
        return self._read_again(content, row, text if name == "raw" else row.value.raw)

    def _read_again(
        self, content: FormContent, row: IndicatorContent, raw: str
    ) -> IndicatorContent:
        value = parse_value(
            raw,
            units=self.catalogue.units,
            level2=row.level2,
            name=row.level3,
            fiscal_year=content.fiscal_year,
        )
        return replace(row, value=value)

    def _taxonomy(self, code: str) -> Taxonomy:
        return next(t for t in self.catalogue.taxonomies if t.code == code)

    def _level_code(self, taxonomy: str, row: IndicatorContent) -> str:
        """Give the code of the lowest level that a row has."""
        known = self._taxonomy(taxonomy)
        above = {d.code: d.label for d in known.at_level(1)}
        if row.level2 is not None:
            at_two = (
                d.code
                for d in known.at_level(2)
                if d.label == row.level2 and above.get(d.parent or "") in {row.level1, None}
            )
            return next(at_two, "")
        return next((code for code, label in above.items() if label == row.level1), "")

    def _at_level(self, taxonomy: str, row: IndicatorContent, code: str) -> IndicatorContent:
        row = replace(row, level1_printed=None, level2_printed=None)
        if not code:
            return replace(row, level1=None, level2=None)
        known = self._taxonomy(taxonomy)
        chosen = known.by_code(code)
        if chosen.parent is None:
            return replace(row, level1=chosen.label, level2=None)
        above = known.by_code(chosen.parent)
        return replace(row, level1=above.label, level2=chosen.label)


def with_new_row(content: FormContent) -> FormContent:
    """Give the content with an empty indicator at its end."""
    return replace(content, indicators=(*content.indicators, _EMPTY))


def kept_rows(content: FormContent, dropped: Collection[str]) -> FormContent:
    """Give the content without the rows that were left out, and without those that say nothing."""
    tables: dict[str, Any] = {
        table: tuple(
            row
            for number, row in enumerate(getattr(content, table))
            if f"{table}.{number}" not in dropped and row != _EMPTY
        )
        for table in sorted(_TABLES)
    }
    return replace(content, **tables)


def _with(row: T, name: str, value: Any) -> T:
    changed: T = replace(row, **{name: value})  # type: ignore[type-var] # dataclasses all
    return changed


def _shown(held: Any) -> str:
    return "" if held is None else str(held)


def _field(content: FormContent, head: str, rest: str, text: str) -> Any:
    if head == "fiscal_year":
        return _year(text)
    if rest in PARTY_PARTS:
        return _party(getattr(content, head), rest, text)
    if rest:
        return replace(getattr(content, head), **{rest: text or None})
    return text if head in _REQUIRED else text or None


def _year(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text) in _YEARS):
        raise ContentRefused(Problem("no_year", text))
    return int(text)


def _party(party: Party | None, part: str, text: str) -> Party | None:
    if part == "code":
        if text and party is None:
            raise ContentRefused(Problem("code_without_name", text))
        return replace(party, code=text or None) if party else None
    return Party(text, party.code if party else None) if text else None


def _funding(line: FundingLine, name: str, text: str) -> FundingLine:
    if name in {"scope", "source"}:
        kinds: dict[str, Callable[[str], Any]] = {"scope": Scope, "source": FundingSource}
        return _with(line, name, kinds[name](text))
    changed = _with(line, name, text)
    read = read_amount(changed.printed, changed.unit)
    if read is None:
        raise ContentRefused(Problem("no_sum", f"{changed.printed} {changed.unit}".strip()))
    return replace(changed, amount=read[0])


_TABLES = {"indicators", "tasks", "funding"}
_EMPTY = IndicatorContent(Scope.ANNUAL, None, None, "", Value("", Kind.UNPARSEABLE))
