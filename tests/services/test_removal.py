"""A draft goes with its rows; the log keeps its name."""

import pytest

from indicators.models import Event, Form, Indicator
from indicators.services.content import Identity, create_form
from indicators.services.refusal import ContentRefused
from indicators.services.removal import remove_form
from tests.contents import FULL
from tests.factories import make_member, make_project, make_taxonomies

pytestmark = pytest.mark.django_db


@pytest.fixture
def form():
    make_taxonomies()
    project = make_project()
    return create_form(
        content=FULL, identity=Identity(project.organisation, project, 2023), by=None
    )


def test_a_draft_goes_with_its_rows_and_is_logged(form):
    person = make_member(form.organisation)
    remove_form(form=form, by=person)
    event = Event.objects.get(verb="form_removed")
    assert (event.by, event.object_name) == (person, "城镇居民医疗保险（2023）")
    assert (Form.objects.count(), Indicator.objects.count()) == (0, 0)


def test_what_is_no_draft_any_more_stays(form):
    Form.objects.filter(pk=form.pk).update(state="submitted")
    with pytest.raises(ContentRefused, match="form_not_draft"):
        remove_form(form=form, by=None)
    assert (Form.objects.count(), Event.objects.count()) == (1, 1)
