"""Many ads from one file into a collection: all of them or, where that is asked for, the good ones; safe to repeat."""

import datetime
import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pathways.domain.ad_phrases import Ad
from pathways.domain.errors import BadInput
from pathways.domain.posting import Posting
from pathways.domain.ranking import OpeningsImport
from pathways.engine.reading.ads import AdReading
from pathways.sources.opening_files import read_openings
from pathways.store.ads import add_ad, find_known
from pathways.store.ads_read import drop_read, list_read, put_read
from pathways.store.database import Transaction
from pathways.store.demand import next_demand_revision
from pathways.store.drift import note_change
from pathways.use_cases.drift.recount import recount, tell_nobody
from pathways.use_cases.openings.import_openings import Finish, Progress, keep_quiet
from pathways.use_cases.openings.index_demand import make_demand_row, put_demand
from pathways.use_cases.openings.opening_code import encode_opening, open_opening
from pathways.use_cases.openings.read_opening import read_postings_of
from pathways.use_cases.tools import Tools

LONGEST_NAME = 80
SET_ASIDE = datetime.timedelta(days=7)
"""How long what an import that was broken off had read is held for the next one."""
AT_ONCE = 32
"""Ads that are read together: enough to share work, few enough that progress is told every few seconds."""


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
    recount(tools, demo=False, progress=counting)
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
    """Read those postings that are not there already, each once. What an import that was broken off had read is not
    read again."""
    wanted = {_digest(posting): posting for posting in postings}
    with tools.store.reading() as session:
        known = find_known(session, wanted.keys())
        ads = [*list_read(session, wanted.keys() - known, tools.atlas.version).values()]
    known |= {ad.digest for ad in ads}
    fresh = [(digest, posting) for digest, posting in wanted.items() if digest not in known]
    fresh.sort(key=lambda item: item[1].title.casefold())
    total = len(ads) + len(fresh)
    progress("Reading ads", len(ads), total)
    for ad in _read_all(tools, fresh):
        ads.append(ad)
        progress("Reading ads", len(ads), total)
    return [replace(ad, collection=collection, demo=demo) for ad in ads]


def _read_all(tools: Tools, fresh: Sequence[tuple[str, Posting]]) -> Iterator[Ad]:
    """Read some at a time and set them aside. Ads of one trade say much alike, so in the order of their titles little
    is read twice."""
    for first in range(0, len(fresh), AT_ONCE):
        part = fresh[first : first + AT_ONCE]
        ads = []
        for (digest, posting), read in zip(part, read_postings_of(tools, [item[1] for item in part]), strict=True):
            ads.append(_ad(posting, digest, read))
            yield ads[-1]
        with tools.store.writing() as session:
            put_read(session, ads, tools.atlas.version, tools.now())


def _ad(posting: Posting, digest: str, read: AdReading) -> Ad:
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
    drop_read(session, [ad.digest for ad in ads], tools.now() - SET_ASIDE)
    for demo in {ad.demo for ad in entered}:
        note_change(session, demo=demo)
    return len(entered)
