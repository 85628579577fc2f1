"""Forms as documents: buttons on a form's page, actions on the list."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import ModelAdmin
from unfold.decorators import action

from indicators.models import Form
from indicators.services.printing import print_kept
from indicators.services.problems import problem_message
from indicators.writers.document import Format
from indicators.writers.layout.layouts import Layout
from indicators.writers.refusal import NotPrintable

MOST_AT_ONCE = 200


class Printing(ModelAdmin):
    actions_detail = ["print_xlsx", "print_docx", "print_pdf"]
    actions = ["print_all_xlsx", "print_all_docx", "print_all_pdf", "print_batch"]

    @action(description=gettext_lazy("Export XLSX"), icon="table_view", url_path="xlsx")  # type: ignore[untyped-decorator] # unfold ships no types
    def print_xlsx(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._print_one(request, object_id, Format.XLSX)

    @action(description=gettext_lazy("Export DOCX"), icon="description", url_path="docx")  # type: ignore[untyped-decorator] # as above
    def print_docx(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._print_one(request, object_id, Format.DOCX)

    @action(description=gettext_lazy("Export PDF"), icon="picture_as_pdf", url_path="pdf")  # type: ignore[untyped-decorator] # as above
    def print_pdf(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._print_one(request, object_id, Format.PDF)

    @action(description=gettext_lazy("Export XLSX, a sheet for each form"))  # type: ignore[untyped-decorator] # as above
    def print_all_xlsx(self, request: HttpRequest, forms: QuerySet[Form]) -> HttpResponse | None:
        return self._print_many(request, forms, Format.XLSX)

    @action(description=gettext_lazy("Export DOCX, a file for each form"))  # type: ignore[untyped-decorator] # as above
    def print_all_docx(self, request: HttpRequest, forms: QuerySet[Form]) -> HttpResponse | None:
        return self._print_many(request, forms, Format.DOCX)

    @action(description=gettext_lazy("Export PDF, a file for each form"))  # type: ignore[untyped-decorator] # as above
    def print_all_pdf(self, request: HttpRequest, forms: QuerySet[Form]) -> HttpResponse | None:
        return self._print_many(request, forms, Format.PDF)

    @action(description=gettext_lazy("Export one batch table (XLSX)"))  # type: ignore[untyped-decorator] # as above
    def print_batch(self, request: HttpRequest, forms: QuerySet[Form]) -> HttpResponse | None:
        return self._print_many(request, forms, Format.XLSX, Layout.BATCH)

    def _print_one(self, request: HttpRequest, pk: str, format: Format) -> HttpResponse:  # noqa: A002 # what it is called everywhere
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = Form.objects.own_of(request.user).with_content().filter(pk=pk).first()
        if form is None:
            raise Http404
        answer = _answer(request, [form], format, None)
        return answer or redirect("admin:indicators_form_change", pk)

    def _print_many(
        self,
        request: HttpRequest,
        forms: QuerySet[Form],
        format: Format,  # noqa: A002 # as above
        layout: Layout | None = None,
    ) -> HttpResponse | None:
        chosen: Any = Form.objects.with_content().filter(pk__in=forms.values("pk"))
        found = list(chosen[: MOST_AT_ONCE + 1])
        if len(found) <= MOST_AT_ONCE:
            return _answer(request, found, format, layout)
        told = _("Choose at most %(count)d forms at once.") % {"count": MOST_AT_ONCE}
        messages.error(request, told)
        return None


def _answer(
    request: HttpRequest,
    forms: list[Form],
    format: Format,  # noqa: A002 # as above
    layout: Layout | None,
) -> HttpResponse | None:
    """Hand the file out; what was not drawn is told on the next page."""
    try:
        file = print_kept(forms=forms, format=format, layout=layout, by=request.user)
    except NotPrintable as refusal:
        messages.error(request, problem_message(refusal.problem))
        return None
    for problem in file.problems:
        messages.warning(request, problem_message(problem))
    response = HttpResponse(file.data, content_type=file.media_type)
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    response["Content-Disposition"] = disposition or "attachment"
    return response
