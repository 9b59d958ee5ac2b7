"""Links that were mailed, found by the digest of their token."""

import datetime
from typing import Any

from sqlmodel import Session, col, delete, select, update

from pathways.domain.account import MailPurpose
from pathways.store.account_rows import MailTokenRow


def add_mail_token(
    session: Session, digest: str, account: str, purpose: MailPurpose, expires: datetime.datetime
) -> None:
    """Enter a link; earlier ones of the account for the same purpose no longer work."""
    same = (col(MailTokenRow.account) == account, col(MailTokenRow.purpose) == purpose)
    session.exec(delete(MailTokenRow).where(*same))
    session.add(MailTokenRow(token_digest=digest, account=account, purpose=purpose, expires=expires))
    session.flush()


def find_mail_token(session: Session, digest: str, purpose: MailPurpose, now: datetime.datetime) -> str:
    """The account a link is for, or '' when it does not work."""
    return session.exec(select(MailTokenRow.account).where(*_works(digest, purpose, now))).first() or ""


def use_mail_token(session: Session, digest: str, purpose: MailPurpose, now: datetime.datetime) -> str:
    """Use a link up: the account it is for, or '' when it does not work, or did but was used just now."""
    account = find_mail_token(session, digest, purpose, now)
    used = session.exec(update(MailTokenRow).where(*_works(digest, purpose, now)).values(used_at=now)).rowcount
    return account if used else ""


def purge_mail_tokens(session: Session, now: datetime.datetime) -> int:
    """Remove links that have expired."""
    return session.exec(delete(MailTokenRow).where(col(MailTokenRow.expires) <= now)).rowcount


def _works(digest: str, purpose: MailPurpose, now: datetime.datetime) -> tuple[Any, ...]:
    return (
        col(MailTokenRow.token_digest) == digest,
        col(MailTokenRow.purpose) == purpose,
        col(MailTokenRow.used_at).is_(None),
        col(MailTokenRow.expires) > now,
    )
