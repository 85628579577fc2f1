"""Rows for tests, made plainly: every function makes one thing and what it cannot stand without."""

from django.contrib.auth.models import User
from django.core.management import call_command

from indicators.core.form import FormKind
from indicators.core.transcript import content_json
from indicators.models import (
    Batch,
    BatchFile,
    BatchForm,
    Form,
    Indicator,
    SourceDocument,
    Taxonomy,
)
from projects.models import Membership, Organisation, Project, Region

COUNTY = "141125"
OTHER_COUNTY = "130533"


def make_region(code=COUNTY):
    return Region.objects.get_or_create(code=code, defaults={"name": code, "level": "county"})[0]


def make_organisation(region_code=COUNTY, **fields):
    make_region(region_code)
    values = {"code": "053", "name": "柳林县医疗保障局", "kind": "competent_department", **fields}
    return Organisation.objects.create(region_code=region_code, **values)


def make_member(organisation=None, role="clerk", name="member", **fields):
    """Make a person with a role in an organisation; without a role, where none is given."""
    person = User.objects.create_user(name, **fields)
    if organisation is not None:
        Membership.objects.create(
            region_code=organisation.region_code,
            organisation=organisation,
            person=person,
            role=role,
        )
    return person


def make_project(organisation=None, name="城镇居民医疗保险"):
    organisation = organisation or make_organisation()
    return Project.objects.create(
        region_code=organisation.region_code, organisation=organisation, name=name
    )


def make_taxonomies():
    call_command("loaddata", "taxonomies", verbosity=0)
    return Taxonomy.objects.get(pk="2015")


def make_document(region_code=COUNTY, **fields):
    make_region(region_code)
    values = {
        "name": "2023年部门预算.txt",
        "file": "documents/aa/" + "a" * 64,
        "sha256": "a" * 64,
        "size": 1,
        **fields,
    }
    return SourceDocument.objects.create(region_code=region_code, **values)


def make_batch(region_code=COUNTY, *, content=None, by=None, state="read"):
    """Make an import of one file, with one form where a content is given."""
    make_region(region_code)
    batch = Batch.objects.create(region_code=region_code, state=state, uploaded_by=by, total=1)
    file = BatchFile.objects.create(
        region_code=region_code,
        batch=batch,
        position=0,
        name="2023年部门预算.txt",
        file="documents/aa/" + "a" * 64,
        sha256="a" * 64,
        size=1,
        state="read",
    )
    if content is not None:
        written = content_json(content)
        BatchForm.objects.create(
            region_code=region_code,
            batch=batch,
            source=file,
            position=0,
            read=written,
            content=written,
        )
    return batch


def make_form(project=None, **fields):
    """Make an empty form of 2023; a taxonomy is loaded where there is none."""
    project = project or make_project()
    values = {
        "fiscal_year": 2023,
        "kind": FormKind.PROJECT.value,
        "title": "项目支出绩效目标申报表",
        "taxonomy": Taxonomy.objects.filter(pk="2015").first() or make_taxonomies(),
        "project_name": project.name,
        **fields,
    }
    return Form.objects.create(
        region_code=project.region_code,
        organisation=project.organisation,
        project=project,
        **values,
    )


def make_indicator(form, **fields):
    values = {
        "position": 0,
        "scope": "annual",
        "level3": "参保率",
        "raw": "好",
        "value_kind": "qualitative",
        **fields,
    }
    return Indicator.objects.create(**part_of(form), published=form.published, **values)


def part_of(form):
    """What every row of a form carries of it."""
    return {
        "form": form,
        "region_code": form.region_code,
        "fiscal_year": form.fiscal_year,
        "organisation_id": form.organisation_id,
    }
