"""Keep cohorts and learners: enter, change, delete; two leads who change the same at once are told."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pathways.domain.cohort import Class, Cohort, Learner
from pathways.domain.cohort_rules import FieldProblem, check_cohort, check_learner
from pathways.domain.errors import BadInput, NotFound
from pathways.store.cohorts import (
    add_cohort,
    add_learner,
    change_cohort,
    change_learner,
    find_class,
    list_classes,
    remove_cohort,
    remove_learner,
)
from pathways.use_cases.records.link_record import set_link
from pathways.use_cases.tools import Tools


class ChangedMeanwhile(BadInput):
    """Somebody else changed the same since it was read."""

    def __init__(self) -> None:
        message = "Somebody else has changed this since you opened it."
        super().__init__("changed_meanwhile", message, fix="See what they left, and make your change on it.")


class ManyProblems(BadInput):
    """Several fields do not hold; the first is told as the problem of the whole, all of them in problems."""

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        first, self.problems = problems[0], tuple(problems)
        super().__init__("bad_field", first.rule, field=first.field, fix=first.fix)


def list_cohorts(tools: Tools) -> tuple[Class, ...]:
    """Every cohort with its learners, the newest term first."""
    with tools.store.reading() as session:
        return list_classes(session)


def get_class(tools: Tools, *, cohort: str) -> Class:
    """One cohort with its learners. Raises NotFound."""
    with tools.store.reading() as session:
        found = find_class(session, cohort)
    if found is None:
        raise NotFound("unknown_cohort", "There is no such cohort.", field="cohort", fix="See the list of cohorts.")
    return found


def get_learner(tools: Tools, *, cohort: str, learner: str) -> tuple[Cohort, Learner]:
    """One learner and their cohort. Raises NotFound."""
    found = get_class(tools, cohort=cohort)
    for item in found.learners:
        if item.code == learner:
            return found.cohort, item
    raise NotFound("unknown_learner", "There is no such learner.", field="learner", fix="See the list of the cohort.")


def enter_cohort(tools: Tools, *, fields: Mapping[str, str]) -> Cohort:
    """Enter a new cohort from what was typed. Raises BadInput naming the field."""
    cohort, problems = check_cohort(fields, tools.catalog, number=secrets.token_hex(12))
    if problems:
        raise ManyProblems(problems)
    with tools.store.writing() as session:
        if not add_cohort(session, cohort):
            raise _taken("cohort")
    return cohort


def correct_cohort(tools: Tools, *, cohort: str, fields: Mapping[str, str], revision: int) -> Cohort:
    """Change a cohort that was read at a revision. Its code stays. Raises BadInput, NotFound."""
    with tools.store.writing() as session:
        found = find_class(session, cohort)
        if found is None:
            raise NotFound("unknown_cohort", "There is no such cohort.", fix="See the list of cohorts.")
        known = found.cohort
        given = {**fields, "cohort": known.code}
        changed, problems = check_cohort(given, tools.catalog, number=known.id)
        taught = {module for item in found.learners for module in item.modules}
        if taught - set(changed.modules):
            fix = "Leave the module in, or take it off those learners first."
            problems = (*problems, FieldProblem("offers", "A learner has finished a module that is left out.", fix))
        if problems:
            raise ManyProblems(problems)
        changed = replace(changed, demo=known.demo)
        if not change_cohort(session, changed, revision):
            raise ChangedMeanwhile
    return replace(changed, revision=revision + 1)


def delete_cohort(tools: Tools, *, cohort: str) -> None:
    """Delete a cohort with all its learners, for good. Raises NotFound."""
    with tools.store.writing() as session:
        if not remove_cohort(session, cohort):
            raise NotFound("unknown_cohort", "There is no such cohort.", fix="See the list of cohorts.")
    tools.store.scrub()


def enter_learner(tools: Tools, *, cohort: str, fields: Mapping[str, str], email: str = "") -> Learner:
    """Enter a new learner; email ('' none) says whose record it is. Raises BadInput, NotFound."""
    known = get_class(tools, cohort=cohort).cohort
    learner = _checked(tools, known, fields)
    with tools.store.writing() as session:
        if find_class(session, cohort) is None:
            raise NotFound("unknown_cohort", "There is no such cohort.", fix="See the list of cohorts.")
        if not add_learner(session, cohort, learner):
            raise _taken("learner")
        if email:
            set_link(session, tools, known, learner.code, email)
    return replace(learner, linked=bool(email))


def correct_learner(
    tools: Tools, *, cohort: str, learner: str, fields: Mapping[str, str], revision: int, email: str = "",
    unlink: bool = False,
) -> Learner:  # fmt: skip
    """Change a learner who was read at a revision. email says anew whose record it is ('' leaves it), unlink that it is
    nobody's. Raises BadInput, NotFound."""
    known, _ = get_learner(tools, cohort=cohort, learner=learner)
    changed = _checked(tools, known, {**fields, "learner": learner})
    with tools.store.writing() as session:
        if not change_learner(session, cohort, changed, revision):
            raise ChangedMeanwhile
        if email or unlink:
            set_link(session, tools, known, learner, "" if unlink else email)
    if unlink:
        tools.store.scrub()
    return replace(changed, revision=revision + 1)


def delete_learner(tools: Tools, *, cohort: str, learner: str) -> None:
    """Delete a learner for good, with the link to whoever it was. Raises NotFound."""
    with tools.store.writing() as session:
        if not remove_learner(session, cohort, learner):
            raise NotFound("unknown_learner", "There is no such learner.", fix="See the list of the cohort.")
    tools.store.scrub()


def _checked(tools: Tools, cohort: Cohort, fields: Mapping[str, str]) -> Learner:
    learner, problems = check_learner(fields, tools.catalog, cohort.modules, tools.clock())
    if problems:
        raise ManyProblems(problems)
    return learner


def _taken(field: str) -> BadInput:
    fix = "Choose another, or open the one that has it."
    return BadInput("code_taken", "This code is taken.", field=field, fix=fix)
