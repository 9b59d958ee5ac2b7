"""The eighth schema: ads that an import has read and not kept yet, so that one that is broken off goes on."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the table, and what counts ads without their texts."""
    op.create_table(
        "ad_read",
        *(sa.Column(name, sa.String, nullable=False) for name in ("digest", "version", "payload")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_ad_read"),
    )
    op.create_index("ix_ad_counts", "ad", ["collection", "demo", "month", "state"])
