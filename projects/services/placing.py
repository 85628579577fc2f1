"""Finds the organisation or project that a document names, or enters it."""

import re
import unicodedata

from projects.models import Organisation, OrganisationKind, Project

# Behind the name of an organisation that reports for all below it; no part of the name.
_SUMMARY = "(汇总)"
_BLANK_IN_CHINESE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


def plain_name(name: str) -> str:
    """Fold widths and blanks, so that one name printed in two ways stays one.

    A blank stays only between two words of another script.
    """
    return _BLANK_IN_CHINESE.sub("", " ".join(unicodedata.normalize("NFKC", name).split()))


def organisation_name(name: str) -> str:
    """Give the name that an organisation is kept under."""
    return plain_name(name).removesuffix(_SUMMARY)


def find_organisation(*, region_code: str, name: str, code: str | None) -> Organisation | None:
    """Find the organisation that a document means by a name and, where printed, a code."""
    name = organisation_name(name)
    known = Organisation.objects.filter(region_code=region_code, name=name)
    return _best(list(known), code or "")


def find_project(*, organisation: Organisation, name: str) -> Project | None:
    return Project.objects.filter(
        region_code=organisation.region_code, organisation=organisation, name=plain_name(name)
    ).first()


def place_organisation(
    *,
    region_code: str,
    name: str,
    code: str | None,
    kind: OrganisationKind,
    parent: Organisation | None = None,
) -> Organisation:
    """Give the organisation of that name in the region; enter it if there is none.

    A code or parent that was unknown so far is added; one that is known is never changed.
    """
    organisation = find_organisation(region_code=region_code, name=name, code=code)
    if organisation is None:
        organisation, _created = Organisation.objects.get_or_create(
            region_code=region_code,
            name=organisation_name(name),
            code=code or "",
            defaults={"kind": kind, "parent": parent},
        )
        return organisation
    return _completed(organisation, code or "", parent)


def place_project(*, organisation: Organisation, name: str) -> Project:
    """Give the organisation's project of that name; enter it if there is none."""
    project, _created = Project.objects.get_or_create(
        region_code=organisation.region_code,
        organisation=organisation,
        name=plain_name(name),
    )
    return project


def _best(known: list[Organisation], code: str) -> Organisation | None:
    """One with the same code, else one whose code, or whose namesake's, is not known."""
    same = [o for o in known if o.code == code]
    if same:
        return same[0]
    open_ones = [o for o in known if not o.code or not code]
    return open_ones[0] if len(open_ones) == 1 else None


def _completed(organisation: Organisation, code: str, parent: Organisation | None) -> Organisation:
    news: dict[str, object] = {}
    if code and not organisation.code:
        news["code"] = code
    if (
        parent is not None
        and organisation.parent_id is None
        and not _is_below(parent, organisation)
    ):
        news["parent"] = parent
    for name, value in news.items():
        setattr(organisation, name, value)
    if news:
        organisation.save(update_fields=list(news))
    return organisation


def _is_below(organisation: Organisation, other: Organisation) -> bool:
    """Whether an organisation is the other one or stands somewhere below it."""
    above: Organisation | None = organisation
    while above is not None and above.pk != other.pk:
        above = above.parent
    return above is not None
