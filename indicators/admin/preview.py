"""A page that tells how a printed target would be read, before it is typed into a form."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from unfold.views import UnfoldModelAdminViewMixin
from unfold.widgets import (
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
)

from indicators.admin.pieces import Printed, reading_shown
from indicators.core.explanation import explain_value
from indicators.core.marking.piece import Cell
from indicators.models import Dimension
from indicators.services.catalogue import kept_catalogue

LONGEST = 10_000
LONGEST_QUERY = 2_000
FIRST_YEAR, LAST_YEAR = 1990, 2100


def printed_field(label: Any, **kwargs: Any) -> forms.CharField:
    """A cell as printed: blanks say something, and nothing is cut off."""
    return forms.CharField(
        label=label,
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=UnfoldAdminTextInputWidget,
        **kwargs,
    )


class PreviewForm(forms.Form):
    comparator = printed_field(_("Sign"), help_text=_("Only where it has a cell of its own"))
    raw = printed_field(_("Target as printed"))
    unit = printed_field(_("Unit"), help_text=_("Only where it has a cell of its own"))
    level2 = forms.ChoiceField(
        label=_("Level 2"), required=False, choices=[], widget=UnfoldAdminSelectWidget
    )
    name = printed_field(_("Name of the indicator"))
    fiscal_year = forms.IntegerField(
        label=_("Fiscal year"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=UnfoldAdminIntegerFieldWidget,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Dimension.objects.filter(level=2).order_by("taxonomy", "position")
        labels = dict.fromkeys(rows.values_list("label", flat=True))
        level2: Any = self.fields["level2"]
        level2.choices = [("", "—"), *((label, label) for label in labels)]

    def printed(self) -> Printed:
        typed = self.cleaned_data
        return {
            Cell.COMPARATOR: typed["comparator"],
            Cell.VALUE: typed["raw"],
            Cell.UNIT: typed["unit"],
        }


class PreviewView(UnfoldModelAdminViewMixin, TemplateView):
    """Read what the address asks for, so that a reading can be linked to.

    The form is posted, because a long text fits no address: where it does, the answer is one.
    """

    title = _("How a target is read")
    permission_required = ("indicators.view_indicator",)
    template_name = "indicators/admin/preview.html"
    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return self._answer(PreviewForm(request.GET if "raw" in request.GET else None))

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        form = PreviewForm(request.POST)
        query = urlencode({name: request.POST.get(name, "") for name in form.fields})
        if form.is_valid() and len(query) <= LONGEST_QUERY:
            return redirect(f"{request.path}?{query}")
        return self._answer(form)

    def _answer(self, form: PreviewForm) -> HttpResponse:
        reading = _reading(form) if form.is_valid() else None
        return self.render_to_response(self.get_context_data(form=form, reading=reading))


def _reading(form: PreviewForm) -> Any:
    row = dict(form.cleaned_data)
    found = explain_value(row.pop("raw"), units=kept_catalogue().units, **row)
    return reading_shown(found, form.printed())
