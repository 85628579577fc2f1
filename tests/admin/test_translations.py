"""Every word of the registry has its Chinese, and what is compiled is what is written."""

import gettext
import re
import shutil
from ast import literal_eval

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation

FOLDER = settings.BASE_DIR / "registry" / "locale" / "zh_Hans" / "LC_MESSAGES"
# What is the same in both languages.
SAME = {"%(class_name)s %(instance)s"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def entries(text):
    """Give (context, message, its translation, flags) for each entry of a catalogue."""
    for block in text.strip().split("\n\n"):
        flags = re.findall(r"^#, (.*)$", block, re.MULTILINE)
        yield (
            _value(block, "msgctxt"),
            _value(block, "msgid"),
            _value(block, r"msgstr(?:\[0\])?"),
            ", ".join(flags),
        )


def _value(block, key):
    found = re.search(rf'^{key} ((?:".*"\n?)+)', block, re.MULTILINE)
    return found and "".join(map(literal_eval, found[1].strip().split("\n")))


@pytest.fixture(scope="module")
def written():
    _head, *rest = entries((FOLDER / "django.po").read_text(encoding="utf-8"))
    return rest


def test_no_word_is_untranslated_or_doubtful(written):
    doubtful = [
        message
        for _context, message, translated, flags in written
        if not translated or "fuzzy" in flags or (translated == message and message not in SAME)
    ]
    assert doubtful == []


def test_translations_keep_their_placeholders(written):
    differing = [
        message
        for _context, message, translated, _flags in written
        if set(PLACEHOLDER.findall(message)) != set(PLACEHOLDER.findall(translated))
    ]
    assert differing == []


def test_what_is_compiled_is_what_is_written(written):
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = vars(gettext.GNUTranslations(file))["_catalog"]
    plural = {key[0]: text for key, text in compiled.items() if isinstance(key, tuple)}
    texts = {key: text for key, text in compiled.items() if isinstance(key, str) and key}
    assert texts | plural == {
        f"{context}\x04{message}" if context else message: translated
        for context, message, translated, _flags in written
    }


@pytest.mark.gettext
def test_every_word_of_the_source_is_in_the_catalogue(written, tmp_path, monkeypatch):
    for room in ("registry", "projects", "indicators"):
        left_out = shutil.ignore_patterns("locale", "__pycache__")
        shutil.copytree(settings.BASE_DIR / room, tmp_path / room, ignore=left_out)
    (tmp_path / "locale").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(settings, "LOCALE_PATHS", [str(tmp_path / "locale")])
    call_command("makemessages", locale=["zh_Hans"], verbosity=0)
    made = tmp_path / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
    _head, *found = entries(made.read_text(encoding="utf-8"))
    assert {entry[:2] for entry in found} == {entry[:2] for entry in written}


def test_the_admin_speaks_the_language_that_is_asked_for(client):
    assert "绩效目标指标库" in client.get("/admin/login/").content.decode()
    english = client.get("/admin/login/", headers={"accept-language": "en"}).content.decode()
    assert "Registry of performance-target indicators" in english


def test_borrowed_words_are_shown_in_chinese():
    with translation.override("zh-hans"):
        assert translation.gettext("Apply Filters") == "应用筛选"
