"""The SQLite file itself: made once, readable by its owner only, with a write-ahead log."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


def create_file(path: Path, seconds: float) -> None:
    """Create the file with mode 0600 unless it is there, and see that it keeps a write-ahead log.

    The log and index files beside it take over its mode. seconds is how long to wait for others who use it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone_in(path.parent):
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(path, timeout=seconds)) as connection:
            if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                connection.execute("PRAGMA journal_mode=WAL")


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Switching to the log does not wait for others as other statements do, so starters take turns.

    The lock is on the folder: it leaves no file behind.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
