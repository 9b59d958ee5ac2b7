"""The tables of plans that program leads keep, and of modules they wrote that nobody teaches."""

import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, DateTime
from sqlmodel import Field

from pathways.store.rows import Row


class SeatPlanRow(Row, table=True):
    """One plan as it was worked out: what was asked, what came out, and the releases it rests on, each as JSON.

    share_digest is the SHA-256 of the token of its link, NULL while it is not shared: a copy of the table opens none.
    """

    __tablename__ = "seat_plan"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("share_digest IS NULL OR length(share_digest) = 64", name="share_digest"),
    )
    id: str = Field(primary_key=True)
    account: str = Field(foreign_key="account.id", ondelete="CASCADE", index=True)
    title: str
    inputs: str
    result: str
    releases: str
    share_digest: str | None = Field(default=None, unique=True)
    created: datetime.datetime = Field(sa_type=DateTime(timezone=True))


class ModuleDraftRow(Row, table=True):
    """A module or spoke as a lead wrote it; teaches is JSON of skill to level."""

    __tablename__ = "module_draft"
    __table_args__: ClassVar[Any] = (CheckConstraint("hours > 0", name="hours"),)
    id: str = Field(primary_key=True)
    account: str = Field(foreign_key="account.id", ondelete="CASCADE", index=True)
    title: str
    hours: int
    teaches: str
    created: datetime.datetime = Field(sa_type=DateTime(timezone=True))
