"""Requests to get in touch with their log, and what each firm was shown of a worker."""

import datetime
from collections.abc import Iterator
from typing import Any

from sqlmodel import Session, col, select, update

from pathways.domain.contact import ContactEvent, ContactRequest, Look
from pathways.store.account_rows import FirmRow
from pathways.store.moments import as_utc
from pathways.store.people_rows import ContactEventRow, ContactRow, LookRow, OpeningRow
from pathways.store.upsert import add_row, put_row


def put_contact(session: Session, request: ContactRequest) -> None:
    """Enter a request, or put it in the place of the one with its id."""
    put_row(session, ContactRow, _fields(request))


def add_event(session: Session, contact: str, event: ContactEvent) -> None:
    """Enter one step of a contact."""
    session.add(ContactEventRow(contact=contact, at=event.at, actor=event.actor, what=event.what))


def find_contact(session: Session, contact: str) -> ContactRequest | None:
    """The request of an id, locked until this transaction ends, so that two answers do not cross."""
    return next(_found(session, ContactRow.id == contact, lock=True), None)


def list_contacts_of_opening(session: Session, opening: str) -> tuple[ContactRequest, ...]:
    """The requests for an opening, the newest first."""
    return tuple(_found(session, ContactRow.opening == opening))


def list_contacts_of_profile(session: Session, profile: str) -> tuple[ContactRequest, ...]:
    """The requests to a worker, the newest first."""
    return tuple(_found(session, ContactRow.profile == profile))


def list_events(session: Session, contact: str) -> tuple[ContactEvent, ...]:
    """The log of a contact, the oldest first."""
    rows = session.exec(
        select(ContactEventRow).where(ContactEventRow.contact == contact).order_by(col(ContactEventRow.id))
    )
    return tuple(ContactEvent(as_utc(row.at), row.actor, row.what) for row in rows)  # type: ignore[arg-type]


def note_look(session: Session, profile: str, look: Look, digest: str) -> None:
    """Remember that a firm was shown a worker; the same card for the same opening counts up."""
    key = {"profile": profile, "firm": look.firm, "opening_title": look.opening_title, "digest": digest}
    seen = {"snapshot": look.snapshot, "times": 1, "last_at": look.last_at}
    if not add_row(session, LookRow, {**key, **seen, "first_at": look.first_at}, tuple(key)):
        found = [getattr(LookRow, name) == value for name, value in key.items()]
        again = update(LookRow).where(*found).values(times=LookRow.times + 1, last_at=look.last_at)
        session.connection().execute(again)


def list_looks(session: Session, profile: str) -> tuple[Look, ...]:
    """Who was shown a worker, the latest first."""
    query = select(LookRow, FirmRow.name).join(FirmRow, col(FirmRow.id) == LookRow.firm)
    rows = session.exec(query.where(LookRow.profile == profile).order_by(col(LookRow.last_at).desc()))
    return tuple(
        Look(row.firm, name, row.opening_title, row.snapshot, row.times, as_utc(row.first_at), as_utc(row.last_at))
        for row, name in rows
    )


def _fields(request: ContactRequest) -> dict[str, Any]:
    kept = {name: getattr(request, name) for name in ContactRow.model_fields if name != "shares"}
    return {**kept, "shares": ",".join(request.shares)}


def _found(session: Session, where: Any, lock: bool = False) -> Iterator[ContactRequest]:
    query = (
        select(ContactRow, OpeningRow.title, FirmRow.name)
        .join(OpeningRow, col(OpeningRow.id) == ContactRow.opening)
        .join(FirmRow, col(FirmRow.id) == ContactRow.firm)
        .where(where)
        .order_by(col(ContactRow.asked_at).desc(), col(ContactRow.id))
    )
    rows = session.exec(query.with_for_update(of=ContactRow) if lock else query)
    return (_request(row, title, firm) for row, title, firm in rows.all())


def _request(row: ContactRow, opening_title: str, firm_name: str) -> ContactRequest:
    return ContactRequest(
        id=row.id,
        opening=row.opening,
        opening_title=opening_title,
        profile=row.profile,
        firm=row.firm,
        firm_name=firm_name,
        status=row.status,  # type: ignore[arg-type]
        message=row.message,
        asked_at=as_utc(row.asked_at),
        shares=tuple(filter(None, row.shares.split(","))),  # type: ignore[arg-type]
        purpose=row.purpose,
        until=row.until,
        answered_at=_moment(row.answered_at),
    )


def _moment(moment: datetime.datetime | None) -> datetime.datetime | None:
    return as_utc(moment) if moment else None
