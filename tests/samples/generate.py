"""`python -m tests.samples.generate [--truth] [NAMES…]`: lay the corpus out again.

Writes each layout's documents and truth, and the list in README.md. PDF, DOC and XLS need
LibreOffice, `pdf-browser` needs chromium. Names are beginnings of layout names (`07`).
`--truth` leaves the documents as they are.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.samples.layout import layouts
from tests.samples.readme import readme
from tests.samples.render import converted, docx, html, text, xlsx

SAMPLES = Path(__file__).parent


def write(layout, kind):
    """One document; `kind` is its suffix, with the style behind a dash."""
    suffix, _, style = kind.partition("-")
    path = SAMPLES / f"{layout.name}.{suffix}"
    encoding = layout.options.get("encoding", "utf-8")
    match suffix:
        case "html":
            charset = layout.options.get("charset", "utf-8")
            path.write_bytes(html.page(layout, style=style or "plain").encode(charset))
        case "docx":
            docx.write(layout, path)
        case "xlsx":
            xlsx.write(layout, path)
        case "txt":
            content = text.slid(layout) if style == "slid" else text.tabbed(layout)
            path.write_bytes(content.encode(encoding))
        case "csv":
            path.write_bytes(text.comma_separated(layout).encode(encoding))
        case "md":
            path.write_text(text.markdown(layout), encoding="utf-8")
        case _:
            _write_converted(layout, path, style)


def _write_converted(layout, path, style):
    if style == "browser":
        converted.print_page(html.page(layout), path)
        return
    in_cells = path.suffix == ".xls" or style == "cells"
    suffix, writer = (".xlsx", xlsx) if in_cells else (".docx", docx)
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"{layout.name}{suffix}"
        writer.write(layout, source)
        converted.convert(source, path)


def main(arguments):
    everything, documents = layouts(), "--truth" not in arguments
    names = [argument for argument in arguments if argument != "--truth"]
    for layout in everything:
        if names and not layout.name.startswith(tuple(names)):
            continue
        for kind in layout.options["formats"] if documents else ():
            write(layout, kind)
        truth = json.dumps(layout.truth, ensure_ascii=False, indent=1)
        (SAMPLES / f"{layout.name}.json").write_text(truth + "\n", encoding="utf-8")
    (SAMPLES / "README.md").write_text(readme(everything), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
