"""The goals of a head: in one cell, side by side, or beside what was reached."""

from indicators.core.form import Goals, Scope
from indicators.writers.layout import words
from indicators.writers.layout.frame import Frame
from indicators.writers.layout.layouts import Spec
from indicators.writers.layout.sheet import Align, Box, Row

_HALF = 50


def goal_rows(goals: Goals, spec: Spec, frame: Frame) -> tuple[Row, ...]:
    if spec.is_paired or (goals.period is not None and goals.annual is not None):
        return _two_scopes(goals, frame)
    if goals.period is not None:
        return (frame.row(words.GOALS[Scope.PERIOD], goals.period),)
    return (frame.row(spec.goal, goals.annual or ""),)


def evaluated_goal_rows(goals: Goals, frame: Frame) -> tuple[Row, ...]:
    """The goal of the year beside what was reached of it, which is left for a person to fill in."""
    heads, texts = (words.EXPECTED, words.REACHED), (goals.annual or "", "")
    year = frame.beside_label(words.ANNUAL_GOAL, _under(heads, texts, frame))
    if goals.period is None:
        return year
    return (frame.row(words.GOALS[Scope.PERIOD], goals.period), *year)


def _two_scopes(goals: Goals, frame: Frame) -> tuple[Row, ...]:
    heads = (words.GOALS[Scope.PERIOD], words.GOALS[Scope.ANNUAL])
    texts = (goals.period or "", goals.annual or "")
    return frame.beside_label(words.OVERALL_GOAL, _under(heads, texts, frame))


def _under(heads: tuple[str, str], texts: tuple[str, str], frame: Frame) -> tuple[Row, Row]:
    return (
        frame.shared([(Box(head), _HALF) for head in heads]),
        frame.shared([(Box(text, align=Align.LEFT), _HALF) for text in texts]),
    )
