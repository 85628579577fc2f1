"""A place between two rows of an ordered list, as a text that only the registry can make."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.core import signing
from django.utils.translation import gettext_lazy as _

from projects.api.problems import InvalidParametersError, ParameterError


@cache
def _signer() -> signing.Signer:
    """Made when first asked for: the key of the installation is not read, nor made, before."""
    return signing.Signer(salt="projects.api.cursor")


@dataclass(frozen=True, slots=True)
class Cursor:
    """`position` holds the keys of the row that the page begins behind; `order` says which keys."""

    order: str
    position: Sequence[str]
    backwards: bool = False

    def text(self) -> str:
        return _signer().sign_object([self.order, list(self.position), self.backwards])


def cursor_of(text: str, order: str) -> Cursor:
    """Read a cursor that was made for this order.

    Raises:
        InvalidParametersError: It was not made here, or for another list or order.
    """
    try:
        cursor = Cursor(*_signer().unsign_object(text))
    except (signing.BadSignature, ValueError) as error:
        raise _refusal() from error
    if cursor.order != order:
        raise _refusal()
    return cursor


def _refusal() -> InvalidParametersError:
    return InvalidParametersError(
        [
            ParameterError(
                parameter="cursor",
                code="invalid_cursor",
                detail=_("Take it from “next” or “previous” of the same list in the same order."),
            )
        ]
    )
