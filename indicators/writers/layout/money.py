"""The sums of a head: sources below the totals of their scope, or an execution table."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from indicators.core.form import FundingLine, FundingSource, Scope
from indicators.writers.layout import words
from indicators.writers.layout.frame import Frame
from indicators.writers.layout.sheet import Align, Box, Row

_Pair = tuple[str, str]
_LABEL_SHARE, _SUM_SHARE = 26, 18
_WHOLE_LABEL, _WHOLE_SUM = 30, 62


def funding_rows(
    lines: Sequence[FundingLine],
    sources: Sequence[FundingSource],
    frame: Frame,
    usual: str | None = None,
) -> tuple[Row, ...]:
    """Lay out every sum; a layout's own sources are printed even where they say nothing.

    The unit stands behind 项目资金, or behind each source where the sums have several; a form
    without sums has the `usual` one.
    """
    unit = common_unit(lines) if lines else usual
    scopes = _scopes(lines)
    columns = [list(_column(lines, scope, sources, unit)) for scope in scopes]
    heading = labelled(words.FUNDING, unit)
    if len(columns) > 1 and frame.is_wide:
        rows = [_side_by_side(pairs, frame) for pairs in zip_longest(*columns, fillvalue=("", ""))]
    else:
        rows = [_whole(pair, frame) for column in columns for pair in column]
    return frame.beside_label(heading, rows)


def execution_rows(
    lines: Sequence[FundingLine],
    sources: Sequence[FundingSource],
    frame: Frame,
    usual: str | None = None,
) -> tuple[Row, ...]:
    """Lay out the budget of the year in the table of an evaluation; what was spent is not known.

    Sums of the period, or in another unit, have no place in it and come before it.
    """
    annual = [line for line in lines if line.scope is Scope.ANNUAL]
    unit = common_unit(annual) if annual else usual
    taken = {line.source: line for line in reversed(lines) if _fits(line, unit)}
    shown = _shown(list(taken.values()), sources)
    rows = [_columns_row(("", *words.EXECUTION), frame)]
    for number, source in enumerate((FundingSource.TOTAL, *shown)):
        label = _label(Scope.ANNUAL, source, is_first=number == 1)
        line = taken.get(source)
        budget = [line.printed if line and w == words.BUDGET else "" for w in words.EXECUTION]
        rows.append(_columns_row((label, *budget), frame))
    rest = [line for line in lines if line is not taken.get(line.source)]
    above = funding_rows(rest, (), frame) if rest else ()
    return (*above, *frame.beside_label(labelled(words.FUNDING, unit), rows))


def common_unit(lines: Sequence[FundingLine]) -> str | None:
    """The unit of all sums, if it is one."""
    units = {line.unit for line in lines}
    return units.pop() if len(units) == 1 else None


def labelled(word: str, unit: str | None) -> str:
    return f"{word}（{unit}）" if unit else word


def _fits(line: FundingLine, unit: str | None) -> bool:
    return unit is not None and line.scope is Scope.ANNUAL


def _scopes(lines: Sequence[FundingLine]) -> tuple[Scope, ...]:
    """Both scopes, unless the sums are of one alone."""
    found = {line.scope for line in lines}
    return tuple(found) if len(found) == 1 else tuple(Scope)


def _shown(
    lines: Sequence[FundingLine], sources: Sequence[FundingSource]
) -> tuple[FundingSource, ...]:
    """The sources to print, in the order of the forms."""
    found = {*sources, *(line.source for line in lines)}
    return tuple(source for source in words.SOURCES if source in found)


def _column(
    lines: Sequence[FundingLine],
    scope: Scope,
    sources: Sequence[FundingSource],
    unit: str | None,
) -> Iterator[_Pair]:
    """The total of a scope and the sources below it, each with its sum."""
    for number, source in enumerate((FundingSource.TOTAL, *_shown(lines, sources))):
        label = _label(scope, source, is_first=number == 1)
        own = [line for line in lines if (line.scope, line.source) == (scope, source)]
        if not own:
            yield f"{label}：", ""
        for line in own:
            yield labelled(label, line.unit if unit is None else None) + "：", line.printed


def _label(scope: Scope, source: FundingSource, *, is_first: bool) -> str:
    if source is FundingSource.TOTAL:
        return words.TOTALS[scope]
    return (words.AMONG_THEM if is_first else "") + words.SOURCES[source]


def _side_by_side(pairs: Sequence[_Pair], frame: Frame) -> Row:
    shares = (_LABEL_SHARE, _SUM_SHARE) * len(pairs)
    boxes = [box for pair in pairs for box in _boxes(pair)]
    return frame.shared(list(zip(boxes, shares, strict=True)))


def _whole(pair: _Pair, frame: Frame) -> Row:
    return frame.shared(list(zip(_boxes(pair), (_WHOLE_LABEL, _WHOLE_SUM), strict=True)))


def _boxes(pair: _Pair) -> tuple[Box, Box]:
    label, printed = pair
    return Box(label, align=Align.LEFT), Box(printed, align=Align.RIGHT)


def _columns_row(texts: Sequence[str], frame: Frame) -> Row:
    shares = (24, *[11] * (len(texts) - 1))
    return frame.shared([(Box(text), share) for text, share in zip(texts, shares, strict=True)])
