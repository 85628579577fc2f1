"""A template's texts and targets with other figures, years and subjects: the same words, new forms.

Every target is read by the grammar as the real path reads it; nothing is typed in beside it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from indicators.core.form import FormContent, FundingLine, Goals, IndicatorContent
from indicators.core.formatting import format_value, plain
from indicators.core.grammar import parse_value
from indicators.core.money import FACTORS, read_amount
from indicators.core.unit import Units
from indicators.core.value import Comparator, Kind, Value
from indicators.models.text import fields_of

HERE = "本地"
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?=\s?[年-])")
_DATED = re.compile("[年月日号季旬周]")
_ALL = re.compile("100 ?%")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SUM = re.compile(r"[0-9,]+(?:\.[0-9]+)?")
_HUNDRED = Decimal(100)
# In hundredths: most figures stay near the template's, some are far away from it.
_SHARES = (10, 35, 60, 80, 90, 100, 100, 105, 110, 125, 150, 200, 400, 1000)
_REACHED = (80, 95, 100, 100, 100, 102, 110)
_LONGEST_SUBJECT = 14


def subjects_of(contents: Sequence[FormContent]) -> tuple[str, ...]:
    """Give what the projects are about, for names that say more: 离休人员医疗费 + 发放率."""
    names = {content.project_name or "" for content in contents}
    return tuple(
        sorted(n for n in names if n and len(n) <= _LONGEST_SUBJECT and not _NUMBER.search(n))
    )


def in_year(content: FormContent, year: int, written_in: int) -> FormContent:
    """Move a form's texts to another year, without its rows."""
    texts: dict[str, Any] = {
        name: moved(text, year - written_in)
        for name in fields_of(FormContent)
        if name != "project_name" and (text := getattr(content, name))
    }
    goals = content.goals
    return replace(
        content,
        **texts,
        title=moved(content.title, year - written_in),
        fiscal_year=None if content.fiscal_year is None else year,
        goals=Goals(
            period=goals.period and moved(goals.period, year - written_in),
            annual=goals.annual and moved(goals.annual, year - written_in),
        ),
        funding=(),
        tasks=(),
        indicators=(),
    )


def moved(text: str, years: int) -> str:
    """Move the years that a text names."""
    return _YEAR.sub(lambda match: str(int(match[0]) + years), text)


def scaled(line: FundingLine, factor: int) -> FundingLine:
    """Multiply a sum, printed as it was printed, so that sums of sums stay right."""
    if line.unit not in FACTORS or not _SUM.fullmatch(line.printed):
        return line
    number = Decimal(line.printed.replace(",", "")) * factor
    printed = format(number, ",f" if "," in line.printed else "f")
    read = read_amount(printed, line.unit)
    return line if read is None else replace(line, printed=printed, amount=read[0])


class Targets:
    """Makes an indicator again: other figures, now and then another subject, or a range."""

    def __init__(self, units: Units, subjects: Sequence[str]) -> None:
        self._units = units
        self._subjects = subjects

    def other(
        self, row: IndicatorContent, content: FormContent, year: int, chance: Random
    ) -> IndicatorContent:
        years = year - (content.fiscal_year or year)
        name = moved(row.level3, years)
        if self._subjects and chance.random() < 1 / 3:
            name = chance.choice(self._subjects) + name
        value = self._read(_varied(moved(row.value.raw, years), chance), row, name, year)
        if chance.random() < 1 / 16 and (spanned := _as_range(value)):
            value = self._read(spanned, row, name, year)
        made = replace(row, level3=name, value=value)
        return _reached(made, chance) if row.actual else made

    def _read(self, raw: str, row: IndicatorContent, name: str, year: int) -> Value:
        return parse_value(raw, units=self._units, level2=row.level2, name=name, fiscal_year=year)


def is_dated(row: IndicatorContent) -> bool:
    """Whether the row, or how it is read, changes with the year."""
    texts = (row.level3, row.description or "", row.basis or "")
    if row.value.deadline or _DATED.search(row.value.raw):
        return True
    return any(map(_YEAR.search, texts))


def at_home(row: IndicatorContent, home: str) -> IndicatorContent:
    """Leave out the name of the place: one row serves every region."""
    texts: dict[str, Any] = {
        name: text.replace(home, HERE)
        for name in ("level3", *fields_of(IndicatorContent))
        if (text := getattr(row, name)) and home in text
    }
    return replace(row, **texts) if texts else row


def _varied(raw: str, chance: Random) -> str:
    """Change the figures, but not those of a date or of 100 %."""
    if _DATED.search(raw) or _ALL.search(raw):
        return raw
    return _NUMBER.sub(lambda match: _other_number(match, chance), raw)


def _other_number(match: re.Match[str], chance: Random) -> str:
    number = Decimal(match[0])
    is_share = match.string[match.end() :].lstrip()[:1] == "%"
    if is_share and number <= _HUNDRED:
        step = Decimal(chance.randrange(-12, 11))
        return plain(min(max(number + step, Decimal(1)), Decimal(99)))
    return plain(_times(number, chance.choice(_SHARES)))


def _times(number: Decimal, hundredths: int) -> Decimal:
    """Take a part of a number at its own scale; of something there is never nothing left."""
    unit = Decimal(1).scaleb(int(number.as_tuple().exponent))
    part = (number * hundredths / 100).quantize(unit, ROUND_HALF_UP)
    return part if part or not number else unit


def _as_range(value: Value) -> str | None:
    """Print a number as a range that begins with it."""
    if value.kind is not Kind.QUANTITATIVE or not value.number or value.number < 0:
        return None
    high = value.number + _times(value.number, 10)
    if value.unit == "%" and high > _HUNDRED:
        return None
    return format_value(
        replace(
            value,
            kind=Kind.RANGE,
            comparator=Comparator.BETWEEN,
            comparator_implied=False,
            number_high=high,
        )
    )


def _reached(row: IndicatorContent, chance: Random) -> IndicatorContent:
    """Say in figures what was reached of a number, near it."""
    value = row.value
    if value.number is None:
        return row
    reached = _times(value.number, chance.choice(_REACHED))
    return replace(row, actual=f"{plain(reached)}{value.unit or ''}")
