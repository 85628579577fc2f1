"""Which forms there shall be: over all regions and ten years, a project year after year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, pairwise
from random import Random

from indicators.core.workflow import FormState

YEARS = range(2016, 2026)
_WEIGHTS = {"province": 6, "prefecture": 3, "county": 2}
_STATES = {
    FormState.PUBLISHED: 860,
    FormState.DRAFT: 70,
    FormState.SUBMITTED: 25,
    FormState.FINANCE_APPROVED: 20,
    FormState.DEPARTMENT_APPROVED: 15,
    FormState.RETURNED: 10,
}
_STATE_NAMES = tuple(_STATES)
_STATE_LIMITS = tuple(accumulate(_STATES.values()))


@dataclass(frozen=True, slots=True)
class Site:
    """A region, and how many forms it gets."""

    code: str
    name: str
    forms: int


@dataclass(frozen=True, slots=True)
class Line:
    """The forms of one template at one site: a project, or what a department does, over years.

    `turn` counts how often the template was used there before.
    """

    template: int
    turn: int
    years: range


def sites(regions: Sequence[tuple[str, str, str]], forms: int) -> Iterator[Site]:
    """Deal forms out over regions, given by code, name and level, in the order of their codes."""
    weights = [_WEIGHTS.get(level, 0) for _code, _name, level in regions]
    ends = [0, *accumulate(weights)]
    shares = [forms * end // ends[-1] for end in ends] if ends[-1] else []
    for (code, name, _level), (start, end) in zip(regions, pairwise(shares), strict=False):
        if end > start:
            yield Site(code, name, end - start)


def lines(site: Site, templates: int, chance: Random) -> Iterator[Line]:
    """Fill a site with projects until it has its forms; few last for all ten years."""
    left = site.forms
    for turn in count():
        for template in chance.sample(range(templates), templates):
            if not left:
                return
            length = min(left, chance.choice((1, 2, 3, 4, 5, 6, 8, 10, 10, 10)))
            start = chance.randrange(YEARS.start, YEARS.stop - length + 1)
            left -= length
            yield Line(template, turn, range(start, start + length))


def state(chance: Random) -> FormState:
    return chance.choices(_STATE_NAMES, cum_weights=_STATE_LIMITS)[0]
