"""How much of each row an answer shows: `fields` leaves out, `expand` puts in.

`fields=id,value.raw` shows these parts alone; `expand=organisation` shows what is named beside a
row whole, as its own resource does.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request

from projects.api.parameters import Choice, ListOf, Parameter, Schema
from projects.api.problems import InvalidParametersError, refusals

Json = dict[str, Any]
Tree = dict[str, "Tree"]
Serializer = type[serializers.BaseSerializer[Any]]
NAMES = ("fields", "expand")


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a reference can be replaced by: rows that the person may see, and how they are shown."""

    rows: Callable[[Any], QuerySet[Any]]
    serializer: Serializer


@dataclass(frozen=True, slots=True)
class Shape:
    """What was asked for; an empty tree shows everything."""

    tree: Tree = field(default_factory=dict)
    expanded: Mapping[str, Expansion] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        return not self.tree and not self.expanded

    def of(self, documents: Sequence[Json], context: Mapping[str, Any]) -> Sequence[Json]:
        """Shape the rows of an answer; each expansion is fetched once for all of them."""
        shaped = [dict(document) for document in documents]
        for name, expansion in self.expanded.items():
            _expand(shaped, name, expansion, context)
        return [_pruned(document, self.tree) for document in shaped] if self.tree else shaped


class Fields(Parameter):
    """Names of fields with a point between a field and its part, separated by commas."""

    expected = _("names of the allowed list, separated by commas")
    longest = 2000

    def __init__(self, known: Tree) -> None:
        super().__init__()
        self.allowed = list(_paths(known))
        self.known = known
        self.schema: Schema = {
            "type": "array",
            "items": {"type": "string", "enum": self.allowed},
            "minItems": 1,
        }

    def read(self, text: str) -> Tree:
        if len(text) > self.longest or not set(text.split(",")) <= set(self.allowed):
            raise ValueError(text)
        tree: Tree = {}
        for path in text.split(","):
            part = tree
            for name in path.split("."):
                part = part.setdefault(name, {})
        return _whole_where_named(tree, set(text.split(",")))


def shape_of(
    request: Request, serializer: Serializer, expansions: Mapping[str, Expansion]
) -> Shape:
    """Read `fields` and `expand`.

    Raises:
        InvalidParametersError: There is no such field or nothing to expand by that name.
    """
    given = request.query_params
    names: list[str] = []
    if "expand" in given:
        names = _read("expand", expand_parameter(expansions), given["expand"])
    expanded = {name: expansions[name] for name in names}
    if "fields" not in given:
        return Shape({}, expanded)
    known = _known(serializer()) | {
        name: _known(expansion.serializer()) for name, expansion in expanded.items()
    }
    tree = _read("fields", Fields(known), given["fields"])
    return Shape(tree, {name: each for name, each in expanded.items() if name in tree})


def expand_parameter(expansions: Iterable[str]) -> ListOf:
    return ListOf(Choice(expansions))


def fields_parameter(serializer: Serializer) -> Fields:
    return Fields(_known(serializer()))


def _read(name: str, parameter: Parameter, text: str) -> Any:
    try:
        return parameter.clean(text)
    except ValidationError as error:
        raise InvalidParametersError(refusals(name, error)) from error


def _known(serializer: Any) -> Tree:
    """Give the names of a serializer's fields, with those of their parts."""
    child = getattr(serializer, "child", serializer)
    fields = getattr(child, "fields", None)
    if fields is None:
        return {}
    return {name: _known(part) for name, part in fields.items()}


def _paths(tree: Tree, above: str = "") -> Iterable[str]:
    for name, parts in tree.items():
        yield above + name
        yield from _paths(parts, f"{above}{name}.")


def _whole_where_named(tree: Tree, named: set[str], above: str = "") -> Tree:
    """Show a field whole that is named itself, whatever parts of it are named, too."""
    return {
        name: {} if above + name in named else _whole_where_named(parts, named, f"{above}{name}.")
        for name, parts in tree.items()
    }


def _pruned(value: Any, tree: Tree) -> Any:
    if not tree or value is None:
        return value
    if isinstance(value, list):
        return [_pruned(item, tree) for item in value]
    return {name: _pruned(value[name], tree[name]) for name in value if name in tree}


def _expand(
    documents: Sequence[Json], name: str, expansion: Expansion, context: Mapping[str, Any]
) -> None:
    ids = {document[name]["id"] for document in documents if document[name]}
    rows = expansion.rows(context["request"].user).filter(pk__in=ids)
    shown = expansion.serializer(rows, many=True, context=dict(context)).data
    found = {row["id"]: row for row in shown}
    for document in documents:
        if document[name]:
            document[name] = found.get(document[name]["id"], document[name])
