"""What texts are searched by, and the indexes of the orders that lists offer."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

# The same as projects/models/search.py: what counts for nothing.
IGNORED = (
    "\t\n\r !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00a7\u00ab\u00ad\u00b7\u00bb"
    "\u200b\u200e\u2010\u2011\u2013\u2014\u2015\u2018\u2019\u201c\u201d\u2022\ufeff"
    "\u3001\u3002\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u3014\u3015"
    "\u3016\u3017\u30fb"
)


FORGOTTEN = "".join(f"\\u{ord(letter):04X}" for letter in IGNORED)


def plain_of(text):
    return f"""regexp_replace(
        lower(normalize({text}, NFKC) COLLATE "C"), '[{FORGOTTEN}]+', '', 'g'
    )"""


def bigrams(arguments, text):
    # The pairs that begin at even places, and those at odd ones: no blank is left in the text.
    # PL/pgSQL takes a third of the time of SQL here, and both name functions of PostgreSQL only,
    # so that a restored index can call them. A document may be a megabyte; a tsvector may not.
    return f"""
        CREATE FUNCTION registry_bigrams({arguments}) RETURNS tsvector
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
        DECLARE
            plain text := {plain_of(f"left({text}, 50000)")};
        BEGIN
            RETURN array_to_tsvector(array_remove(string_to_array(
                regexp_replace(plain, '(..)', '\\1 ', 'g') || ' '
                    || regexp_replace(substr(plain, 2), '(..)', '\\1 ', 'g'),
                ' '
            ), ''));
        END $$
        """


class Migration(migrations.Migration):

    dependencies = [("projects", "0002_organisation_region_keys")]

    operations = [
        migrations.RunSQL(
            f"""
            CREATE FUNCTION registry_plain(value text) RETURNS text
            LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 100
            RETURN {plain_of("value")}
            """,
            "DROP FUNCTION registry_plain(text)",
        ),
        migrations.RunSQL(
            bigrams("value text", "value"), "DROP FUNCTION registry_bigrams(text)"
        ),
        migrations.RunSQL(
            bigrams("one text, other text", "(coalesce(one, '') || U&'\\0001' || coalesce(other, ''))"),
            "DROP FUNCTION registry_bigrams(text, text)",
        ),
        migrations.AddIndex(
            model_name='organisation',
            index=models.Index(fields=['name', 'id'], name='projects_unit_by_name'),
        ),
        migrations.AddIndex(
            model_name='organisation',
            index=django.contrib.postgres.indexes.GinIndex(models.Func(models.F('name'), function='registry_bigrams', output_field=django.contrib.postgres.search.SearchVectorField()), fastupdate=False, name='projects_unit_search'),
        ),
        migrations.AddIndex(
            model_name='project',
            index=models.Index(fields=['name', 'id'], name='projects_project_by_name'),
        ),
        migrations.AddIndex(
            model_name='project',
            index=django.contrib.postgres.indexes.GinIndex(models.Func(models.F('name'), function='registry_bigrams', output_field=django.contrib.postgres.search.SearchVectorField()), fastupdate=False, name='projects_project_search'),
        ),
    ]
