"""What the rows of generated forms have behind their keys, made once for as many as share it."""

from collections.abc import Sequence
from random import Random

from indicators.core.unit import Units
from indicators.models import Form, FundingLine, Goal, Indicator, Task
from indicators.services.columns import (
    form_columns,
    funding_columns,
    goal_rows,
    indicator_columns,
    task_columns,
)
from indicators.services.conclusions import conclusions, outcomes
from indicators.services.levels import Levels
from indicators.services.load.plan import YEARS
from indicators.services.load.table import Table
from indicators.services.load.templates import Template
from indicators.services.load.variants import (
    Targets,
    at_home,
    in_year,
    is_dated,
    scaled,
    subjects_of,
)

_Makings = list[bytes | None]
# How many makings there are of each row of a template; of one with a date, in each year.
VARIANTS = 16
DATED_VARIANTS = 4
FACTORS = 10
_OF_FORM = ("form_id", "region_code", "fiscal_year", "organisation_id")

FORMS = Table(
    Form,
    "id",
    "region_code",
    "fiscal_year",
    "organisation_id",
    "project_id",
    "project_name",
    "state",
    "occurrence",
    "created_at",
    "updated_at",
)
GOALS = Table(Goal, *_OF_FORM, "id")
FUNDING = Table(FundingLine, *_OF_FORM, "id", "position")
TASKS = Table(Task, *_OF_FORM, "id", "position")
INDICATORS = Table(Indicator, *_OF_FORM, "published", "id", "position")


class Tails:
    """The rows of all templates in all years, without their keys."""

    def __init__(self, templates: Sequence[Template], units: Units, seed: int) -> None:
        self._templates = templates
        self._seed = seed
        self._targets = Targets(units, subjects_of([t.content for t in templates]))
        self._levels = {t.content.taxonomy: Levels(t.content.taxonomy) for t in templates}
        self._forms: dict[tuple[int, int], bytes] = {}
        self._titles: dict[tuple[int, int], str] = {}
        self._goals: dict[tuple[int, int], list[bytes]] = {}
        self._funding: dict[tuple[int, int], list[bytes]] = {}
        self._tasks: dict[int, list[bytes]] = {}
        self._rows: dict[tuple[int, int], list[_Makings]] = {}
        rows = [row for template in templates for row in template.content.indicators]
        # Nothing may ask the database while rows are being copied into it.
        self._outcomes = {year: outcomes(rows, year) for year in YEARS}
        self._always: list[list[_Makings]] = [
            [[None] * VARIANTS for _ in template.content.indicators] for template in templates
        ]

    def form(self, template: int, year: int) -> bytes:
        found = self._forms.get((template, year))
        return found or self._head(template, year)

    def title(self, template: int, year: int) -> str:
        self.form(template, year)
        return self._titles[template, year]

    def goals(self, template: int, year: int) -> list[bytes]:
        self.form(template, year)
        return self._goals[template, year]

    def funding(self, template: int, factor: int) -> list[bytes]:
        found = self._funding.get((template, factor))
        if found is None:
            lines = (scaled(line, factor) for line in self._templates[template].content.funding)
            found = [FUNDING.tail(funding_columns(line)) for line in lines]
            self._funding[template, factor] = found
        return found

    def tasks(self, template: int) -> list[bytes]:
        found = self._tasks.get(template)
        if found is None:
            tasks = self._templates[template].content.tasks
            found = self._tasks[template] = [TASKS.tail(task_columns(task)) for task in tasks]
        return found

    def indicators(self, template: int, year: int, choices: bytes) -> list[bytes]:
        """Give the indicators of a form; a byte for each row chooses among its makings."""
        made = self._rows.get((template, year))
        if made is None:
            made = self._rows[template, year] = self._room(template)
        return [
            kept[choice % len(kept)] or self._make(template, year, row, choice % len(kept))
            for row, (kept, choice) in enumerate(zip(made, choices, strict=True))
        ]

    def _room(self, template: int) -> list[_Makings]:
        """Make room for the rows of a year; what names no date is the same in every year."""
        rows = self._templates[template].content.indicators
        return [
            [None] * DATED_VARIANTS if is_dated(row) else always
            for row, always in zip(rows, self._always[template], strict=True)
        ]

    def _head(self, template: int, year: int) -> bytes:
        content = self._templates[template].content
        moved = in_year(content, year, content.fiscal_year or year)
        own = {name: value for name, value in form_columns(moved).items() if name not in FORMS.own}
        self._forms[template, year] = FORMS.tail(own)
        self._titles[template, year] = moved.title
        self._goals[template, year] = [GOALS.tail(row) for row in goal_rows(moved)]
        return self._forms[template, year]

    def _make(self, template: int, year: int, row: int, variant: int) -> bytes:
        """Make a row by a chance of its own, so that it never matters who was made before."""
        origin, kept = self._templates[template], self._rows[template, year][row]
        content = origin.content
        made_in = year if len(kept) == DATED_VARIANTS else content.fiscal_year or year
        chance = Random(f"{self._seed}/{template}/{made_in}/{row}/{variant}")  # noqa: S311 - no secret
        other = self._targets.other(content.indicators[row], content, made_in, chance)
        levels = self._levels[content.taxonomy]
        other = at_home(other, origin.home)
        columns = indicator_columns(other, levels.code)
        columns |= conclusions(other, made_in, self._outcomes[made_in])
        tail = kept[variant] = INDICATORS.tail(columns)
        return tail
