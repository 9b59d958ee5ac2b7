"""Steps from one schema to the next, run by store.schema in order.

Only Alembic comes in. Decision: a step is written out by hand and never changed once released; a test holds the
sum of all steps against the tables in rows.py, on both databases.
"""
