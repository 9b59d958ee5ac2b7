"""The tables of those who sign in. Tokens and codes are here as digests only: a copy of the tables opens nothing."""

import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, DateTime, Index
from sqlmodel import Field

from pathways.store.rows import Row


class FirmRow(Row, table=True):
    """An employer; name_key is its name without spelling, so that nobody enters one twice."""

    __tablename__ = "firm"
    __table_args__: ClassVar[Any] = (CheckConstraint("status IN ('pending', 'approved', 'closed')", name="status"),)
    id: str = Field(primary_key=True)
    name: str
    name_key: str = Field(unique=True)
    state: str = ""
    place: str = ""
    status: str
    demo: bool
    created: datetime.datetime = Field(sa_type=DateTime(timezone=True))


class AccountRow(Row, table=True):
    """Somebody who may sign in. factor is sealed with the service's secret; asks_* is the firm they said is theirs."""

    __tablename__ = "account"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("role IN ('worker', 'employer', 'lead', 'admin')", name="role"),
        CheckConstraint("email = lower(email)", name="email"),
    )
    id: str = Field(primary_key=True)
    email: str = Field(unique=True)
    password_hash: str
    role: str
    firm: str | None = Field(default=None, foreign_key="firm.id", ondelete="SET NULL", index=True)
    asks_firm: str = ""
    asks_state: str = ""
    asks_place: str = ""
    confirmed_at: datetime.datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    disabled: bool = False
    created: datetime.datetime = Field(sa_type=DateTime(timezone=True))
    factor: str = ""
    last_step: int = 0


class RecoveryCodeRow(Row, table=True):
    """A code that stands in once for a lost second factor."""

    __tablename__ = "recovery_code"
    __table_args__: ClassVar[Any] = (CheckConstraint("length(digest) = 64", name="digest"),)
    digest: str = Field(primary_key=True)
    account: str = Field(foreign_key="account.id", ondelete="CASCADE", index=True)


class SessionRow(Row, table=True):
    """One signed-in browser, or one token made for a program; on ends it is gone in any case."""

    __tablename__ = "session"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("length(token_digest) = 64", name="token_digest"),
        CheckConstraint("kind IN ('browser', 'program')", name="kind"),
    )
    token_digest: str = Field(primary_key=True)
    account: str = Field(foreign_key="account.id", ondelete="CASCADE", index=True)
    kind: str
    label: str = ""
    second_factor_done: bool
    started: datetime.datetime = Field(sa_type=DateTime(timezone=True))
    last_seen: datetime.datetime = Field(sa_type=DateTime(timezone=True))
    ends: datetime.datetime = Field(sa_type=DateTime(timezone=True), index=True)


class MailTokenRow(Row, table=True):
    """A link that was mailed: it works once, and not after expires."""

    __tablename__ = "mail_token"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("length(token_digest) = 64", name="token_digest"),
        CheckConstraint("purpose IN ('confirm', 'reset')", name="purpose"),
    )
    token_digest: str = Field(primary_key=True)
    account: str = Field(foreign_key="account.id", ondelete="CASCADE", index=True)
    purpose: str
    expires: datetime.datetime = Field(sa_type=DateTime(timezone=True), index=True)
    used_at: datetime.datetime | None = Field(default=None, sa_type=DateTime(timezone=True))


class AttemptRow(Row, table=True):
    """One try at something that is limited. key is a keyed digest of an address or account, never the thing itself."""

    __tablename__ = "attempt"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("length(key) = 64", name="key"),
        Index("ix_attempt_kind_key_at", "kind", "key", "at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    key: str
    at: datetime.datetime = Field(sa_type=DateTime(timezone=True), index=True)
