"""Takes the pictures of docs/pictures/ from the running registry: bin/pictures."""

import pytest
from django.conf import settings
from django.urls import reverse

from indicators.models import BatchForm, Form, Indicator, SourceDocument
from projects.models import Organisation
from tests.admin.pages import change_page, list_page
from tests.browser.addresses import reading_page
from tests.browser.importing import bring

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOLDER = settings.BASE_DIR / "docs" / "pictures"
# The first prints no person's name or telephone, the second speaks of both scopes.
PROJECT, OF_TWO_SCOPES = "免费医疗、职工医保工作经费", "Z离休干部医药费"


def shoot(site, name):
    FOLDER.mkdir(exist_ok=True)
    site.page.mouse.move(0, 0)
    site.page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


@pytest.mark.usefixtures("_documents")
def test_take_pictures(site, administrator):
    site.open(reverse("admin:login"))
    shoot(site, "sign-in")
    site.sign_in(administrator)
    site.open(list_page(Form))
    shoot(site, "forms")
    site.open(change_page(Form.objects.get(project_name=PROJECT)))
    shoot(site, "form-published")
    Form.objects.update(state="draft")
    site.open(change_page(Form.objects.get(project_name=PROJECT)))
    shoot(site, "form")
    site.open(change_page(Form.objects.get(project_name=OF_TWO_SCOPES)))
    site.page.locator("#indicators-group").evaluate("table => table.scrollIntoView()")
    shoot(site, "form-indicators")
    site.open(list_page(Indicator))
    shoot(site, "indicators")
    site.page.get_by_text("过滤器").first.click()
    site.page.get_by_text("应用筛选").wait_for()
    site.page.wait_for_timeout(500)
    shoot(site, "filters")
    site.open(reading_page(raw="满意度达到98%以上（含98%）", level2="服务对象满意度指标"))
    shoot(site, "preview")
    site.open(list_page(Organisation))
    shoot(site, "organisations")
    site.open(change_page(SourceDocument.objects.get(name__contains="liulin")))
    shoot(site, "document")


@pytest.mark.usefixtures("_documents")
def test_take_the_picture_of_an_import(site, administrator):
    site.sign_in(administrator)
    bring(site, settings.BASE_DIR / "tests" / "samples" / "46-tianjin-page-cut.pdf")
    form = BatchForm.objects.get()
    site.open(f"/admin/indicators/batch/{form.batch_id}/forms/{form.pk}/")
    site.page.keyboard.press("F8")
    site.page.wait_for_timeout(300)
    shoot(site, "import-preview")
