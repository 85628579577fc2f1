"""How the form of an answer is chosen: by what a client takes, or where a parameter says it."""

from collections.abc import Iterable

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class OneForm(DefaultContentNegotiation):
    """Most clients take anything, and there is one form to choose: nothing has to be compared."""

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        offered = list(renderers)
        if len(offered) == 1 and request.META.get("HTTP_ACCEPT", "*/*") == "*/*":
            return offered[0], offered[0].media_type
        chosen: tuple[BaseRenderer, str] = super().select_renderer(request, offered, format_suffix)
        return chosen


class ChosenByParameter(DefaultContentNegotiation):
    """The media types that a client names count for nothing; what goes wrong is told in JSON."""

    def select_renderer(
        self,
        request: Request,  # noqa: ARG002 - theirs
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,  # noqa: ARG002 - theirs
    ) -> tuple[BaseRenderer, str]:
        first = next(iter(renderers))
        return first, first.media_type
