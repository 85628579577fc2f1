"""What is typed into the head of a form: once to begin it, then as often as it changes."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.models import construct_instance
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminExpandableTextareaWidget

from indicators.core.form import FormKind
from indicators.core.problem import Problem
from indicators.models import Form
from indicators.services.columns import AS_THEY_ARE, PARTIES
from indicators.services.content import Identity, latest_form
from indicators.services.problems import problem_message
from projects.models import Project

# What the database takes for a year.
FIRST_YEAR, LAST_YEAR = 1990, 2100
OVERALL = {FormKind.DEPARTMENT_OVERALL, FormKind.SPECIAL_FUND_OVERALL}


class TypedMixin:
    """Fills a row with what was typed; whether it can be kept, the service says of all together.

    Lines end as in documents: browsers send CR LF for what came as LF.
    """

    cleaned_data: dict[str, Any]
    instance: Any
    _meta: Any

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc] # Django's
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                self.cleaned_data[name] = value.replace("\r\n", "\n")

    def _post_clean(self) -> None:
        """Ask the database nothing: Django would ask it for every constraint of every row."""
        construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)  # type: ignore[arg-type] # mixed into a form


class NewFormForm(TypedMixin, forms.ModelForm):  # type: ignore[type-arg] # not generic at run time
    """Which form it is to be; what it says is typed on its own page."""

    class Meta:
        model = Form
        fields: ClassVar = ["organisation", "fiscal_year", "kind", "project", "taxonomy"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = self.fields["fiscal_year"]
        year.validators += [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._check_project(cleaned.get("kind"), cleaned.get("project"))
        if not self.errors and latest_form(FormKind(cleaned["kind"]), self.identity()):
            raise ValidationError(_("This form is there already."))
        return cleaned

    def _check_project(self, kind: str | None, project: Project | None) -> None:
        if kind in OVERALL and project is not None:
            self.add_error("project", _("An overall form belongs to no project."))
        elif kind and kind not in OVERALL and "project" not in self.errors and project is None:
            self.add_error("project", _("A form of this kind belongs to a project."))
        elif project is not None and project.organisation != self.cleaned_data.get("organisation"):
            self.add_error("project", _("This project belongs to another organisation."))

    def identity(self) -> Identity:
        cleaned = self.cleaned_data
        return Identity(cleaned["organisation"], cleaned["project"], cleaned["fiscal_year"])


class HeadForm(TypedMixin, forms.ModelForm):  # type: ignore[type-arg] # as above
    """The texts of the head, the goals, and which version of the form was seen."""

    goal_period = forms.CharField(
        label=_("Goal of the implementation period"),
        required=False,
        empty_value=None,
        widget=UnfoldAdminExpandableTextareaWidget,
    )
    goal_annual = forms.CharField(
        label=_("Goal of the year"),
        required=False,
        empty_value=None,
        widget=UnfoldAdminExpandableTextareaWidget,
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    refusal: Problem | None = None

    class Meta:
        model = Form
        fields: ClassVar = [
            *AS_THEY_ARE,
            *(f"{party}_{part}" for party in PARTIES for part in ("code", "name")),
        ]
        widgets: ClassVar = {
            name: UnfoldAdminExpandableTextareaWidget for name in fields if name != "blank"
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = {goal.scope: goal.text for goal in self.instance.goals.all()}
        for scope in ("period", "annual"):
            self.initial.setdefault(f"goal_{scope}", goals.get(scope))
        self.initial["seen_version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for party in PARTIES:
            if cleaned.get(f"{party}_code") and not cleaned.get(f"{party}_name"):
                self.add_error(f"{party}_name", _("A code stands beside a name."))
        if self.refusal is not None:
            raise ValidationError(problem_message(self.refusal))
        return cleaned
