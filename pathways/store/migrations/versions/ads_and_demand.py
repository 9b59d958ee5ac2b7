"""The fifth schema: imported job ads, what counts over states see of openings and ads, and decisions about drift."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the tables."""
    _add_training()
    _add_demand_index()
    _add_ads()
    _add_drift()
    _widen_jobs()


def _add_training() -> None:
    """Modules under way become part of what searches see: rows from before count as made for another catalogue, so
    that they are made anew."""
    op.add_column("crowd_index", sa.Column("training", sa.String, nullable=False, server_default=""))
    op.execute("UPDATE crowd_index SET catalogue = ''")


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.String, nullable=False) for name in names)


def _add_demand_index() -> None:
    op.create_table(
        "demand_index",
        *_texts("id"),
        sa.Column("revision", sa.Integer, nullable=False),
        *_texts("kind", "catalogue"),
        sa.Column("levels", sa.LargeBinary, nullable=False),
        *_texts("role", "tier", "state", "month"),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("demo", "gone")),
        sa.PrimaryKeyConstraint("id", name="pk_demand_index"),
        sa.CheckConstraint("kind IN ('opening', 'ad')", name=op.f("ck_demand_index_kind")),
    )
    op.create_index("ix_demand_index_revision", "demand_index", ["revision"])


def _add_ads() -> None:
    op.create_table(
        "ad",
        *_texts("id", "collection", "reference", "digest", "words", "title", "state", "month", "role", "tier"),
        *_texts("text", "payload", "phrases"),
        sa.Column("demo", sa.Boolean, nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ad"),
        sa.UniqueConstraint("digest", name="uq_ad_digest"),
    )
    op.create_index("ix_ad_collection", "ad", ["collection"])
    op.create_index("ix_ad_demo", "ad", ["demo"])


def _add_drift() -> None:
    op.create_table(
        "drift_group",
        sa.Column("demo", sa.Boolean, nullable=False),
        *_texts("key"),
        sa.Column("rank", sa.Integer, nullable=False),
        *_texts("payload"),
        sa.PrimaryKeyConstraint("demo", "key", name="pk_drift_group"),
    )
    op.create_table(
        "module_demand",
        sa.Column("demo", sa.Boolean, nullable=False),
        *_texts("module", "period"),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("asking", "ads")),
        sa.PrimaryKeyConstraint("demo", "module", "period", name="pk_module_demand"),
    )
    op.create_table(
        "drift_decision",
        sa.Column("demo", sa.Boolean, nullable=False),
        *_texts("key"),
        sa.Column("version", sa.Integer, nullable=False),
        *_texts("kind", "skill", "name", "description", "phrases"),
        sa.Column("account", sa.String),
        sa.Column("decided", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("demo", "key", "version", name="pk_drift_decision"),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name="fk_drift_decision_account", ondelete="SET NULL"),
        sa.CheckConstraint("kind IN ('skill', 'alias', 'noise', 'undone')", name=op.f("ck_drift_decision_kind")),
    )
    op.create_index("ix_drift_decision_account", "drift_decision", ["account"])


def _widen_jobs() -> None:
    """A program lead's import belongs to no firm. Jobs are forgotten after a week, so the table is made anew: SQLite
    changes no column in place."""
    op.drop_table("import_job")
    op.create_table(
        "import_job",
        *_texts("id"),
        sa.Column("firm", sa.String),
        *_texts("state"),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("done", "total")),
        *_texts("report"),
        sa.Column("beat", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_job"),
        sa.ForeignKeyConstraint(["firm"], ["firm.id"], name="fk_import_job_firm", ondelete="CASCADE"),
        sa.CheckConstraint("state IN ('running', 'done', 'failed')", name=op.f("ck_import_job_state")),
    )
    op.create_index("ix_import_job_firm", "import_job", ["firm"])
