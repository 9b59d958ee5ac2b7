"""The tables. Rows stay in this room; the functions beside turn them into domain values and back."""

import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, DateTime, Index, MetaData, UniqueConstraint, text
from sqlmodel import Field, SQLModel

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names for constraints and indexes, the same on every database, so that a migration can speak of them."""


class Row(SQLModel):
    """What all tables share: one MetaData of our own."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=CONVENTION)


class ReleaseRow(Row, table=True):
    """One imported release. At most one is active a kind and area level."""

    __tablename__ = "release"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("kind IN ('onet', 'oews')", name="kind"),
        CheckConstraint("area_level IN ('', 'nation', 'state')", name="area_level"),
        UniqueConstraint("kind", "area_level", "year"),
        Index(
            "ix_release_one_active",
            *("kind", "area_level"),
            unique=True,
            sqlite_where=text("active"),
            postgresql_where=text("active"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    name: str
    year: int | None = None
    area_level: str = ""
    imported_at: datetime.datetime = Field(sa_type=DateTime(timezone=True))
    row_count: int
    sha256: str
    active: bool


class OccupationRow(Row, table=True):
    """An occupation of the imported O*NET release."""

    __tablename__ = "occupation"
    __table_args__: ClassVar[Any] = (CheckConstraint("job_zone BETWEEN 0 AND 5", name="job_zone"),)
    onet_soc: str = Field(primary_key=True)
    title: str
    job_zone: int
    release: int = Field(foreign_key="release.id", ondelete="CASCADE", index=True)


class OccupationTitleRow(Row, table=True):
    """A name people use for an occupation; kind is 'alternate' or 'reported'."""

    __tablename__ = "occupation_title"
    __table_args__: ClassVar[Any] = (CheckConstraint("kind IN ('alternate', 'reported')", name="kind"),)
    onet_soc: str = Field(primary_key=True, foreign_key="occupation.onet_soc", ondelete="CASCADE")
    title: str = Field(primary_key=True)
    kind: str


class OccupationDwaRow(Row, table=True):
    """A detailed work activity of an occupation; weight is how many of its tasks it stands behind."""

    __tablename__ = "occupation_dwa"
    __table_args__: ClassVar[Any] = (CheckConstraint("weight > 0", name="weight"),)
    onet_soc: str = Field(primary_key=True, foreign_key="occupation.onet_soc", ondelete="CASCADE")
    dwa_id: str = Field(primary_key=True)
    weight: int


class OccupationTechnologyRow(Row, table=True):
    """A program or machine named for an occupation, with its UNSPSC commodity code."""

    __tablename__ = "occupation_technology"
    onet_soc: str = Field(primary_key=True, foreign_key="occupation.onet_soc", ondelete="CASCADE")
    commodity_code: str = Field(primary_key=True)
    example: str = Field(primary_key=True)
    hot: bool
    in_demand: bool


class WageTableRow(Row, table=True):
    """A wage row as published. No natural key: one code may stand for several of an older classification."""

    __tablename__ = "wage"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("area_level IN ('nation', 'state')", name="area_level"),
        Index("ix_wage_soc_area", "soc", "area"),
    )
    id: int | None = Field(default=None, primary_key=True)
    release: int = Field(foreign_key="release.id", ondelete="CASCADE", index=True)
    soc: str
    title: str
    area: str
    area_level: str
    year: int
    employment: int | None = None
    location_quotient: float | None = None
    p10: int | None = None
    p25: int | None = None
    p50: int | None = None
    p75: int | None = None
    p90: int | None = None
    mark: str = ""


class KeptAnswerRow(Row, table=True):
    """A kept answer. Only the SHA-256 of its token is here: a copy of the table yields no link that works."""

    __tablename__ = "kept_answer"
    __table_args__: ClassVar[Any] = (CheckConstraint("length(token_digest) = 64", name="token_digest"),)
    token_digest: str = Field(primary_key=True)
    payload: str
    created: datetime.date
    expires: datetime.date = Field(index=True)
