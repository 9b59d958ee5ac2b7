"""The database behind the service: one SQLite file for one machine, or PostgreSQL shared by several."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlmodel import Session

from pathways.domain.errors import NotReady
from pathways.store.schema import migrate_schema
from pathways.store.sqlite_file import create_file

BUSY_SECONDS = 30.0
"""How long a SQLite writer waits for its turn; writes take milliseconds, an import a few seconds."""

Transaction: TypeAlias = Session
"""What use cases hand from one of their functions to another, and to those of the store, while a turn lasts."""

_WRITES = "pathways_writes"


class Store:
    """One open database. Open it once a process, after a fork; a session belongs to one thread.

    url is an SQLAlchemy URL: sqlite:///path or postgresql://... Opening connects to nothing yet. Raises NotReady
    (bad_database_url).
    """

    def __init__(self, url: str) -> None:
        self._url = _checked_url(url)
        self._engine = _open_sqlite(self._url) if self._is_sqlite else _open_postgres(self._url)
        self._readers, self._writers = _split(self._engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the database and can change nothing."""
        with Session(self._readers) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are committed together at the end, or not at all if anything is raised."""
        with Session(self._writers, expire_on_commit=False) as session, session.begin():
            session.connection()  # take the turn to write before anything is read, so that nobody waits in a circle
            yield session

    def migrate(self) -> None:
        """Bring the schema up to this program's, creating the file (mode 0600) if need be.

        Several processes may do it at once; it is quick when there is nothing to do. Raises NotReady: no_database,
        schema_newer.
        """
        if self._is_sqlite:
            create_file(_path(self._url), BUSY_SECONDS)
        with _reachable():
            migrate_schema(self._readers, self._writers)

    def scrub(self) -> None:
        """Leave no trace of deleted rows in the files beside the database. PostgreSQL does so when it vacuums."""
        if self._is_sqlite:
            with self._engine.connect() as connection:
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    @property
    def _is_sqlite(self) -> bool:
        return self._url.get_backend_name() == "sqlite"


@contextmanager
def _reachable() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise NotReady(
            "no_database",
            "The database cannot be opened.",
            fix="Check its address, that it runs, and that you may use it.",
        ) from error


def _checked_url(text: str) -> URL:
    """The URL is not repeated in the message: it may hold a password."""
    try:
        url = make_url(text)
    except ArgumentError:
        url = URL.create("unknown")
    kind = url.drivername.partition("+")[0]
    if kind in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if kind == "sqlite" and url.database not in (None, "", ":memory:"):
        return url.set(drivername="sqlite")
    message = "The database address is neither a SQLite file nor a PostgreSQL database."
    raise NotReady("bad_database_url", message, fix="Write sqlite:///path/to/file.db or postgresql://user@host/name.")


def _path(url: URL) -> Path:
    return Path(str(url.database)).absolute()


def _open_sqlite(url: URL) -> Engine:
    address = f"file:{quote(str(_path(url)))}?mode=rw"

    def connect() -> sqlite3.Connection:
        """mode=rw: only migrate creates the file. No isolation level: _begin says BEGIN, not the driver."""
        connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.executescript("PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;")
        return connection

    engine = create_engine(url, creator=connect, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """A writer waits for its turn at once: a reader that turns writer half-way could not wait, only fail."""
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _open_postgres(url: URL) -> Engine:
    return create_engine(url, pool_pre_ping=True, hide_parameters=True)


def _split(engine: Engine) -> tuple[Engine, Engine]:
    """The readers' view of an engine and the writers', over one pool of connections."""
    writers = engine.execution_options(**{_WRITES: True})
    if engine.dialect.name == "sqlite":
        return engine, writers
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True), writers
