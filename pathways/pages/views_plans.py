"""The pages of plans as frozen values: the list, the form, drafts of modules, two plans side by side."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import LazyString, gettext, lazy_gettext

from pathways.domain.catalog import Catalog
from pathways.domain.plan_comparison import Pair, PlanComparison
from pathways.domain.role import TIERS, Tier
from pathways.domain.role_shares import name_field
from pathways.domain.seat_offerings import all_offerings, find_offering
from pathways.domain.seat_plan import (
    Draft,
    DraftEffect,
    Offering,
    PlanRequest,
    PlanSite,
    SavedDraft,
    SavedPlan,
    SeatPlan,
)
from pathways.domain.state_gap import RoleShare
from pathways.domain.training import Place
from pathways.pages.forms import Problem
from pathways.pages.plan_forms import Values
from pathways.use_cases.plans.check_plan import room_field

LONGEST_BEFORE = 60
LEAST_TOLD = 0.1
_NUMBER = re.compile(r"[0-9]{1,10}\.[0-9]{3}")

INPUT_WORDS: Mapping[str, LazyString] = {
    "seats": lazy_gettext("Seats"),
    "dollars": lazy_gettext("Dollars"),
    "hour_cost": lazy_gettext("Dollars a learner hour"),
    "completion": lazy_gettext("Completion"),
    "placement": lazy_gettext("Placement"),
    "reach": lazy_gettext("Reach in miles"),
    "basis": lazy_gettext("Gap counted from"),
    "weighting": lazy_gettext("Weight of a skill level"),
    "tiers": lazy_gettext("Tiers that count"),
    "states": lazy_gettext("States that count"),
    "whose": lazy_gettext("Openings and people"),
    "room": lazy_gettext("Room"),
    "shares": lazy_gettext("Shares of roles put in place of the assumed ones"),
}


@dataclass(frozen=True, slots=True)
class PlansPage:
    """Everything a lead keeps."""

    plans: tuple[SavedPlan, ...]
    drafts: tuple[SavedDraft, ...]


@dataclass(frozen=True, slots=True)
class ShareField:
    """A share of a role in the jobs of an occupation: the field, whose it is, what is assumed and why."""

    field: str
    role: str
    soc: str
    assumed: str
    source: str


@dataclass(frozen=True, slots=True)
class PlanForm:
    """The form: sites are its rows and offerings its columns; values what stands in the fields, why the reason of each
    assumption, others what could be a column besides, shares those of roles."""

    values: Values
    sites: tuple[PlanSite, ...]
    offerings: tuple[Offering, ...]
    others: tuple[Offering, ...]
    places: tuple[Place, ...]
    why: Mapping[str, str]
    shares: tuple[ShareField, ...]
    tiers: tuple[Tier, ...] = TIERS
    problem: Problem | None = None

    @property
    def shares_open(self) -> bool:
        """Whether a share was changed, or one does not hold."""
        changed = any(self.values.get(share.field, share.assumed) != share.assumed for share in self.shares)
        return changed or (self.problem is not None and self.problem.field.startswith("share."))

    def room(self, site: PlanSite, offering: Offering) -> str:
        """The name of the field for the room of a site."""
        return room_field(site.id, offering.code)


@dataclass(frozen=True, slots=True)
class LinkPage:
    """The link of a plan, to copy."""

    saved: SavedPlan
    link: str


@dataclass(frozen=True, slots=True)
class DraftForm:
    """The form of a draft: rows are skill and level as typed, one line each."""

    values: Values
    rows: tuple[tuple[str, str], ...]
    skill_names: tuple[str, ...]
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Taught:
    """A skill of a draft by name, the level it reaches, and the levels of it that no module teaches today."""

    id: str
    name: str
    level: int
    untaught: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EffectRow:
    """One state: the gap at the levels a draft adds, what the seats close of it, which share of it nothing teaches."""

    name: str
    gap: str
    closed: str
    untaught: float | None


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft and what it would do in every state, the largest gap first; most is that state, where there is a gap."""

    saved: SavedDraft
    effect: DraftEffect
    taught: tuple[Taught, ...]
    states: tuple[EffectRow, ...]
    most: EffectRow | None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of two plans side by side, in words."""

    what: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two plans side by side."""

    compared: PlanComparison
    inputs: tuple[Row, ...]
    seats: tuple[Row, ...]
    states: tuple[Row, ...]
    closed: tuple[str, str] = ("", "")


def show_form(
    catalog: Catalog, request: PlanRequest, drafts: Sequence[Draft], values: Values, why: Mapping[str, str],
    shares: Sequence[RoleShare],
) -> PlanForm:  # fmt: skip
    """The form of a request; values are those of the request, or what was typed where something is wrong."""
    written = {draft.id: draft for draft in (*drafts, *request.drafts)}.values()
    offered = tuple(find_offering(catalog, code, written) for code in request.offerings)
    others = tuple(item for item in all_offerings(catalog, written) if item.code not in request.offerings)
    places = tuple(catalog.places.values())
    return PlanForm(values, request.sites, offered, others, places, why, tuple(_shares(catalog, shares)))


def carry_before(plan: SeatPlan) -> str:
    """What a plan closes, for the hidden field of the form that changes it."""
    return " ".join(f"{value:.3f}" for value in (plan.seats, plan.closed, plan.low, plan.high))


def say_before(carried: str) -> str:
    """The figures of a hidden field in a sentence; '' for anything that is none."""
    numbers = [float(word) for word in carried[:LONGEST_BEFORE].split() if _NUMBER.fullmatch(word)]
    if len(numbers) != 4:
        return ""
    seats, closed, low, high = numbers
    told = gettext(
        "Before the change: %(seats)s seats closed about %(closed)s skill gaps (%(low)s to %(high)s).",
        seats=f"{seats:,.0f}", closed=count(closed), low=count(low), high=count(high),
    )  # fmt: skip
    return str(told)


def count(value: float) -> str:
    """Skill gaps and people in figures: whole ones from ten on, one decimal below."""
    if 0 < value < LEAST_TOLD:
        return str(gettext("under %(least)s", least=LEAST_TOLD))
    return f"{value:,.0f}" if value >= 10 or value == 0 else f"{value:,.1f}"


def _shares(catalog: Catalog, shares: Sequence[RoleShare]) -> Iterator[ShareField]:
    for item in shares:
        role = catalog.roles[item.role].title if item.role in catalog.roles else item.role
        yield ShareField(name_field(item.soc, item.role), role, item.soc, f"{item.share:g}", item.source)


def show_draft(
    catalog: Catalog, saved: SavedDraft, effect: DraftEffect, problem: Problem | None = None
) -> DraftPage:  # fmt: skip
    """A draft with its effect."""
    taught = (
        Taught(skill, catalog.skills[skill].name, level, effect.untaught.get(skill, ()))
        for skill, level in saved.draft.teaches.items()
        if skill in catalog.skills
    )
    largest = sorted(effect.states, key=lambda item: (-item.gap, catalog.states[item.state].name))
    rows = tuple(
        EffectRow(catalog.states[item.state].name, count(item.gap), count(item.closed), item.untaught)
        for item in largest
    )
    most = rows[0] if largest and largest[0].gap > 0 else None
    return DraftPage(saved, effect, tuple(taught), rows, most, problem)


def show_comparison(catalog: Catalog, compared: PlanComparison) -> ComparePage:
    """Two plans, every line in words."""
    plans = (compared.first.plan, compared.second.plan)
    names = {site.id: site.name for plan in plans for site in plan.request.sites}
    titles = {item.code: item.title for plan in plans for item in plan.offerings}
    inputs = tuple(
        Row(_place(item.what, item.where, names, titles), item.first or gettext("none"), item.second or gettext("none"))
        for item in compared.differing
    )
    seats = tuple(_rows(compared.seats, {**names, **titles}))
    states = tuple(_rows(compared.states, {key: state.name for key, state in catalog.states.items()}))
    return ComparePage(compared, inputs, seats, states, (count(plans[0].closed), count(plans[1].closed)))


def _place(what: str, where: tuple[str, str], names: Mapping[str, str], titles: Mapping[str, str]) -> str:
    told = str(INPUT_WORDS[what])
    return f"{told}: {names.get(where[0], where[0])}, {titles.get(where[1], where[1])}" if where[0] else told


def _rows(pairs: Sequence[Pair], names: Mapping[str, str]) -> Iterator[Row]:
    for pair in pairs:
        values = (gettext("not in it") if value is None else count(value) for value in (pair.first, pair.second))
        yield Row(", ".join(names.get(part, part) for part in pair.what), *values)
