"""The rows of a run: portions of whole sites in the order of the regions, table after table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from indicators.core.event import Verb
from indicators.core.workflow import FormState
from indicators.models import Event
from indicators.services.columns import Columns
from indicators.services.load.ids import Ids, entered_at
from indicators.services.load.places import ORGANISATIONS, PROJECTS, Places
from indicators.services.load.plan import Line, Site, lines, state
from indicators.services.load.table import Table, plain_text
from indicators.services.load.tails import FACTORS, FORMS, FUNDING, GOALS, INDICATORS, TASKS, Tails
from indicators.services.load.templates import Template

EVENTS = Table(
    Event, "id", "region_code", "organisation_id", "fiscal_year", "form_id", "at", "object_name"
)
# In the order in which they lean on one another.
TABLES = (ORGANISATIONS, PROJECTS, FORMS, GOALS, FUNDING, TASKS, INDICATORS, EVENTS)
PARTS = (GOALS, FUNDING, TASKS, INDICATORS)
_FORM, _GOAL, _FUNDING, _TASK, _INDICATOR, _EVENT = range(3, 9)
_PORTION = 2_000
_BLOCK = 64


@dataclass(frozen=True, slots=True)
class _Form:
    """A form to be: `choices` says which making of each of its rows it takes."""

    number: int
    site: Site
    line: Line
    year: int
    owner: bytes
    project: bytes
    printed: str | None
    state: str
    factor: int
    choices: bytes


@dataclass(slots=True)
class Portion:
    """Some sites' rows; those of indicators are made while they are written."""

    forms: list[_Form] = field(default_factory=list)
    rows: dict[str, list[bytes]] = field(default_factory=lambda: {t.name: [] for t in TABLES})

    @property
    def indicators(self) -> int:
        return sum(len(form.choices) for form in self.forms)


class Rows:
    """All that a seed makes."""

    def __init__(self, templates: Sequence[Template], tails: Tails, seed: int, by: Columns) -> None:
        self._templates = templates
        self._tails = tails
        self._seed = seed
        self._ids = Ids(seed)
        self._by = by
        self._event_tails: dict[int, bytes] = {}

    def portions(self, sites: Iterable[Site]) -> Iterator[Portion]:
        portion, number = Portion(), 0
        for site in sites:
            for form in self._forms(portion, site, number):
                self._write(portion, form)
                number = form.number + 1
            if len(portion.forms) >= _PORTION:
                yield portion
                portion = Portion()
        if portion.forms:
            yield portion

    def blocks(self, portion: Portion, table: Table) -> Iterator[bytes]:
        """Give the rows of a table, as many at once as are worth a call."""
        if table is not INDICATORS:
            yield b"".join(portion.rows[table.name])
            return
        for start in range(0, len(portion.forms), _BLOCK):
            yield b"".join(map(self._indicators, portion.forms[start : start + _BLOCK]))

    def _forms(self, portion: Portion, site: Site, number: int) -> Iterator[_Form]:
        chance = Random(f"{self._seed}/{site.code}")  # noqa: S311 - the same again, no secret
        places = Places(site, self._ids, self._seed, number)
        for line in lines(site, len(self._templates), chance):
            template = self._templates[line.template]
            owner = places.owner(template)
            project, printed = places.project(template, line, owner)
            factor = chance.randrange(1, FACTORS)
            for year in line.years:
                choices = chance.randbytes(len(template.content.indicators))
                yield _Form(
                    number=number,
                    site=site,
                    line=line,
                    year=year,
                    owner=owner,
                    project=project,
                    printed=printed,
                    state=state(chance),
                    factor=factor,
                    choices=choices,
                )
                number += 1
        portion.rows[ORGANISATIONS.name] += places.organisations
        portion.rows[PROJECTS.name] += places.projects

    def _write(self, portion: Portion, form: _Form) -> None:
        portion.forms.append(form)
        portion.rows[FORMS.name].append(self._head(form))
        portion.rows[EVENTS.name].append(self._event(form))
        which, year = form.line.template, form.year
        tails = self._tails
        home, here = self._templates[which].home.encode(), form.site.name.encode()
        key = self._key(form)
        goal = key + self._ids.stem(_GOAL, form.number)
        portion.rows[GOALS.name] += [
            b"%s%07x\t%s" % (goal, serial, tail.replace(home, here))
            for serial, tail in enumerate(tails.goals(which, year))
        ]
        funding = key + self._ids.stem(_FUNDING, form.number)
        portion.rows[FUNDING.name] += _numbered(funding, tails.funding(which, form.factor))
        task = key + self._ids.stem(_TASK, form.number)
        portion.rows[TASKS.name] += _numbered(task, tails.tasks(which))

    def _indicators(self, form: _Form) -> bytes:
        published = b"t" if form.state == FormState.PUBLISHED.value else b"f"
        stem = self._ids.stem(_INDICATOR, form.number)
        key = b"%s%s\t%s" % (self._key(form), published, stem)
        tails = self._tails.indicators(form.line.template, form.year, form.choices)
        return b"".join(_numbered(key, tails))

    def _key(self, form: _Form) -> bytes:
        """Write what each row of a form begins with."""
        of_form = self._ids.one(_FORM, form.number)
        return b"%s\t%s\t%d\t%s\t" % (of_form, form.site.code.encode(), form.year, form.owner)

    def _head(self, form: _Form) -> bytes:
        template = self._templates[form.line.template]
        moment = entered_at(form.number).isoformat().encode()
        tail = self._tails.form(form.line.template, form.year)
        return b"\t".join(
            (
                self._ids.one(_FORM, form.number),
                form.site.code.encode(),
                b"%d" % form.year,
                form.owner,
                form.project,
                plain_text(form.printed).encode(),
                form.state.encode(),
                b"%d" % (form.line.turn if template.project is None else 0),
                moment,
                moment,
                tail.replace(template.home.encode(), form.site.name.encode()),
            )
        )

    def _event(self, form: _Form) -> bytes:
        """Log each form as any other; that it was generated, and of which seed, is its detail."""
        template = self._templates[form.line.template]
        title = self._tails.title(form.line.template, form.year)
        name = form.printed or title.replace(template.home, form.site.name)
        count = len(form.choices)
        if count not in self._event_tails:
            detail = {"indicators": count, "generated": self._seed}
            self._event_tails[count] = EVENTS.tail(
                {"verb": Verb.FORM_CREATED.value, **self._by, "detail": detail}
            )
        return b"\t".join(
            (
                self._ids.one(_EVENT, form.number),
                form.site.code.encode(),
                form.owner,
                b"%d" % form.year,
                self._ids.one(_FORM, form.number),
                entered_at(form.number).isoformat().encode(),
                plain_text(f"{name}（{form.year}）").encode(),
                self._event_tails[count],
            )
        )


def _numbered(stem: bytes, tails: Iterable[bytes]) -> list[bytes]:
    return [b"%s%07x\t%d\t%s" % (stem, n, n, tail) for n, tail in enumerate(tails)]
