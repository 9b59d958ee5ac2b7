"""Count drift anew where ads came or went since: whoever waits for it here, or nobody, in the background."""

import logging
import threading

from pathways.store.drift import is_counted
from pathways.use_cases.drift.count_drift import count_drift
from pathways.use_cases.openings.import_openings import Progress
from pathways.use_cases.tools import Tools

LOG = logging.getLogger("pathways")


def tell_nobody(_what: str, _done: int, _total: int) -> None:
    """Progress that nobody waits for."""


def recount(tools: Tools, *, demo: bool, progress: Progress) -> None:
    """Count until the count holds every change. What a process that ended left uncounted is counted with it."""
    while True:
        with tools.store.reading() as session:
            if is_counted(session, demo=demo):
                return
        count_drift(tools, demo=demo, progress=progress)


def recount_soon(tools: Tools) -> None:
    """The same of real and of invented ads, in the background. While this process imports or counts, that is left to
    it, or to who asks next."""
    threading.Thread(target=_recount, args=(tools,), daemon=True).start()


def _recount(tools: Tools) -> None:
    if not tools.imports.acquire(blocking=False):
        return
    try:
        for demo in (False, True):
            recount(tools, demo=demo, progress=tell_nobody)
    except Exception as error:
        LOG.error("a count of drift broke: %s", type(error).__name__)
    finally:
        tools.imports.release()
