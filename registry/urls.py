"""Every address of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index")),
    path("admin/", admin.site.urls),
    path("api/", RedirectView.as_view(pattern_name="api-root")),
    path("api/v1/", include("registry.api")),
]

if settings.OIDC_ISSUER:
    urlpatterns.append(path("oidc/", include("registry.oidc")))

handler400 = "registry.errors.bad_request"
handler404 = "registry.errors.not_found"
handler500 = "registry.errors.server_error"
