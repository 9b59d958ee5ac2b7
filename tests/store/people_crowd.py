"""Several processes change people at once: python people_crowd.py URL PROCESSES. Exits 0 if all went well."""

import os
import sys
import traceback

from pathways.domain.crowd import CrowdRow
from pathways.store.database import Store
from pathways.store.profiles import next_revision, put_crowd_row

ROUNDS = 12


def work(url: str, process: int) -> None:
    """One process's part: people of its own and one that all share, changed many times over."""
    store = Store(url)
    for turn in range(ROUNDS):
        with store.writing() as session:
            revision = next_revision(session)
            put_crowd_row(session, CrowdRow(f"{process}-{turn % 3}", revision, gone=turn % 4 == 3), "v")
            put_crowd_row(session, CrowdRow("shared", revision), "v")


def main(url: str, processes: int) -> int:
    """Fork before anything is opened, and count the failures."""
    children = []
    for process in range(processes):
        child = os.fork()
        if not child:
            status = 1
            try:
                work(url, process)
                status = 0
            except BaseException:
                traceback.print_exc()
            os._exit(status)
        children.append(child)
    return sum(os.waitpid(child, 0)[1] != 0 for child in children)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
