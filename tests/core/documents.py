"""The tables of a document, to be executed line by line."""


def tables(path):
    """Yield each table line as a mapping from heading to cell."""
    headings = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            headings = None
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if headings is None:
            headings = cells
        elif set("".join(cells)) != {"-"}:
            yield dict(zip(headings, cells, strict=True))
