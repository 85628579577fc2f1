"""The two parts that hold the comments of a sheet: their texts, and the shapes that show them."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_VML = "urn:schemas-microsoft-com:vml"
_OFFICE = "urn:schemas-microsoft-com:office:office"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_AUTHOR = "预算绩效目标指标库"
_LETTERS = 26
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHAPE_TYPE = (
    f'<xml xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}">'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)


class Remarked(Protocol):
    """What a remark says of which cell."""

    @property
    def row(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def text(self) -> str: ...


def empty_comments() -> Any:
    tree = etree.Element(f"{{{MAIN}}}comments", nsmap={None: MAIN})
    etree.SubElement(tree, f"{{{MAIN}}}authors")
    etree.SubElement(tree, f"{{{MAIN}}}commentList")
    return tree


def empty_shapes() -> Any:
    return etree.fromstring(_SHAPE_TYPE)


def add_comments(tree: Any, remarks: Sequence[Remarked]) -> list[tuple[int, int]]:
    """Add the texts; one for a cell that has a comment goes behind it. Gives the other cells."""
    authors, comments = tree.find(f"{{{MAIN}}}authors"), tree.find(f"{{{MAIN}}}commentList")
    etree.SubElement(authors, f"{{{MAIN}}}author").text = _AUTHOR
    author = str(len(authors) - 1)
    known = {comment.get("ref"): comment for comment in comments}
    fresh = []
    for remark in remarks:
        reference = cell_name(remark.row, remark.column)
        if reference in known:
            _say(known[reference].find(f"{{{MAIN}}}text"), f"\n{remark.text}")
            continue
        comment = etree.SubElement(
            comments, f"{{{MAIN}}}comment", {"ref": reference, "authorId": author}
        )
        _say(etree.SubElement(comment, f"{{{MAIN}}}text"), remark.text)
        known[reference] = comment
        fresh.append((remark.row, remark.column))
    return fresh


def add_shapes(tree: Any, cells: Iterable[tuple[int, int]]) -> None:
    """Add a hidden note beside each cell."""
    for number, (row, column) in enumerate(cells, start=len(tree)):
        shape = etree.SubElement(
            tree,
            f"{{{_VML}}}shape",
            {
                "id": f"_x0000_remark{number}",
                "type": "#_x0000_t202",
                "style": "position:absolute;visibility:hidden;width:180pt;height:70pt",
                "fillcolor": "#ffffe1",
                f"{{{_OFFICE}}}insetmode": "auto",
            },
        )
        data = etree.SubElement(shape, f"{{{_EXCEL}}}ClientData", {"ObjectType": "Note"})
        etree.SubElement(data, f"{{{_EXCEL}}}Row").text = str(row - 1)
        etree.SubElement(data, f"{{{_EXCEL}}}Column").text = str(column - 1)


def cell_name(row: int, column: int) -> str:
    """Name a cell as spreadsheets do: A1, AB12."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def _say(text: Any, words: str) -> None:
    run = etree.SubElement(text, f"{{{MAIN}}}r")
    said = etree.SubElement(run, f"{{{MAIN}}}t")
    said.set(_XML_SPACE, "preserve")
    said.text = words
