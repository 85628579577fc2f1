"""A form's page: what is typed is what is kept, through one service, with one event."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.management import call_command

from indicators.core.form import FundingLine, FundingSource, Goals, Party, Scope
from indicators.core.value import Comparator, Deadline, Kind, Recurrence, Relation
from indicators.models import Event, Form
from indicators.services.content import save_content
from indicators.services.kept import content_of
from tests.admin.pages import add_row, change_page, errors, inputs, kept, page, send
from tests.contents import FULL

pytestmark = pytest.mark.django_db


def test_a_page_sent_back_unchanged_changes_nothing(admin_client, form):
    response = send(admin_client, form, page(admin_client, form))
    assert response.status_code == 302
    assert (kept(form), Event.objects.count()) == (FULL, 1)


def test_every_page_of_the_disclosures_sent_back_unchanged_changes_nothing(admin_client):
    call_command("loaddata", "taxonomies", "units", "regions", "forms", verbosity=0)
    Form.objects.update(state="draft")
    before = {form.pk: content_of(form) for form in Form.objects.with_content()}
    events = Event.objects.count()
    for form in Form.objects.all():
        assert send(admin_client, form, page(admin_client, form)).status_code == 302
    after = {form.pk: content_of(form) for form in Form.objects.with_content()}
    assert (len(after), after, Event.objects.count()) == (40, before, events)


def test_the_head_is_kept_as_typed(admin_client, form):
    held = page(admin_client, form)
    held |= {
        "overview": "第一行\r\n第二行",
        "phone": "",
        "goal_annual": "新的目标",
        "implementing_unit_code": "053001",
    }
    send(admin_client, form, held)
    assert kept(form) == replace(
        FULL,
        overview="第一行\n第二行",
        phone=None,
        goals=Goals("实施期目标", "新的目标"),
        implementing_unit=Party("柳林县医疗保险服务中心", "053001"),
    )


def test_a_change_is_one_event_by_whoever_typed_it(admin_client, admin_user, form):
    held = page(admin_client, form) | {"overview": "新概况", "indicators-0-raw": "≥96%"}
    send(admin_client, form, held)
    event = Event.objects.get(verb="form_changed")
    assert (event.by, event.form_id) == (admin_user, form.pk)
    assert {change["field"] for change in event.detail["changes"]} >= {
        "overview",
        "indicators.value.number",
    }


def test_a_typed_target_is_read(admin_client, form):
    held = page(admin_client, form)
    send(admin_client, form, held | {"indicators-0-raw": "≤10万元/次"})
    value = kept(form).indicators[0].value
    assert (value.raw, value.kind, value.comparator) == (
        "≤10万元/次",
        Kind.QUANTITATIVE,
        Comparator.LTE,
    )
    assert (value.canonical_number, value.canonical_unit) == (Decimal(100000), "元/次")


def test_a_target_that_is_not_understood_is_kept_and_told(admin_client, form):
    held = page(admin_client, form) | {"indicators-0-raw": "≥≤"}
    response = admin_client.post(change_page(form), held, follow=True)
    assert kept(form).indicators[0].value.kind is Kind.UNPARSEABLE
    assert _messages(response)[0] == "有 3 个指标值未能识别：≥≤、？？、？？"


def _messages(response):
    return [str(message) for message in response.context["messages"]]


def test_a_row_keeps_what_its_page_does_not_show(admin_client, form):
    held = page(admin_client, form) | {"indicators-3-level3": "改名"}
    send(admin_client, form, held)
    row, before = kept(form).indicators[3], FULL.indicators[3]
    assert (row.level3, row.place, row.direction, row.actual) == (
        "改名",
        before.place,
        before.direction,
        before.actual,
    )


def test_a_new_row_is_read_with_its_level(admin_client, form):
    held = page(admin_client, form)
    add_row(
        held,
        "indicators",
        scope="annual",
        level="2015.output.cost",
        level3="单次成本",
        raw="≤10万/次",
    )
    send(admin_client, form, held)
    row = kept(form).indicators[-1]
    assert (row.scope, row.level1, row.level2, row.level3) == (
        Scope.ANNUAL,
        "产出指标",
        "成本指标",
        "单次成本",
    )
    assert (row.value.canonical_number, row.value.notes) == (Decimal(100000), ("bare_wan_money",))


def test_a_date_is_read_in_the_year_of_the_form(admin_client, form):
    held = add_row(
        page(admin_client, form), "indicators", scope="annual", level3="时间", raw="10月底前"
    )
    send(admin_client, form, held)
    deadline = kept(form).indicators[-1].value.deadline
    assert deadline == Deadline(Recurrence.ONCE, Relation.BEFORE, month=10, day="end", year=2023)


def test_a_row_of_level_1_alone_has_no_level_2(admin_client, form):
    held = page(admin_client, form) | {"indicators-0-level": "2015.benefit"}
    send(admin_client, form, held)
    row = kept(form).indicators[0]
    assert (row.level1, row.level2, row.level1_printed) == ("效益指标", None, None)


def test_an_empty_new_row_is_no_row(admin_client, form):
    held = add_row(page(admin_client, form), "indicators", scope="annual", level3="", raw="")
    send(admin_client, form, held)
    assert kept(form) == FULL


def test_rows_can_be_removed_and_moved(admin_client, form):
    held = page(admin_client, form)
    held |= {"indicators-0-DELETE": "on", "indicators-1-position": "99"}
    send(admin_client, form, held)
    _first, second, *rest = FULL.indicators
    assert kept(form).indicators == (*rest, second)


def test_a_sum_is_kept_exactly_in_yuan(admin_client, form):
    held = page(admin_client, form)
    add_row(held, "funding", scope="annual", source="total", printed="1,239.844", unit="万元")
    send(admin_client, form, held)
    assert kept(form).funding[-1] == FundingLine(
        Scope.ANNUAL, FundingSource.TOTAL, Decimal(12398440), "1,239.844", "万元"
    )


def test_what_is_no_sum_is_told_beside_it_and_stays_typed(admin_client, form):
    held = add_row(
        page(admin_client, form),
        "funding",
        scope="annual",
        source="total",
        printed="若干",
        unit="元",
    )
    response = send(admin_client, form, held | {"overview": "打到一半"})
    assert errors(response) == {"funding-3-printed": ["这不是金额。"]}
    again = inputs(response)
    assert (again["funding-3-printed"], again["overview"]) == ("若干", "打到一半")
    assert kept(form) == FULL


def test_a_code_without_a_name_is_told_beside_the_name(admin_client, form):
    held = page(admin_client, form) | {"department_name": ""}
    assert errors(send(admin_client, form, held)) == {
        "department_name": ["填写代码时必须同时填写名称。"]
    }


def test_two_who_change_one_form_do_not_overwrite_each_other(admin_client, form):
    held = page(admin_client, form) | {"overview": "第二人的概况"}
    theirs = replace(FULL, plan="第一人的计划")
    save_content(form=form, content=theirs, by=None)
    response = send(admin_client, form, held)
    [told] = errors(response)["__all__"]
    assert told.startswith("“城镇居民医疗保险（2023）”在此期间已被他人修改。系统未覆盖任何内容")
    assert (kept(form), inputs(response)["overview"]) == (theirs, "第二人的概况")
