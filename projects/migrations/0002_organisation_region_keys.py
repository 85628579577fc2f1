"""Keys that carry the region, so that these tables can be spread over machines by it."""

from django.db import migrations

TABLES = ("projects_organisation", "projects_membership", "projects_project")


def primary_key(table):
    change = "ALTER TABLE {0} DROP CONSTRAINT {0}_pkey, ADD CONSTRAINT {0}_pkey PRIMARY KEY ({1})"
    return migrations.RunSQL(
        change.format(table, "id, region_code"), change.format(table, "id")
    )


def foreign_key(table, name, columns, target, target_columns):
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({columns})"
        f" REFERENCES {target} ({target_columns})"
        " ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


def fixed_keys(table):
    return migrations.RunSQL(
        f"CREATE TRIGGER fixed_keys BEFORE UPDATE ON {table} FOR EACH ROW"
        " WHEN ((OLD.id, OLD.region_code) IS DISTINCT FROM (NEW.id, NEW.region_code))"
        " EXECUTE FUNCTION refuse_key_change()",
        f"DROP TRIGGER fixed_keys ON {table}",
    )


class Migration(migrations.Migration):

    dependencies = [("projects", "0001_organisations")]

    operations = [
        *(primary_key(table) for table in TABLES),
        foreign_key(
            "projects_organisation",
            "projects_organisation_in_region",
            "region_code",
            "projects_region",
            "code",
        ),
        foreign_key(
            "projects_organisation",
            "projects_organisation_under_parent",
            "parent_id, region_code",
            "projects_organisation",
            "id, region_code",
        ),
        foreign_key(
            "projects_membership",
            "projects_membership_in_organisation",
            "organisation_id, region_code",
            "projects_organisation",
            "id, region_code",
        ),
        foreign_key(
            "projects_project",
            "projects_project_of_organisation",
            "organisation_id, region_code",
            "projects_organisation",
            "id, region_code",
        ),
        migrations.RunSQL(
            """
            CREATE FUNCTION refuse_key_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'the keys of a row of % never change', TG_TABLE_NAME
                    USING ERRCODE = 'integrity_constraint_violation';
            END $$
            """,
            "DROP FUNCTION refuse_key_change()",
        ),
        *(fixed_keys(table) for table in TABLES),
    ]
