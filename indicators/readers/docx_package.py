"""The file that a DOCX document is kept in → the XML of its text."""

import zipfile
from posixpath import normpath
from typing import Final

from lxml import etree

from indicators.core.problem import Problem
from indicators.readers.package import DAMAGES, SIGNATURES, member, opened
from indicators.readers.refusal import UnreadableDocument

MOST_TAGS: Final = 2_000_000
LARGEST_TEXT: Final = 100 * 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONS: Final = "_rels/.rels"
_MAIN_PART: Final = "/officeDocument"
_USUAL: Final = "word/document.xml"
_NAMESPACE: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OF_WORD: Final = b'progid="Word.Document"'
# The strict names and those of 2003 mean the same; what is unlike in them is not read.
_OTHER_NAMESPACES: Final = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.microsoft.com/office/word/2003/wordml",
)


def is_word_xml(head: bytes) -> bool:
    """Whether a file that is XML as a whole begins as a document of Word."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and any(
        name in head for name in (_NAMESPACE, *_OTHER_NAMESPACES, _OF_WORD)
    )


def main_part(data: bytes) -> etree._Element:
    """Unpack and parse the document's text; a file that is XML as a whole is parsed as it is.

    Raises:
        UnreadableDocument: damaged, encrypted, or larger than any form.
    """
    if data.startswith(_OLE):
        raise UnreadableDocument(Problem("encrypted"))
    try:
        return _parsed(_unpacked(data) if data.startswith(SIGNATURES) else data)
    except (*DAMAGES, KeyError, etree.XMLSyntaxError) as error:
        raise UnreadableDocument(Problem("damaged_file", "DOCX")) from error


def _unpacked(data: bytes) -> bytes:
    with opened(data) as package:
        return member(package, _main_name(package))


def _main_name(package: zipfile.ZipFile) -> str:
    if _RELATIONS not in package.NameToInfo:
        return _USUAL
    for relation in _tree(member(package, _RELATIONS)):
        if relation.get("Type", "").endswith(_MAIN_PART):
            return normpath(str(relation.get("Target", ""))).lstrip("/")
    return _USUAL


def _parsed(xml: bytes) -> etree._Element:
    for name in _OTHER_NAMESPACES:
        xml = xml.replace(name, _NAMESPACE)
    return _tree(xml)


def _tree(xml: bytes) -> etree._Element:
    """Parse without entities, without a network, and no more than memory holds."""
    if len(xml) > LARGEST_TEXT or xml.count(b"<") > MOST_TAGS:
        raise UnreadableDocument(Problem("expands_too_far"))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(xml, parser=parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableDocument(Problem("damaged_file", "DOCX"))
    return root
