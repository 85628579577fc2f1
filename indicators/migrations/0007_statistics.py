"""Quartiles of exact numbers: PostgreSQL's own are floats where they lie between two."""

from django.db import migrations

# The number at the place, or as far from it to the next one as the place lies between them.
PLACE = "(which * (cardinality(sorted) - 1))"


class Migration(migrations.Migration):

    dependencies = [("indicators", "0006_event_organisation")]

    operations = [
        migrations.RunSQL(
            f"""
            CREATE FUNCTION registry_quartile(sorted numeric[], which integer) RETURNS numeric
            LANGUAGE sql IMMUTABLE PARALLEL SAFE
            RETURN (
                sorted[{PLACE} / 4 + 1] * (4 - {PLACE} % 4)
                + coalesce(sorted[{PLACE} / 4 + 2], 0) * ({PLACE} % 4)
            ) * 0.25
            """,
            "DROP FUNCTION registry_quartile(numeric[], integer)",
        ),
    ]
