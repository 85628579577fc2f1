"""PDF files made by hand: lines and ASCII texts on pages of 600 by 400, measured from the top."""

WIDTH, HEIGHT = 600, 400
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def line(x0, y0, x1, y1):
    return f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S"


def ruled(xs, ys):
    level = [line(xs[0], y, xs[-1], y) for y in ys]
    return "\n".join(level + [line(x, ys[0], x, ys[-1]) for x in xs])


def text(x, y, words, size=10):
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({words}) Tj ET"


def table(xs, ys, rows):
    """A ruled table, each text 4 off the left of its cell and on the row's lower third."""
    cells = [
        text(xs[column] + 4, bottom - 6, words)
        for bottom, row in zip(ys[1:], rows, strict=True)
        for column, words in enumerate(row)
        if words
    ]
    return "\n".join([ruled(xs, ys), *cells])


def pdf(*pages, font=HELVETICA):
    """A file with one content stream a page."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        font,
    ]
    for index, page in enumerate(pages):
        content = page if isinstance(page, bytes) else page.encode("latin-1")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * index} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _numbered(objects)


def _numbered(objects):
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + head + table + tail
