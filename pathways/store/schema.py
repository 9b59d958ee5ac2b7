"""Which schema a database has, which this program needs, and the way from one to the other."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect, text

from pathways.domain.errors import NotReady

SCHEMA = "0008"
"""The newest revision under migrations/versions. Revisions are four digits, so that they can be compared."""

_LOCK = 0x70617468
"""Any number will do, as long as nothing else in the same PostgreSQL database locks it."""


def migrate_schema(readers: Engine, writers: Engine) -> None:
    """Run what migrations are missing, in one transaction, one process at a time. Raises NotReady (schema_newer)."""
    with readers.connect() as connection:
        if _is_current(connection):
            return
    with writers.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if not _is_current(connection):
            config = Config()
            config.set_main_option("script_location", "pathways.store:migrations")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _is_current(connection: Connection) -> bool:
    found = _revision(connection)
    if found > SCHEMA:
        message = f"The database has schema {found}; this program knows schemas up to {SCHEMA}."
        raise NotReady("schema_newer", message, fix="Install the version of Pathways that wrote it, or a later one.")
    return found == SCHEMA


def _revision(connection: Connection) -> str:
    """The revision in the database, or '' for a fresh one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")
