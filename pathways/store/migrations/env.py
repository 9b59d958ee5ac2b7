"""Run by Alembic: migrate over the connection, and inside the transaction, that store.schema hands over."""

from alembic import context

from pathways.store.rows import Row

context.configure(connection=context.config.attributes["connection"], target_metadata=Row.metadata)
context.run_migrations()
