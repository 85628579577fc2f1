import pytest

from indicators.core.grid import Paragraph
from indicators.readers.document import read_document
from indicators.readers.refusal import UnreadableDocument


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_is_read_in_each_known_encoding(encoding):
    (block,) = read_document("绩效目标表".encode(encoding)).blocks
    assert isinstance(block, Paragraph)
    assert block.text == "绩效目标表"


@pytest.mark.parametrize(
    ("data", "code", "detail"),
    [
        (b"", "empty_file", ""),
        (b" \n", "empty_file", ""),
        (b"\xef\xbb\xbf", "empty_file", ""),
        (b"PK\x03\x04....", "damaged_file", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "damaged_file", "Office"),
        (b"\xff\xfe\x00\xd8\x00", "unknown_encoding", ""),
        (b"ab\0cd", "unknown_encoding", ""),
    ],
)
def test_what_cannot_be_read_says_why(data, code, detail):
    with pytest.raises(UnreadableDocument) as caught:
        read_document(data)
    assert (caught.value.problem.code, caught.value.problem.detail) == (code, detail)
