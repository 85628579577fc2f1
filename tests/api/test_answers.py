"""What is answered straight from rows is what the serializers give, byte for byte."""

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings

from indicators.api.serializers.form import FormSerializer, FormSummarySerializer
from indicators.api.serializers.indicator import IndicatorSerializer
from indicators.core.form import OVERALL
from indicators.core.workflow import FormState
from indicators.models import Form, Indicator
from indicators.services.content import Identity, Origin, create_form
from projects.api.renderers import json_bytes
from tests.catalogue import FIVE, load_catalogue
from tests.contents import contents
from tests.factories import make_document, make_organisation
from tests.samples.truth import SAMPLES, documents
from tests.writers.forms import disclosed, recognised

# Of each layout one document: the other formats say the same.
SAMPLED = {path.with_suffix(""): path for path in documents() if path.suffix != ".doc"}.values()
REGIONS = ("datong", "liulin", "weixian", "xixiang", "shenmu")


@pytest.fixture
def keep(db):  # noqa: ARG001 - asks for the database
    load_catalogue(*FIVE)
    organisation = make_organisation("141125")

    def create(content, number=0):
        project = None
        if content.kind not in OVERALL and not content.blank:
            project = organisation.projects.get_or_create(
                name=f"项目{number}", region_code=organisation.region_code
            )[0]
        return create_form(
            content=content,
            identity=Identity(organisation, project, content.fiscal_year or 2023, number),
            by=None,
            origin=Origin(make_document(sha256=f"{number:064}"), number),
            state=FormState.PUBLISHED,
        )

    return create


@pytest.fixture
def admin(client, db):  # noqa: ARG001 - asks for the database
    client.force_login(User.objects.create_superuser("admin"))
    return client


def _same(client, form):
    answer = client.get(f"/api/v1/forms/{form.pk}/")
    context = {"request": answer.wsgi_request}
    kept = Form.objects.with_content().get(pk=form.pk)
    assert answer.content == json_bytes(FormSerializer(kept, context=context).data)
    forms = client.get(f"/api/v1/forms/?id={form.pk}")
    assert forms.json()["results"] == [FormSummarySerializer(kept, context=context).data]
    assert json_bytes(FormSummarySerializer(kept, context=context).data) in forms.content
    rows = Indicator.objects.filter(form=form).order_by("position")
    listed = client.get(f"/api/v1/indicators/?form={form.pk}&ordering=form&page_size=500")
    assert json_bytes(IndicatorSerializer(rows, many=True, context=context).data) in listed.content
    for row in rows[:2]:
        alone = client.get(f"/api/v1/indicators/{row.pk}/")
        assert alone.content == json_bytes(IndicatorSerializer(row, context=context).data)


@pytest.mark.parametrize("path", SAMPLED, ids=lambda path: str(path.relative_to(SAMPLES)))
def test_forms_of_every_sample_are_the_same(keep, admin, path):
    for number, content in enumerate(recognised(path.read_bytes())):
        _same(admin, keep(content, number))


@pytest.mark.parametrize("region", REGIONS)
def test_forms_of_the_disclosures_are_the_same_to_everyone(keep, admin, public, region):
    for number, content in enumerate(disclosed(region)):
        form = keep(content, number)
        _same(admin, form)
        _same(public, form)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=contents)
def test_any_content_is_the_same(keep, admin, content):
    number = Form.objects.count()
    _same(admin, keep(content, number))
