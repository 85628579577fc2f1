"""Keys that carry the region, so that these tables can be spread over machines by it."""

from django.db import migrations

FIXED = {
    "projects_organisation": ("id", "region_code"),
    "projects_membership": ("id", "region_code"),
    "projects_project": ("id", "region_code", "organisation_id"),
}


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

    dependencies = [("projects", "0001_organisations")]

    operations = [
        *(primary_key(table) for table in FIXED),
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
        *(fixed_keys(table, columns) for table, columns in FIXED.items()),
        migrations.RunSQL(
            "ALTER TABLE projects_project ADD CONSTRAINT projects_project_key"
            " UNIQUE (id, region_code, organisation_id)",
            "ALTER TABLE projects_project DROP CONSTRAINT projects_project_key",
        ),
        # Two changes at once could close a circle that neither of them sees: one waits.
        migrations.RunSQL(
            """
            CREATE FUNCTION refuse_organisation_circle() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' THEN
                    PERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_NAME), NEW.region_code::int);
                END IF;
                IF EXISTS (
                    WITH RECURSIVE above (id) AS (
                        SELECT NEW.parent_id
                        UNION
                        SELECT o.parent_id FROM projects_organisation o
                        JOIN above ON o.id = above.id AND o.region_code = NEW.region_code
                    )
                    SELECT FROM above WHERE id = NEW.id
                ) THEN
                    RAISE EXCEPTION 'an organisation cannot belong to itself'
                        USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                RETURN NULL;
            END $$
            """,
            "DROP FUNCTION refuse_organisation_circle()",
        ),
        migrations.RunSQL(
            "CREATE TRIGGER no_circle AFTER INSERT OR UPDATE OF parent_id"
            " ON projects_organisation FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL)"
            " EXECUTE FUNCTION refuse_organisation_circle()",
            "DROP TRIGGER no_circle ON projects_organisation",
        ),
    ]
