"""Texts of a form: as printed, and null where the form prints nothing."""

from typing import Any

from django.db import models


class PrintedTextField(models.TextField):  # type: ignore[type-arg] # not generic at run time
    """A text that may be absent; an input left empty means absent, never an empty text."""

    def __init__(self, verbose_name: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(verbose_name, **kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.setdefault("empty_value", None)
        return super().formfield(**kwargs)
