"""The sixth schema: plans of seats that program leads keep, and modules they write before anybody builds them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "seat_plan",
        *(sa.Column(name, sa.String, nullable=False) for name in ("id", "account", "title", "inputs", "result")),
        sa.Column("releases", sa.String, nullable=False),
        sa.Column("share_digest", sa.String),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_seat_plan"),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name="fk_seat_plan_account", ondelete="CASCADE"),
        sa.UniqueConstraint("share_digest", name="uq_seat_plan_share_digest"),
        sa.CheckConstraint("share_digest IS NULL OR length(share_digest) = 64", name=op.f("ck_seat_plan_share_digest")),
    )
    op.create_index("ix_seat_plan_account", "seat_plan", ["account"])
    op.create_table(
        "module_draft",
        *(sa.Column(name, sa.String, nullable=False) for name in ("id", "account", "title", "teaches")),
        sa.Column("hours", sa.Integer, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_module_draft"),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name="fk_module_draft_account", ondelete="CASCADE"),
        sa.CheckConstraint("hours > 0", name=op.f("ck_module_draft_hours")),
    )
    op.create_index("ix_module_draft_account", "module_draft", ["account"])
