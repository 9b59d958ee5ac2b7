"""The tables of imported job ads, of what counts over states see, and of decisions about drift."""

import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, DateTime, Index
from sqlmodel import Field

from pathways.store.rows import Row


class DemandIndexRow(Row, table=True):
    """One opening or ad as counts see it. A row that is gone keeps its random id and number alone, so that every
    process hears of it."""

    __tablename__ = "demand_index"
    __table_args__: ClassVar[Any] = (CheckConstraint("kind IN ('opening', 'ad')", name="kind"),)
    id: str = Field(primary_key=True)
    revision: int = Field(index=True)
    kind: str
    catalogue: str = ""
    levels: bytes = b""
    role: str = ""
    tier: str = ""
    state: str = ""
    month: str = ""
    demo: bool = False
    gone: bool = False


class AdRow(Row, table=True):
    """An imported job ad. digest tells the same ad twice, words the same text under two references; payload is JSON
    of an Opening, phrases JSON of what no skill explains in it."""

    __tablename__ = "ad"
    __table_args__: ClassVar[Any] = (Index("ix_ad_counts", "collection", "demo", "month", "state"),)
    id: str = Field(primary_key=True)
    collection: str = Field(index=True)
    reference: str = ""
    digest: str = Field(unique=True)
    words: str
    title: str
    state: str = ""
    month: str = ""
    role: str = ""
    tier: str = ""
    text: str
    payload: str
    phrases: str
    demo: bool = Field(index=True)
    added: datetime.datetime = Field(sa_type=DateTime(timezone=True))


class AdReadRow(Row, table=True):
    """An ad that an import has read and not kept yet. version names what it was read with; payload is JSON of it."""

    __tablename__ = "ad_read"
    digest: str = Field(primary_key=True)
    version: str
    payload: str
    at: datetime.datetime = Field(sa_type=DateTime(timezone=True))


class DriftGroupRow(Row, table=True):
    """A group of phrases that no skill explains, as the last count over all ads left it; payload is JSON of it."""

    __tablename__ = "drift_group"
    demo: bool = Field(primary_key=True)
    key: str = Field(primary_key=True)
    rank: int
    payload: str


class ModuleDemandRow(Row, table=True):
    """How many ads of a half-year ask for a skill that a module teaches, of how many."""

    __tablename__ = "module_demand"
    demo: bool = Field(primary_key=True)
    module: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    asking: int
    ads: int


class DriftDecisionRow(Row, table=True):
    """What a lead decided about a group. Versions of one key count up from 1; the last is in force."""

    __tablename__ = "drift_decision"
    __table_args__: ClassVar[Any] = (CheckConstraint("kind IN ('skill', 'alias', 'noise', 'undone')", name="kind"),)
    demo: bool = Field(primary_key=True)
    key: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    kind: str
    skill: str = ""
    name: str = ""
    description: str = ""
    phrases: str
    account: str | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL", index=True)
    decided: datetime.datetime = Field(sa_type=DateTime(timezone=True))
