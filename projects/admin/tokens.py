"""Tokens: whose there are, and a new one, whose text is shown once."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter
from unfold.widgets import UnfoldAdminIntegerFieldWidget

from projects.models import Token
from projects.services.tokens import TokenRefused, make_token


class TokenForm(forms.ModelForm):  # type: ignore[type-arg] # not generic at run time
    """The wish for a token, which the service grants while the form is cleaned."""

    days = forms.IntegerField(
        label=_("Days until it expires"),
        min_value=1,
        widget=UnfoldAdminIntegerFieldWidget,
        initial=lambda: settings.TOKEN_DAYS,
    )
    text = ""

    class Meta:
        model = Token
        fields = ("user", "name", "scope")

    def _post_clean(self) -> None:
        if self.errors:
            return
        asked = self.cleaned_data
        try:
            self.instance, self.text = make_token(
                person=asked["user"], name=asked["name"], scope=asked["scope"], days=asked["days"]
            )
        except TokenRefused as refusal:
            self.add_error("name", str(refusal.detail))


@admin.register(Token)
class TokenAdmin(ModelAdmin):
    form = TokenForm
    autocomplete_fields = ["user"]
    fields = ["user", "name", "scope", "days"]
    list_display = ["name", "user", "scope", "token_key", "created", "expiry"]
    list_filter = [("scope", ChoicesDropdownFilter), ("user", AutocompleteSelectFilter)]
    list_filter_submit = True
    list_select_related = ["user"]
    list_fullwidth = True
    search_fields = ["name", "token_key__startswith", "user__username"]
    search_help_text = _("Name, person, or what the token begins with")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Token]:
        rows: QuerySet[Token] = super().get_queryset(request)
        return rows if _is_superuser(request) else rows.filter(user=request.user)

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Let nobody but a superuser make a token for another."""
        field = super().formfield_for_foreignkey(db_field, request, label=_("Person"), **kwargs)
        if not _is_superuser(request):
            field.queryset = User.objects.filter(pk=request.user.pk)
            field.initial = request.user.pk
        return field

    def get_fields(self, _request: HttpRequest, obj: Token | None = None) -> list[str]:
        return self.fields if obj is None else [*self.fields[:-1], "token_key", "created", "expiry"]

    def has_change_permission(self, _request: HttpRequest, *_args: Any) -> bool:
        return False

    def save_model(self, _request: HttpRequest, obj: Any, form: Any, _change: object) -> None:
        """Hand the text on to the page that shows it: the form has had the token made."""
        obj.text = form.text

    def response_add(self, request: HttpRequest, obj: Any, *_args: Any) -> HttpResponse:
        shown = {"title": _("New API token"), "text": obj.text}
        request.current_app = self.admin_site.name
        context = {**self.admin_site.each_context(request), **shown}
        return TemplateResponse(request, "projects/admin/token_made.html", context)


def _is_superuser(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))
