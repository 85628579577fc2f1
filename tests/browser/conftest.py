"""A real browser on a running registry with the five documents in it."""

import os

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
HEIGHTS = {1280: 900, 1920: 1080}


@pytest.fixture(scope="session")
def chromium():
    # Playwright runs an event loop in this thread; the tests use the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def _documents(transactional_db):  # noqa: ARG001 - asks for the database
    call_command("loaddata", "taxonomies", "units", "regions", verbosity=0)
    folder = settings.BASE_DIR / "fixtures" / "documents"
    call_command("import_documents", str(folder), published=True, verbosity=0)


@pytest.fixture
def administrator(transactional_db):  # noqa: ARG001 - as above
    return User.objects.create_superuser("admin", password="admin")  # noqa: S106 - of a test


class Site:
    """A browser's window on the registry, and everything that went wrong in it."""

    def __init__(self, chromium, address, width):
        size = {"width": width, "height": HEIGHTS[width]}
        self.address = address
        self.context = chromium.new_context(
            viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def sign_in(self, person):
        client = Client()
        client.force_login(person)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        self.context.add_cookies([{**cookie, "url": self.address}])

    def open(self, path):
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")

    def overflow(self):
        return self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

    def _heard(self, message):
        if message.type == "error":
            self.faults.append(message.text)

    def _asked(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"asks elsewhere: {request.url}")

    def _answered(self, response):
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")


@pytest.fixture
def site(chromium, live_server, request):
    """Give a window of the width that the test names, 1280 pixels if it names none."""
    site = Site(chromium, live_server.url, getattr(request, "param", 1280))
    yield site
    site.context.close()
    assert site.faults == []
