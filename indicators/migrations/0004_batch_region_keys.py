"""Keys of imports that carry the region, as those of all regional tables do."""

from django.db import migrations

FIXED = {
    "indicators_batch": ("id", "region_code"),
    "indicators_batchfile": ("id", "region_code", "batch_id", "sha256"),
    "indicators_batchform": ("id", "region_code", "batch_id", "source_id"),
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

    dependencies = [("indicators", "0003_batches")]

    operations = [
        *map(primary_key, FIXED),
        foreign_key(
            "indicators_batch",
            "indicators_batch_in_region",
            "region_code",
            "projects_region",
            "code",
        ),
        foreign_key(
            "indicators_batchfile",
            "indicators_batchfile_of_batch",
            "batch_id, region_code",
            "indicators_batch",
            "id, region_code",
            on_delete="CASCADE",
        ),
        foreign_key(
            "indicators_batchform",
            "indicators_batchform_of_batch",
            "batch_id, region_code",
            "indicators_batch",
            "id, region_code",
            on_delete="CASCADE",
        ),
        foreign_key(
            "indicators_batchform",
            "indicators_batchform_of_file",
            "source_id, region_code",
            "indicators_batchfile",
            "id, region_code",
            on_delete="CASCADE",
        ),
        *(fixed_keys(table, columns) for table, columns in FIXED.items()),
    ]
