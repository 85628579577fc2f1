"""The head of a form: its fields in the rows of a layout, and rows for what it has no row for."""

from collections.abc import Iterator

from indicators.core.form import FormContent, FormKind, Party
from indicators.writers.layout import words
from indicators.writers.layout.frame import Frame
from indicators.writers.layout.goals import evaluated_goal_rows, goal_rows
from indicators.writers.layout.layouts import Block, Spec
from indicators.writers.layout.money import execution_rows, funding_rows
from indicators.writers.layout.sheet import Row
from indicators.writers.layout.tasks import in_total_row, task_rows


def head_rows(content: FormContent, spec: Spec, frame: Frame) -> Iterator[Row]:
    for item in spec.head:
        if isinstance(item, Block):
            yield from _block(item, content, spec, frame)
        else:
            yield from frame.pairs([_labelled(name, content, spec) for name in item])


def text_of(content: FormContent, name: str) -> str:
    """A field as it is printed; an organisation with its code before it."""
    value = getattr(content, name)
    if isinstance(value, Party):
        return f"{value.code}-{value.name}" if value.code else value.name
    return value or ""


def named_by_title(content: FormContent) -> bool:
    """Whether the title alone names the project: 1、城乡居民医疗救助绩效目标表."""
    name = content.project_name
    if name is None or content.kind is not FormKind.PROJECT:
        return False
    before, found, after = content.title.partition(name)
    return bool(found) and after == "绩效目标表" and before.rstrip("、").isdigit() is bool(before)


def _block(block: Block, content: FormContent, spec: Spec, frame: Frame) -> tuple[Row, ...]:
    taken = in_total_row(content)
    funding = [line for line in content.funding if line not in taken]
    match block:
        case Block.OTHERS:
            return tuple(_others(content, spec, frame))
        case Block.FUNDING:
            rows = (
                funding_rows(funding, spec.sources, frame, spec.unit)
                if funding or spec.sources
                else ()
            )
        case Block.EXECUTION:
            rows = execution_rows(funding, spec.sources, frame, spec.unit)
        case Block.TASKS:
            return task_rows(content, frame)
        case Block.GOALS if Block.EXECUTION in spec.head:
            return evaluated_goal_rows(content.goals, frame)
        case Block.GOALS:
            return goal_rows(content.goals, spec, frame)
    return rows if Block.TASKS in spec.head else (*rows, *_stray_tasks(content, frame))


def _stray_tasks(content: FormContent, frame: Frame) -> tuple[Row, ...]:
    """Tasks in a form whose layout has no table for them."""
    return task_rows(content, frame) if content.tasks else ()


def _others(content: FormContent, spec: Spec, frame: Frame) -> Iterator[Row]:
    printed = {name for item in spec.head if isinstance(item, tuple) for name in item}
    for name in words.FIELDS:
        is_titled = name == "project_name" and not printed and named_by_title(content)
        if name not in printed and getattr(content, name) is not None and not is_titled:
            yield from frame.pairs([_labelled(name, content, spec)])


def _labelled(name: str, content: FormContent, spec: Spec) -> tuple[str, str]:
    return spec.labels.get(name, words.FIELDS[name]), text_of(content, name)
