"""Imports: documents are brought in, read, looked at, committed and undone."""

from collections.abc import Callable, Collection
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from indicators.api.filters.batch import ImportFilters
from indicators.api.refusals import service_refusals
from indicators.api.serializers.batch import (
    CommitSerializer,
    ImportSerializer,
    ImportSummarySerializer,
    PlanSerializer,
)
from indicators.api.views.brought import LATER, BroughtDocuments, accepted
from indicators.core.workflow import BatchState, ImportMode
from indicators.models import Batch, BatchForm
from indicators.services.batches.cancelling import cancel_batch
from indicators.services.batches.committing import Order
from indicators.services.batches.ordering import order_commit
from indicators.services.batches.planning import Planned, plan_batch
from indicators.services.batches.undoing import undo_batch
from projects.api.ordering import by
from projects.api.parameters import Choice
from projects.api.permissions import MayEnter, person_of
from projects.api.query import read_query
from projects.api.resource import UUID_PATTERN
from projects.services.regions import kept_regions

MODE = Choice(ImportMode)


class MayImport(MayEnter):
    """Imports are changed by who brought them, and by who enters the forms of their region."""

    def has_object_permission(self, request: Request, _view: APIView, batch: Batch) -> bool:
        return request.method in SAFE_METHODS or batch.may_be_changed_by(request.user)


@extend_schema_view(
    list=extend_schema(summary="List imports (导入批次)"),
    retrieve=extend_schema(summary="Show an import with its files and the forms read of them"),
)
class ImportViewSet(BroughtDocuments):
    """Documents come in here: uploaded, read in the background, looked at, committed.

    For people with a role; they see what they brought, and the imports of the regions they
    reach. Nothing is kept of a document before its import is committed, and a committed import
    can be undone as a whole.
    """

    http_method_names = ["get", "head", "post"]
    permission_classes = [MayImport]
    weights = {"create": 20, "plan": 5}
    queryset = Batch.objects.all()
    serializer_class = ImportSerializer
    list_serializer_class = ImportSummarySerializer
    filterset_class = ImportFilters
    lookup_value_regex = UUID_PATTERN
    ordering_fields = {"uploaded_at": by("uploaded_at"), "id": by("id")}
    default_ordering = "-uploaded_at"

    def get_queryset(self) -> QuerySet[Any]:
        batches = Batch.objects.own_of(self.request.user)
        if self.action != "retrieve":
            return batches
        forms = BatchForm.objects.defer("read", "tables", "before", "publisher")
        ordered = forms.order_by("source__position", "position")
        return batches.prefetch_related("files", Prefetch("forms", ordered))

    @extend_schema(
        summary="Show what committing an import would do (预览)",
        parameters=[
            OpenApiParameter(
                "mode",
                MODE.schema,
                description="add (default): new forms alone. update: kept ones are changed and"
                " completed. replace: kept ones say what the document says.",
            )
        ],
        responses=PlanSerializer,
    )
    @action(detail=True)
    def plan(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - of every action
        """Nothing is written. Whoever commits sends `seen` and `confirmed` back."""
        mode = ImportMode(read_query(request, {"mode": MODE})["mode"] or ImportMode.ADD)
        batch = self.get_object()
        plans = _plans(batch, mode, person_of(request)) if batch.state == BatchState.READ else []
        return Response(PlanSerializer({"mode": mode.value, "forms": plans}).data)

    @extend_schema(
        summary="Commit forms of an import (提交)", request=CommitSerializer, responses=LATER
    )
    @action(detail=True, methods=["post"])
    def commit(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - of every action
        """Do it in the background: all of it or nothing.

        Where something changed since the plan, nothing is done and `refusals` say what changed.
        """
        asked = CommitSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        mode, batch = ImportMode(asked.validated_data["mode"]), self.get_object()
        chosen = asked.validated_data.get("forms")
        order = (
            _order_of(chosen, mode) if chosen else _order_of_all(batch, mode, person_of(request))
        )
        return _done(order_commit, batch, request, order=order)

    @extend_schema(summary="Cancel an import (取消)", request=None, responses=LATER)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - of every action
        """What was read is not kept; the files are."""
        return _done(cancel_batch, self.get_object(), request)

    @extend_schema(summary="Undo a committed import (撤销)", request=None, responses=LATER)
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - of every action
        """Forms that it brought go, those that it changed say again what they said before."""
        return _done(undo_batch, self.get_object(), request)

    def _parameters(self) -> Collection[str]:
        return ["mode"] if self.action == "plan" else super()._parameters()


def _plans(batch: Batch, mode: ImportMode, by: User) -> list[Planned]:
    return plan_batch(batch=batch, mode=mode, regions=kept_regions(), by=by)


def _order_of(chosen: list[dict[str, Any]], mode: ImportMode) -> Order:
    seen = {str(each["id"]): each["seen"] for each in chosen}
    return Order(mode, seen, {str(each["id"]): each["confirmed"] for each in chosen})


def _order_of_all(batch: Batch, mode: ImportMode, by: User) -> Order:
    """Order all that would be new or change; nothing that a form would lose is confirmed."""
    worth = [plan for plan in _plans(batch, mode, by) if plan.is_worth_keeping]
    return Order(mode, {str(plan.row.pk): plan.seen for plan in worth})


def _done(service: Callable[..., Any], batch: Batch, request: Request, **asked: Any) -> Response:
    """Do what was asked; where the service refuses, say why."""
    with service_refusals():
        service(batch=batch, by=person_of(request), **asked)
    batch.refresh_from_db()
    return accepted(batch)
