"""The seventh schema: cohorts, their learners, and who may see a training record."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the tables."""
    _create_cohort()
    _create_learner()
    _create_record()


def _create_cohort() -> None:
    op.create_table(
        "cohort",
        *(_text(name) for name in ("id", "code", "site", "season", "modules")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("year", "capacity", "revision")),
        sa.Column("demo", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cohort"),
        sa.UniqueConstraint("code", name="uq_cohort_code"),
        sa.CheckConstraint("season IN ('winter', 'spring', 'summer', 'fall')", name=op.f("ck_cohort_season")),
        sa.CheckConstraint("capacity > 0", name=op.f("ck_cohort_capacity")),
    )
    op.create_index("ix_cohort_year", "cohort", ["year"])


def _create_learner() -> None:
    op.create_table(
        "learner",
        *(_text(name) for name in ("cohort", "code", "state", "modules", "capstone_title", "role")),
        sa.Column("enquired", sa.Date, nullable=False),
        *(sa.Column(name, sa.Date) for name in ("enrolled", "capstone", "certified", "hired", "left_on")),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("cohort", "code", name="pk_learner"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.id"], name="fk_learner_cohort", ondelete="CASCADE"),
    )


def _create_record() -> None:
    key = ("cohort", "learner")
    op.create_table(
        "record_link",
        *(_text(name) for name in (*key, "digest")),
        sa.PrimaryKeyConstraint(*key, name="pk_record_link"),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_record_link_digest")),
        sa.ForeignKeyConstraint(
            key, ["learner.cohort", "learner.code"], name="fk_record_link_learner", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_record_link_digest", "record_link", ["digest"])
    op.create_table(
        "record_consent",
        sa.Column("id", sa.Integer, nullable=False),
        *(_text(name) for name in (*key, "profile", "items")),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_record_consent"),
        sa.ForeignKeyConstraint(
            key, ["record_link.cohort", "record_link.learner"], name="fk_record_consent_link", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["profile"], ["profile.id"], name="fk_record_consent_profile", ondelete="CASCADE"),
    )
    op.create_index("ix_record_consent_link", "record_consent", list(key))
    op.create_index("ix_record_consent_profile", "record_consent", ["profile"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)
