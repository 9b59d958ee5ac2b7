"""Imported job ads."""

import datetime
import json
from collections.abc import Collection as Several
from collections.abc import Iterator

from sqlmodel import Session, col, delete, func, select

from pathways.domain.ad_phrases import Ad, AdLeft, Collection, LineLeft
from pathways.store.demand_rows import AdRow
from pathways.store.upsert import add_row

CHUNK = 500
_PLAIN = ("id", "collection", "reference", "digest", "words", "title", "state", "month", "role", "tier", "text",
          "payload", "demo")  # fmt: skip


def add_ad(session: Session, ad: Ad, now: datetime.datetime) -> bool:
    """Enter an ad; False when this very one is there already."""
    lines = json.dumps([[line.quote, line.runs] for line in ad.lines], ensure_ascii=False)
    fields = {name: getattr(ad, name) for name in _PLAIN}
    return add_row(session, AdRow, {**fields, "phrases": lines, "added": now}, ("digest",))


def find_ad(session: Session, ad: str) -> Ad | None:
    """The ad of an id."""
    row = session.get(AdRow, ad)
    return Ad(**{name: getattr(row, name) for name in _PLAIN}, lines=_lines(row.phrases)) if row else None


def find_known(session: Session, digests: Several[str]) -> frozenset[str]:
    """Those of some digests whose ad is there already."""
    wanted = sorted(digests)
    found: set[str] = set()
    for first in range(0, len(wanted), CHUNK):
        found.update(session.exec(select(AdRow.digest).where(col(AdRow.digest).in_(wanted[first : first + CHUNK]))))
    return frozenset(found)


def list_left(session: Session, *, demo: bool) -> Iterator[AdLeft]:
    """All real ads (or all invented ones) as drift counts them, the newest first, a few at a time."""
    columns = (AdRow.id, AdRow.words, AdRow.month, AdRow.state, AdRow.title, AdRow.phrases)
    query = select(*columns).where(AdRow.demo == demo).order_by(col(AdRow.month).desc(), col(AdRow.id))  # type: ignore[call-overload]
    for row in session.connection().execute(query.execution_options(yield_per=1_000)):
        number, words, month, state, title, lines = row
        yield AdLeft(number, words, month, state, title, _lines(lines))


def list_collections(session: Session) -> tuple[Collection, ...]:
    """All collections by name."""
    counts = (func.count(), func.count(func.nullif(AdRow.month, "")), func.count(func.nullif(AdRow.state, "")))
    span = (func.min(func.nullif(AdRow.month, "")), func.max(AdRow.month))
    query = select(AdRow.collection, *counts, *span, AdRow.demo)  # type: ignore[call-overload]
    rows = session.connection().execute(query.group_by(AdRow.collection, AdRow.demo).order_by(AdRow.collection))
    return tuple(
        Collection(name, ads, months, states, first or "", last or "", bool(demo))
        for name, ads, months, states, first, last, demo in rows
    )


def list_ad_ids(session: Session, *, collection: str = "", demo: bool | None = None) -> tuple[str, ...]:
    """Ids of the ads of a collection ('' all), or of invented (or of real) ones alone."""
    query = select(AdRow.id).order_by(col(AdRow.id))
    query = query.where(AdRow.collection == collection) if collection else query
    return tuple(session.exec(query if demo is None else query.where(AdRow.demo == demo)))


def count_ads(session: Session, *, demo: bool) -> int:
    """How many real (or invented) ads there are."""
    return session.exec(select(func.count()).select_from(AdRow).where(AdRow.demo == demo)).one()


def remove_ads(session: Session, ids: Several[str]) -> None:
    """Remove ads for good."""
    wanted = sorted(ids)
    for first in range(0, len(wanted), CHUNK):
        session.exec(delete(AdRow).where(col(AdRow.id).in_(wanted[first : first + CHUNK])))


def _lines(text: str) -> tuple[LineLeft, ...]:
    return tuple(LineLeft(quote, tuple(runs)) for quote, runs in json.loads(text))
