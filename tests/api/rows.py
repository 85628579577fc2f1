"""Published forms with everything that a form can have, each of an organisation of its own.

Whoever is there already gets a token with each.
"""

from datetime import UTC, datetime

from django.contrib.auth.models import User

from indicators.models import Batch, Event, Export, FundingLine, Goal, Task
from projects.models import TokenScope
from projects.services.tokens import make_token
from tests.factories import (
    make_document,
    make_form,
    make_indicator,
    make_organisation,
    make_project,
    part_of,
)


def make_rows(count=1):
    return [_make_one(f"{number:03}") for number in range(count)]


def _make_one(number):
    department = make_organisation(code=f"0{number}", name=f"第{number}局")
    unit = make_organisation(
        code=f"0{number}001", name=f"第{number}中心", kind="budget_unit", parent=department
    )
    form = make_form(
        make_project(unit, f"项目{number}"),
        state="published",
        source_document=make_document(name=f"{number}.txt", sha256=number.rjust(64, "a")),
        competent_department_code=f"0{number}",
        competent_department_name=f"第{number}局",
        responsible_person="张三",
        handler="李四",
        phone="0358-4022222",
        overview="概况",
    )
    Goal.objects.create(**part_of(form), scope="annual", text="年度目标")
    money = {"amount": "150000.00", "printed": "15.00", "unit": "万元"}
    FundingLine.objects.create(**part_of(form), position=0, scope="annual", source="total", **money)
    Task.objects.create(**part_of(form), position=0, name="任务", total="10", unit="万元")
    for position in range(2):
        make_indicator(
            form,
            position=position,
            level1_id="2015.output",
            level2_id="2015.output.quantity",
            raw="≥95.0%",
            value_kind="quantitative",
            comparator="gte",
            number="95.0",
            unit="%",
            canonical_number="95.0",
            canonical_unit="%",
        )
    Batch.objects.create(region_code=form.region_code, uploaded_by_name="王五")
    for person in User.objects.all():
        make_token(person=person, name=f"令牌{number}", scope=TokenScope.READ)
        Export.objects.create(asked_by=person, format="csv")
    Event.objects.create(
        region_code=form.region_code,
        fiscal_year=form.fiscal_year,
        verb="form_created",
        form=form,
        document=form.source_document,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        object_name=str(form),
    )
    return form
