"""Content ↔ JSON, exactly: what is written is read back equal, to the last printed nought.

The shape is the contract's FORM (docs/contract.md) and what it leaves out: the taxonomy, printed
levels, units of tasks and the ends of ranges. It is for keeping what nobody confirmed yet.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from indicators.core.form import FormContent

Json = dict[str, Any]
Decoder = Callable[[Any], Any]


def content_json(content: FormContent) -> Json:
    """Write a form's content."""
    written: Json = as_json(content)
    return written


def content_from(written: Json) -> FormContent:
    """Read a content that `content_json` wrote."""
    content: FormContent = _decoder(FormContent)(written)
    return content


def as_json(value: Any) -> Any:
    """Write one of the nouns of the core, or a part of one."""
    if is_dataclass(value):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.value if isinstance(value, StrEnum) else value


def from_json(noun: Any, written: Any) -> Any:
    """Read one of the nouns of the core."""
    return _decoder(noun)(written)


@cache
def _decoder(kind: Any) -> Decoder:
    """Give what reads values of a type; made once for each type."""
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    if get_origin(kind) is tuple:
        item = _decoder(get_args(kind)[0])
        return lambda written: tuple(item(part) for part in written)
    if isinstance(kind, UnionType) or get_origin(kind) is not None:
        return _union_decoder(kind)
    is_made = kind is Decimal or issubclass(kind, StrEnum)
    return kind if is_made else _as_it_is


def _dataclass_decoder(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(kind)}

    def read(written: Json) -> Any:
        return kind(**{name: decoders[name](part) for name, part in written.items()})

    return read


def _union_decoder(kind: Any) -> Decoder:
    """Read a type that may be absent; literals stand beside numbers and are what they are."""
    kinds = [
        part for part in get_args(kind) if part is not NoneType and get_origin(part) is not Literal
    ]
    decode = _decoder(kinds[0]) if len(kinds) == 1 and isinstance(kinds[0], type) else _as_it_is
    return lambda written: None if written is None else decode(written)


def _as_it_is(written: Any) -> Any:
    return written
