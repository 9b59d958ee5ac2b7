"""The pages about one opening as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import LazyString, lazy_gettext

from pathways.domain.catalog import Catalog
from pathways.domain.opening import CredentialAsked, Demand, FormalDemand, SavedOpening
from pathways.domain.ranking import AdCheck, OperatorPlan, Ranking
from pathways.domain.role import Role
from pathways.domain.skill import Skill
from pathways.domain.training import Credential, Module, Place, State
from pathways.pages.forms import Problem
from pathways.pages.opening_forms import SHOWN, Asked, FilterValues
from pathways.pages.views_fit import FitCard, NearBlock, show_fit, show_near

MILES = (25, 50, 100, 250, 500)
MOST_CREDENTIALS = 12


@dataclass(frozen=True, slots=True)
class AdSample:
    """An example that fills the first page."""

    label: LazyString
    text: str


@dataclass(frozen=True, slots=True)
class EmployerStartPage:
    """The first page for employers: the box and the file."""

    text: str
    samples: tuple[AdSample, ...]
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class DemandRow:
    """One demand; without is how many would fit if it were not asked (None: it keeps nobody out)."""

    skill: Skill
    demand: Demand
    without: int | None

    @property
    def anchors(self) -> Mapping[int, str]:
        """Level to one behaviour."""
        return {level: (self.skill.anchors or {}).get(level, "") for level in (1, 2, 3, 4)}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter with how many would fit under it (None: not counted)."""

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """An opening read, checked and ranked: everything on one page."""

    asked: Asked
    code: str
    role: Role | None
    musts: tuple[DemandRow, ...]
    nices: tuple[DemandRow, ...]
    credentials: tuple[tuple[Credential, CredentialAsked], ...]
    formal: tuple[FormalDemand, ...]
    check: AdCheck
    ranking: Ranking
    people: tuple[FitCard, ...]
    near: tuple[NearBlock, ...]
    states: tuple[State, ...]
    places: tuple[Place, ...]
    state_choices: tuple[Choice, ...]
    mile_choices: tuple[Choice, ...]
    shift_choices: tuple[Choice, ...]
    certificate_choices: tuple[Choice, ...]
    credential_choices: tuple[Choice, ...]
    skill_names: tuple[str, ...]
    skill_hits: tuple[tuple[str, str], ...]
    saved: SavedOpening | None = None
    may_save: bool = False
    problem: Problem | None = None

    @property
    def values(self) -> FilterValues:
        """The filters as they stand in the form."""
        return self.asked.values

    @property
    def more(self) -> int:
        """How many would be shown if more were asked for; 0 where nobody else can be."""
        return next((limit for limit in SHOWN if limit > self.asked.limit), 0)

    @property
    def others(self) -> int:
        """How many pass the filters and lack more musts than anybody who nearly fits."""
        near = sum(block.count for block in self.near) + self.ranking.further
        return self.ranking.pool - self.ranking.fits - near


@dataclass(frozen=True, slots=True)
class OperatorPage:
    """How an employer's own operator gets to the opening."""

    asked: Asked
    code: str
    plan: OperatorPlan
    steps: tuple[tuple[Module, tuple[Skill, ...]], ...]
    open: tuple[tuple[Skill, str], ...]
    held: tuple[tuple[Skill, str], ...]


def show_opening(
    catalog: Catalog,
    asked: Asked,
    code: str,
    ranking: Ranking,
    check: AdCheck,
    *,
    hits: tuple[tuple[str, str], ...] = (),
    saved: SavedOpening | None = None,
    may_save: bool = False,
    problem: Problem | None = None,
) -> OpeningPage:
    """The page of one opening."""
    opening, options, values = ranking.opening, ranking.options, asked.values
    return OpeningPage(
        asked=asked,
        code=code,
        role=catalog.roles.get(opening.role),
        musts=tuple(_demand(catalog, item, ranking) for item in opening.of("must")),
        nices=tuple(_demand(catalog, item, ranking) for item in opening.of("nice")),
        credentials=tuple((catalog.credentials[item.credential], item) for item in opening.credentials),
        formal=opening.formal,
        check=check,
        ranking=ranking,
        people=tuple(show_fit(catalog, fit) for fit in ranking.people),
        near=show_near(catalog, ranking.near),
        states=tuple(catalog.states.values()),
        places=tuple(sorted(catalog.places.values(), key=lambda place: (place.state, place.name))),
        state_choices=_state_choices(catalog, options.get("state", {}), values),
        mile_choices=_mile_choices(options.get("miles", {}), values),
        shift_choices=_choices(options.get("shift", {}), ("day", "second", "third", "rotating"), values.shifts),
        certificate_choices=_certificate_choices(options.get("certificate", {}), values),
        credential_choices=_credential_choices(catalog, options.get("credential", {}), values),
        skill_names=tuple(sorted(skill.name for skill in catalog.skills.values())),
        skill_hits=hits,
        saved=saved,
        may_save=may_save,
        problem=problem,
    )


def show_operator(catalog: Catalog, asked: Asked, code: str, plan: OperatorPlan) -> OperatorPage:
    """The page of one operator's route."""
    return OperatorPage(
        asked=asked,
        code=code,
        plan=plan,
        steps=tuple(
            (catalog.modules[step.module], tuple(catalog.skills[item.skill] for item in step.closes))
            for step in plan.route.steps
        ),
        open=tuple((catalog.skills[item.skill], item.where) for item in plan.route.remainder),
        held=tuple(
            (catalog.skills[item.requirement.skill], item.held.evidence[0].quote if item.held.evidence else "")
            for item in plan.gap.of("have")
            if item.held
        ),
    )


def _demand(catalog: Catalog, demand: Demand, ranking: Ranking) -> DemandRow:
    without = ranking.without.get(demand.skill, ranking.fits)
    return DemandRow(catalog.skills[demand.skill], demand, without if without > ranking.fits else None)


def _choices(counts: Mapping[str, int], values: tuple[str, ...], chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(value, value, counts.get(value, 0), value in chosen) for value in values)


def _state_choices(catalog: Catalog, counts: Mapping[str, int], values: FilterValues) -> tuple[Choice, ...]:
    """States where somebody fits, and those that are chosen."""
    shown = [state for state in catalog.states.values() if counts.get(state.postal) or state.postal in values.states]
    return tuple(
        Choice(state.postal, state.name, counts.get(state.postal, 0), state.postal in values.states) for state in shown
    )


def _mile_choices(counts: Mapping[str, int], values: FilterValues) -> tuple[Choice, ...]:
    miles = sorted({*MILES, *(int(text) for text in (values.miles,) if text.isdecimal() and int(text))})
    return tuple(Choice(str(m), str(m), counts.get(str(m)), str(m) == values.miles) for m in miles)


def _certificate_choices(counts: Mapping[str, int], values: FilterValues) -> tuple[Choice, ...]:
    held, training = counts.get("held", 0), counts.get("training", 0)
    found = (("held", held), ("training", training), ("held_or_training", held + training))
    return tuple(Choice(value, value, count, value == values.certificate) for value, count in found)


def _credential_choices(catalog: Catalog, counts: Mapping[str, int], values: FilterValues) -> tuple[Choice, ...]:
    """The credentials that most of those who fit hold, and those that are chosen."""
    common = sorted(counts, key=lambda item: (-counts[item], item))[:MOST_CREDENTIALS]
    shown = dict.fromkeys([*values.credentials, *(item for item in common if counts[item])])
    return tuple(
        Choice(item, catalog.credentials[item].name, counts.get(item, 0), item in values.credentials)
        for item in shown
        if item in catalog.credentials
    )


AD_SAMPLES = (
    AdSample(
        lazy_gettext("Controls technologist, third shift, Ohio"),
        """Controls Technologist - 3rd shift
Example Packaging (made up), Dayton, OH. $34 - $41 per hour

About us
We are a family-owned maker of cartons and proud of our culture.

What you will do
- Troubleshoot Allen-Bradley PLC ladder logic on two packaging lines and get them running again
- Tune variable-frequency drives and replace sensors
- Lead root cause analysis when a line stops twice for the same reason
- Train operators on safe lockout

Requirements
- Must be able to troubleshoot Allen-Bradley ladder logic on your own
- Must read electrical schematics
- BS in engineering preferred

Nice to have
- FANUC robot operation
- Some HMI screen changes

Benefits: health, dental, 401(k), paid time off. We are an equal opportunity employer.""",
    ),
    AdSample(
        lazy_gettext("CNC machinist, day shift, Massachusetts"),
        """CNC Machinist (days)
Sample Aero Parts (made up), Worcester, MA. $28-36/hr

You will
- Set up and run 3- and 5-axis Haas mills from a drawing
- Set work and tool offsets, edit G-code at the machine
- Check first pieces with micrometers, height gauge and CMM

You bring
- 3+ years setting up CNC mills (required)
- Blueprint reading with GD&T
- High school diploma or GED

A plus: Mastercam, in-process probing

We offer an annual bonus and a great team. EOE.""",
    ),
)
"""Examples to try: made up, no real firm."""


def show_employer_start(text: str = "", problem: Problem | None = None) -> EmployerStartPage:
    """The first page for employers."""
    return EmployerStartPage(text, AD_SAMPLES, problem)
