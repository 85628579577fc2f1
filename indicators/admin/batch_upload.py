"""Files are brought in: several at once, with what the person knows of them."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminIntegerFieldWidget, UnfoldAdminTextInputWidget

from indicators.admin.heads import FIRST_YEAR, LAST_YEAR
from indicators.services.files import File, taken_in, too_large
from indicators.services.placement import Defaults
from indicators.services.problem_sentences import problem_sentence
from indicators.services.problems import problem_message
from projects.models import Region

ACCEPTED = ".pdf,.docx,.doc,.xlsx,.xls,.html,.htm,.txt,.md,.csv,.zip"


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files in one field."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files]


def too_large_words(name: str) -> str:
    return problem_sentence(too_large(), name)


class UploadForm(forms.Form):
    documents = FilesField(
        label=_("Files"), allow_empty_file=True, widget=FilesInput(attrs={"accept": ACCEPTED})
    )
    region_code = forms.CharField(
        label=_("Region code"),
        required=False,
        max_length=6,
        widget=UnfoldAdminTextInputWidget,
        help_text=_("Only where the names of the organisations do not tell their region."),
    )
    fiscal_year = forms.IntegerField(
        label=_("Fiscal year"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=UnfoldAdminIntegerFieldWidget,
        help_text=_("Only where the documents print none."),
    )

    def clean_region_code(self) -> str:
        code: str = self.cleaned_data["region_code"]
        if code and not Region.objects.filter(code=code).exists():
            message = _("There is no region with the code %(code)s.")
            raise forms.ValidationError(message, params={"code": code})
        return code

    def clean_documents(self) -> list[File]:
        """Take in what is not too large; where nothing is left, say which file is how large."""
        files = [taken_in(file) for file in self.cleaned_data["documents"]]
        if all(file.problem for file in files):
            raise forms.ValidationError([too_large_words(file.name) for file in files])
        return files

    @property
    def limit(self) -> tuple[int, str]:
        """The largest size in bytes, and what the page says of a file beyond it."""
        return settings.UPLOAD_LIMIT, problem_message(too_large())

    def defaults(self) -> Defaults:
        typed = self.cleaned_data
        return Defaults(typed["region_code"] or None, typed["fiscal_year"])
