"""Every page fits its window, asks nobody else for anything and speaks Chinese."""

import re

import pytest

from tests.browser.addresses import every_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Words for people: menus, headings, labels, buttons, hints. Not what was typed or imported.
LABELS = """
() => [...document.querySelectorAll(
    "nav *, #nav-sidebar *, thead *, label, button, h1, h2, h3, legend, summary, option, .helptext,"
    + " [id$=-heading] *, .submit-row *, fieldset .font-semibold"
  )]
  .filter(element => element.checkVisibility() || element.tagName === "OPTION")
  .flatMap(element => [...element.childNodes])
  .filter(node => node.nodeType === Node.TEXT_NODE)
  .map(node => node.textContent.trim())
  .concat([...document.querySelectorAll("[placeholder]")].map(input => input.placeholder))
"""
LATIN = re.compile(r"[A-Za-z]{2,}")
# Names that have no Chinese; the icons' names are ligatures of their font.
NAMES = re.compile("admin|SHA-256|XLSX|DOCX|PDF|ZIP|DOC|XLS|HTML|CSV")


@pytest.mark.usefixtures("_documents")
@pytest.mark.parametrize("site", [1280, 1920], indirect=True)
def test_every_page_fits_and_is_chinese(site, administrator):
    site.sign_in(administrator)
    faults = {}
    for name, address in every_page():
        site.open(address)
        found = [*site.faults, *_foreign(site.page)]
        if site.overflow() > 0:
            found.append(f"{site.overflow()} pixels too wide")
        if found:
            faults[name] = found
        site.faults.clear()
    assert faults == {}


def _foreign(page):
    icons = set(page.locator(".material-symbols-outlined").all_text_contents())
    icons = {icon.strip() for icon in icons}
    texts = set(page.evaluate(LABELS)) - icons
    return sorted(text for text in texts if LATIN.search(NAMES.sub("", text)))


def test_the_page_to_sign_in_is_chinese(site):
    site.open("/admin/login/")
    assert _foreign(site.page) == []
    assert site.overflow() == 0
