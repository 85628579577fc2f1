"""Keys that carry the region, so that these tables can be spread over machines by it.

A row of a form refers to it by its whole key, so that its copies of the form's year and
organisation are the form's.
"""

from django.db import migrations

FORM_KEY = "region_code, fiscal_year, organisation_id"
PARTS = ("indicators_goal", "indicators_fundingline", "indicators_task", "indicators_indicator")
FIXED = {
    "indicators_sourcedocument": ("id", "region_code", "sha256"),
    "indicators_form": ("id", "region_code", "fiscal_year", "organisation_id"),
    **{part: ("id", "form_id", "region_code", "fiscal_year", "organisation_id") for part in PARTS},
}


def primary_key(table):
    change = "ALTER TABLE {0} DROP CONSTRAINT {0}_pkey, ADD CONSTRAINT {0}_pkey PRIMARY KEY ({1})"
    return migrations.RunSQL(
        change.format(table, "id, region_code"), change.format(table, "id")
    )


def foreign_key(table, name, columns, target, target_columns, on_delete="RESTRICT"):
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({columns})"
        f" REFERENCES {target} ({target_columns})"
        f" ON DELETE {on_delete} DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


def fixed_keys(table, columns):
    before = ", ".join(f"OLD.{column}" for column in columns)
    after = ", ".join(f"NEW.{column}" for column in columns)
    return migrations.RunSQL(
        f"CREATE TRIGGER fixed_keys BEFORE UPDATE ON {table} FOR EACH ROW"
        f" WHEN (({before}) IS DISTINCT FROM ({after}))"
        " EXECUTE FUNCTION refuse_key_change()",
        f"DROP TRIGGER fixed_keys ON {table}",
    )


class Migration(migrations.Migration):

    dependencies = [
        ("indicators", "0001_forms"),
        ("projects", "0002_organisation_region_keys"),
    ]

    operations = [
        *(primary_key(table) for table in (*FIXED, "indicators_event")),
        migrations.RunSQL(
            f"ALTER TABLE indicators_form ADD CONSTRAINT indicators_form_key UNIQUE (id, {FORM_KEY})",
            "ALTER TABLE indicators_form DROP CONSTRAINT indicators_form_key",
        ),
        foreign_key(
            "indicators_sourcedocument",
            "indicators_sourcedocument_in_region",
            "region_code",
            "projects_region",
            "code",
        ),
        foreign_key(
            "indicators_form",
            "indicators_form_of_organisation",
            "organisation_id, region_code",
            "projects_organisation",
            "id, region_code",
        ),
        foreign_key(
            "indicators_form",
            "indicators_form_of_project",
            "project_id, region_code, organisation_id",
            "projects_project",
            "id, region_code, organisation_id",
        ),
        foreign_key(
            "indicators_form",
            "indicators_form_from_document",
            "source_document_id, region_code",
            "indicators_sourcedocument",
            "id, region_code",
        ),
        foreign_key(
            "indicators_event",
            "indicators_event_in_region",
            "region_code",
            "projects_region",
            "code",
        ),
        *(
            foreign_key(
                part,
                f"{part}_of_form",
                f"form_id, {FORM_KEY}",
                "indicators_form",
                f"id, {FORM_KEY}",
                on_delete="CASCADE",
            )
            for part in PARTS
        ),
        *(fixed_keys(table, columns) for table, columns in FIXED.items()),
        migrations.RunSQL(
            """
            CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'events are only ever added'
                    USING ERRCODE = 'integrity_constraint_violation';
            END $$
            """,
            "DROP FUNCTION refuse_event_change()",
        ),
        migrations.RunSQL(
            "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON indicators_event"
            " FOR EACH ROW EXECUTE FUNCTION refuse_event_change()",
            "DROP TRIGGER append_only ON indicators_event",
        ),
        migrations.RunSQL(
            "CREATE TRIGGER never_emptied BEFORE TRUNCATE ON indicators_event"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change()",
            "DROP TRIGGER never_emptied ON indicators_event",
        ),
    ]
