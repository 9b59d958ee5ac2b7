"""Groups of phrases as last counted, the demand for modules, and what leads decided."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from sqlmodel import Session, col, delete, select

from pathways.domain.drift import Decision, DriftGroup, DriftQuote, ModuleDemand
from pathways.store.account_rows import AccountRow
from pathways.store.demand_rows import DemandIndexRow, DriftDecisionRow, DriftGroupRow, ModuleDemandRow
from pathways.store.moments import as_utc
from pathways.store.upsert import add_row


def put_groups(session: Session, groups: Iterable[DriftGroup], *, demo: bool) -> None:
    """Put a new count in the place of the last one, over real or over invented ads."""
    session.exec(delete(DriftGroupRow).where(col(DriftGroupRow.demo) == demo))
    for rank, group in enumerate(groups, start=1):
        payload = json.dumps(asdict(group), ensure_ascii=False)
        session.add(DriftGroupRow(demo=demo, key=group.key, rank=rank, payload=payload))
    session.flush()


def list_groups(session: Session, *, demo: bool) -> tuple[DriftGroup, ...]:
    """All groups, best first."""
    rows = session.exec(select(DriftGroupRow).where(DriftGroupRow.demo == demo).order_by(col(DriftGroupRow.rank)))
    return tuple(_group(row.payload) for row in rows)


def find_group(session: Session, key: str, *, demo: bool) -> DriftGroup | None:
    """The group of a key."""
    row = session.get(DriftGroupRow, (demo, key))
    return _group(row.payload) if row else None


def put_module_demand(session: Session, rows: Iterable[ModuleDemand], *, demo: bool) -> None:
    """Put a new count of modules in the place of the last one."""
    session.exec(delete(ModuleDemandRow).where(col(ModuleDemandRow.demo) == demo))
    session.add_all(ModuleDemandRow(demo=demo, **asdict(row)) for row in rows)
    session.flush()


def list_module_demand(session: Session, *, demo: bool) -> tuple[ModuleDemand, ...]:
    """All counts of modules by half-year, in the order of both."""
    query = select(ModuleDemandRow).where(ModuleDemandRow.demo == demo)
    rows = session.exec(query.order_by(col(ModuleDemandRow.module), col(ModuleDemandRow.period)))
    return tuple(ModuleDemand(row.module, row.period, row.asking, row.ads) for row in rows)


def list_ad_levels(session: Session, *, demo: bool, catalogue: str) -> Iterable[tuple[str, bytes]]:
    """(month, levels) of every dated ad that was indexed for a catalogue."""
    ads = (DemandIndexRow.kind == "ad", DemandIndexRow.demo == demo, DemandIndexRow.catalogue == catalogue)
    dated = (DemandIndexRow.month != "", col(DemandIndexRow.gone).is_(False))
    query = select(DemandIndexRow.month, DemandIndexRow.levels).where(*ads, *dated)
    for row in session.connection().execute(query.execution_options(yield_per=2_000)):
        yield row[0], row[1]


def add_decision(session: Session, decision: Decision) -> bool:
    """Enter a decision; False when somebody else has entered this version of it before."""
    phrases = json.dumps({"phrases": decision.phrases, "keys": decision.keys}, ensure_ascii=False)
    fields = {name: getattr(decision, name) for name in _PLAIN}
    row = {**fields, "phrases": phrases, "account": decision.account or None}
    return add_row(session, DriftDecisionRow, row, ("demo", "key", "version"))


def list_decisions(session: Session, *, demo: bool) -> tuple[Decision, ...]:
    """All versions of all decisions about real (or about invented) ads, the newest first."""
    query = select(DriftDecisionRow, AccountRow.email).where(DriftDecisionRow.demo == demo)
    whose = query.join(AccountRow, col(AccountRow.id) == DriftDecisionRow.account, isouter=True)
    newest = (col(DriftDecisionRow.decided).desc(), col(DriftDecisionRow.version).desc(), col(DriftDecisionRow.key))
    return tuple(_decision(row, email) for row, email in session.exec(whose.order_by(*newest)))


def remove_demo_drift(session: Session) -> None:
    """Remove what was counted and decided about invented ads."""
    for table in (DriftGroupRow, ModuleDemandRow, DriftDecisionRow):
        session.exec(delete(table).where(col(table.demo)))


_PLAIN = ("key", "version", "kind", "skill", "name", "description", "decided", "demo")


def _group(payload: str) -> DriftGroup:
    raw = json.loads(payload)
    pairs = {name: tuple((key, count) for key, count in raw[name]) for name in ("months", "states")}
    lists = {name: tuple(raw[name]) for name in ("phrases", "keys")}
    return DriftGroup(**{**raw, **pairs, **lists, "quotes": tuple(DriftQuote(**item) for item in raw["quotes"])})


def _decision(row: DriftDecisionRow, email: str | None) -> Decision:
    said = json.loads(row.phrases)
    return Decision(
        key=row.key,
        version=row.version,
        kind=row.kind,  # type: ignore[arg-type]
        phrases=tuple(said["phrases"]),
        keys=tuple(said["keys"]),
        decided=as_utc(row.decided),
        skill=row.skill,
        name=row.name,
        description=row.description,
        account=row.account or "",
        by=email or "",
        demo=row.demo,
    )
