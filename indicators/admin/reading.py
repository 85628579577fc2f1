"""A typed target in words: ≥ 95% · 50～60 分 · 每月20日之前."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.core.value import Comparator, Deadline, Recurrence, Relation, Value

SIGNS = {
    Comparator.GTE: "≥",
    Comparator.LTE: "≤",
    Comparator.GT: "＞",
    Comparator.LT: "＜",
    Comparator.EQ: "＝",
}


def reading_of(value: Value) -> str:
    """Say how a target was read; nothing where words are only what they are."""
    if value.deadline is not None:
        return deadline_words(value.deadline)
    if value.number is None:
        return value.repaired or ""
    unit = value.unit or ""
    if value.comparator is Comparator.BETWEEN and value.number_high is not None:
        return f"{_number(value.number)}～{_number(value.number_high)} {unit}".strip()
    sign = SIGNS[value.comparator] if value.comparator else ""
    return f"{sign} {_number(value.number)} {unit}".strip()


def _number(number: Decimal) -> str:
    return f"{number:,f}"


def deadline_words(deadline: Deadline) -> str:
    moment = _recurring(deadline.recurrence, "".join(_parts(deadline)))
    match deadline.relation:
        case Relation.BEFORE:
            return _("before %(moment)s") % {"moment": moment}
        case Relation.BY:
            return _("no later than %(moment)s") % {"moment": moment}
        case Relation.AT:
            return _("at %(moment)s") % {"moment": moment}
        case Relation.WITHIN:
            return _("within %(moment)s") % {"moment": moment}
        case Relation.DURING:
            return _("during %(moment)s") % {"moment": moment}


def _recurring(recurrence: Recurrence, moment: str) -> str:
    match recurrence:
        case Recurrence.MONTHLY:
            return _("every month, %(moment)s") % {"moment": moment} if moment else _("every month")
        case Recurrence.QUARTERLY:
            return (
                _("every quarter, %(moment)s") % {"moment": moment}
                if moment
                else _("every quarter")
            )
        case Recurrence.YEARLY:
            return _("every year, %(moment)s") % {"moment": moment} if moment else _("every year")
        case Recurrence.ONCE:
            return moment


def _parts(deadline: Deadline) -> list[str]:
    """Name the parts of a moment from the year down, as Chinese does."""
    parts = []
    if deadline.year is not None:
        parts.append(pgettext("moment", "%(n)s year ") % {"n": deadline.year})
    if deadline.quarter is not None:
        parts.append(pgettext("moment", "quarter %(n)s ") % {"n": deadline.quarter})
    if deadline.month is not None:
        parts.append(pgettext("moment", "month %(n)s ") % {"n": deadline.month})
    if deadline.day == "end":
        parts.append(pgettext("moment", "end"))
    elif deadline.day is not None:
        parts.append(pgettext("moment", "day %(n)s") % {"n": deadline.day})
    return parts
