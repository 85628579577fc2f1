"""The page that tells how a printed target is read."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.urls import reverse

from indicators.admin.pieces import Stretch
from indicators.models import Indicator
from tests.admin.pages import list_page

ADDRESS = "/admin/indicators/indicator/reading/"


@pytest.fixture(autouse=True)
def _catalogue(db):  # noqa: ARG001 - asks for the database
    call_command("loaddata", "taxonomies", "units", verbosity=0)


def ask(client, **typed):
    response = client.get(ADDRESS, typed)
    assert response.status_code == 200
    return response


def shown(response):
    """Give each cell with its stretches, a bar between text and label."""
    return [
        (label, [f"{each.stop}{each.text}|{each.label}" for each in stretches])
        for label, stretches in response.context["reading"].cells
    ]


def test_a_target_is_shown_in_labelled_pieces(admin_client):
    response = ask(admin_client, raw=" 满意度不低于95%以上（含）", level2="服务对象满意度指标")
    reading = response.context["reading"]
    assert shown(response) == [
        (
            "指标值",
            [" |", "满意度|文字", "不低于|符号", "95|数值", "%|单位", "以上（含）|界限"],
        )
    ]
    assert dict(reading.fields) == {
        "类型": "数值",
        "计算符号": "≥",
        "数值": "95",
        "计量单位": "%",
        "折合基准单位数值": "95",
        "基准单位": "%",
        "时限": "—",
        "修复后的文本": "—",
        "规范写法": "≥95%",
    }
    assert reading.notes == ["数值旁另有文字。"]
    assert reading.fault == ""


def test_cells_are_shown_apart_and_a_missing_sign_is_told(admin_client):
    response = ask(admin_client, comparator="", raw="1.5", unit="万元", fiscal_year="2024")
    assert shown(response) == [("指标值", ["1.5|数值"]), ("单位栏", ["万元|单位"])]
    fields = dict(response.context["reading"].fields)
    assert fields["计算符号"] == "＝（原文未写）"
    assert (fields["折合基准单位数值"], fields["基准单位"]) == ("15,000", "元")


def test_a_deadline_is_told_in_words(admin_client):
    fields = ask(admin_client, raw="不晚于12月底", fiscal_year="2024").context["reading"].fields
    assert dict(fields)["时限"] == "不晚于2024年12月末"
    assert dict(fields)["规范写法"] == "不晚于2024年12月底"


def test_a_range_shows_both_ends(admin_client):
    fields = ask(admin_client, raw="5-10万元").context["reading"].fields
    assert dict(fields)["数值"] == "5～10"
    assert dict(fields)["折合基准单位数值"] == "50,000～100,000"


def test_a_fault_points_at_its_character(admin_client):
    response = ask(admin_client, raw="1.2.3元")
    reading = response.context["reading"]
    assert reading.fault == "指标值第4个字符起“.3”：由此起不成数值。"
    assert reading.cells[0][1][-1] == Stretch("3元", "unread", "无法识别", ".")
    page = response.content.decode()
    assert re.findall(r"<mark>(.*?)</mark>", page) == ["."]
    assert 'aria-describedby="fault"' in page
    assert dict(reading.fields)["规范写法"] == "—"


def test_nothing_printed_is_told(admin_client):
    reading = ask(admin_client, raw="").context["reading"]
    assert (reading.cells, reading.fault) == ([], "原文为空。")


def test_an_empty_page_has_a_form_and_no_reading(admin_client):
    response = ask(admin_client)
    assert response.context["reading"] is None
    choices = [code for code, _label in response.context["form"]["level2"].field.choices]
    assert len(choices) == len(set(choices))
    assert {"数量指标", "经济成本指标", "成本指标"} <= set(choices)


def test_what_is_asked_for_stands_in_the_form(admin_client):
    typed = {"raw": " ≥5 万 ", "level2": "成本指标", "name": "补助", "fiscal_year": "2024"}
    form = ask(admin_client, **typed).context["form"]
    assert {name: form[name].value() for name in typed} == typed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ({"raw": "九" * 10_001}, "raw"),
        ({"raw": "95%", "level2": "没有的指标"}, "level2"),
        ({"raw": "95%", "fiscal_year": "去年"}, "fiscal_year"),
        ({"raw": "95%", "fiscal_year": "1989"}, "fiscal_year"),
        ({"raw": "95\0%"}, "raw"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(admin_client, typed, name):
    response = ask(admin_client, **typed)
    assert list(response.context["form"].errors) == [name]
    assert response.context["reading"] is None


def test_a_typed_target_has_an_address(admin_client):
    response = admin_client.post(ADDRESS, {"raw": "≥95%", "fiscal_year": "2024"})
    assert response.status_code == 302
    assert admin_client.get(response.url).context["form"]["raw"].value() == "≥95%"


@pytest.mark.parametrize(("length", "read"), [(10_000, True), (10_001, False)])
def test_a_text_that_fits_no_address_is_not_lost(admin_client, length, read):
    response = admin_client.post(ADDRESS, {"raw": "九" * length})
    assert (response.status_code, response.context["reading"] is not None) == (200, read)
    assert response.context["form"]["raw"].value() == "九" * length


def test_what_turns_a_line_round_is_shown_as_a_mark(admin_client):
    response = ask(admin_client, raw="≥95%\u202e%59")
    assert response.context["reading"].fault == "指标值第5个字符起“�%59”：由此起无法识别。"


def test_hostile_text_is_escaped(admin_client):
    hostile = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"
    typed = dict.fromkeys(("raw", "comparator", "unit", "name"), hostile)
    page = ask(admin_client, **typed).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    text = unescape(re.sub(r"<[^>]*>", "", page[page.index("preview-cell") :]))
    assert hostile[1:] in text.replace("\n", "")


def test_only_staff_that_may_see_indicators_come_in(client):
    assert client.get(ADDRESS)["Location"] == f"/admin/login/?next={ADDRESS}"
    clerk = User.objects.create_user("clerk", is_staff=True)
    client.force_login(clerk)
    assert client.get(ADDRESS).status_code == 403
    clerk.user_permissions.add(Permission.objects.get(codename="view_indicator"))
    assert client.get(ADDRESS).status_code == 200
    assert client.put(ADDRESS).status_code == 405


def test_the_page_is_linked_from_the_sidebar_and_the_indicators(admin_client):
    assert reverse("admin:indicators_indicator_reading") == ADDRESS
    page = admin_client.get(list_page(Indicator)).content.decode()
    assert f'href="{ADDRESS}"' in page
    action = re.search(r'href="([^"]*preview[^"]*)"', page)
    assert action is not None
    assert admin_client.get(action[1])["Location"] == ADDRESS


def test_a_person_without_the_right_sees_no_link(client):
    clerk = User.objects.create_user("clerk", is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="view_form"))
    client.force_login(clerk)
    assert ADDRESS not in client.get("/admin/").content.decode()


def test_the_sidebar_shows_where_one_is(admin_client):
    def active(address):
        groups = admin_client.get(address).context["sidebar_navigation"]
        return [str(item["title"]) for group in groups for item in group["items"] if item["active"]]

    assert active(ADDRESS) == ["指标值识别预览"]
    assert active(list_page(Indicator)) == ["绩效指标"]
    assert active("/admin/indicators/form/") == ["绩效目标表"]
