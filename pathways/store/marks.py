"""Small facts the service remembers about itself, each a number under a name."""

from sqlmodel import Session, select

from pathways.store.people_rows import RevisionRow
from pathways.store.upsert import put_row


def set_mark(session: Session, name: str, value: int) -> None:
    """Remember a number."""
    put_row(session, RevisionRow, {"name": name, "value": value})


def get_mark(session: Session, name: str) -> int | None:
    """The number under a name; None before the first."""
    return session.exec(select(RevisionRow.value).where(RevisionRow.name == name)).first()
