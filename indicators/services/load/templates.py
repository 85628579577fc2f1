"""The forms of the packaged documents, as what generated forms are made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from indicators.core.form import FormContent, FormKind, Party
from indicators.services.catalogue import packaged_catalogue
from indicators.services.reading import recognise_bytes
from projects.services.placing import organisation_name

_HOME = re.compile(r"^.{1,5}?[县市]")
_FIGURE = re.compile("[0-9]")
# Every so manieth project is evaluated too.
_EVALUATED = 6


@dataclass(frozen=True, slots=True)
class Template:
    """A form to be made again elsewhere: `home` is the place that its texts name.

    Of the people whom the document names nothing is left but how long their numbers are.
    """

    content: FormContent
    owner: str
    department: str | None
    home: str

    @property
    def project(self) -> str | None:
        return self.content.project_name


def packaged_templates() -> tuple[Template, ...]:
    """Read the packaged documents: their forms, and evaluations of some of them."""
    forms = tuple(_disclosed())
    projects = [template for template in forms if template.project]
    return (*forms, *map(_evaluated, projects[::_EVALUATED]))


def _disclosed() -> Iterator[Template]:
    catalogue = packaged_catalogue()
    for path in sorted(Path(settings.BASE_DIR, "fixtures", "documents").glob("*.txt")):
        found = recognise_bytes(path.read_bytes(), catalogue)
        for content, publisher in zip(found.forms, found.publishers, strict=True):
            if not content.blank:
                yield _template(content, publisher)


def _template(content: FormContent, publisher: Party | None) -> Template:
    above = content.competent_department
    owner = content.implementing_unit or content.department or publisher
    home = _HOME.match((publisher or owner or Party("")).name)
    if owner is None or home is None:
        raise ValueError(f"{content.title} names no organisation and place")
    return Template(
        replace(
            content,
            responsible_person=content.responsible_person and "某某",
            handler=content.handler and "某某",
            phone=content.phone and _FIGURE.sub("0", content.phone),
        ),
        owner=organisation_name(owner.name),
        department=organisation_name(above.name) if above else None,
        home=home[0],
    )


def _evaluated(template: Template) -> Template:
    content = template.content
    title = content.title.replace("申报表", "自评表").replace("目标表", "目标自评表")
    rows = tuple(replace(row, actual="已完成", score="10") for row in content.indicators)
    evaluation = replace(content, kind=FormKind.SELF_EVALUATION, title=title, indicators=rows)
    return replace(template, content=evaluation)
