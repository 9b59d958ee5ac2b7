"""A person against an opening as a page shows it: one card, the same for the employer and for the worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext

from pathways.domain.badge import CERTIFICATE
from pathways.domain.catalog import Catalog
from pathways.domain.fit import Fit, FitRow, Lift
from pathways.domain.profile import UnderWay, Verified
from pathways.domain.ranking import NearFit, NearFits
from pathways.domain.skill import Skill
from pathways.domain.training import Credential, Module
from pathways.pages.pictures import Band, draw_band

HANDLE = 6
"""So many signs of the random id name a person who shows no name."""


@dataclass(frozen=True, slots=True)
class Training:
    """A module under way, and its last day."""

    module: Module
    item: UnderWay


@dataclass(frozen=True, slots=True)
class FitCard:
    """Everything about one person that this opening may know. parts add up to the score, in points of 100."""

    fit: Fit
    name: str
    band: Band
    rows: tuple[tuple[Skill, FitRow], ...]
    lacking: tuple[Skill, ...]
    lifts: tuple[tuple[Skill, Lift], ...]
    certificate: tuple[Credential, Verified | None] | None
    credentials: tuple[tuple[Credential, Verified | None], ...]
    done: tuple[Module, ...]
    training: tuple[Training, ...]
    place: str
    counts: Mapping[str, int]
    skill_points: float
    confirmed: Mapping[str, tuple[str, ...]]
    """For a module or the certificate: the sites whose record confirms it, under the worker's consent."""


@dataclass(frozen=True, slots=True)
class NearCard:
    """Somebody who lacks a must, with the modules that close it."""

    card: FitCard
    near: NearFit
    modules: tuple[Module, ...]
    open: tuple[Skill, ...]


@dataclass(frozen=True, slots=True)
class NearBlock:
    """All who lack the same musts."""

    lacking: tuple[Skill, ...]
    count: int
    people: tuple[NearCard, ...]


def show_fit(catalog: Catalog, fit: Fit) -> FitCard:
    """The card of one person."""
    worker, terms = fit.profile.worker, fit.profile.terms
    states = [row.state for row in fit.rows]
    proven = {item.item: item for item in fit.profile.verified}
    held = {
        item: (catalog.credentials[item], proven.get(item))
        for item in worker.credentials
        if item in catalog.credentials
    }
    return FitCard(
        fit=fit,
        name=fit.profile.contact.name or gettext("Worker %(handle)s", handle=fit.profile.id[:HANDLE].upper()),
        band=draw_band(fit.readiness),
        rows=tuple((_skill(catalog, row.skill), row) for row in fit.rows),
        lacking=_skills(catalog, fit.lacking),
        lifts=tuple((_skill(catalog, lift.skill), lift) for lift in fit.lifts),
        certificate=held.pop(CERTIFICATE, None),
        credentials=tuple(held.values()),
        done=tuple(catalog.modules[item] for item in worker.done_modules if item in catalog.modules),
        training=tuple(
            Training(catalog.modules[item.module], item)
            for item in fit.profile.under_way
            if item.module in catalog.modules
        ),
        place=_place(catalog, terms.place, terms.state),
        counts={state: states.count(state) for state in ("have", "partly", "missing", "no_data")},
        skill_points=100 * (fit.score.total - fit.score.likeness_points),
        confirmed=_confirmed(fit),
    )


def show_near(catalog: Catalog, groups: Sequence[NearFits]) -> tuple[NearBlock, ...]:
    """Those who would fit after a little training, by what they lack."""
    return tuple(
        NearBlock(_skills(catalog, group.lacking), group.count, tuple(_near(catalog, item) for item in group.people))
        for group in groups
    )


def _near(catalog: Catalog, item: NearFit) -> NearCard:
    modules = tuple(catalog.modules[module] for module in item.modules)
    return NearCard(show_fit(catalog, item.fit), item, modules, _skills(catalog, item.open))


def _skills(catalog: Catalog, ids: Sequence[str]) -> tuple[Skill, ...]:
    return tuple(_skill(catalog, skill) for skill in ids)


def _skill(catalog: Catalog, skill: str) -> Skill:
    """A skill; by its id alone where a card of long ago names one that the catalogue has no longer."""
    return catalog.skills.get(skill) or Skill(skill, skill.replace("-", " "), "", "", "")


def _confirmed(fit: Fit) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for item in fit.profile.confirmed:
        found.setdefault(item.item, {})[item.site] = None
    return {item: tuple(sites) for item, sites in found.items()}


def _place(catalog: Catalog, place: str, state: str) -> str:
    known, home = catalog.places.get(place), catalog.states.get(state)
    if known:
        return f"{known.name}, {known.state}"
    return home.name if home else gettext("place not said")
