"""Accounts, with the secrets that the sign-in compares against."""

import datetime
from collections.abc import Iterable
from typing import Any, get_args

from sqlmodel import Session, col, delete, select, update

from pathways.domain.account import Account, AccountRole, AccountSecrets, FirmWish
from pathways.store.account_rows import AccountRow, RecoveryCodeRow
from pathways.store.moments import as_utc


def add_account(session: Session, account: Account, password_hash: str, wish: FirmWish | None = None) -> None:
    """Enter an account that is not there yet; wish is the firm it names as its own."""
    asks = wish or FirmWish("")
    session.add(
        AccountRow(
            id=account.id,
            email=account.email,
            password_hash=password_hash,
            role=account.role,
            firm=account.firm or None,
            confirmed_at=account.created if account.confirmed else None,
            created=account.created,
            asks_firm=asks.name,
            asks_state=asks.state,
            asks_place=asks.place,
        )
    )
    session.flush()


def find_account(session: Session, account: str) -> AccountSecrets | None:
    """The account of an id."""
    row = session.get(AccountRow, account)
    return _secrets_of(row) if row else None


def find_address(session: Session, email: str) -> AccountSecrets | None:
    """The account of a normalised e-mail address."""
    row = session.exec(select(AccountRow).where(AccountRow.email == email)).first()
    return _secrets_of(row) if row else None


def list_accounts(session: Session) -> tuple[Account, ...]:
    """All accounts by address."""
    return tuple(map(account_of, session.exec(select(AccountRow).order_by(col(AccountRow.email)))))


def list_members(session: Session, firm: str) -> tuple[Account, ...]:
    """The accounts of a firm."""
    return tuple(map(account_of, session.exec(select(AccountRow).where(AccountRow.firm == firm))))


def set_password(session: Session, account: str, password_hash: str) -> None:
    """Put another password hash in force."""
    _change(session, account, password_hash=password_hash)


def set_confirmed(session: Session, account: str, now: datetime.datetime) -> None:
    """The address was shown to be theirs."""
    _change(session, account, confirmed_at=now)


def set_disabled(session: Session, account: str, disabled: bool) -> bool:
    """Shut an account out, or let it in again; whether there is one."""
    return _change(session, account, disabled=disabled)


def set_factor(session: Session, account: str, sealed: str, step: int, recovery: Iterable[str]) -> None:
    """Put a second factor in force ('' for none), with the step its first code was of and its recovery codes."""
    _change(session, account, factor=sealed, last_step=step)
    session.exec(delete(RecoveryCodeRow).where(col(RecoveryCodeRow.account) == account))
    session.add_all(RecoveryCodeRow(digest=digest, account=account) for digest in recovery)
    session.flush()


def use_step(session: Session, account: str, step: int) -> bool:
    """Use up the code of a half minute and of all before it; False when it was used already."""
    fresh = (col(AccountRow.id) == account, col(AccountRow.last_step) < step)
    return session.exec(update(AccountRow).where(*fresh).values(last_step=step)).rowcount > 0


def use_recovery(session: Session, account: str, digest: str) -> bool:
    """Use up a recovery code; False when there is none such."""
    found = (col(RecoveryCodeRow.digest) == digest, col(RecoveryCodeRow.account) == account)
    return session.exec(delete(RecoveryCodeRow).where(*found)).rowcount > 0


def remove_account(session: Session, account: str) -> bool:
    """Remove an account with its sessions, links and codes; whether there was one."""
    return session.exec(delete(AccountRow).where(col(AccountRow.id) == account)).rowcount > 0


def purge_unconfirmed(session: Session, before: datetime.datetime) -> int:
    """Remove accounts made before a moment whose address nobody confirmed."""
    old = (col(AccountRow.confirmed_at).is_(None), col(AccountRow.created) < before)
    return session.exec(delete(AccountRow).where(*old)).rowcount


def account_of(row: AccountRow) -> Account:
    """A row as an account, without its secrets."""
    role: AccountRole = next(role for role in get_args(AccountRole) if role == row.role)
    return Account(
        id=row.id,
        email=row.email,
        role=role,
        firm=row.firm or "",
        confirmed=row.confirmed_at is not None,
        second_factor=bool(row.factor),
        disabled=row.disabled,
        created=as_utc(row.created),
    )


def _secrets_of(row: AccountRow) -> AccountSecrets:
    wish = FirmWish(row.asks_firm, row.asks_state, row.asks_place) if row.asks_firm else None
    return AccountSecrets(account_of(row), row.password_hash, row.factor, row.last_step, wish)


def _change(session: Session, account: str, **values: Any) -> bool:
    return session.exec(update(AccountRow).where(col(AccountRow.id) == account).values(**values)).rowcount > 0
