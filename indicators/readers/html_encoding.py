"""The bytes of a page, in whatever encoding → UTF-8."""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from indicators.core.problem import Problem
from indicators.readers.refusal import UnreadableDocument

_HEAD: Final = 4096
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAID = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
# Pages that say they are GB 2312 or GBK hold letters of the larger set.
_LARGER: Final = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}
_MOST_LOST: Final = 0.01


def as_utf8(data: bytes, said: str | None = None) -> bytes:
    """Say a page in UTF-8: by its byte order mark, else what fits; `said` is what its letter says.

    Text that is valid as UTF-8 is UTF-8, whatever it says itself: other encodings do not look so.
    A page with a few broken characters is read and shows them.

    Raises:
        UnreadableDocument: no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _recoded(data[len(mark) :], encoding)
    for encoding in ("utf-8", *_said(data[:_HEAD], said), "gb18030"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return data if encoding == "utf-8" and "\0" not in text else _clean(text)
    return _recoded(data, next(iter(_said(data[:_HEAD], said)), "gb18030"))


def _said(head: bytes, said: str | None) -> Iterator[str]:
    if head[1:2] == b"\0":
        yield "utf-16-le"
    elif head[:1] == b"\0":
        yield "utf-16-be"
    names = [said] if said else []
    names += [match[1].decode("ascii") for match in _SAID.finditer(head)]
    for name in (_LARGER.get(name.lower(), name.lower()) for name in names):
        if _is_of_text(name):
            yield name


def _is_of_text(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001 -- how decode() tells
    except LookupError:
        return False


def _recoded(data: bytes, encoding: str) -> bytes:
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") > _MOST_LOST * len(text):
        raise UnreadableDocument(Problem("unknown_encoding"))
    return _clean(text)


def _clean(text: str) -> bytes:
    return text.replace("\0", "").encode("utf-8", errors="replace")
