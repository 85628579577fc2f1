"""README.md of the corpus: the introduction and one line a layout."""

from pathlib import Path

INTRODUCTION = Path(__file__).parent / "introduction.md"


def readme(layouts):
    lines = [
        INTRODUCTION.read_text(encoding="utf-8"),
        "| Layout | What it is | Source | Formats |",
        "| --- | --- | --- | --- |",
    ]
    for layout in layouts:
        options = layout.options
        formats = ", ".join(kind.partition("-")[0] for kind in options["formats"])
        lines.append(f"| {layout.name} | {options['summary']} | {options['source']} | {formats} |")
    return "\n".join(lines) + "\n"
