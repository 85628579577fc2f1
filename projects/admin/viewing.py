"""Pages that show what is for whoever looks, and pages that never write."""

from typing import Any

from django.http import HttpRequest


class OwnRows:
    """Shows everyone the rows of their own scope, and superusers all."""

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).own_of(request.user)  # type: ignore[misc] # the admin's


class ViewOnly:
    """Takes adding, changing and deleting out of a page of the admin, whoever asks."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Leave out the history: what is never changed here has none."""
        context = {"show_history": False, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, context)  # type: ignore[misc] # the admin's

    def has_add_permission(self, _request: HttpRequest, *_args: Any) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, *_args: Any) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, *_args: Any) -> bool:
        return False
