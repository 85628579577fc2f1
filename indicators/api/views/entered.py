"""Forms that clients enter and change as JSON, whole."""

from django.urls import reverse
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.permissions import IsAuthenticatedOrReadOnly
from rest_framework.request import Request
from rest_framework.response import Response

from indicators.api.answers.form import PERSONAL
from indicators.api.refusals import service_refusals
from indicators.api.serializers.form import FormSerializer
from indicators.api.serializers.stated import (
    EXAMPLE,
    StatedContentSerializer,
    StatedFormSerializer,
)
from indicators.core.problem import Problem
from indicators.models import Form
from indicators.services.catalogue import kept_catalogue
from indicators.services.entering import Entering, enter_form, replace_content
from indicators.services.intake import Outcome
from indicators.services.kept import content_of
from indicators.services.refusal import ContentRefused
from indicators.writers.contract import form_json
from projects.api.permissions import MayLookOrEnter, person_of
from projects.api.problems import PreconditionFailedError, PreconditionRequiredError
from projects.api.resource import Resource
from projects.models.scope import scope_of
from projects.services.regions import kept_regions

_IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of the content that is changed, or `*`.",
)
_CONTENT = {
    key: part
    for key, part in EXAMPLE.items()
    if key not in StatedFormSerializer().fields.keys() - StatedContentSerializer().fields.keys()
}


class EnteredForms(Resource):
    """What `FormViewSet` can do beside showing forms: enter them, and change what they say."""

    http_method_names = ["get", "head", "post", "put"]
    permission_classes = [IsAuthenticatedOrReadOnly, MayLookOrEnter]
    weights = {"create": 10, "content": 5, "change_content": 10}

    @extend_schema(
        summary="Enter a form (新建)",
        request=StatedFormSerializer,
        responses={status.HTTP_201_CREATED: FormSerializer},
        examples=[OpenApiExample("A project's form", EXAMPLE, request_only=True)],
    )
    def create(self, request: Request) -> Response:
        """A FORM of docs/contract.md, and beside it whose it is: by id, or by its names.

        Of a target only `raw` is needed: the registry reads it. What else is given of it has to be
        what was read. A draft is made; a form that is kept already is not entered again.
        """
        asked = StatedFormSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        entering = Entering(kept_catalogue(), kept_regions())
        with service_refusals():
            entered = enter_form(
                stated=asked.validated_data, by=person_of(request), entering=entering
            )
            if entered.outcome is not Outcome.CREATED:
                raise ContentRefused(Problem("form_exists", str(entered.form.pk)))
        self.kwargs["pk"] = str(entered.form.pk)
        where = reverse("form-detail", args=[entered.form.pk])
        return Response(self.member(), status=status.HTTP_201_CREATED, headers={"Location": where})

    @extend_schema(
        summary="Show what a form says, as it is stated",
        responses=StatedContentSerializer,
        parameters=[],
    )
    @action(detail=True)
    def content(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - of every action
        """The FORM of docs/contract.md, and its `ETag`, with which it can be changed.

        Names and telephone numbers are null for all but those whose own the form is.
        """
        form = self.get_object()
        is_own = scope_of(request.user).seeing.holds(form.region_code, form.organisation_id)
        return _content(form, is_own=is_own)

    @extend_schema(
        summary="Change what a form says, as a whole",
        request=StatedContentSerializer,
        responses=StatedContentSerializer,
        parameters=[_IF_MATCH],
        examples=[OpenApiExample("A project's form", _CONTENT, request_only=True)],
    )
    @content.mapping.put
    def change_content(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - as above
        """Everything is replaced: what is left out is not there any more.

        Only a draft or a returned form is changed, and only if it still is what `If-Match` names.
        """
        form = self.get_object()
        _refuse_changed(form, request)
        asked = StatedContentSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        with service_refusals():
            saved = replace_content(
                form=form,
                stated=asked.validated_data,
                by=person_of(request),
                catalogue=kept_catalogue(),
            )
        return _content(saved, is_own=True)


def _content(form: Form, *, is_own: bool) -> Response:
    content = form_json(content_of(form))
    if not is_own:
        content |= dict.fromkeys(PERSONAL)
    return Response(content, headers={"ETag": _etag(form, is_own=is_own)})


def _etag(form: Form, *, is_own: bool) -> str:
    return f'"{form.version}"' if is_own else f'"{form.version}-public"'


def _refuse_changed(form: Form, request: Request) -> None:
    """Hold a form against what the client had seen of it."""
    given = request.headers.get("If-Match")
    if given is None:
        raise PreconditionRequiredError
    named = {part.strip() for part in given.split(",")}
    if not named & {"*", _etag(form, is_own=True)}:
        raise PreconditionFailedError
