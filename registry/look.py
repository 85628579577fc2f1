"""How the admin looks: its name, its colours and its sidebar."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _


def _may_view(app: str, model: str) -> Callable[[HttpRequest], bool]:
    return lambda request: request.user.has_perm(f"{app}.view_{model}")


def _page(title: Any, icon: str, app: str, model: str) -> dict[str, Any]:
    return {
        "title": title,
        "icon": icon,
        "link": reverse_lazy(f"admin:{app}_{model}_changelist"),
        "permission": _may_view(app, model),
    }


_INDICATORS = _page(_("Indicators"), "target", "indicators", "indicator")
_READING = reverse_lazy("admin:indicators_indicator_reading")


def _at_indicators(request: HttpRequest) -> bool:
    """Tell the list and its pages from the one that lies below its address."""
    return request.path.startswith(str(_INDICATORS["link"])) and request.path != str(_READING)


NAVIGATION = [
    {
        "title": _("Performance targets"),
        "items": [
            _page(_("Performance-target forms"), "description", "indicators", "form"),
            {**_INDICATORS, "active": _at_indicators},
            {
                "title": _("How a target is read"),
                "icon": "fact_check",
                "link": _READING,
                "permission": _may_view("indicators", "indicator"),
            },
            _page(_("Imports"), "upload_file", "indicators", "batch"),
            _page(_("Source documents"), "folder_open", "indicators", "sourcedocument"),
            _page(_("Events"), "history", "indicators", "event"),
        ],
    },
    {
        "title": _("Units and projects"),
        "separator": True,
        "items": [
            _page(_("Organisations"), "account_tree", "projects", "organisation"),
            _page(_("Projects"), "assignment", "projects", "project"),
            _page(_("Memberships"), "badge", "projects", "membership"),
            _page(_("Regions"), "map", "projects", "region"),
        ],
    },
    {
        "title": _("Standard catalogue"),
        "separator": True,
        "items": [
            _page(_("Taxonomies"), "schema", "indicators", "taxonomy"),
            _page(_("Dimensions"), "category", "indicators", "dimension"),
            _page(_("Units of measure"), "straighten", "indicators", "unit"),
        ],
    },
    {
        "title": _("Users"),
        "separator": True,
        "items": [
            _page(_("Users"), "person", "auth", "user"),
            _page(_("Groups"), "group", "auth", "group"),
            _page(_("API tokens"), "key", "projects", "token"),
        ],
    },
]

BLUE = {
    "50": "oklch(97% .014 254.604)",
    "100": "oklch(93.2% .032 255.585)",
    "200": "oklch(88.2% .059 254.128)",
    "300": "oklch(80.9% .105 251.813)",
    "400": "oklch(70.7% .165 254.624)",
    "500": "oklch(62.3% .214 259.815)",
    "600": "oklch(54.6% .245 262.881)",
    "700": "oklch(48.8% .243 264.376)",
    "800": "oklch(42.4% .199 265.638)",
    "900": "oklch(37.9% .146 265.522)",
    "950": "oklch(28.2% .091 267.935)",
}

UNFOLD: dict[str, Any] = {
    "SITE_TITLE": _("Registry of performance-target indicators"),
    "SITE_HEADER": _("Registry of performance-target indicators"),
    "SITE_SYMBOL": "target",
    "SITE_FAVICONS": [
        {
            "rel": "icon",
            "type": "image/svg+xml",
            "href": lambda _request: static("registry/icon.svg"),
        }
    ],
    "SITE_URL": None,
    "STYLES": [lambda _request: static("registry/admin.css")],
    "COLORS": {"primary": BLUE},
    "SHOW_VIEW_ON_SITE": False,
    "SIDEBAR": {"show_search": False, "navigation": NAVIGATION},
}
