"""Forms as documents, from the pages of the admin."""

import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.translation import gettext

from indicators.admin import printing
from indicators.models import Form
from indicators.services.content import Identity, create_form
from indicators.services.printing import file_name
from tests.admin.pages import list_page
from tests.contents import FULL
from tests.factories import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(form, identity):
    project = make_project(identity.organisation, "城乡医疗救助")
    content = replace(FULL, project_name=project.name, overview="第二份")
    return form, create_form(
        content=content, identity=Identity(identity.organisation, project, 2023), by=None
    )


def chosen(client, action, forms):
    data = {"action": action, "_selected_action": [str(form.pk) for form in forms]}
    return client.post(list_page(Form), data)


@pytest.mark.parametrize(("ending", "begins"), [("xlsx", b"PK"), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_form_is_exported_from_its_page(admin_client, form, ending, begins):
    page = admin_client.get(reverse("admin:indicators_form_change", args=[form.pk]))
    address = reverse(f"admin:indicators_form_print_{ending}", args=[form.pk])
    assert address in page.content.decode()
    response = admin_client.get(address)
    assert response.content.startswith(begins)
    assert response["Content-Disposition"].endswith(f"_2023.{ending}")


def test_a_form_is_exported_for_who_may_see_it(client, django_user_model, form):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    address = reverse("admin:indicators_form_print_pdf", args=[form.pk])
    assert client.get(address).status_code == 403


def test_chosen_forms_are_sheets_of_one_workbook(admin_client, two):
    response = chosen(admin_client, "print_all_xlsx", two)
    names = openpyxl.load_workbook(BytesIO(response.content)).sheetnames
    assert sorted(names) == ["城乡医疗救助", "城镇居民医疗保险"]


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_chosen_forms_are_files_of_one_archive(admin_client, two, ending):
    response = chosen(admin_client, f"print_all_{ending}", two)
    with zipfile.ZipFile(BytesIO(response.content)) as archive:
        names = sorted(name.split("_", 1)[1] for name in archive.namelist())
    assert names == [f"城乡医疗救助_2023.{ending}", f"城镇居民医疗保险_2023.{ending}"]
    assert response["Content-Type"] == "application/zip"


def test_chosen_forms_are_one_batch_table(admin_client, two):
    response = chosen(admin_client, "print_batch", two)
    assert len(openpyxl.load_workbook(BytesIO(response.content)).sheetnames) == 2


def test_too_many_forms_are_refused(admin_client, two, monkeypatch):
    monkeypatch.setattr(printing, "MOST_AT_ONCE", 1)
    response = chosen(admin_client, "print_all_pdf", two)
    told = gettext("Choose at most %(count)d forms at once.") % {"count": 1}
    assert [str(m) for m in get_messages(response.wsgi_request)] == [told]


def test_file_names_are_safe():
    named = replace(FULL, project_name='../关于"2023"年/项目:\n<甲>*?')
    assert file_name([named], "pdf") == "关于_2023_年_项目_甲_2023.pdf"
    assert file_name([replace(FULL, project_name="长" * 200)], "pdf") == f"{'长' * 80}_2023.pdf"
    assert file_name([FULL, FULL], "zip") == "绩效目标表_2023.zip"
    assert (
        file_name([replace(FULL, project_name="..", fiscal_year=None)], "csv") == "绩效目标表.csv"
    )
