"""The pages of cohorts as frozen values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathways.domain.catalog import Catalog
from pathways.domain.cohort import STAGES, Class, Cohort, Learner, Stage
from pathways.domain.errors import BadInput
from pathways.domain.role import Role
from pathways.domain.training import Module, Partner, State
from pathways.pages.forms import Problem, make_problem
from pathways.use_cases.cohorts.import_cohorts import CohortImport
from pathways.use_cases.cohorts.keep_cohorts import ManyProblems

MOST_NAMED = 30


@dataclass(frozen=True, slots=True)
class CohortCard:
    """One cohort in the list: its site, and how many came as far as each stage."""

    cohort: Cohort
    site: str
    counts: tuple[tuple[Stage, int], ...]


@dataclass(frozen=True, slots=True)
class CohortsPage:
    """All cohorts."""

    cards: tuple[CohortCard, ...]
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ClassPage:
    """One cohort with its learners; modules are what it teaches, roles the titles of roles by id."""

    card: CohortCard
    learners: tuple[Learner, ...]
    modules: tuple[Module, ...]
    roles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CohortFormPage:
    """The form of a cohort; typed is what was in it, known the cohort that is there already."""

    typed: Mapping[str, str]
    known: Cohort | None
    offers: frozenset[str]
    sites: tuple[Partner, ...]
    modules: tuple[Module, ...]
    problems: tuple[Problem, ...]

    @property
    def problem(self) -> Problem | None:
        """The first of them."""
        return next(iter(self.problems), None)


@dataclass(frozen=True, slots=True)
class LearnerFormPage:
    """The form of a learner."""

    cohort: Cohort
    typed: Mapping[str, str]
    known: Learner | None
    finished: frozenset[str]
    stages: tuple[Stage, ...]
    states: tuple[State, ...]
    modules: tuple[Module, ...]
    roles: tuple[Role, ...]
    problems: tuple[Problem, ...]

    @property
    def problem(self) -> Problem | None:
        """The first of them."""
        return next(iter(self.problems), None)


@dataclass(frozen=True, slots=True)
class CohortImportPage:
    """What a table would change, or did; lists are cut after MOST_NAMED."""

    found: CohortImport
    most: int = MOST_NAMED


def show_cohorts(catalog: Catalog, classes: Sequence[Class], problem: Problem | None = None) -> CohortsPage:
    """The page of all cohorts."""
    return CohortsPage(tuple(_card(catalog, item) for item in classes), problem)


def show_class(catalog: Catalog, found: Class) -> ClassPage:
    """The page of one cohort."""
    roles = {item.role: catalog.roles[item.role].title for item in found.learners if item.role in catalog.roles}
    return ClassPage(_card(catalog, found), found.learners, _modules(catalog, found.cohort), roles)


def show_cohort_form(
    catalog: Catalog, typed: Mapping[str, str], known: Cohort | None = None, error: BadInput | None = None
) -> CohortFormPage:
    """The form of a new cohort, or of one that is there."""
    return CohortFormPage(
        typed=typed,
        known=known,
        offers=frozenset(typed.get("offers", "").split()),
        sites=tuple(item for item in catalog.partners.values() if item.relation == "delivery"),
        modules=tuple(catalog.modules.values()),
        problems=_problems(error),
    )


def show_learner_form(
    catalog: Catalog, cohort: Cohort, typed: Mapping[str, str], known: Learner | None = None,
    error: BadInput | None = None,
) -> LearnerFormPage:  # fmt: skip
    """The form of a new learner, or of one who is there."""
    return LearnerFormPage(
        cohort=cohort,
        typed=typed,
        known=known,
        finished=frozenset(typed.get("modules", "").split()),
        stages=STAGES,
        states=tuple(catalog.states.values()),
        modules=_modules(catalog, cohort),
        roles=tuple(catalog.roles.values()),
        problems=_problems(error),
    )


def show_import(found: CohortImport) -> CohortImportPage:
    """The page of what a table would change, or did."""
    return CohortImportPage(found)


def _problems(error: BadInput | None) -> tuple[Problem, ...]:
    if error is None:
        return ()
    if isinstance(error, ManyProblems):
        return tuple(Problem(item.rule, item.fix, item.field) for item in error.problems)
    return (make_problem(error),)


def _card(catalog: Catalog, found: Class) -> CohortCard:
    site = catalog.partners.get(found.cohort.site)
    return CohortCard(
        found.cohort, site.name if site else found.cohort.site, tuple((stage, found.count(stage)) for stage in STAGES)
    )


def _modules(catalog: Catalog, cohort: Cohort) -> tuple[Module, ...]:
    return tuple(catalog.modules[module] for module in cohort.modules if module in catalog.modules)
