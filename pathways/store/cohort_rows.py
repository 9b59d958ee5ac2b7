"""The tables of cohorts, their learners, and who may see a training record."""

import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, DateTime, ForeignKeyConstraint, Index
from sqlmodel import Field

from pathways.store.rows import Row


class CohortTableRow(Row, table=True):
    """One cohort; modules are ids with spaces between them."""

    __tablename__ = "cohort"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("season IN ('winter', 'spring', 'summer', 'fall')", name="season"),
        CheckConstraint("capacity > 0", name="capacity"),
    )
    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    site: str
    year: int = Field(index=True)
    season: str
    modules: str
    capacity: int
    demo: bool
    revision: int


class LearnerRow(Row, table=True):
    """One learner of a cohort, by a code that names nobody."""

    __tablename__ = "learner"
    cohort: str = Field(primary_key=True, foreign_key="cohort.id", ondelete="CASCADE")
    code: str = Field(primary_key=True)
    state: str
    enquired: datetime.date
    enrolled: datetime.date | None = None
    capstone: datetime.date | None = None
    certified: datetime.date | None = None
    hired: datetime.date | None = None
    left_on: datetime.date | None = None
    modules: str = ""
    capstone_title: str = ""
    role: str = ""
    revision: int


class RecordLinkRow(Row, table=True):
    """Whose record it is: a digest of their address that needs the service's secret, never the address."""

    __tablename__ = "record_link"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("length(digest) = 64", name="digest"),
        ForeignKeyConstraint(
            ["cohort", "learner"],
            ["learner.cohort", "learner.code"],
            name="fk_record_link_learner",
            ondelete="CASCADE",
        ),
    )
    cohort: str = Field(primary_key=True)
    learner: str = Field(primary_key=True)
    digest: str = Field(index=True)


class RecordConsentRow(Row, table=True):
    """One consent of a worker to show part of a record: what, when, and until when it held."""

    __tablename__ = "record_consent"
    __table_args__: ClassVar[Any] = (
        ForeignKeyConstraint(
            ["cohort", "learner"],
            ["record_link.cohort", "record_link.learner"],
            name="fk_record_consent_link",
            ondelete="CASCADE",
        ),
        Index("ix_record_consent_link", "cohort", "learner"),
    )
    id: int | None = Field(default=None, primary_key=True)
    cohort: str
    learner: str
    profile: str = Field(foreign_key="profile.id", ondelete="CASCADE", index=True)
    items: str
    given_at: datetime.datetime = Field(sa_type=DateTime(timezone=True))
    ended_at: datetime.datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
