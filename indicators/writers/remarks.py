"""Remarks into the cells of a workbook; everything else in it stays as it is, byte for byte."""

import posixpath
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from indicators.writers.remark_parts import (
    MAIN,
    RELATIONS,
    add_comments,
    add_shapes,
    empty_comments,
    empty_shapes,
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_SHAPES = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# What stands behind the reference to remarks in a sheet, in the order of the format.
_BEHIND = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)


@dataclass(frozen=True, slots=True)
class Remark:
    """A text for a cell; row and column count from 1."""

    sheet: str
    row: int
    column: int
    text: str


class NoWorkbookError(ValueError):
    """The file is no XLSX workbook, so that nothing can be written into its cells."""


def with_remarks(data: bytes, remarks: Iterable[Remark]) -> bytes:
    """Give the workbook with the remarks as comments of its cells.

    Raises:
        NoWorkbookError: It is another kind of file.
    """
    by_sheet: defaultdict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        by_sheet[remark.sheet].append(remark)
    package = _Package(data)
    for name, path in package.sheets():
        if by_sheet[name]:
            package.remark(path, by_sheet[name])
    return package.written()


class _Package:
    """The parts of a workbook; those that were changed replace what they were."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._zip.getinfo("[Content_Types].xml")
        except (zipfile.BadZipFile, KeyError) as error:
            raise NoWorkbookError from error
        self._names = set(self._zip.namelist())
        self._changed: dict[str, bytes] = {}

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Give each sheet's name and part."""
        book = self._target("", "officeDocument")
        if book is None:
            raise NoWorkbookError
        parts = {key: path for key, _kind, path in self._relations(book)}
        for sheet in self._read(book).iter(f"{{{MAIN}}}sheet"):
            path = parts.get(sheet.get(f"{{{_OFFICE}}}id"))
            if path in self._names:
                yield sheet.get("name"), path

    def remark(self, sheet: str, remarks: Sequence[Remark]) -> None:
        comments = self._target(sheet, "comments") or self._new(sheet, "comments", ".xml")
        tree = self._read(comments) if comments in self._names else empty_comments()
        fresh = add_comments(tree, remarks)
        self._write(comments, tree)
        shapes = self._target(sheet, "vmlDrawing") or self._new(sheet, "vmlDrawing", ".vml")
        drawing = self._read(shapes, recover=True) if shapes in self._names else empty_shapes()
        add_shapes(drawing, fresh)
        self._write(shapes, drawing)
        self._names |= {comments, shapes}
        self._name_types(comments)
        self._refer(sheet)

    def written(self) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for info in self._zip.infolist():
                changed = self._changed.pop(info.filename, None)
                target.writestr(info, self._zip.read(info) if changed is None else changed)
            for name, data in self._changed.items():
                target.writestr(name, data)
        return out.getvalue()

    def _read(self, path: str, *, recover: bool = False) -> Any:
        data = self._changed.get(path) or self._zip.read(path)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=recover)
        return etree.fromstring(data, parser)

    def _write(self, path: str, tree: Any) -> None:
        self._changed[path] = etree.tostring(
            tree, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def _relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Give the id, the kind and the target of everything a part refers to."""
        path = _relations_of(part)
        if path not in self._names:
            return
        for relation in self._read(path):
            kind = relation.get("Type", "").rpartition("/")[2]
            target = posixpath.join(posixpath.dirname(part), relation.get("Target", ""))
            yield relation.get("Id"), kind, posixpath.normpath(target).lstrip("/")

    def _target(self, part: str, kind: str) -> str | None:
        found = (path for _key, its, path in self._relations(part) if its == kind)
        return next((path for path in found if path in self._names), None)

    def _new(self, sheet: str, kind: str, suffix: str) -> str:
        """Name a new part that a sheet refers to."""
        number = 1
        while (path := f"xl/remarks/{kind}{number}{suffix}") in self._names:
            number += 1
        relations = _relations_of(sheet)
        tree = (
            self._read(relations)
            if relations in self._names
            else etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
        )
        taken = {relation.get("Id") for relation in tree}
        key = next(k for k in (f"remarks{n}" for n in range(1, 99)) if k not in taken)
        etree.SubElement(
            tree,
            f"{{{RELATIONS}}}Relationship",
            {"Id": key, "Type": f"{_OFFICE}/{kind}", "Target": f"/{path}"},
        )
        self._write(relations, tree)
        self._names.add(relations)
        return path

    def _name_types(self, comments: str) -> None:
        tree = self._read("[Content_Types].xml")
        known = {part.get("PartName") for part in tree}
        endings = {part.get("Extension") for part in tree}
        if f"/{comments}" not in known:
            override = {"PartName": f"/{comments}", "ContentType": _COMMENTS}
            etree.SubElement(tree, f"{{{_TYPES}}}Override", override)
        if "vml" not in endings:
            default = etree.Element(
                f"{{{_TYPES}}}Default", {"Extension": "vml", "ContentType": _SHAPES}
            )
            tree.insert(0, default)
        self._write("[Content_Types].xml", tree)

    def _refer(self, sheet: str) -> None:
        """Let the sheet refer to the shapes of its remarks, at the place the format gives."""
        tree = self._read(sheet)
        if tree.find(f"{{{MAIN}}}legacyDrawing") is not None:
            return
        key = next(key for key, kind, _path in self._relations(sheet) if kind == "vmlDrawing")
        drawing = etree.Element(f"{{{MAIN}}}legacyDrawing", {f"{{{_OFFICE}}}id": key})
        behind = (tree.find(f"{{{MAIN}}}{name}") for name in _BEHIND)
        first = next((element for element in behind if element is not None), None)
        if first is None:
            tree.append(drawing)
        else:
            first.addprevious(drawing)
        self._write(sheet, tree)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
