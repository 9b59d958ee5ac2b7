"""Many ads from one file into a collection: all of them or, where that is asked for, the good ones; safe to repeat."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pathways.domain.ad_phrases import Ad
from pathways.domain.errors import BadInput
from pathways.domain.posting import Posting
from pathways.domain.ranking import OpeningsImport
from pathways.sources.opening_files import read_openings
from pathways.store.ads import add_ad, find_known
from pathways.store.database import Transaction
from pathways.store.demand import next_demand_revision
from pathways.use_cases.drift.count_drift import count_drift
from pathways.use_cases.openings.import_openings import Finish, Progress, keep_quiet
from pathways.use_cases.openings.index_demand import make_demand_row, put_demand
from pathways.use_cases.openings.opening_code import encode_opening, open_opening
from pathways.use_cases.openings.read_opening import read_posting_of
from pathways.use_cases.tools import Tools

LONGEST_NAME = 80


def tell_nobody(_what: str, _done: int, _total: int) -> None:
    """Progress that nobody waits for."""


def import_ads(
    tools: Tools,
    *,
    data: bytes,
    filename: str,
    collection: str,
    keep_good: bool,
    progress: Progress,
    finish: Finish = keep_quiet,
    counting: Progress = tell_nobody,
) -> OpeningsImport:
    """Read a file of ads and keep them, in one transaction; then count drift anew, which tells counting how far it is.

    The same ad twice is one, by its reference and words, and is not even read again. With a row that does not hold
    nothing is kept, unless keep_good. Raises BadFile when the file as a whole cannot be read, BadInput for a bad name.
    """
    name = check_name(collection or filename)
    content = read_openings(data, filename, states=tools.catalog.states)
    kept = keep_good or not content.problems
    ads = read_ads(tools, content.postings if kept else (), collection=name, progress=progress)
    with tools.store.writing() as session:
        added = keep_ads(tools, session, ads)
        same = len(content.postings) - added if kept else 0
        report = OpeningsImport(added, same, content.problems, kept=kept, noun="ad")
        finish(session, report)
    if added:
        count_drift(tools, demo=False, progress=counting)
    return report


def check_name(name: str) -> str:
    """The name of a collection. Raises BadInput when it is empty or too long."""
    bare = " ".join(name.split())
    if not bare or len(bare) > LONGEST_NAME:
        message = f"A collection needs a name of at most {LONGEST_NAME} characters."
        raise BadInput("bad_collection", message, field="collection", fix="Write a short name, such as “Boards, July”.")
    return bare


def _digest(posting: Posting) -> str:
    told = f"{posting.reference}\n{posting.title}\n{' '.join(posting.text.split())}\n{posting.city}\n{posting.state}"
    return _hash(told)


def _hash(told: str) -> str:
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def read_ads(
    tools: Tools, postings: Iterable[Posting], *, collection: str, progress: Progress, demo: bool = False
) -> list[Ad]:
    """Read those postings that are not there already, each once."""
    wanted = {_digest(posting): posting for posting in postings}
    with tools.store.reading() as session:
        known = find_known(session, wanted.keys())
    fresh = [(digest, posting) for digest, posting in wanted.items() if digest not in known]
    ads = []
    for done, (digest, posting) in enumerate(fresh):
        progress("Reading ads", done, len(fresh))
        ads.append(replace(_read(tools, posting, digest), collection=collection, demo=demo))
    progress("Reading ads", len(fresh), len(fresh))
    return ads


def _read(tools: Tools, posting: Posting, digest: str) -> Ad:
    read = read_posting_of(tools, posting=posting)
    opening = replace(read.opening, reference=posting.reference, lines=(), formal=())
    return Ad(
        id=secrets.token_hex(12),
        collection="",
        reference=posting.reference,
        digest=digest,
        words=_hash(" ".join(posting.text.split()).casefold())[:32],
        title=opening.title,
        state=opening.state,
        month=posting.month,
        role=opening.role,
        tier=opening.tier or "",
        text=read.text,
        payload=encode_opening(opening),
        lines=read.left,
    )


def keep_ads(tools: Tools, session: Transaction, ads: Sequence[Ad]) -> int:
    """Enter those that are new with their row in the index, all as one change of it; how many there were."""
    entered = [ad for ad in ads if add_ad(session, ad, tools.now())]
    revision = next_demand_revision(session) if entered else 0
    for ad in entered:
        opening = open_opening(tools, ad.payload)
        row = make_demand_row(tools, ad.id, "ad", opening, month=ad.month, demo=ad.demo)
        put_demand(tools, session, row, revision)
    return len(entered)
