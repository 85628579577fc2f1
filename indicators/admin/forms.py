"""A form's page: begun by naming it, then typed as it is printed and saved by one service."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from indicators.admin.form_list import FormList
from indicators.admin.heads import HeadForm, NewFormForm
from indicators.admin.inlines import FundingInline, IndicatorInline, TaskInline
from indicators.admin.printing import Printing
from indicators.admin.typed import TypedForm, first_content
from indicators.core.form import FormContent, FormKind, Scope
from indicators.core.workflow import FormState
from indicators.models import Form
from indicators.services.catalogue import kept_catalogue
from indicators.services.content import OPEN_STATES, create_form, save_content
from indicators.services.refusal import ContentRefused
from indicators.services.removal import remove_form

IDENTITY = ["organisation", "fiscal_year", "kind", "project", "taxonomy"]
WHERE_IT_STANDS = ["state", "revision", "source_document", "updated_at"]
TABLES = {FundingInline: "funding", TaskInline: "tasks", IndicatorInline: "indicators"}


@admin.register(Form)
class FormAdmin(Printing, FormList):
    autocomplete_fields = ["organisation", "project"]
    add_fieldsets = [(None, {"fields": IDENTITY})]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("organisation", "fiscal_year"),
                    ("kind", "project"),
                    ("taxonomy", "state"),
                    ("source_document", "updated_at"),
                ]
            },
        ),
        (
            gettext_lazy("Head of the form"),
            {
                "fields": [
                    ("title", "project_name"),
                    ("competent_department_name", "competent_department_code"),
                    ("implementing_unit_name", "implementing_unit_code"),
                    ("department_name", "department_code"),
                    ("attribute", "duration"),
                    ("responsible_person", "handler"),
                    ("phone", "filled_at"),
                    "blank",
                    "seen_version",
                ]
            },
        ),
        (
            gettext_lazy("About the project"),
            {"fields": ["overview", "basis", "necessity", "safeguards", "plan"]},
        ),
        (gettext_lazy("Goals"), {"fields": ["goal_period", "goal_annual"]}),
    ]
    warn_unsaved_form = True

    def get_form(self, request: HttpRequest, obj: Form | None = None, **kwargs: Any) -> Any:
        """Take the form that fits; a refusal of the service is told by it."""
        if obj is None:
            kwargs["form"] = NewFormForm
        else:
            refusal = getattr(request, "refusal", None)
            kwargs["form"] = type("HeadForm", (HeadForm,), {"refusal": refusal})
        return super().get_form(request, obj, **kwargs)

    def get_readonly_fields(self, _request: HttpRequest, obj: Form | None = None) -> list[str]:
        return [] if obj is None else [*IDENTITY, *WHERE_IT_STANDS]

    def get_inlines(self, _request: HttpRequest, obj: Form | None) -> list[Any]:
        if obj is None:
            return []
        has_tasks = obj.kind != FormKind.PROJECT
        return [FundingInline, *([TaskInline] if has_tasks else []), IndicatorInline]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the page again, with all that was typed, where the service refused it."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ContentRefused as refusal:
            request.refusal = refusal.problem  # type: ignore[attr-defined] # read by get_form
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Form, form: Any, change: bool) -> None:  # noqa: FBT001 # Django's
        """Create a form; a change waits for its rows."""
        if change:
            return
        kind, identity = FormKind(form.cleaned_data["kind"]), form.identity()
        content = first_content(identity, kind, obj.taxonomy_id)
        vars(obj).update(vars(create_form(content=content, identity=identity, by=_by(request))))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 # Django's
        if not change:
            return
        kept = form.instance
        tables = {_TABLE_OF[formset.model]: formset.typed_rows() for formset in formsets}
        typed = TypedForm(kept, form.cleaned_data, tables, kept_catalogue().units)
        content = typed.content()
        kept.version = form.cleaned_data["seen_version"]
        save_content(form=kept, content=content, by=_by(request))
        _tell_what_was_not_read(request, content)

    def response_add(self, request: HttpRequest, obj: Form, post_url_continue: Any = None) -> Any:
        """Go on to the form's own page: that is where it is filled in."""
        sent = request.POST.copy()
        sent["_continue"] = "1"
        request.POST = sent  # type: ignore[assignment] # as Django's own admin of users does
        return super().response_add(request, obj, post_url_continue)

    def has_change_permission(self, request: HttpRequest, obj: Form | None = None) -> bool:
        """A form that was handed on or published is shown, not changed."""
        may: bool = super().has_change_permission(request, obj)
        return may and (obj is None or obj.state in OPEN_STATES)

    def has_delete_permission(self, request: HttpRequest, obj: Form | None = None) -> bool:
        may: bool = super().has_delete_permission(request, obj)
        return may and (obj is None or obj.state == FormState.DRAFT)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Name the forms that go; their rows go with them."""
        refused = {str(form) for form in objs if not self.has_delete_permission(request, form)}
        counts = {str(self.opts.verbose_name_plural): len(objs)}
        return [str(form) for form in objs], counts, refused, []

    def delete_model(self, request: HttpRequest, obj: Form) -> None:
        remove_form(form=obj, by=_by(request))

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for form in queryset:
            remove_form(form=form, by=_by(request))

    def history_view(self, _request: HttpRequest, object_id: str, *_args: Any) -> HttpResponse:
        """Show the log of events; the services write it."""
        address = reverse("admin:indicators_event_changelist")
        return redirect(f"{address}?form__id__exact={object_id}")

    def construct_change_message(self, *_args: Any) -> list[str]:
        return []

    def log_addition(self, *_args: Any) -> None:
        """The services log what happens to forms, once."""

    log_change = log_deletions = log_addition

    def get_fieldsets(self, request: HttpRequest, obj: Form | None = None) -> Any:
        """Leave out the version where nothing can be changed."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [
            (title, {"fields": [field for field in part["fields"] if field != "seen_version"]})
            for title, part in fieldsets
        ]

    @admin.display(description=gettext_lazy("Goal of the implementation period"))
    def goal_period(self, form: Form) -> str:
        return _goal(form, Scope.PERIOD)

    @admin.display(description=gettext_lazy("Goal of the year"))
    def goal_annual(self, form: Form) -> str:
        return _goal(form, Scope.ANNUAL)


_TABLE_OF = {inline.model: table for inline, table in TABLES.items()}


def _by(request: HttpRequest) -> User:
    return cast("User", request.user)


def _goal(form: Form, scope: Scope) -> str:
    return next((goal.text for goal in form.goals.all() if goal.scope == scope), "")


def _tell_what_was_not_read(request: HttpRequest, content: FormContent) -> None:
    unread = [row.value.raw or row.level3 for row in content.indicators if not row.value.is_read]
    if unread:
        told = ngettext(
            "%(count)d target was not understood: %(targets)s",
            "%(count)d targets were not understood: %(targets)s",
            len(unread),
        )
        messages.warning(request, told % {"count": len(unread), "targets": "、".join(unread)})
