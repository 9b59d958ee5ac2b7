"""Ads that an import has read and not kept yet: an import that is broken off goes on from there."""

import datetime
import json
from collections.abc import Collection, Iterable
from dataclasses import asdict

from sqlmodel import Session, col, delete, select

from pathways.domain.ad_phrases import Ad, LineLeft
from pathways.store.demand_rows import AdReadRow
from pathways.store.upsert import put_row

CHUNK = 500


def put_read(session: Session, ads: Iterable[Ad], version: str, now: datetime.datetime) -> None:
    """Set ads aside. version names what they were read with."""
    for ad in ads:
        payload = json.dumps(asdict(ad), ensure_ascii=False)
        put_row(session, AdReadRow, {"digest": ad.digest, "version": version, "payload": payload, "at": now})


def list_read(session: Session, digests: Collection[str], version: str) -> dict[str, Ad]:
    """Those of some digests that were set aside under a version."""
    found: dict[str, Ad] = {}
    for part in _parts(digests):
        query = select(AdReadRow.payload).where(col(AdReadRow.digest).in_(part), AdReadRow.version == version)
        found.update({ad.digest: ad for ad in map(_ad, session.exec(query))})
    return found


def drop_read(session: Session, digests: Collection[str], before: datetime.datetime) -> None:
    """Forget ads that were kept meanwhile, and all that were set aside before a moment."""
    for part in _parts(digests):
        session.exec(delete(AdReadRow).where(col(AdReadRow.digest).in_(part)))
    session.exec(delete(AdReadRow).where(col(AdReadRow.at) < before))


def _parts(digests: Collection[str]) -> Iterable[list[str]]:
    wanted = sorted(digests)
    return (wanted[first : first + CHUNK] for first in range(0, len(wanted), CHUNK))


def _ad(payload: str) -> Ad:
    raw = json.loads(payload)
    lines = tuple(LineLeft(line["quote"], tuple(line["runs"])) for line in raw["lines"])
    return Ad(**{**raw, "lines": lines})
