"""Several processes on one database at once: python crowd.py URL migrate|write PROCESSES. Exits 0 if all went well."""

import datetime
import hashlib
import os
import sys
import traceback

from pathways.domain.answer import KeptText
from pathways.store.answers import add_answer, find_answer
from pathways.store.database import Store

DAY = datetime.date(2026, 1, 31)
ROUNDS = 10


def digest(process: int, turn: int) -> str:
    """The key of one row."""
    return hashlib.sha256(f"{process} {turn}".encode()).hexdigest()


def work(url: str, what: str, process: int) -> None:
    """One process's part: migrate, or read and then write in one transaction, many times over."""
    store = Store(url)
    if what == "migrate":
        store.migrate()
        return
    for turn in range(ROUNDS):
        with store.writing() as session:
            assert find_answer(session, digest(process, turn)) is None
            add_answer(session, digest(process, turn), KeptText("x" * 2_000, DAY, DAY))


def main(url: str, what: str, processes: int) -> int:
    """Fork before anything is opened, and count the failures."""
    children = []
    for process in range(processes):
        child = os.fork()
        if not child:
            status = 1
            try:
                work(url, what, process)
                status = 0
            except BaseException:
                traceback.print_exc()
            os._exit(status)
        children.append(child)
    return sum(os.waitpid(child, 0)[1] != 0 for child in children)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
