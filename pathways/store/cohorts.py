"""Cohorts and their learners, as program leads keep them."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import update as update_rows
from sqlmodel import Session, col, delete, select, update

from pathways.domain.cohort import STAGES, Class, Cohort, Learner, Term
from pathways.store.cohort_rows import CohortTableRow, LearnerRow, RecordLinkRow
from pathways.store.upsert import add_row

_Key = tuple[str, str]


def add_cohort(session: Session, cohort: Cohort) -> bool:
    """Enter a cohort; False when its code is taken."""
    return add_row(session, CohortTableRow, {"id": cohort.id, **_fields(cohort)}, ("code",))


def change_cohort(session: Session, cohort: Cohort, revision: int) -> bool:
    """Put a cohort in the place of its revision; False when it is not the one that stands any more."""
    there = (col(CohortTableRow.id) == cohort.id, col(CohortTableRow.revision) == revision)
    changed = update(CohortTableRow).where(*there).values(**{**_fields(cohort), "revision": revision + 1})
    return session.exec(changed).rowcount > 0


def remove_cohort(session: Session, cohort: str) -> bool:
    """Remove a cohort with its learners, links and consents; whether there was one."""
    return session.exec(delete(CohortTableRow).where(col(CohortTableRow.id) == cohort)).rowcount > 0


def remove_demo_cohorts(session: Session) -> int:
    """Remove every invented cohort; how many there were."""
    return session.exec(delete(CohortTableRow).where(col(CohortTableRow.demo))).rowcount


def find_class(session: Session, cohort: str) -> Class | None:
    """A cohort with its learners."""
    return next(iter(_classes(session, CohortTableRow.id == cohort)), None)


def list_classes(session: Session, *, year: int | None = None, demo: bool | None = None) -> tuple[Class, ...]:
    """All cohorts, or those of a year, or the invented (or real) ones, with their learners: the newest term first."""
    wanted: Any = col(CohortTableRow.id).is_not(None)
    if year is not None:
        wanted &= col(CohortTableRow.year) == year
    if demo is not None:
        wanted &= col(CohortTableRow.demo) == demo
    return _classes(session, wanted)


def find_by_codes(session: Session, codes: Collection[str]) -> dict[str, Class]:
    """The cohorts of these codes that are there, by code."""
    known = {code: number for number, code in session.exec(select(CohortTableRow.id, CohortTableRow.code))}
    wanted = [known[code] for code in codes if code in known]
    found = [item for number in wanted for item in _classes(session, CohortTableRow.id == number)]
    return {item.cohort.code: item for item in found}


def add_learner(session: Session, cohort: str, learner: Learner) -> bool:
    """Enter a learner; False when the code is taken in this cohort."""
    return add_row(session, LearnerRow, _row(cohort, learner), ("cohort", "code"))


def change_learner(session: Session, cohort: str, learner: Learner, revision: int) -> bool:
    """Put a learner in the place of its revision; False when it is not the one that stands any more."""
    there = (
        col(LearnerRow.cohort) == cohort,
        col(LearnerRow.code) == learner.code,
        col(LearnerRow.revision) == revision,
    )
    fields = {**_row(cohort, learner), "revision": revision + 1}
    return session.exec(update(LearnerRow).where(*there).values(**fields)).rowcount > 0


def add_learners(session: Session, learners: Iterable[tuple[str, Learner]]) -> None:
    """Enter many new learners at once, each with its cohort."""
    rows = [_row(cohort, learner) for cohort, learner in learners]
    if rows:
        session.connection().execute(LearnerRow.__table__.insert(), rows)  # type: ignore[attr-defined]


def change_learners(session: Session, learners: Sequence[tuple[str, Learner]]) -> None:
    """Put many learners at once in the place of those with their codes."""
    if not learners:
        return
    table = LearnerRow.__table__  # type: ignore[attr-defined]
    names = [name for name in LearnerRow.model_fields if name not in ("cohort", "code", "revision")]
    there = (table.c.cohort == bindparam("key_cohort")) & (table.c.code == bindparam("key_code"))
    fresh: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    rows = [
        {
            "key_cohort": cohort,
            "key_code": learner.code,
            **{f"new_{name}": value for name, value in _row(cohort, learner).items() if name in names},
        }
        for cohort, learner in learners
    ]
    session.connection().execute(
        update_rows(table).where(there).values({**fresh, "revision": table.c.revision + 1}), rows
    )


def remove_learner(session: Session, cohort: str, code: str) -> bool:
    """Remove a learner with their link and consents; whether there was one."""
    there = (col(LearnerRow.cohort) == cohort, col(LearnerRow.code) == code)
    return session.exec(delete(LearnerRow).where(*there)).rowcount > 0


def read_cohort(row: CohortTableRow) -> Cohort:
    """A row as the value it stands for."""
    return Cohort(
        id=row.id,
        code=row.code,
        site=row.site,
        term=Term(row.year, row.season),  # type: ignore[arg-type]
        modules=tuple(row.modules.split()),
        capacity=row.capacity,
        demo=row.demo,
        revision=row.revision,
    )


def read_learner(row: LearnerRow, linked: bool) -> Learner:
    """A row as the value it stands for."""
    days = (getattr(row, stage) for stage in STAGES)
    return Learner(
        code=row.code,
        state=row.state,
        dates=tuple(day for day in days if day is not None),
        left=row.left_on,
        modules=tuple(row.modules.split()),
        capstone_title=row.capstone_title,
        role=row.role,
        revision=row.revision,
        linked=linked,
    )


def _classes(session: Session, where: Any) -> tuple[Class, ...]:
    cohorts = [read_cohort(row) for row in session.exec(select(CohortTableRow).where(where))]
    links = select(RecordLinkRow.cohort, RecordLinkRow.learner).join(
        CohortTableRow, col(CohortTableRow.id) == RecordLinkRow.cohort
    )
    linked: set[_Key] = {(cohort, learner) for cohort, learner in session.exec(links.where(where))}
    query = select(LearnerRow).join(CohortTableRow, col(CohortTableRow.id) == LearnerRow.cohort).where(where)
    groups: dict[str, list[Learner]] = {cohort.id: [] for cohort in cohorts}
    for row in session.exec(query.order_by(col(LearnerRow.code))):
        groups[row.cohort].append(read_learner(row, (row.cohort, row.code) in linked))
    cohorts.sort(key=lambda item: (-item.term.year, item.term.season, item.code))
    return tuple(Class(cohort, tuple(sorted(groups[cohort.id], key=lambda item: item.code))) for cohort in cohorts)


def _fields(cohort: Cohort) -> dict[str, Any]:
    return {
        "code": cohort.code,
        "site": cohort.site,
        "year": cohort.term.year,
        "season": cohort.term.season,
        "modules": " ".join(cohort.modules),
        "capacity": cohort.capacity,
        "demo": cohort.demo,
        "revision": cohort.revision,
    }


def _row(cohort: str, learner: Learner) -> dict[str, Any]:
    return {
        "cohort": cohort,
        "code": learner.code,
        "state": learner.state,
        **{stage: learner.date_of(stage) for stage in STAGES},
        "left_on": learner.left,
        "modules": " ".join(learner.modules),
        "capstone_title": learner.capstone_title,
        "role": learner.role,
        "revision": learner.revision,
    }
