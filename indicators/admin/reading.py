"""A typed target in words: ≥ 95% · 50～60 分 · 每月20日之前."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from indicators.core.value import Comparator, Deadline, Recurrence, Relation, Value

SIGNS = {
    Comparator.GTE: "≥",
    Comparator.LTE: "≤",
    Comparator.GT: "＞",
    Comparator.LT: "＜",
    Comparator.EQ: "＝",
}

RELATED = {
    Relation.BEFORE: _("before %(moment)s"),
    Relation.BY: _("no later than %(moment)s"),
    Relation.AT: _("at %(moment)s"),
    Relation.WITHIN: _("within %(moment)s"),
    Relation.DURING: _("during %(moment)s"),
}
RECURRING = {
    Recurrence.MONTHLY: (_("every month"), _("every month, %(moment)s")),
    Recurrence.QUARTERLY: (_("every quarter"), _("every quarter, %(moment)s")),
    Recurrence.YEARLY: (_("every year"), _("every year, %(moment)s")),
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
    moment = "".join(_parts(deadline))
    if deadline.recurrence is not Recurrence.ONCE:
        always, at = RECURRING[deadline.recurrence]
        moment = str(at) % {"moment": moment} if moment else str(always)
    return str(RELATED[deadline.relation]) % {"moment": moment}


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
