"""Firms, and who asks to be let into one."""

import datetime
from typing import get_args

from sqlmodel import Session, col, delete, select, update

from pathways.domain.account import Account, Firm, FirmStatus, FirmWish
from pathways.domain.profile import firm_key
from pathways.store.account_rows import AccountRow, FirmRow
from pathways.store.accounts import account_of


def add_firm(session: Session, firm: Firm, now: datetime.datetime) -> None:
    """Enter a firm; its name must be new (see find_named)."""
    fields = {name: getattr(firm, name) for name in ("id", "name", "state", "place", "status", "demo")}
    session.add(FirmRow(**fields, name_key=firm_key(firm.name), created=now))
    session.flush()


def find_firm(session: Session, firm: str) -> Firm | None:
    """The firm of an id."""
    row = session.get(FirmRow, firm)
    return firm_of(row) if row else None


def find_named(session: Session, name: str) -> Firm | None:
    """The firm of a name, in any spelling that firm_key takes for the same."""
    row = session.exec(select(FirmRow).where(FirmRow.name_key == firm_key(name))).first()
    return firm_of(row) if row else None


def list_firms(session: Session) -> tuple[Firm, ...]:
    """All firms by name."""
    return tuple(map(firm_of, session.exec(select(FirmRow).order_by(col(FirmRow.name_key)))))


def set_status(session: Session, firm: str, status: FirmStatus) -> bool:
    """Approve or close a firm; whether there is one."""
    return session.exec(update(FirmRow).where(col(FirmRow.id) == firm).values(status=status)).rowcount > 0


def list_asking(session: Session) -> tuple[tuple[Account, FirmWish], ...]:
    """Confirmed accounts that asked to be let into a firm that was there before them, the longest waiting first."""
    asked = (col(AccountRow.asks_firm) != "", col(AccountRow.confirmed_at).is_not(None))
    rows = session.exec(select(AccountRow).where(*asked).order_by(col(AccountRow.created)))
    return tuple((account_of(row), FirmWish(row.asks_firm, row.asks_state, row.asks_place)) for row in rows)


def join_firm(session: Session, account: str, firm: str | None) -> bool:
    """Let an account into a firm, or (None) into none, and forget what it asked for; whether there is one."""
    values = {"firm": firm, "asks_firm": "", "asks_state": "", "asks_place": ""}
    return session.exec(update(AccountRow).where(col(AccountRow.id) == account).values(**values)).rowcount > 0


def firm_of(row: FirmRow) -> Firm:
    """A row as a firm."""
    status: FirmStatus = next(status for status in get_args(FirmStatus) if status == row.status)
    return Firm(row.id, row.name, row.state, row.place, status, row.demo)


def remove_firm(session: Session, firm: str) -> bool:
    """Remove a firm with its openings and requests; whether there was one."""
    return session.exec(delete(FirmRow).where(col(FirmRow.id) == firm)).rowcount > 0
