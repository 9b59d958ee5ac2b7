"""The third schema: profiles, the index of people, openings, contacts, looks, badges and issuers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables."""
    _create_profile()
    _create_crowd_index()
    _create_block()
    _create_opening()
    _create_shortlist()
    _create_contact()
    _create_look()
    _create_badge()


def _create_profile() -> None:
    op.create_table(
        "revision",
        _text("name"),
        sa.Column("value", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_revision"),
    )
    op.create_table(
        "profile",
        _text("id"),
        sa.Column("account", sa.String),
        *(_text(name) for name in ("payload", "visibility", "shown", "name", "email", "phone")),
        sa.Column("demo", sa.Boolean, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        _moment("changed"),
        sa.PrimaryKeyConstraint("id", name="pk_profile"),
        sa.UniqueConstraint("account", name="uq_profile_account"),
        sa.CheckConstraint("visibility IN ('hidden', 'anonymous', 'named')", name=op.f("ck_profile_visibility")),
        _belongs_to("profile", "account"),
    )


def _create_crowd_index() -> None:
    op.create_table(
        "crowd_index",
        _text("profile"),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("gone", sa.Boolean, nullable=False),
        _text("catalogue"),
        sa.Column("codes", sa.LargeBinary, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        _text("state"),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        *(_text(name) for name in ("shift", "certificate", "credentials")),
        sa.Column("pay_floor", sa.Integer, nullable=False),
        sa.Column("available", sa.Date),
        sa.Column("demo", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("profile", name="pk_crowd_index"),
        sa.CheckConstraint("certificate IN ('none', 'training', 'held')", name=op.f("ck_crowd_index_certificate")),
    )
    op.create_index("ix_crowd_index_revision", "crowd_index", ["revision"])


def _create_block() -> None:
    op.create_table(
        "block",
        _text("profile"),
        _text("firm_key"),
        sa.PrimaryKeyConstraint("profile", "firm_key", name="pk_block"),
        _belongs_to("block", "profile"),
    )
    op.create_index("ix_block_firm_key", "block", ["firm_key"])


def _create_opening() -> None:
    op.create_table(
        "opening",
        *(_text(name) for name in ("id", "firm", "title", "text", "payload", "status", "digest")),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.Column("demo", sa.Boolean, nullable=False),
        _moment("created"),
        sa.PrimaryKeyConstraint("id", name="pk_opening"),
        sa.UniqueConstraint("firm", "digest", name="uq_opening_firm_digest"),
        sa.CheckConstraint("status IN ('open', 'closed')", name=op.f("ck_opening_status")),
        _belongs_to("opening", "firm"),
    )
    op.create_index("ix_opening_firm", "opening", ["firm"])
    op.create_table(
        "import_job",
        *(_text(name) for name in ("id", "firm", "state")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("done", "total")),
        _text("report"),
        _moment("beat"),
        sa.PrimaryKeyConstraint("id", name="pk_import_job"),
        sa.CheckConstraint("state IN ('running', 'done', 'failed')", name=op.f("ck_import_job_state")),
        _belongs_to("import_job", "firm"),
    )
    op.create_index("ix_import_job_firm", "import_job", ["firm"])


def _create_shortlist() -> None:
    op.create_table(
        "shortlist",
        *(_text(name) for name in ("opening", "profile", "note")),
        _moment("added"),
        sa.PrimaryKeyConstraint("opening", "profile", name="pk_shortlist"),
        _belongs_to("shortlist", "opening"),
        _belongs_to("shortlist", "profile"),
    )
    op.create_index("ix_shortlist_profile", "shortlist", ["profile"])


def _create_contact() -> None:
    parties = ("opening", "profile", "firm")
    op.create_table(
        "contact",
        *(_text(name) for name in ("id", *parties, "status", "message", "shares", "purpose")),
        sa.Column("until", sa.Date),
        _moment("asked_at"),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
        sa.UniqueConstraint("opening", "profile", name="uq_contact_opening_profile"),
        sa.CheckConstraint("status IN ('asked', 'accepted', 'declined', 'withdrawn')", name=op.f("ck_contact_status")),
        *(_belongs_to("contact", party) for party in parties),
    )
    for party in parties:
        op.create_index(f"ix_contact_{party}", "contact", [party])
    op.create_table(
        "contact_event",
        sa.Column("id", sa.Integer, nullable=False),
        _text("contact"),
        _moment("at"),
        _text("actor"),
        _text("what"),
        sa.PrimaryKeyConstraint("id", name="pk_contact_event"),
        _belongs_to("contact_event", "contact"),
    )
    op.create_index("ix_contact_event_contact", "contact_event", ["contact"])


def _create_look() -> None:
    keys = ("profile", "firm", "opening_title", "digest")
    op.create_table(
        "look",
        *(_text(name) for name in (*keys, "snapshot")),
        sa.Column("times", sa.Integer, nullable=False),
        _moment("first_at"),
        _moment("last_at"),
        sa.PrimaryKeyConstraint(*keys, name="pk_look"),
        _belongs_to("look", "profile"),
        _belongs_to("look", "firm"),
    )


def _create_badge() -> None:
    op.create_table(
        "badge",
        *(_text(name) for name in ("id", "profile", "document")),
        _moment("added"),
        sa.PrimaryKeyConstraint("id", name="pk_badge"),
        _belongs_to("badge", "profile"),
    )
    op.create_index("ix_badge_profile", "badge", ["profile"])
    op.create_table(
        "issuer",
        *(_text(name) for name in ("id", "name", "key")),
        _moment("added"),
        sa.PrimaryKeyConstraint("id", name="pk_issuer"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _belongs_to(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{column}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")
