"""Many cohorts and learners from one table: checked first, then all or nothing; the same table twice is once."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pathways.domain.cohort import Class, Cohort, CohortRow, Learner
from pathways.domain.posting import RowProblem
from pathways.sources.cohort_files import read_cohorts, write_cohorts
from pathways.store.cohorts import (
    add_cohort,
    add_learners,
    change_cohort,
    change_learners,
    find_by_codes,
    list_classes,
)
from pathways.store.database import Transaction
from pathways.use_cases.tools import Tools


@dataclass(frozen=True, slots=True)
class CohortImport:
    """What a table would change, or did where done is True: codes of cohorts, and (cohort, learner) codes."""

    new_cohorts: tuple[str, ...] = ()
    changed_cohorts: tuple[str, ...] = ()
    new_learners: tuple[tuple[str, str], ...] = ()
    changed_learners: tuple[tuple[str, str], ...] = ()
    same: int = 0
    problems: tuple[RowProblem, ...] = ()
    done: bool = False

    @property
    def sentence(self) -> str:
        """What happened, or would, in a line."""
        if self.problems:
            return f"Nothing was brought in: {len(self.problems)} problem(s)."
        told = (
            f"{len(self.new_cohorts)} new and {len(self.changed_cohorts)} changed cohorts, {len(self.new_learners)} "
            f"new and {len(self.changed_learners)} changed learners; {self.same} learners as they were."
        )
        return told if self.done else f"Nothing was changed yet. It would be: {told}"


@dataclass(frozen=True, slots=True)
class _Plan:
    fresh: tuple[Cohort, ...]
    changed: tuple[Cohort, ...]
    enter: tuple[tuple[str, Learner], ...]
    replace: tuple[tuple[str, Learner], ...]
    same: int


def import_cohorts(tools: Tools, *, data: bytes, dry_run: bool) -> CohortImport:
    """Bring a table in, or with dry_run only say what it would change. Cohorts are told by their code, learners by
    theirs in the cohort; who is not in the table stays as they are. Raises BadFile."""
    table = read_cohorts(data, tools.catalog, tools.clock())
    if table.problems:
        return CohortImport(problems=table.problems)
    if dry_run:
        with tools.store.reading() as session:
            plan, problems = _plan(session, table.rows)
        return _told(plan, table.rows, problems, done=False)
    with tools.store.writing() as session:
        plan, problems = _plan(session, table.rows)
        if not problems:
            _carry_out(session, plan)
    return _told(plan, table.rows, problems, done=not problems)


def export_cohorts(tools: Tools) -> str:
    """Every cohort and learner as a table that import_cohorts takes back unchanged."""
    with tools.store.reading() as session:
        classes = list_classes(session)
    remarks = (
        f"Pathways cohorts and learners; catalogue {tools.catalog.version}; {tools.clock().isoformat()}",
        "Single learners under codes: for program leads alone, not to be published. Nothing is hidden here.",
    )
    return write_cohorts(classes, remarks)


def _plan(session: Transaction, rows: Iterable[CohortRow]) -> tuple[_Plan, tuple[RowProblem, ...]]:
    """What to enter and what to change, on what the database holds at this moment."""
    listed = list(rows)
    known = find_by_codes(session, {row.cohort.code for row in listed})
    wanted = {row.cohort.code: row.cohort for row in listed}
    fresh = {code: replace(cohort, id=secrets.token_hex(12)) for code, cohort in wanted.items() if code not in known}
    changed = tuple(
        replace(cohort, id=known[code].cohort.id, demo=known[code].cohort.demo, revision=known[code].cohort.revision)
        for code, cohort in wanted.items()
        if code in known
    )
    changed = tuple(cohort for cohort in changed if cohort != known[cohort.code].cohort)
    numbers = {**{code: cohort.id for code, cohort in fresh.items()}, **_numbers(known)}
    there = {(code, item.code): item for code, found in known.items() for item in found.learners}
    enter, differ, same = _sort(listed, there, numbers)
    plan = _Plan(tuple(fresh.values()), changed, enter, differ, same)
    return plan, tuple(_lost_modules(listed, wanted, there))


def _sort(
    rows: Iterable[CohortRow], there: Mapping[tuple[str, str], Learner], numbers: Mapping[str, str]
) -> tuple[tuple[tuple[str, Learner], ...], tuple[tuple[str, Learner], ...], int]:
    """Learners who are new, who differ, and how many are as they were."""
    enter, differ, same = [], [], 0
    for row in rows:
        if row.learner is None:
            continue
        was = there.get((row.cohort.code, row.learner.code))
        if was is None:
            enter.append((numbers[row.cohort.code], row.learner))
        elif replace(was, revision=0, linked=False) != row.learner:
            differ.append((numbers[row.cohort.code], row.learner))
        else:
            same += 1
    return tuple(enter), tuple(differ), same


def _lost_modules(
    rows: Iterable[CohortRow], wanted: Mapping[str, Cohort], there: Mapping[tuple[str, str], Learner]
) -> Iterable[RowProblem]:
    """A cohort that stops offering what a learner outside the table has finished."""
    lines = {row.cohort.code: row.line for row in reversed(list(rows))}
    told = {(row.cohort.code, row.learner.code) for row in rows if row.learner}
    for (code, learner), item in there.items():
        if (code, learner) not in told and set(item.modules) - set(wanted[code].modules):
            rule = f"Learner {learner}, who is not in this table, has finished a module that is left out."
            yield RowProblem(lines[code], "offers", rule, "Leave the module in.")


def _carry_out(session: Transaction, plan: _Plan) -> None:
    for cohort in plan.fresh:
        add_cohort(session, cohort)
    for cohort in plan.changed:
        change_cohort(session, cohort, cohort.revision)
    add_learners(session, plan.enter)
    change_learners(session, plan.replace)


def _numbers(known: Mapping[str, Class]) -> dict[str, str]:
    return {code: item.cohort.id for code, item in known.items()}


def _told(plan: _Plan, rows: Iterable[CohortRow], problems: tuple[RowProblem, ...], *, done: bool) -> CohortImport:
    listed = [(row.cohort.code, row.learner) for row in rows if row.learner]
    enter = {id(learner) for _, learner in plan.enter}
    differ = {id(learner) for _, learner in plan.replace}
    return CohortImport(
        new_cohorts=tuple(cohort.code for cohort in plan.fresh),
        changed_cohorts=tuple(cohort.code for cohort in plan.changed),
        new_learners=tuple((code, item.code) for code, item in listed if id(item) in enter),
        changed_learners=tuple((code, item.code) for code, item in listed if id(item) in differ),
        same=plan.same,
        problems=problems,
        done=done,
    )
