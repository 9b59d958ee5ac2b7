"""The bar as a test: floors, sizes, names, packaging, and a README that names everything."""

import ast
import re
import statistics
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from pathways.cli import accounts, imports, main
from pathways.settings import Settings

Require = Callable[[object, str], None]
ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "pathways"
CUPBOARDS = ("data", "models", "web")
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "shared"}
IMPORTS_LATE = {"engine/export.py"}
"""Files that may import inside a function: the export loads the one slow library only when it has work to do."""
HOSTS = ("py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "deb." + "debian.org", "hugging" + "face.co")
MEDIAN_LINES, MOST_LINES, MOST_LINES_A_FILE = 8, 40, 300

SOURCES = sorted(PACKAGE.rglob("*.py"))
TREES = {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8")) for path in SOURCES}
FUNCTIONS = [
    (f"{name}:{node.lineno} {node.name}", node)
    for name, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
]


def test_imports_only_go_down() -> None:
    run = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", run, "--no-cache", "--no-logo"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_function_is_typed() -> None:
    assert [name for name, node in FUNCTIONS if not _is_typed(node)] == []


def test_functions_are_short() -> None:
    lengths = {name: _lines(node) for name, node in FUNCTIONS}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}
    assert statistics.median(lengths.values()) <= MEDIAN_LINES


def test_files_are_short() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_A_FILE} == {}


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    parts = {part.strip("_") for path in SOURCES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert parts & FORBIDDEN_NAMES == set()


def test_modules_are_imported_at_the_head_of_a_file() -> None:
    late = {
        f"{name}:{inner.lineno}"
        for name, tree in TREES.items()
        if name not in IMPORTS_LATE
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }
    assert late == set()


@pytest.mark.parametrize("name", [name for name in TREES if name.endswith("__init__.py")])
def test_a_room_has_a_door_sign_and_hands_nothing_on(name: str) -> None:
    tree = TREES[name]
    assert ast.get_docstring(tree), "say what is in the room, who may come in and why"
    assert [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)] == []


def test_the_cupboards_hold_no_python() -> None:
    assert [path for cupboard in CUPBOARDS for path in (ROOT / cupboard).rglob("*.py")] == []


def test_every_template_is_used() -> None:
    folder = ROOT / "web" / "templates"
    texts = {path: path.read_text("utf-8") for path in (*SOURCES, *folder.rglob("*.html"), *folder.rglob("*.txt"))}
    unused = [
        name
        for path in folder.rglob("*")
        if path.is_file()
        for name in [path.relative_to(folder).as_posix()]
        if not any(name in text for other, text in texts.items() if other != path)
    ]
    assert unused == []


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = [f"pathways {name}" for name in main.ENTRIES if name not in ("account", "import")]
    commands += [f"pathways account {name}" for name in accounts.ENTRIES]
    commands += [f"pathways import {name}" for name in imports.ENTRIES]
    assert [command for command in commands if command not in readme] == []


def test_the_readme_names_every_setting() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    settings = [f"PATHWAYS_{name.upper()}" for name in Settings.model_fields]
    assert [setting for setting in settings if setting not in readme] == []


def test_the_wheel_holds_what_git_lists(require: Require, tmp_path: Path) -> None:
    require((ROOT / ".git").exists(), "not a checkout: what git lists cannot be asked")
    listed = {_inside_wheel(name) for name in _git_lists("pathways", *CUPBOARDS)}
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(wheel) as opened:
        held = {name for name in opened.namelist() if ".dist-info/" not in name}
    assert held == listed


def test_no_file_names_a_machine_or_a_registry(require: Require) -> None:
    require((ROOT / ".git").exists(), "not a checkout: what git lists cannot be asked")
    hosts = [
        "py" + "pi.org",
        "python" + "hosted.org",
        "registry." + "npmjs",
        "deb." + "debian.org",
        "hugging" + "face.co",
    ]
    told = re.compile("|".join([*map(re.escape, hosts), r"(?<![\w./~-])/(?:work|root|home/\w+|Users/\w+)/\w"]))
    found = [f"{name}: {match.group()}" for name in _git_lists() for match in told.finditer(_text(ROOT / name))]
    assert found == []


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Physical lines of a function, from its def to its end."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _is_typed(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    given += [arg for arg in (node.args.vararg, node.args.kwarg) if arg]
    return node.returns is not None and all(arg.annotation or arg.arg in ("self", "cls") for arg in given)


def _git_lists(*folders: str) -> Iterator[str]:
    """Files git knows, and new ones that it would not ignore."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *folders]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return (name for name in listed.split("\0") if name and (ROOT / name).is_file())


def _inside_wheel(name: str) -> str:
    return f"pathways/{name}" if name.split("/")[0] in CUPBOARDS else name


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="ignore")
