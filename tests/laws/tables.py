"""What PostgreSQL itself says about a table's keys, told as a list of broken laws."""


def broken_laws(cursor, table, *, regional, reference, by_year):
    """Say what keeps a table from being spread over machines by `region_code`."""
    return [
        *_primary_key(cursor, table),
        *_unique_keys(cursor, table),
        *_foreign_keys(cursor, table, regional, reference),
        *_columns(cursor, table, ("region_code", "fiscal_year") if by_year else ("region_code",)),
        *_fixed(cursor, table),
    ]


def _primary_key(cursor, table):
    cursor.execute(
        "SELECT array_agg(a.attname::text ORDER BY array_position(i.indkey::int2[], a.attnum))"
        " FROM pg_index i"
        " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)"
        " WHERE i.indrelid = %s::regclass AND i.indisprimary",
        [table],
    )
    [[columns]] = cursor.fetchall()
    return [] if columns == ["id", "region_code"] else [f"primary key {columns}"]


def _unique_keys(cursor, table):
    cursor.execute(
        "SELECT i.indexrelid::regclass::text FROM pg_index i"
        " WHERE i.indrelid = %s::regclass AND i.indisunique AND NOT EXISTS ("
        "  SELECT FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)"
        "  AND a.attname = 'region_code') ORDER BY 1",
        [table],
    )
    return [f"unique key {name} without the region" for [name] in cursor.fetchall()]


def _foreign_keys(cursor, table, regional, reference):
    cursor.execute(
        "SELECT c.conname::text, c.confrelid::regclass::text, EXISTS ("
        "  SELECT FROM unnest(c.conkey, c.confkey) AS pair(own, theirs)"
        "  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = own"
        "  JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = theirs"
        "  WHERE a.attname = 'region_code' AND b.attname = 'region_code')"
        " FROM pg_constraint c WHERE c.conrelid = %s::regclass AND c.contype = 'f' ORDER BY 1",
        [table],
    )
    for name, target, carries_region in cursor.fetchall():
        if target in regional and not carries_region:
            yield f"foreign key {name} without the region"
        elif target not in regional | reference:
            yield f"foreign key {name} to {target}"


def _columns(cursor, table, names):
    cursor.execute(
        "SELECT a.attname::text, a.attnotnull, c.collname::text,"
        " a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval%%'"
        " FROM pg_attribute a LEFT JOIN pg_collation c ON c.oid = a.attcollation"
        " LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
        " WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped",
        [table],
    )
    columns = {name: rest for name, *rest in cursor.fetchall()}
    for name in names:
        if name not in columns or not columns[name][0]:
            yield f"{name} may be null"
    if "region_code" in columns and columns["region_code"][1] != "C":
        yield "region_code is not in collation C"
    for name, (_, _, counted) in columns.items():
        if counted:
            yield f"{name} comes from a sequence"


def _fixed(cursor, table):
    cursor.execute(
        "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'O'"
        " AND tgname IN ('fixed_keys', 'append_only')",
        [table],
    )
    [[triggers]] = cursor.fetchall()
    return [] if triggers == 1 else ["no trigger keeps its keys"]
