"""Permissions in the user's words: 绩效目标表：查看."""

from typing import Any

from django import forms
from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelect2MultipleWidget

ACTIONS = {"add": _("add"), "change": _("change"), "delete": _("delete"), "view": _("view")}


class PermissionsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # not generic at run time
    """All permissions, by what they allow; one query reads them."""

    widget = UnfoldAdminSelect2MultipleWidget

    def __init__(self, **kwargs: Any) -> None:
        ours = Permission.objects.exclude(content_type__app_label="procrastinate")
        queryset = ours.select_related("content_type")
        super().__init__(queryset=queryset, required=False, **kwargs)

    def label_from_instance(self, permission: Any) -> str:
        action, _line, model = permission.codename.partition("_")
        if action not in ACTIONS or model != permission.content_type.model:
            return str(permission.name)
        return f"{permission.content_type.name} · {ACTIONS[action]}"
