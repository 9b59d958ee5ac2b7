"""The command line as somebody types it: answers on standard output, errors in one line, exit codes that mean it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pathways.cli.main import ENTRIES, commands

BRAKE = "Press brake operator, six years. I set up dies from the drawing and check the first piece with calipers."


@pytest.fixture
def run(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("PATHWAYS_HOME", str(home))
    monkeypatch.setenv("PATHWAYS_DATABASE_URL", f"sqlite:///{tmp_path / 'pathways.db'}")

    def call(*words: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(commands, list(words), input=typed)

    return call


def test_help_names_every_command_without_loading_one(run) -> None:  # type: ignore[no-untyped-def]
    shown = run("--help")
    assert shown.exit_code == 0
    assert all(name in shown.stdout for name in ENTRIES)


def test_a_document_is_read_to_skills_with_quotes(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "me.txt").write_text(BRAKE, "utf-8")
    read = json.loads(run("read", str(tmp_path / "me.txt"), "--json").stdout)
    assert read["skills"]
    assert all(skill["quote"] in BRAKE for skill in read["skills"])


def test_many_documents_are_answered_a_line_each_and_a_bad_line_is_named(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    lines = [json.dumps({"id": "a", "text": BRAKE, "kind": "worker"}), "{not json", json.dumps({"id": "c", "text": ""})]
    (tmp_path / "many.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    done = run("read", "--jsonl", str(tmp_path / "many.jsonl"))
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert done.exit_code != 0
    assert next(answer.get("id") for answer in answers) == "a"
    assert set(answers[0]) >= {"skills", "credentials", "roles", "tier", "questions"}
    assert answers[0]["roles"][0] == "sheet-metal-operator"
    assert sum("error" in answer for answer in answers) == 2


def test_a_route_is_the_object_of_the_api(run) -> None:  # type: ignore[no-untyped-def]
    plan = json.loads(run("route", "--text", BRAKE, "--state", "OH", "--role", "machinist", "--json").stdout)
    assert plan["provenance"]["encoder"]
    assert plan["modules"]
    assert sum(module["hours"] for module in plan["modules"]) > 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("route", "--text", BRAKE, "--state", "Narnia"), "Narnia"),
        (("route", "--text", BRAKE, "--hours", "200"), "200"),
        (("route", "--text", BRAKE, "--role", "machinst"), "machinist"),
        (("route", "--text", ""), "words"),
        (("route",), "--text"),
    ],
)
def test_what_does_not_hold_is_one_line_and_exit_code_two(run, words: tuple[str, ...], said: str) -> None:  # type: ignore[no-untyped-def]
    failed = run(*words)
    assert failed.exit_code == 2
    assert said in failed.stderr
    assert "Traceback" not in failed.output


def test_a_file_that_is_no_release_is_refused_and_leaves_nothing(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "state.csv").write_text("a,b\n1,2\n", "utf-8")
    failed = run("import", "oews", str(tmp_path / "state.csv"))
    assert failed.exit_code == 1
    assert "state.csv" in failed.output
    (tmp_path / "empty").mkdir()
    assert run("import", "onet", str(tmp_path / "empty")).exit_code == 1
