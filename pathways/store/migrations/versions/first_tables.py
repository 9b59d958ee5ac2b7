"""The first schema: imported releases, what they hold, and kept answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables."""
    _create_release()
    _create_occupation()
    _create_occupation_links()
    _create_wage()
    _create_kept_answer()


def _create_release() -> None:
    op.create_table(
        "release",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("area_level", sa.String, nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("row_count", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_release"),
        sa.CheckConstraint("kind IN ('onet', 'oews')", name=op.f("ck_release_kind")),
        sa.CheckConstraint("area_level IN ('', 'nation', 'state')", name=op.f("ck_release_area_level")),
        sa.UniqueConstraint("kind", "area_level", "year", name="uq_release_kind_area_level_year"),
    )
    active = sa.text("active")
    op.create_index(
        "ix_release_one_active",
        "release",
        ["kind", "area_level"],
        unique=True,
        sqlite_where=active,
        postgresql_where=active,
    )


def _create_occupation() -> None:
    op.create_table(
        "occupation",
        sa.Column("onet_soc", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("job_zone", sa.Integer, nullable=False),
        sa.Column("release", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("onet_soc", name="pk_occupation"),
        sa.CheckConstraint("job_zone BETWEEN 0 AND 5", name=op.f("ck_occupation_job_zone")),
        _belongs_to("occupation", "release", "release.id"),
    )
    op.create_index("ix_occupation_release", "occupation", ["release"])


def _create_occupation_links() -> None:
    _create_link(
        "occupation_title",
        ("title",),
        sa.Column("kind", sa.String, nullable=False),
        sa.CheckConstraint("kind IN ('alternate', 'reported')", name=op.f("ck_occupation_title_kind")),
    )
    _create_link(
        "occupation_dwa",
        ("dwa_id",),
        sa.Column("weight", sa.Integer, nullable=False),
        sa.CheckConstraint("weight > 0", name=op.f("ck_occupation_dwa_weight")),
    )
    _create_link(
        "occupation_technology",
        ("commodity_code", "example"),
        sa.Column("hot", sa.Boolean, nullable=False),
        sa.Column("in_demand", sa.Boolean, nullable=False),
    )


def _create_link(table: str, keys: tuple[str, ...], *rest: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        *(sa.Column(name, sa.String, nullable=False) for name in ("onet_soc", *keys)),
        *rest,
        sa.PrimaryKeyConstraint("onet_soc", *keys, name=f"pk_{table}"),
        _belongs_to(table, "onet_soc", "occupation.onet_soc"),
    )


def _create_wage() -> None:
    figures = ("employment", "p10", "p25", "p50", "p75", "p90")
    op.create_table(
        "wage",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("release", sa.Integer, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("soc", "title", "area", "area_level", "mark")),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("location_quotient", sa.Float),
        *(sa.Column(name, sa.Integer) for name in figures),
        sa.PrimaryKeyConstraint("id", name="pk_wage"),
        sa.CheckConstraint("area_level IN ('nation', 'state')", name=op.f("ck_wage_area_level")),
        _belongs_to("wage", "release", "release.id"),
    )
    op.create_index("ix_wage_release", "wage", ["release"])
    op.create_index("ix_wage_soc_area", "wage", ["soc", "area"])


def _create_kept_answer() -> None:
    op.create_table(
        "kept_answer",
        sa.Column("token_digest", sa.String, nullable=False),
        sa.Column("payload", sa.String, nullable=False),
        sa.Column("created", sa.Date, nullable=False),
        sa.Column("expires", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("token_digest", name="pk_kept_answer"),
        sa.CheckConstraint("length(token_digest) = 64", name=op.f("ck_kept_answer_token_digest")),
    )
    op.create_index("ix_kept_answer_expires", "kept_answer", ["expires"])


def _belongs_to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete="CASCADE")
