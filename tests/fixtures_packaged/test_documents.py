import hashlib

from django.conf import settings

FOLDER = settings.BASE_DIR / "fixtures" / "documents"


def listed():
    lines = (FOLDER / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def test_documents_are_unchanged():
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in FOLDER.iterdir()
        if path.name not in {"SHA256SUMS", ".gitattributes"}
    }
    assert found == listed()


def test_documents_are_named_with_their_source():
    readme = (settings.BASE_DIR / "fixtures" / "README.md").read_text(encoding="utf-8")
    assert [name for name in listed() if f"| `{name}` |" not in readme] == []
