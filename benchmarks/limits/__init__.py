"""The least that can be done to answer a read: the programs the product is measured against.

Raw WSGI, psycopg with prepared statements on one connection that stays open, orjson. They know
no permissions, no filters but their own, no errors: what they cost is what cannot be saved.

    gunicorn benchmarks.limits.program

with LIMIT_DATABASE set to a connection string of psycopg.
"""
