"""The fourth schema: keys that programs send with new openings, so that a request sent twice is one."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "opening_key",
        *(sa.Column(name, sa.String, nullable=False) for name in ("firm", "key", "request", "opening")),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("firm", "key", name="pk_opening_key"),
        sa.ForeignKeyConstraint(["firm"], ["firm.id"], name="fk_opening_key_firm", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["opening"], ["opening.id"], name="fk_opening_key_opening", ondelete="CASCADE"),
    )
    op.create_index("ix_opening_key_opening", "opening_key", ["opening"])
