"""The tables of people who want to be found, of openings, and of what passes between them."""

import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, DateTime, UniqueConstraint
from sqlmodel import Field

from pathways.store.rows import Row


class RevisionRow(Row, table=True):
    """The last number given to a change of a profile. Its row lock lets one writer at a time hand out numbers, so that
    a reader who has seen number n has seen all before it."""

    __tablename__ = "revision"
    name: str = Field(primary_key=True)
    value: int


class ProfileRow(Row, table=True):
    """What one worker saved; payload is JSON of skills, terms, training and capstone. account is empty for an
    invented person."""

    __tablename__ = "profile"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("visibility IN ('hidden', 'anonymous', 'named')", name="visibility"),
    )
    id: str = Field(primary_key=True)
    account: str | None = Field(default=None, foreign_key="account.id", ondelete="CASCADE", unique=True)
    payload: str
    visibility: str
    shown: str
    name: str = ""
    email: str = ""
    phone: str = ""
    demo: bool
    revision: int
    changed: datetime.datetime = Field(sa_type=DateTime(timezone=True))


class CrowdIndexRow(Row, table=True):
    """One person as a search holds them. A row that is gone keeps its random id and number alone, so that every
    process hears of it."""

    __tablename__ = "crowd_index"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("certificate IN ('none', 'training', 'held')", name="certificate"),
    )
    profile: str = Field(primary_key=True)
    revision: int = Field(index=True)
    gone: bool
    catalogue: str = ""
    codes: bytes = b""
    vector: bytes = b""
    state: str = ""
    latitude: float | None = None
    longitude: float | None = None
    shift: str = "unknown"
    certificate: str = "none"
    credentials: str = ""
    training: str = ""
    pay_floor: int = 0
    available: datetime.date | None = None
    demo: bool = False


class BlockRow(Row, table=True):
    """A firm, by the key of its name, that a worker does not want to be seen by."""

    __tablename__ = "block"
    profile: str = Field(primary_key=True, foreign_key="profile.id", ondelete="CASCADE")
    firm_key: str = Field(primary_key=True, index=True)


class OpeningRow(Row, table=True):
    """An opening of a firm; digest tells the same one twice, payload is JSON of what was read and corrected."""

    __tablename__ = "opening"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("status IN ('open', 'closed')", name="status"),
        UniqueConstraint("firm", "digest"),
    )
    id: str = Field(primary_key=True)
    firm: str = Field(foreign_key="firm.id", ondelete="CASCADE", index=True)
    title: str
    text: str
    payload: str
    status: str
    digest: str
    vector: bytes
    demo: bool
    created: datetime.datetime = Field(sa_type=DateTime(timezone=True))


class ImportJobRow(Row, table=True):
    """An import of a firm's openings, or of a program lead's ads (no firm), that goes on in the background. beat is
    when it was last heard of."""

    __tablename__ = "import_job"
    __table_args__: ClassVar[Any] = (CheckConstraint("state IN ('running', 'done', 'failed')", name="state"),)
    id: str = Field(primary_key=True)
    firm: str | None = Field(default=None, foreign_key="firm.id", ondelete="CASCADE", index=True)
    state: str
    done: int
    total: int
    report: str
    beat: datetime.datetime = Field(sa_type=DateTime(timezone=True))


class OpeningKeyRow(Row, table=True):
    """A key that a program sent with a new opening: which request it was, and the opening that came of it."""

    __tablename__ = "opening_key"
    firm: str = Field(primary_key=True, foreign_key="firm.id", ondelete="CASCADE")
    key: str = Field(primary_key=True)
    request: str
    opening: str = Field(foreign_key="opening.id", ondelete="CASCADE", index=True)
    created: datetime.datetime = Field(sa_type=DateTime(timezone=True))


class ShortlistRow(Row, table=True):
    """Somebody an employer keeps in mind for an opening, with a note of the employer's own."""

    __tablename__ = "shortlist"
    opening: str = Field(primary_key=True, foreign_key="opening.id", ondelete="CASCADE")
    profile: str = Field(primary_key=True, foreign_key="profile.id", ondelete="CASCADE", index=True)
    note: str
    added: datetime.datetime = Field(sa_type=DateTime(timezone=True))


class ContactRow(Row, table=True):
    """A request to get in touch, and the consent it led to: what is shared, with whom, for what, until when."""

    __tablename__ = "contact"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("status IN ('asked', 'accepted', 'declined', 'withdrawn')", name="status"),
        UniqueConstraint("opening", "profile"),
    )
    id: str = Field(primary_key=True)
    opening: str = Field(foreign_key="opening.id", ondelete="CASCADE", index=True)
    profile: str = Field(foreign_key="profile.id", ondelete="CASCADE", index=True)
    firm: str = Field(foreign_key="firm.id", ondelete="CASCADE", index=True)
    status: str
    message: str
    shares: str = ""
    purpose: str = ""
    until: datetime.date | None = None
    asked_at: datetime.datetime = Field(sa_type=DateTime(timezone=True))
    answered_at: datetime.datetime | None = Field(default=None, sa_type=DateTime(timezone=True))


class ContactEventRow(Row, table=True):
    """One step of a contact, for both sides to see."""

    __tablename__ = "contact_event"
    id: int | None = Field(default=None, primary_key=True)
    contact: str = Field(foreign_key="contact.id", ondelete="CASCADE", index=True)
    at: datetime.datetime = Field(sa_type=DateTime(timezone=True))
    actor: str
    what: str


class LookRow(Row, table=True):
    """What an employer was shown of a worker, kept for the worker; the same thing shown again counts up."""

    __tablename__ = "look"
    profile: str = Field(primary_key=True, foreign_key="profile.id", ondelete="CASCADE")
    firm: str = Field(primary_key=True, foreign_key="firm.id", ondelete="CASCADE")
    opening_title: str = Field(primary_key=True)
    digest: str = Field(primary_key=True)
    snapshot: str
    times: int
    first_at: datetime.datetime = Field(sa_type=DateTime(timezone=True))
    last_at: datetime.datetime = Field(sa_type=DateTime(timezone=True))


class BadgeRow(Row, table=True):
    """A badge a worker brought: the document itself, to be checked again whenever it is shown."""

    __tablename__ = "badge"
    id: str = Field(primary_key=True)
    profile: str = Field(foreign_key="profile.id", ondelete="CASCADE", index=True)
    document: str
    added: datetime.datetime = Field(sa_type=DateTime(timezone=True))


class IssuerRow(Row, table=True):
    """An issuer of badges whose key an administrator has pinned."""

    __tablename__ = "issuer"
    id: str = Field(primary_key=True)
    name: str
    key: str
    added: datetime.datetime = Field(sa_type=DateTime(timezone=True))
