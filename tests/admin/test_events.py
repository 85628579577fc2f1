"""The log of events: what changed, in words, and what it happened to, while that stands."""

from dataclasses import replace

import pytest
from django.urls import reverse

from indicators.core.event import Verb
from indicators.models import Event, Form
from indicators.services.content import save_content
from indicators.services.events import record_document
from indicators.services.removal import remove_form
from tests.admin.pages import change_page, list_page
from tests.contents import FULL
from tests.factories import make_document

pytestmark = pytest.mark.django_db


def shown(client, **which):
    return client.get(change_page(Event.objects.get(**which))).content.decode()


def test_a_change_is_told_field_by_field(admin_client, form):
    save_content(form=form, content=replace(FULL, overview="新概况", tasks=()), by=None)
    page = shown(admin_client, verb="form_changed")
    for text in ("项目概况", "新概况", "主要任务", "任务一", "系统", change_page(form)):
        assert text in page


def test_an_event_outlives_what_it_names(admin_client, form):
    remove_form(form=form, by=None)
    page = shown(admin_client, verb="form_removed")
    assert ("城镇居民医疗保险（2023）" in page, change_page(form) in page) == (True, False)


def test_an_event_leads_to_its_document(admin_client):
    document = make_document()
    record_document(Verb.DOCUMENT_READ, document, by=None)
    assert change_page(document) in shown(admin_client, document=document)


def test_lists_of_an_empty_registry_open(admin_client):
    for model in (Form, Event):
        assert admin_client.get(list_page(model), {"year": "2023"}).status_code == 200


def test_a_document_that_is_not_there_has_no_file(admin_client):
    document = make_document()
    address = reverse("admin:indicators_sourcedocument_file", args=[document.pk])
    document.delete()
    assert admin_client.get(address).status_code == 404
