"""Kept answers, found by the digest of their token."""

import datetime

from sqlmodel import Session, col, delete

from pathways.domain.answer import KeptText
from pathways.store.rows import KeptAnswerRow


def add_answer(session: Session, digest: str, kept: KeptText) -> None:
    """Keep an answer under the SHA-256 of its token, in hexadecimal."""
    session.add(KeptAnswerRow(token_digest=digest, payload=kept.payload, created=kept.created, expires=kept.expires))


def find_answer(session: Session, digest: str) -> KeptText | None:
    """The answer under a digest, expired or not."""
    row = session.get(KeptAnswerRow, digest)
    return KeptText(row.payload, row.created, row.expires) if row else None


def remove_answer(session: Session, digest: str) -> bool:
    """Remove the answer under a digest; whether there was one."""
    return session.exec(delete(KeptAnswerRow).where(col(KeptAnswerRow.token_digest) == digest)).rowcount > 0


def purge_answers(session: Session, today: datetime.date) -> int:
    """Remove all answers that are gone by today; how many there were."""
    return session.exec(delete(KeptAnswerRow).where(col(KeptAnswerRow.expires) <= today)).rowcount
