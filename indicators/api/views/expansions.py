"""What references of forms and indicators can be replaced by, as their own resources show it."""

from typing import Any

from django.db.models import QuerySet

from indicators.models import Form, SourceDocument
from indicators.models.form import projects_visible_to
from projects.api.serializers import OrganisationSerializer, ProjectSerializer
from projects.api.shape import Expansion
from projects.models import Organisation


def shown_forms(person: Any) -> QuerySet[Any]:
    related = ("organisation", "project", "source_document")
    forms = Form.objects.visible_to(person).select_related(*related)
    return forms.prefetch_related("funding", "goals")


def shown_documents(person: Any) -> QuerySet[Any]:
    documents = SourceDocument.objects.visible_to(person).marked_for(person)
    return documents.defer("problems", "leftovers")


def _organisations(_person: Any) -> QuerySet[Any]:
    return Organisation.objects.select_related("region", "parent")


def _projects(person: Any) -> QuerySet[Any]:
    return projects_visible_to(person).select_related("organisation")


ORGANISATIONS = Expansion(_organisations, OrganisationSerializer)
PROJECTS = Expansion(_projects, ProjectSerializer)
