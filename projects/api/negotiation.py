"""How the form of an answer is chosen where a parameter says it."""

from collections.abc import Iterable

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


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
