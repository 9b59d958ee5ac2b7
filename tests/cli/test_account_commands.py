"""Accounts on the command line, without the encoder."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pathways.cli.main import commands
from pathways.domain.account import Account
from pathways.store.accounts import find_address
from pathways.store.database import Store

PASSWORD = "tulip crane harbor nine"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("PATHWAYS_HOME", str(tmp_path))
    monkeypatch.setenv("PATHWAYS_BASE_URL", "https://pathways.example/")

    def call(*words: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(commands, ["account", *words], input=typed)

    return call


def account(home: Path, email: str) -> Account:
    """The account as it lies in the home folder's database."""
    store = Store(f"sqlite:///{home / 'pathways.db'}")
    with store.reading() as session:
        found = find_address(session, email)
    store.close()
    assert found is not None
    return found.account


def test_an_account_is_added_with_a_password_that_is_not_shown(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    done = run("add", "--email", "Root@example.org", "--role", "admin", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert done.exit_code == 0
    assert PASSWORD not in done.output
    added = account(tmp_path, "root@example.org")
    assert (added.role, added.confirmed, added.second_factor) == ("admin", True, False)


def test_an_account_is_added_with_a_link_to_choose_a_password(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    done = run("add", "--email", "boss@example.org", "--role", "employer", "--firm", "Acme Tool", "--link")
    assert done.stdout.startswith("https://pathways.example/reset/")
    assert account(tmp_path, "boss@example.org").firm


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "--email", "nobody", "--role", "admin", "--link"), "not an e-mail address"),
        (("add", "--email", "x@example.org", "--role", "employer", "--link"), "belongs to a firm"),
        (("add", "--email", "x@example.org", "--role", "king", "--link"), "king"),
        (("disable", "--email", "x@example.org"), "no account"),
        (("reset-factor", "--email", "x@example.org"), "no account"),
    ],
)
def test_what_does_not_hold_is_one_line_and_exit_code_two(run, words: tuple[str, ...], said: str) -> None:  # type: ignore[no-untyped-def]
    failed = run(*words)
    assert failed.exit_code == 2
    assert said in failed.stderr
    assert "Traceback" not in failed.output


def test_a_weak_password_is_refused(run) -> None:  # type: ignore[no-untyped-def]
    assert (
        run("add", "--email", "x@example.org", "--role", "admin", typed="password1234\npassword1234\n").exit_code == 2
    )


def test_an_account_is_shut_out_and_let_in_again(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    run("add", "--email", "ana@example.org", "--role", "worker", "--link")
    assert run("disable", "--email", "Ana@example.org").exit_code == 0
    assert account(tmp_path, "ana@example.org").disabled
    assert run("enable", "--email", "ana@example.org").exit_code == 0
    assert not account(tmp_path, "ana@example.org").disabled
    assert run("reset-factor", "--email", "ana@example.org").exit_code == 0
