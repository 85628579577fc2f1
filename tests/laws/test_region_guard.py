"""The guard itself: what it lets pass and what it catches."""

import pytest
from django.db import connection

from projects.models import Organisation
from tests.factories import make_organisation
from tests.laws.region_guard import lacks_region


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE "indicators_form" SET "region_code" = %s WHERE "indicators_form"."id" = %s',
        'UPDATE "projects_project" SET "name" = %s',
        'DELETE FROM "indicators_goal" WHERE "indicators_goal"."form_id" IN (%s)',
        'DELETE FROM "indicators_goal" WHERE "id" IN (SELECT "id" FROM t WHERE "region_code" = %s)',
        'SELECT "indicators_form"."region_code" FROM "indicators_form" WHERE "id" = %s FOR UPDATE',
        "delete from indicators_event where id = %s",
        'SELECT "id" FROM "indicators_form" WHERE "id" = %s FOR NO KEY UPDATE',
    ],
)
def test_a_statement_without_the_region_is_caught(sql):
    assert lacks_region(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE "indicators_form" SET "state" = %s WHERE ("id" = %s AND "region_code" = %s)',
        'DELETE FROM "indicators_goal" WHERE "indicators_goal"."region_code" = %s',
        'SELECT "id" FROM "indicators_form" WHERE "region_code" = %s AND "id" = %s FOR UPDATE',
        'SELECT "id" FROM "indicators_form" WHERE "id" = %s',
        'UPDATE "indicators_unit" SET "factor" = %s WHERE "symbol" = %s',
        'INSERT INTO "indicators_form" ("id") VALUES (%s)',
    ],
)
def test_other_statements_pass(sql):
    assert not lacks_region(sql)


@pytest.mark.django_db
def test_the_guard_watches_the_connection(every_change_names_its_region):
    organisation = make_organisation()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE projects_organisation SET name = 'x' WHERE id = %s", [organisation.pk]
        )
    assert every_change_names_its_region == [
        "UPDATE projects_organisation SET name = 'x' WHERE id = %s"
    ]
    every_change_names_its_region.clear()
    Organisation.objects.filter(pk=organisation.pk).update(name="y")
    assert every_change_names_its_region == []
