"""Many openings from one file: all of them or, where that is asked for, the good ones; safe to repeat."""

from collections.abc import Callable
from dataclasses import replace

from pathways.domain.contact import Viewer
from pathways.domain.opening import SavedOpening
from pathways.domain.posting import Posting
from pathways.domain.ranking import OpeningsImport
from pathways.sources.opening_files import read_openings
from pathways.store.openings import add_opening
from pathways.use_cases.openings.keep_openings import prepare_opening
from pathways.use_cases.openings.read_opening import read_posting_of
from pathways.use_cases.tools import Tools

Progress = Callable[[str, int, int], None]
"""Told (what, done, total) while long work goes on."""


def import_openings(
    tools: Tools, *, viewer: Viewer, data: bytes, filename: str, keep_good: bool, progress: Progress
) -> OpeningsImport:
    """Read a file of openings and keep them for a firm, in one transaction.

    The same opening twice is one, so the same file again changes nothing. With a row that does not hold nothing is
    kept, unless keep_good. Raises BadFile when the file as a whole cannot be read.
    """
    content = read_openings(data, filename, states=tools.catalog.states)
    if content.problems and not keep_good:
        return OpeningsImport(0, 0, content.problems, kept=False)
    prepared: list[SavedOpening] = []
    thin = 0
    for done, posting in enumerate(content.postings, start=1):
        saved, asks = _prepare(tools, viewer, posting)
        prepared.append(saved)
        thin += not asks
        progress("Reading openings", done, len(content.postings))
    with tools.store.writing() as session:
        added = sum(add_opening(session, saved) for saved in prepared)
    return OpeningsImport(added, len(prepared) - added, content.problems, kept=True, asked_nothing=thin)


def _prepare(tools: Tools, viewer: Viewer, posting: Posting) -> tuple[SavedOpening, bool]:
    read = read_posting_of(tools, posting=posting)
    opening = replace(read.opening, reference=posting.reference)
    return prepare_opening(tools, viewer, opening, read.text), bool(opening.demands)
