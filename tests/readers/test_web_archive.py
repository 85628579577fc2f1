import base64

import pytest

from indicators.readers.document import read_document
from indicators.readers.html import read_html
from indicators.readers.refusal import UnreadableDocument
from tests.readers.written import written


def archive(*parts, head="MIME-Version: 1.0\r\n"):
    lines = "".join(f"--b\r\n{part}\r\n" for part in parts)
    kind = 'Content-Type: multipart/related;\r\n\tboundary="b"\r\n\r\n'
    return f"{head}{kind}{lines}--b--\r\n".encode()


def part(text, encoding="utf-8", kind="text/html"):
    body = base64.b64encode(text.encode(encoding)).decode()
    head = f'Content-Type: {kind}; charset="{encoding}"\r\nContent-Transfer-Encoding: base64'
    return f"{head}\r\n\r\n{body}"


@pytest.mark.parametrize("head", ["MIME-Version: 1.0\r\n", "From: <Saved>\r\nSubject: a\r\n b\r\n"])
def test_every_sheet_of_a_workbook_kept_as_a_page_is_read(head):
    frames = part("<html><frameset><frame src=a></frameset></html>")
    sheets = [part("<table><tr><td>甲</table>"), part("<table><tr><td>乙</table>", "gb2312")]
    data = archive(frames, part("body{}", kind="text/css"), *sheets, head=head)
    assert written(read_document(data).blocks) == "=\n0 甲\n=\n0 乙\n"


def test_letters_written_as_printable_ones_are_read():
    page = "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    data = archive(page + "<meta charset=3Dutf-8><p>=E7=BB=\r\n=A9</p>")
    assert written(read_html(data).blocks) == "# 绩\n"


@pytest.mark.parametrize(
    "data",
    [
        archive(part("a", kind="text/plain")),
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
        b"".join(
            b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (i, i)
            for i in range(5000)
        ),
    ],
)
def test_an_archive_without_a_page_is_damaged(data):
    with pytest.raises(UnreadableDocument) as caught:
        read_html(data)
    assert caught.value.problem.code == "damaged_file"
