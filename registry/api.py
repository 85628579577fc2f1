"""The whole API on one page: every resource and its address under /api/v1/."""

from typing import Any

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
from rest_framework.routers import DefaultRouter

from indicators.api.views.batch import ImportViewSet
from indicators.api.views.catalogue import TaxonomyViewSet, UnitViewSet
from indicators.api.views.document import DocumentViewSet
from indicators.api.views.event import EventViewSet
from indicators.api.views.export import ExportViewSet
from indicators.api.views.form import FormViewSet
from indicators.api.views.indicator import IndicatorViewSet
from indicators.api.views.project import ProjectViewSet
from indicators.api.views.reading import ReadingView
from projects.api.resource import Resource
from projects.api.tokens import TokenViewSet
from projects.api.views import OrganisationViewSet, RegionViewSet

RESOURCES: dict[str, type[Resource]] = {
    "regions": RegionViewSet,
    "organisations": OrganisationViewSet,
    "projects": ProjectViewSet,
    "forms": FormViewSet,
    "indicators": IndicatorViewSet,
    "taxonomies": TaxonomyViewSet,
    "units": UnitViewSet,
    "documents": DocumentViewSet,
    "events": EventViewSet,
    "imports": ImportViewSet,
    "exports": ExportViewSet,
    "tokens": TokenViewSet,
}


class Router(DefaultRouter):
    """Shows every resource at the root, and what else there is beside them."""

    include_format_suffixes = False

    def get_api_root_view(self, api_urls: Any = None) -> Any:  # noqa: ARG002 # theirs
        names = {prefix: f"{name}-list" for prefix, _viewset, name in self.registry}
        pages = {name: name for name in ("reading", "schema", "docs")}
        return self.APIRootView.as_view(api_root_dict=names | pages)


router = Router()
for prefix, resource in RESOURCES.items():
    router.register(prefix, resource)

urlpatterns = [
    path("reading/", ReadingView.as_view(), name="reading"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerView.as_view(url_name="schema"), name="docs"),
    path("", include(router.urls)),
]
