"""Enter a row whether or not it is there already, in one statement, so that two who do it at once both succeed."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from pathways.store.rows import Row


def put_row(session: Session, table: type[Row], values: Mapping[str, Any], count: str = "") -> None:
    """Enter a row, or overwrite the one with its primary key. count names a column that grows by one instead."""
    keys = [column.name for column in inspect(table).primary_key]
    statement = _insert(session)(table).values(**values)
    fresh = {name: statement.excluded[name] for name in values if name not in keys}
    if count:
        fresh[count] = getattr(table, count) + 1
    session.connection().execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh))
    session.expire_all()


def add_row(session: Session, table: type[Row], values: Mapping[str, Any], unique: Sequence[str]) -> bool:
    """Enter a row unless one with the same unique columns is there; whether it was entered."""
    statement = _insert(session)(table).values(**values).on_conflict_do_nothing(index_elements=list(unique))
    counted = {"preserve_rowcount": True}  # else PostgreSQL's driver does not tell for an insert
    return session.connection().execute(statement, execution_options=counted).rowcount > 0


def _insert(session: Session) -> Any:
    return postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
