"""Nobody asks for more than their share: by token, else by person, else by address."""

from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING, Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from projects.models import Token
from projects.services.allowances import Allowance, Allowances

if TYPE_CHECKING:  # whoever is imported by the settings of APIView cannot import it
    from collections.abc import Mapping

    from rest_framework.views import APIView

ALLOWANCES = Allowances()
# Checking a password costs as much computing as so many other requests.
PASSWORD = 20
_NETWORK = 64  # bits of an IPv6 address that tell one subscriber from another


class Throttle(BaseThrottle):
    """A view may name the weight of its actions in `weights`; all others weigh 1."""

    def __init__(self) -> None:
        self.seconds = 0

    def allow_request(self, request: Request, view: "APIView") -> bool:
        who, limit = _share(request, self.get_ident(request))
        if not limit:
            return True
        weights: Mapping[str, int] = getattr(view, "weights", {})
        found = ALLOWANCES.spend(who, weights.get(getattr(view, "action", None) or "", 1), limit)
        view.headers.update(_headers(found))
        self.seconds = found.seconds
        return found.granted

    def wait(self) -> float:
        return self.seconds


def password_allowance(request: Any) -> Allowance | None:
    """Take what trying a password costs of the share of an address."""
    limit = settings.RATES["address"]
    address = address_of(BaseThrottle().get_ident(request))
    return ALLOWANCES.spend(f"address {address}", PASSWORD, limit) if limit else None


def address_of(ident: str) -> str:
    """Give an address, or the network where whoever asks has many."""
    try:
        address = ip_address(ident)
    except ValueError:
        return ident[:_NETWORK]
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return f"{IPv6Address(int(address) >> _NETWORK << _NETWORK)}/{_NETWORK}"
    return str(getattr(address, "ipv4_mapped", None) or address)


def who_asks(request: Any) -> str | None:
    """Name the token, else the person of a request; None is anyone."""
    if isinstance(request.auth, Token):
        return f"token {request.auth.pk}"
    return f"person {request.user.pk}" if request.user.is_authenticated else None


def _share(request: Request, ident: str) -> tuple[str, int]:
    who = who_asks(request)
    if who is not None:
        return who, settings.RATES["person"]
    return f"address {address_of(ident)}", settings.RATES["address"]


def _headers(found: Allowance) -> dict[str, str]:
    return {
        "RateLimit-Limit": str(found.limit),
        "RateLimit-Remaining": str(found.left),
        "RateLimit-Reset": str(found.seconds),
    }
