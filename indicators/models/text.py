"""Texts of a form: as printed, and null where the form prints nothing."""

from dataclasses import fields
from typing import Any

from django.db import models


def fields_of(content: type, kind: object = str | None) -> tuple[str, ...]:
    """Name the fields of a content that are of a kind; its texts, where none is named."""
    return tuple(field.name for field in fields(content) if field.type == kind)


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
