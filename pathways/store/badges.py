"""Badges that workers brought, and the issuers whose keys are pinned."""

import datetime

from sqlmodel import Session, col, delete, select

from pathways.store.people_rows import BadgeRow, IssuerRow, ProfileRow
from pathways.store.upsert import put_row


def add_badge(session: Session, badge: str, profile: str, document: str, now: datetime.datetime) -> None:
    """Keep a badge's document under an id."""
    put_row(session, BadgeRow, {"id": badge, "profile": profile, "document": document, "added": now})


def list_badges(session: Session, profile: str) -> tuple[tuple[str, str], ...]:
    """(id, document) of a worker's badges, in the order in which they came."""
    query = select(BadgeRow.id, BadgeRow.document).where(BadgeRow.profile == profile)
    return tuple(
        (badge, document) for badge, document in session.exec(query.order_by(col(BadgeRow.added), col(BadgeRow.id)))
    )


def remove_badge(session: Session, profile: str, badge: str) -> bool:
    """Forget a badge of a worker; whether there was one."""
    mine = (col(BadgeRow.id) == badge, col(BadgeRow.profile) == profile)
    return session.exec(delete(BadgeRow).where(*mine)).rowcount > 0


def put_issuer(session: Session, issuer: str, name: str, key: str, now: datetime.datetime) -> None:
    """Pin an issuer's key, or another key in its place."""
    put_row(session, IssuerRow, {"id": issuer, "name": name, "key": key, "added": now})


def list_issuers(session: Session) -> tuple[tuple[str, str, str], ...]:
    """(id, name, key) of every pinned issuer."""
    query = select(IssuerRow.id, IssuerRow.name, IssuerRow.key).order_by(col(IssuerRow.id))
    return tuple((issuer, name, key) for issuer, name, key in session.exec(query))


def remove_issuer(session: Session, issuer: str) -> None:
    """Trust an issuer no longer."""
    session.exec(delete(IssuerRow).where(col(IssuerRow.id) == issuer))


def list_badge_holders(session: Session) -> tuple[str, ...]:
    """The accounts whose profiles hold badges."""
    query = select(ProfileRow.account).join(BadgeRow, col(BadgeRow.profile) == ProfileRow.id).distinct()
    return tuple(account for account in session.exec(query) if account)
