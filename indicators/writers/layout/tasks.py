"""The main tasks of an overall form (年度主要任务) down to their total."""

from collections.abc import Sequence

from indicators.core.form import FormContent, FundingLine, FundingSource, Scope, Task
from indicators.writers.layout import words
from indicators.writers.layout.frame import Frame
from indicators.writers.layout.money import labelled
from indicators.writers.layout.sheet import Align, Box, Line, Row, Style

_SHARES = (20, 32, 13, 13, 13)
_TOTALS = {
    FundingSource.TOTAL: "total",
    FundingSource.FISCAL_APPROPRIATION: "fiscal",
    FundingSource.OTHER: "other",
}


def task_rows(content: FormContent, frame: Frame) -> tuple[Row, ...]:
    """Lay out the tasks; their total row holds the sums that `in_total_row` picks."""
    sums = {_TOTALS[line.source]: line.printed for line in in_total_row(content)}
    rows = [*_header(_unit(content), frame), *(_task(task, frame) for task in content.tasks)]
    total = Task(words.TASK_TOTAL, None, sums.get("total"), sums.get("fiscal"), sums.get("other"))
    return frame.beside_label(words.TASKS, [*rows, _total(total, frame)])


def in_total_row(content: FormContent) -> tuple[FundingLine, ...]:
    """The sums of the year that the total row has columns for: the first of each, in its unit."""
    if not content.tasks:
        return ()
    unit = _unit(content)
    found: dict[FundingSource, FundingLine] = {}
    for line in content.funding:
        if line.source in _TOTALS and line.scope is Scope.ANNUAL and line.unit == unit:
            found.setdefault(line.source, line)
    return tuple(found.values())


def unit_notes(content: FormContent) -> tuple[Line, ...]:
    """Name the tasks whose sums are in another unit than the column says."""
    unit = _unit(content)
    return tuple(
        Line(words.NOTE_OF_UNIT.format(task.name or "", task.unit), Style.NOTE)
        for task in content.tasks
        if task.unit not in (unit, None)
    )


def _unit(content: FormContent) -> str | None:
    return next((task.unit for task in content.tasks if task.unit), None)


def _header(unit: str | None, frame: Frame) -> tuple[Row, Row]:
    name, text, *sums = frame.shared(
        [
            (Box(words.TASK_NAME, rows=2), _SHARES[0]),
            (Box(words.TASK_CONTENT, rows=2), _SHARES[1]),
            *(
                (Box(word), s)
                for word, s in zip(words.TASK_SUMS.values(), _SHARES[2:], strict=True)
            ),
        ]
    )
    over = Box(labelled(words.TASK_AMOUNT, unit), columns=sum(box.columns for box in sums))
    return (name, text, over), tuple(sums)


def _task(task: Task, frame: Frame) -> Row:
    return _row((task.name, task.content, task.total, task.fiscal, task.other), frame)


def _total(task: Task, frame: Frame) -> Row:
    """金额合计 stands over the columns of name and content."""
    name, content, *sums = _task(task, frame)
    return (Box(name.text, columns=name.columns + content.columns), *sums)


def _row(texts: Sequence[str | None], frame: Frame) -> Row:
    aligns = (Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT)
    boxes = [Box(text or "", align=align) for text, align in zip(texts, aligns, strict=True)]
    return frame.shared(list(zip(boxes, _SHARES, strict=True)))
