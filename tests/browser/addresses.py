"""Every page of the admin, by a name for its picture."""

from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse

from tests.admin.pages import change_page, list_page


def every_page():
    """Give (name, address) of each list, each form for something new and one row of each."""
    yield "index", reverse("admin:index")
    yield "reading", reading_page(raw="")
    yield "reading-read", reading_page(raw="满意度达到95%以上", level2="服务对象满意度指标")
    yield "reading-stopped", reading_page(comparator="≥", raw="1.2.3" * 500, unit="万元")
    for model, its_admin in sorted(admin.site._registry.items(), key=_name):
        name = model._meta.model_name
        yield f"{name}-list", list_page(model)
        if its_admin.has_add_permission.__qualname__ != "ViewOnly.has_add_permission":
            label = f"{model._meta.app_label}_{name}"
            yield f"{name}-add", reverse(f"admin:{label}_add")
        row = model._default_manager.order_by("pk").first()
        if row is not None:
            yield f"{name}-change", change_page(row)


def reading_page(**typed):
    return f"{reverse('admin:indicators_indicator_reading')}?{urlencode(typed)}"


def _name(entry):
    return entry[0]._meta.label
