"""Pages that show and never write."""

from typing import Any

from django.http import HttpRequest


class ViewOnly:
    """Takes adding, changing and deleting out of a page of the admin, whoever asks."""

    def has_add_permission(self, _request: HttpRequest, *_args: Any) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, *_args: Any) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, *_args: Any) -> bool:
        return False
