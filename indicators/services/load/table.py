"""A table as COPY takes it: columns in a fixed order, values as PostgreSQL's text.

Of a row some columns are its own and the rest is the same for many rows. That rest, the tail, is
written once and put behind the row's own columns as often as it is needed.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Field, JSONField, Model

_ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_ESCAPED_ITEM = str.maketrans({"\\": r"\\", '"': r"\""})


class Table:
    """A model's table; `own` names the columns that every row gives itself, in their order."""

    def __init__(self, model: type[Model], *own: str) -> None:
        meta = model._meta  # noqa: SLF001 - public in all but name
        fields = {field.attname: field for field in meta.concrete_fields}
        written = {name: field for name, field in fields.items() if not field.generated}
        self.name = meta.db_table
        self.own = own
        self._shared = {name: field for name, field in written.items() if name not in own}
        columns = (str(written[name].column) for name in (*own, *self._shared))
        self.statement = f"COPY {self.name} ({', '.join(columns)}) FROM STDIN"

    def tail(self, columns: Mapping[str, Any]) -> bytes:
        """Write the columns behind a row's own; one that is not given has its default."""
        unknown = columns.keys() - self._shared.keys()
        if unknown:
            raise ValueError(f"{self.name} has no columns {sorted(unknown)}")
        texts = (
            _text(field, columns[name] if name in columns else field.get_default())
            for name, field in self._shared.items()
        )
        return ("\t".join(texts) + "\n").encode()

    def row(self, columns: Mapping[str, Any]) -> bytes:
        """Write a whole row at once."""
        own = "\t".join(plain_text(columns[name]) for name in self.own).encode()
        rest = {name: value for name, value in columns.items() if name not in self.own}
        return own + (b"\t" if self._shared else b"") + self.tail(rest)


def plain_text(value: object) -> str:
    """Write a value of any column but an array or JSON; noughts behind a point stay."""
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).translate(_ESCAPED)


def _text(field: "Field[Any, Any]", value: Any) -> str:
    if isinstance(field, JSONField):
        return plain_text(json.dumps(value, ensure_ascii=False))
    if isinstance(value, list):
        return plain_text(_array(value))
    return plain_text(value)


def _array(items: Iterable[str]) -> str:
    return "{" + ",".join(f'"{item.translate(_ESCAPED_ITEM)}"' for item in items) + "}"
