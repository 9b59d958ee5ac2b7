"""A store keeps what it was given, whole, from many processes at once, in a schema that is its own."""

import datetime
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from crowd import ROUNDS, digest
from sqlalchemy.exc import DBAPIError, IntegrityError

from pathways.domain.answer import KeptText
from pathways.domain.errors import NotReady
from pathways.store.answers import add_answer, find_answer, remove_answer
from pathways.store.database import Store
from pathways.store.rows import Row
from pathways.store.schema import SCHEMA

DAY = datetime.date(2026, 1, 31)
KEPT = KeptText("text", DAY, DAY)
KEY = "a" * 64


def crowd(url: str, what: str, processes: int) -> None:
    """Run crowd.py and show what went wrong in it, if anything did."""
    command = [sys.executable, str(Path(__file__).with_name("crowd.py")), url, what, str(processes)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def test_what_is_written_is_there_afterwards(store: Store, database: str) -> None:
    with store.writing() as session:
        add_answer(session, KEY, KEPT)
    with Store(database).reading() as session:
        assert find_answer(session, KEY) == KEPT


def test_an_error_takes_back_everything_written_before_it(store: Store) -> None:
    def write() -> None:
        with store.writing() as session:
            add_answer(session, KEY, KEPT)
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()
    with store.reading() as session:
        assert find_answer(session, KEY) is None


def test_a_reader_can_change_nothing(store: Store) -> None:
    with store.writing() as session:
        add_answer(session, KEY, KEPT)
    with store.reading() as session, pytest.raises(DBAPIError):
        remove_answer(session, KEY)
    with store.writing() as session:
        assert remove_answer(session, KEY)


def test_a_reader_sees_one_moment_while_others_write(store: Store) -> None:
    with store.reading() as early:
        assert find_answer(early, KEY) is None
        with store.writing() as session:
            add_answer(session, KEY, KEPT)
        early.expire_all()
        assert find_answer(early, KEY) is None
    with store.reading() as late:
        assert find_answer(late, KEY) == KEPT


def test_eight_processes_writing_at_once_lose_nothing_and_fail_at_nothing(store: Store, database: str) -> None:
    crowd(database, "write", 8)
    with store.reading() as session:
        kept = [find_answer(session, digest(process, turn)) for process in range(8) for turn in range(ROUNDS)]
    assert len(kept) == 8 * ROUNDS
    assert None not in kept


def test_four_processes_may_migrate_at_once(database: str) -> None:
    crowd(database, "migrate", 4)
    store = Store(database)
    with store.writing() as session:
        add_answer(session, KEY, KEPT)
    store.close()


def test_a_failed_migration_leaves_nothing_half_made(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(database)
    with monkeypatch.context() as patched:
        patched.setattr("alembic.operations.Operations.create_index", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.migrate()
    with store.reading() as session:
        assert sa.inspect(session.connection()).get_table_names() == []
    store.migrate()
    store.close()


def test_the_migrations_add_up_to_the_tables(store: Store) -> None:
    with store.reading() as session:
        assert compare_metadata(MigrationContext.configure(session.connection()), Row.metadata) == []
        inspector = sa.inspect(session.connection())
        for table in Row.metadata.sorted_tables:
            declared = {rule.name for rule in table.constraints if isinstance(rule, sa.CheckConstraint)}
            assert {rule["name"] for rule in inspector.get_check_constraints(table.name)} == declared
            key = inspector.get_pk_constraint(table.name)["constrained_columns"]
            assert key == list(table.primary_key.columns.keys())
    config = Config()
    config.set_main_option("script_location", "pathways.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == SCHEMA


def test_a_newer_schema_is_refused_with_both_versions_named(store: Store) -> None:
    with store.writing() as session:
        session.connection().execute(sa.text("UPDATE alembic_version SET version_num = '0042'"))
    with pytest.raises(NotReady, match=f"schema 0042.*up to {SCHEMA}") as refused:
        store.migrate()
    assert refused.value.code == "schema_newer"


def test_rules_of_the_tables_hold_against_careless_code(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing() as session:
        add_answer(session, "short", KEPT)


def test_an_error_of_the_database_does_not_repeat_what_somebody_told_us(store: Store) -> None:
    with pytest.raises(IntegrityError) as failed, store.writing() as session:
        add_answer(session, "short", KeptText("my own words", DAY, DAY))
    assert "my own words" not in str(failed.value).partition("DETAIL")[0]


def test_only_migrate_makes_the_file_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a b.db"
    store = Store(f"sqlite:///{path}")
    with pytest.raises(DBAPIError), store.reading() as session:
        find_answer(session, KEY)
    assert not path.exists()
    store.migrate()
    with store.writing() as session:
        add_answer(session, KEY, KEPT)
        session.flush()
        files = sorted(path.parent.iterdir())
    assert [file.name for file in files] == ["a b.db", "a b.db-shm", "a b.db-wal"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    store.close()


def test_sqlite_is_set_to_lose_nothing(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'pathways.db'}")
    store.migrate()
    asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
    with store.writing() as session:
        values = {name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}
    assert values == dict(zip(asked, ("wal", 2, 1, 1, 30_000), strict=True))
    store.close()


def test_a_database_brought_back_from_a_backup_gets_its_log_again(tmp_path: Path) -> None:
    path = tmp_path / "pathways.db"
    store = Store(f"sqlite:///{path}")
    store.migrate()
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    Store(f"sqlite:///{path}").migrate()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("url", ["", "mysql://me:secret@host/name", "sqlite://", "sqlite:///:memory:", "secret"])
def test_another_kind_of_database_is_refused_without_repeating_its_address(url: str) -> None:
    with pytest.raises(NotReady) as refused:
        Store(url)
    assert refused.value.code == "bad_database_url"
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_database_that_is_not_there_is_said_without_its_password(scheme: str, tmp_path: Path) -> None:
    store = Store(f"{scheme}://me:secret@/name?host={tmp_path}")
    with pytest.raises(NotReady) as refused:
        store.migrate()
    assert refused.value.code == "no_database"
    assert "secret" not in str(refused.value)
