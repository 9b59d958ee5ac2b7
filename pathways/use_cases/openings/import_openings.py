"""Many openings from one file: all of them or, where that is asked for, the good ones; safe to repeat."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from pathways.domain.contact import Viewer
from pathways.domain.errors import BadFile
from pathways.domain.opening import SavedOpening
from pathways.domain.posting import OpeningFile, Posting
from pathways.domain.ranking import OpeningsImport
from pathways.sources.opening_files import STANDARD, OpeningLimits, read_openings
from pathways.store.database import Transaction
from pathways.store.openings import add_opening
from pathways.use_cases.openings.index_demand import index_opening
from pathways.use_cases.openings.keep_openings import prepare_opening
from pathways.use_cases.openings.read_opening import read_posting_of
from pathways.use_cases.tools import Tools

Progress = Callable[[str, int, int], None]
"""Told (what, done, total) while long work goes on."""
Finish = Callable[[Transaction, OpeningsImport], None]
"""Told the outcome inside the transaction that keeps it: both hold, or neither."""
BEFORE_APPROVAL = OpeningLimits(rows=200)
"""What a firm that anybody may have signed up can have read at once."""


def keep_quiet(_session: Transaction, _report: OpeningsImport) -> None:
    """Nobody needs to be told inside the transaction."""


def import_openings(
    tools: Tools,
    *,
    viewer: Viewer,
    data: bytes,
    filename: str,
    keep_good: bool,
    progress: Progress,
    finish: Finish = keep_quiet,
) -> OpeningsImport:
    """Read a file of openings and keep them for a firm, in one transaction.

    The same opening twice is one, so the same file again changes nothing. With a row that does not hold nothing is
    kept, unless keep_good. Raises BadFile when the file as a whole cannot be read.
    """
    content = _read(tools, viewer, data, filename)
    kept = keep_good or not content.problems
    prepared = _prepare_all(tools, viewer, content.postings, progress) if kept else []
    with tools.store.writing() as session:
        added = sum(_add(tools, session, saved) for saved, _ in prepared)
        thin = sum(not asks for _, asks in prepared)
        report = OpeningsImport(added, len(prepared) - added, content.problems, kept=kept, asked_nothing=thin)
        finish(session, report)
    return report


def _add(tools: Tools, session: Transaction, saved: SavedOpening) -> bool:
    if not add_opening(session, saved):
        return False
    index_opening(tools, session, saved)
    return True


def _read(tools: Tools, viewer: Viewer, data: bytes, filename: str) -> OpeningFile:
    limits = STANDARD if viewer.approved else BEFORE_APPROVAL
    try:
        return read_openings(data, filename, states=tools.catalog.states, limits=limits)
    except BadFile as error:
        if error.code != "too_many_rows" or viewer.approved:
            raise
        message = f"Your firm is not approved yet; until then a file may hold up to {limits.rows} openings."
        fix = "Split it into several files, or wait until an administrator has approved your firm."
        raise BadFile(error.code, message, field="file", fix=fix) from None


def _prepare_all(
    tools: Tools, viewer: Viewer, postings: Sequence[Posting], progress: Progress
) -> list[tuple[SavedOpening, bool]]:
    """Every opening ready to be kept, and whether it asks for anything."""
    prepared = []
    for done, posting in enumerate(postings):
        progress("Reading openings", done, len(postings))
        prepared.append(_prepare(tools, viewer, posting))
    progress("Reading openings", len(postings), len(postings))
    return prepared


def _prepare(tools: Tools, viewer: Viewer, posting: Posting) -> tuple[SavedOpening, bool]:
    read = read_posting_of(tools, posting=posting)
    opening = replace(read.opening, reference=posting.reference)
    return prepare_opening(tools, viewer, opening, read.text), bool(opening.demands)
