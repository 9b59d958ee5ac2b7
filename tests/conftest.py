"""What tests of all rooms share: the catalogue, and real Tools on a home that is prepared once and kept."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pathways.domain.catalog import Catalog
from pathways.sources.catalog_files import load_catalog
from pathways.sources.cupboards import find_cupboard
from pathways.use_cases.prepare import prepare
from pathways.use_cases.tools import Tools, open_tools

ROOT = Path(__file__).resolve().parents[1]
Require = Callable[[object, str], None]


@pytest.fixture(scope="session")
def require() -> Require:
    """require(condition, reason): go on, or skip saying why; where PATHWAYS_CI is set nothing may skip."""

    def check(condition: object, reason: str) -> None:
        if not condition and os.environ.get("PATHWAYS_CI"):
            pytest.fail(f"needed here: {reason}")
        if not condition:
            pytest.skip(reason)

    return check


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalogue that ships."""
    return load_catalog(find_cupboard("data") / "catalog")


@pytest.fixture(scope="session")
def home() -> Path:
    """A home of the tests' own (PATHWAYS_TEST_HOME, or var/test), prepared when it is not; minutes the first time.

    What `pathways prepare` made in var is linked in, not made again; imports of the developer's stay out of it.
    """
    folder = Path(os.environ.get("PATHWAYS_TEST_HOME") or ROOT / "var" / "test").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        for part in ("encoder", "atlas"):
            made = ROOT / "var" / part
            if made.is_dir() and not (folder / part).exists():
                shutil.copytree(made, folder / part, copy_function=os.link)
        database = f"sqlite:///{folder / 'pathways.db'}"
        prepare(home=folder, database=database, threads=os.cpu_count() or 1, progress=lambda *_: None)
    return folder


@pytest.fixture(scope="session")
def tools(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Tools:
    """Tools as the service opens them, on an empty database of their own."""
    return open_tools(home, f"sqlite:///{tmp_path_factory.mktemp('database') / 'pathways.db'}", threads=1)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Held by one test process at a time."""
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
