"""Imports: brought in, watched, committed, cancelled and undone."""

from io import BytesIO
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import ChoicesDropdownFilter

from indicators.admin.batch_cells import doubt_words
from indicators.admin.batch_overview import (
    BUSY,
    files_of,
    kept_lines,
    lines_of,
    mode_words,
    outcome_words,
    refusals_of,
)
from indicators.admin.batch_preview import PreviewPages
from indicators.admin.batch_upload import UploadForm
from indicators.core.workflow import BatchState, ImportMode
from indicators.models import Batch, BatchFile, BatchForm
from indicators.services.batches.cancelling import cancel_batch
from indicators.services.batches.cells import Cells
from indicators.services.batches.committing import Order
from indicators.services.batches.keeping import keep_batch
from indicators.services.batches.ordering import order_commit
from indicators.services.batches.remarks import remarked_workbook
from indicators.services.batches.undoing import undo_batch
from indicators.services.catalogue import kept_catalogue
from indicators.services.problems import problem_message
from indicators.services.refusal import ContentRefused
from indicators.writers.remarks import NoWorkbookError
from projects.admin.viewing import OwnRows


@admin.register(Batch)
class BatchAdmin(PreviewPages, OwnRows, ModelAdmin):
    list_display = ["uploaded_at", "file_names", "state", "form_count", "uploaded_by_name"]
    list_filter = [("state", ChoicesDropdownFilter)]
    list_filter_submit = True
    list_fullwidth = True
    search_fields = ["files__name", "uploaded_by_name"]
    search_help_text = gettext_lazy("File name, or who brought it")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Batch]:
        rows: QuerySet[Batch] = super().get_queryset(request)
        of_it = BatchForm.objects.filter(batch=OuterRef("pk"), region_code=OuterRef("region_code"))
        counted = of_it.order_by().values("batch").annotate(n=Count("pk")).values("n")
        forms_read = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
        return rows.prefetch_related("files").annotate(forms_read=forms_read)

    @admin.display(description=gettext_lazy("Files"))
    def file_names(self, batch: Batch) -> str:
        return "、".join(file.name for file in batch.files.all())

    @admin.display(description=gettext_lazy("Forms"), ordering="forms_read")
    def form_count(self, batch: Batch) -> int:
        count: int = cast("Any", batch).forms_read
        return count

    def has_delete_permission(self, _request: HttpRequest, *_args: Any) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        pages = [
            ("<uuid:pk>/status/", self.status_view, "status"),
            ("<uuid:pk>/commit/", self.commit_view, "commit"),
            ("<uuid:pk>/cancel/", self.cancel_view, "cancel"),
            ("<uuid:pk>/undo/", self.undo_view, "undo"),
            ("<uuid:pk>/files/<uuid:file>/", self.file_view, "file"),
            ("<uuid:pk>/files/<uuid:file>/remarks/", self.remarks_view, "remarks"),
            *self.preview_pages(),
        ]
        own = [path(at, view(page), name=f"indicators_batch_{name}") for at, page, name in pages]
        return [*own, *super().get_urls()]

    def add_view(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            files = form.cleaned_data["documents"]
            try:
                batch = keep_batch(files=files, by=by(request), defaults=form.defaults())
            except ContentRefused as refusal:
                form.add_error("region_code", problem_message(refusal.problem))
            else:
                return redirect("admin:indicators_batch_change", batch.pk)
        return self.page(request, "batch_upload", title=_("Bring documents in"), form=form)

    def change_view(
        self, request: HttpRequest, object_id: str, *_args: Any, **_kwargs: Any
    ) -> HttpResponse:
        batch = self.batch(request, object_id)
        state = BatchState(batch.state)
        shown: dict[str, Any] = {
            "batch": batch,
            "files": list(files_of(batch)),
            "refusals": refusals_of(batch),
            "is_busy": state in BUSY,
            "may_change": self.may_change(request, batch),
        }
        if state is BatchState.READ:
            mode = _mode(request.GET.get("mode") or batch.order.get("mode") or batch.mode)
            lines = lines_of(batch, mode, by(request))
            shown |= {"mode": mode.value, "modes": mode_words(), "lines": lines}
        elif state in {BatchState.COMMITTED, BatchState.UNDONE}:
            kept = [(row, outcome_words(row.outcome)) for row in kept_lines(batch)]
            shown |= {"kept": kept, "may_undo": state is BatchState.COMMITTED}
        return self.page(request, "batch", title=str(batch), **shown)

    def status_view(self, request: HttpRequest, pk: Any) -> JsonResponse:
        batch = self.batch(request, pk)
        return JsonResponse(
            {
                "state": batch.state,
                "words": batch.get_state_display(),
                "busy": batch.state in BUSY,
                "done": batch.done,
                "total": batch.total,
                "step": batch.step,
            }
        )

    def commit_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        batch = self.changing(request, pk)
        chosen = request.POST.getlist("chosen")
        sent = request.POST
        confirmed = chosen if "losses_confirmed" in sent else []
        order = Order(
            mode=_mode(sent.get("mode", "")),
            seen={key: sent.get(f"seen-{key}", "") for key in chosen},
            confirmed={key: sent.get(f"losses-{key}", "") for key in confirmed},
        )
        return self._told(request, batch, order_commit, order=order)

    def cancel_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        return self._told(request, self.changing(request, pk), cancel_batch)

    def undo_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        return self._told(request, self.changing(request, pk), undo_batch)

    def file_view(self, request: HttpRequest, pk: Any, file: Any) -> FileResponse:
        """Hand out a file as it came, whatever became of its import."""
        kept = self._file(request, pk, file)
        return FileResponse(kept.file.open(), as_attachment=True, filename=kept.name)

    def remarks_view(self, request: HttpRequest, pk: Any, file: Any) -> FileResponse:
        """Hand out a workbook with what is doubtful said in its cells."""
        kept = self._file(request, pk, file)
        unread = _("This went into no field.")
        try:
            data = remarked_workbook(
                file=kept, cells=Cells(kept_catalogue()), words=doubt_words, unread=unread
            )
        except NoWorkbookError as error:
            raise Http404 from error
        return FileResponse(BytesIO(data), as_attachment=True, filename=kept.name)

    def _file(self, request: HttpRequest, pk: Any, file: Any) -> BatchFile:
        batch = self.batch(request, pk)
        kept = BatchFile.objects.filter(region_code=batch.region_code, batch=batch, pk=file)
        found = kept.first()
        if found is None:
            raise Http404
        return found

    def batch(self, request: HttpRequest, pk: Any) -> Batch:
        if not self.has_view_permission(request):
            raise PermissionDenied
        batch = Batch.objects.own_of(request.user).filter(pk=pk).first()
        if batch is None:
            raise Http404
        return batch

    def changing(self, request: HttpRequest, pk: Any) -> Batch:
        """Give the import that a button was pressed for, to whom may press it."""
        if request.method != "POST":
            raise PermissionDenied
        batch = self.batch(request, pk)
        if not self.may_change(request, batch):
            raise PermissionDenied
        return batch

    def may_change(self, request: HttpRequest, batch: Batch) -> bool:
        return self.has_change_permission(request) and batch.may_be_changed_by(request.user)

    def page(self, request: HttpRequest, template: str, **shown: Any) -> TemplateResponse:
        context = {**self.admin_site.each_context(request), "is_fullwidth": "1", **shown}
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"indicators/admin/{template}.html", context)

    def _told(self, request: HttpRequest, batch: Batch, service: Any, **asked: Any) -> HttpResponse:
        """Do what was asked; where the service refuses, say why."""
        try:
            service(batch=batch, by=by(request), **asked)
        except ContentRefused as refusal:
            messages.error(request, problem_message(refusal.problem))
        return redirect("admin:indicators_batch_change", batch.pk)


def by(request: HttpRequest) -> User:
    return cast("User", request.user)


def _mode(sent: str) -> ImportMode:
    known = {mode.value for mode in ImportMode}
    return ImportMode(sent) if sent in known else ImportMode.ADD
