"""The second schema: firms, accounts, sessions, mailed links, recovery codes and attempts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables."""
    _create_firm()
    _create_account()
    _create_recovery_code()
    _create_session()
    _create_mail_token()
    _create_attempt()


def _create_firm() -> None:
    op.create_table(
        "firm",
        *(_text(name) for name in ("id", "name", "name_key", "state", "place", "status")),
        sa.Column("demo", sa.Boolean, nullable=False),
        _moment("created"),
        sa.PrimaryKeyConstraint("id", name="pk_firm"),
        sa.UniqueConstraint("name_key", name="uq_firm_name_key"),
        sa.CheckConstraint("status IN ('pending', 'approved', 'closed')", name=op.f("ck_firm_status")),
    )


def _create_account() -> None:
    op.create_table(
        "account",
        *(_text(name) for name in ("id", "email", "password_hash", "role")),
        sa.Column("firm", sa.String),
        *(_text(name) for name in ("asks_firm", "asks_state", "asks_place", "factor")),
        sa.Column("confirmed_at", sa.DateTime(timezone=True)),
        sa.Column("disabled", sa.Boolean, nullable=False),
        _moment("created"),
        sa.Column("last_step", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("email", name="uq_account_email"),
        sa.CheckConstraint("role IN ('worker', 'employer', 'lead', 'admin')", name=op.f("ck_account_role")),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_account_email")),
        sa.ForeignKeyConstraint(["firm"], ["firm.id"], name="fk_account_firm", ondelete="SET NULL"),
    )
    op.create_index("ix_account_firm", "account", ["firm"])


def _create_recovery_code() -> None:
    op.create_table(
        "recovery_code",
        _text("digest"),
        _text("account"),
        sa.PrimaryKeyConstraint("digest", name="pk_recovery_code"),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_recovery_code_digest")),
        _belongs_to_account("recovery_code"),
    )
    op.create_index("ix_recovery_code_account", "recovery_code", ["account"])


def _create_session() -> None:
    op.create_table(
        "session",
        *(_text(name) for name in ("token_digest", "account", "kind", "label")),
        sa.Column("second_factor_done", sa.Boolean, nullable=False),
        *(_moment(name) for name in ("started", "last_seen", "ends")),
        sa.PrimaryKeyConstraint("token_digest", name="pk_session"),
        sa.CheckConstraint("length(token_digest) = 64", name=op.f("ck_session_token_digest")),
        sa.CheckConstraint("kind IN ('browser', 'program')", name=op.f("ck_session_kind")),
        _belongs_to_account("session"),
    )
    op.create_index("ix_session_account", "session", ["account"])
    op.create_index("ix_session_ends", "session", ["ends"])


def _create_mail_token() -> None:
    op.create_table(
        "mail_token",
        *(_text(name) for name in ("token_digest", "account", "purpose")),
        _moment("expires"),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("token_digest", name="pk_mail_token"),
        sa.CheckConstraint("length(token_digest) = 64", name=op.f("ck_mail_token_token_digest")),
        sa.CheckConstraint("purpose IN ('confirm', 'reset')", name=op.f("ck_mail_token_purpose")),
        _belongs_to_account("mail_token"),
    )
    op.create_index("ix_mail_token_account", "mail_token", ["account"])
    op.create_index("ix_mail_token_expires", "mail_token", ["expires"])


def _create_attempt() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer, nullable=False),
        _text("kind"),
        _text("key"),
        _moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
        sa.CheckConstraint("length(key) = 64", name=op.f("ck_attempt_key")),
    )
    op.create_index("ix_attempt_at", "attempt", ["at"])
    op.create_index("ix_attempt_kind_key_at", "attempt", ["kind", "key", "at"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _belongs_to_account(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["account"], ["account.id"], name=f"fk_{table}_account", ondelete="CASCADE")
