"""Plans of seats and drafts of modules. A plan's link is found by the digest of its token."""

import json

from sqlmodel import Session, col, delete, select, update

from pathways.domain.seat_plan import Draft, KeptPlan, SavedDraft
from pathways.store.moments import as_utc
from pathways.store.plan_rows import ModuleDraftRow, SeatPlanRow


def add_plan(session: Session, kept: KeptPlan) -> None:
    """Enter a plan."""
    names = ("id", "account", "title", "inputs", "result", "releases", "created")
    session.add(SeatPlanRow(**{name: getattr(kept, name) for name in names}))


def find_plan(session: Session, plan: str) -> KeptPlan | None:
    """The plan of an id, whoever's it is."""
    row = session.get(SeatPlanRow, plan)
    return _plan(row) if row else None


def find_shared_plan(session: Session, digest: str) -> KeptPlan | None:
    """The plan whose link has a token with this SHA-256, in hexadecimal."""
    row = session.exec(select(SeatPlanRow).where(SeatPlanRow.share_digest == digest)).first()
    return _plan(row) if row else None


def list_plans(session: Session, account: str) -> tuple[KeptPlan, ...]:
    """All plans of an account, the newest first."""
    mine = select(SeatPlanRow).where(SeatPlanRow.account == account)
    return tuple(map(_plan, session.exec(mine.order_by(col(SeatPlanRow.created).desc(), SeatPlanRow.id))))


def set_share(session: Session, plan: str, digest: str | None) -> None:
    """Put the digest of a link's token to a plan, in the place of an earlier one; None ends the link."""
    session.exec(update(SeatPlanRow).where(col(SeatPlanRow.id) == plan).values(share_digest=digest))


def remove_plan(session: Session, plan: str) -> None:
    """Remove a plan, and its link with it."""
    session.exec(delete(SeatPlanRow).where(col(SeatPlanRow.id) == plan))


def add_draft(session: Session, saved: SavedDraft) -> None:
    """Enter a draft of a module."""
    draft = saved.draft
    teaches = json.dumps(dict(draft.teaches), separators=(",", ":"))
    row = ModuleDraftRow(
        id=draft.id, account=saved.account, title=draft.title, hours=draft.hours, teaches=teaches, created=saved.created
    )
    session.add(row)


def find_draft(session: Session, draft: str) -> SavedDraft | None:
    """The draft of an id, whoever's it is."""
    row = session.get(ModuleDraftRow, draft)
    return _draft(row) if row else None


def list_drafts(session: Session, account: str) -> tuple[SavedDraft, ...]:
    """All drafts of an account, the newest first."""
    mine = select(ModuleDraftRow).where(ModuleDraftRow.account == account)
    return tuple(map(_draft, session.exec(mine.order_by(col(ModuleDraftRow.created).desc(), ModuleDraftRow.id))))


def remove_draft(session: Session, draft: str) -> None:
    """Remove a draft; plans that were worked out with it keep their copy."""
    session.exec(delete(ModuleDraftRow).where(col(ModuleDraftRow.id) == draft))


def _plan(row: SeatPlanRow) -> KeptPlan:
    shared = row.share_digest is not None
    told = (row.id, row.account, row.title, row.inputs, row.result, row.releases)
    return KeptPlan(*told, as_utc(row.created), shared)


def _draft(row: ModuleDraftRow) -> SavedDraft:
    return SavedDraft(row.account, Draft(row.id, row.title, row.hours, json.loads(row.teaches)), as_utc(row.created))
