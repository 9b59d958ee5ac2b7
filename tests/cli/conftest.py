"""A machine with a database of its own, and its command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from people_world import on

from pathways.cli.main import commands
from pathways.store.database import Store
from pathways.use_cases.tools import Tools


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'pathways.db'}"


@pytest.fixture
def here(tools: Tools, database: str) -> Tools:
    """The Tools of the machine that the commands run on."""
    store = Store(database)
    store.migrate()
    return on(tools, store)


@pytest.fixture
def run(home: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Give a command; typed is what is typed when it asks."""
    monkeypatch.setenv("PATHWAYS_HOME", str(home))
    monkeypatch.setenv("PATHWAYS_DATABASE_URL", database)

    def call(*words: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(commands, list(words), input=typed)

    return call
