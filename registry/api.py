"""The whole API on one page: every resource and its address under /api/v1/."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
from rest_framework.routers import DefaultRouter

from indicators.api.views.catalogue import TaxonomyViewSet, UnitViewSet
from indicators.api.views.document import DocumentViewSet
from indicators.api.views.event import EventViewSet
from indicators.api.views.form import FormViewSet
from indicators.api.views.indicator import IndicatorViewSet
from indicators.api.views.project import ProjectViewSet
from projects.api.views import OrganisationViewSet, RegionViewSet

router = DefaultRouter()
router.include_format_suffixes = False
router.register("regions", RegionViewSet)
router.register("organisations", OrganisationViewSet)
router.register("projects", ProjectViewSet)
router.register("forms", FormViewSet)
router.register("indicators", IndicatorViewSet)
router.register("taxonomies", TaxonomyViewSet)
router.register("units", UnitViewSet)
router.register("documents", DocumentViewSet)
router.register("events", EventViewSet)

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerView.as_view(url_name="schema"), name="docs"),
    path("", include(router.urls)),
]
