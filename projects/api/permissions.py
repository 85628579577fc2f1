"""Who may do what: looking is held by the query sets, doing by the scope of the role."""

from typing import cast

from django.contrib.auth.models import User
from rest_framework.permissions import SAFE_METHODS, IsAuthenticated
from rest_framework.request import Request
from rest_framework.views import APIView

from projects.models.scope import scope_of


def person_of(request: Request) -> User:
    """Give who asks, where a permission has let nobody in who is not signed in."""
    return cast("User", request.user)


class MayEnter(IsAuthenticated):
    """People who are signed in look; whoever changes something has a role that enters forms."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not super().has_permission(request, view):
            return False
        return request.method in SAFE_METHODS or not scope_of(request.user).entering.is_nothing


class MayLookOrEnter(MayEnter):
    """Everyone looks at what is theirs to see; whoever changes something enters forms.

    The schema takes `IsAuthenticatedOrReadOnly` for the sign of this: it stands beside.
    """

    def has_permission(self, request: Request, view: APIView) -> bool:
        return request.method in SAFE_METHODS or super().has_permission(request, view)
