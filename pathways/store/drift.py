"""Groups of phrases as last counted, the demand for modules, and what leads decided."""

import datetime
import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, replace

from sqlmodel import Session, col, delete, select

from pathways.domain.drift import Decision, DecisionKind, DriftGroup, DriftQuote, ModuleDemand
from pathways.store.account_rows import AccountRow
from pathways.store.demand_rows import DemandIndexRow, DriftDecisionRow, DriftGroupRow, ModuleDemandRow
from pathways.store.marks import get_mark, set_mark
from pathways.store.moments import as_utc
from pathways.store.people_rows import RevisionRow
from pathways.store.upsert import add_row, put_row


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


def drop_quotes(session: Session, ads: Collection[str]) -> None:
    """Drop what these ads say from the groups, and groups that nothing is left to show of."""
    gone = frozenset(ads)
    for row in session.exec(select(DriftGroupRow)):
        group = _group(row.payload)
        quotes = tuple(item for item in group.quotes if item.ad not in gone)
        if not quotes:
            session.delete(row)
        elif len(quotes) < len(group.quotes):
            row.payload = json.dumps(asdict(replace(group, quotes=quotes)), ensure_ascii=False)
    session.flush()


def note_change(session: Session, *, demo: bool) -> None:
    """Remember that real (or invented) ads came or went, so that what was counted before is out of date."""
    put_row(session, RevisionRow, {"name": _CHANGES[demo], "value": 1}, count="value")


def count_changes(session: Session, *, demo: bool) -> int:
    """How often ads came or went."""
    return get_mark(session, _CHANGES[demo]) or 0


def note_counted(session: Session, changes: int, *, demo: bool) -> None:
    """Remember that the count holds what so many changes left."""
    set_mark(session, _COUNTED[demo], changes)


def is_counted(session: Session, *, demo: bool) -> bool:
    """Whether the count holds every change."""
    return (get_mark(session, _COUNTED[demo]) or 0) == count_changes(session, demo=demo)


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
    columns = [getattr(DriftDecisionRow, name) for name in (*_PLAIN, "account", "phrases")]
    query = select(*columns, AccountRow.email).where(DriftDecisionRow.demo == demo)  # type: ignore[call-overload]
    whose = query.join(AccountRow, col(AccountRow.id) == DriftDecisionRow.account, isouter=True)
    newest = (col(DriftDecisionRow.decided).desc(), col(DriftDecisionRow.version).desc(), col(DriftDecisionRow.key))
    return tuple(_decision(*row) for row in session.connection().execute(whose.order_by(*newest)))


def remove_demo_drift(session: Session) -> None:
    """Remove what was counted and decided about invented ads."""
    for table in (DriftGroupRow, ModuleDemandRow, DriftDecisionRow):
        session.exec(delete(table).where(col(table.demo)))


_CHANGES = {False: "ads changed", True: "invented ads changed"}
_COUNTED = {False: "drift counted", True: "invented drift counted"}
_PLAIN = ("key", "version", "kind", "skill", "name", "description", "decided", "demo")


def _group(payload: str) -> DriftGroup:
    raw = json.loads(payload)
    pairs = {name: tuple((key, count) for key, count in raw[name]) for name in ("months", "states")}
    lists = {name: tuple(raw[name]) for name in ("phrases", "keys")}
    return DriftGroup(**{**raw, **pairs, **lists, "quotes": tuple(DriftQuote(**item) for item in raw["quotes"])})


def _decision(
    key: str, version: int, kind: DecisionKind, skill: str, name: str, description: str, decided: datetime.datetime,
    demo: bool, account: str | None, phrases: str, email: str | None,
) -> Decision:  # fmt: skip
    said = json.loads(phrases)
    taken, keys = tuple(said["phrases"]), tuple(said["keys"])
    when, who, by = as_utc(decided), account or "", email or ""
    return Decision(key, version, kind, taken, keys, when, skill, name, description, who, by, demo)
