"""The pages that set jobs beside each other, as frozen values."""

from dataclasses import dataclass

from pathways.domain.catalog import Catalog
from pathways.domain.gap import Readiness, RequirementState
from pathways.domain.pay import PayView, Wage
from pathways.domain.plan import Comparison, Provenance, RoleOption
from pathways.domain.role import TIERS, Role
from pathways.pages.forms import Told
from pathways.pages.pictures import Band, PayStrip, draw_band, draw_pay
from pathways.pages.views_kept import KeptPage

MOST_COMPARED = 3
MOST_LACKS = 3


@dataclass(frozen=True, slots=True)
class Lack:
    """A requirement that is not met yet, by name."""

    name: str
    state: str
    essential: bool


@dataclass(frozen=True, slots=True)
class RoleCard:
    """One job to move to, with all its figures and pictures."""

    role: Role
    readiness: Readiness
    band: Band
    hours: int
    weeks_earliest: int
    weeks_latest: int
    lacks: tuple[Lack, ...]
    more_lacks: int
    essentials_have: int
    essentials_all: int
    essentials_met: bool
    is_present: bool
    pay: PayView
    wage: Wage | None
    strip: PayStrip | None


@dataclass(frozen=True, slots=True)
class RolesPage:
    """Where could you go: jobs of a higher tier apart, the filter in force and what must be read first."""

    told: Told
    start: Role | None
    ahead: tuple[RoleCard, ...]
    near: tuple[RoleCard, ...]
    tier: str
    tiers: tuple[str, ...]
    all_roles: tuple[Role, ...]
    notices: tuple[str, ...]
    provenance: Provenance
    kept: KeptPage | None = None


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two or three jobs side by side."""

    told: Told
    cards: tuple[RoleCard, ...]
    notices: tuple[str, ...]
    provenance: Provenance


def show_roles(
    catalog: Catalog, told: Told, comparison: Comparison, tier: str = "", kept: KeptPage | None = None
) -> RolesPage:
    """The page of promising jobs, best first."""
    cards = _cards(catalog, comparison)
    start = catalog.roles.get(told.worker.start_role)
    return RolesPage(
        told=told,
        start=start,
        ahead=tuple(card for card in cards if _is_ahead(card.role, start)),
        near=tuple(card for card in cards if not _is_ahead(card.role, start)),
        tier=tier if tier in TIERS else "",
        tiers=TIERS,
        all_roles=tuple(catalog.roles.values()),
        notices=comparison.notices,
        provenance=comparison.provenance,
        kept=kept,
    )


def show_compared(catalog: Catalog, told: Told, comparison: Comparison) -> ComparePage:
    """The page that sets chosen jobs side by side."""
    return ComparePage(told, _cards(catalog, comparison), comparison.notices, comparison.provenance)


def first_wage(pay: PayView) -> Wage | None:
    """The newest wage with a middle figure."""
    return next((wage for wage in pay.wages if wage.row.p50 is not None), None)


def _is_ahead(role: Role, start: Role | None) -> bool:
    """Whether a job is of a higher tier than the present one; without a present one, than technician."""
    return TIERS.index(role.tier) > (TIERS.index(start.tier) if start else 0)


def _cards(catalog: Catalog, comparison: Comparison) -> tuple[RoleCard, ...]:
    wages = [first_wage(option.pay) for option in comparison.options]
    tops = [wage.row.p75 or 0 for wage in wages if wage]
    own = comparison.circumstances.pay
    top = round(1.05 * max([*tops, own], default=0))
    return tuple(_card(catalog, option, top, own) for option in comparison.options)


def _card(catalog: Catalog, option: RoleOption, top: int, own: int) -> RoleCard:
    lacks = [item for item in option.gap.items if item.state != "have"]
    musts = [item for item in option.gap.items if item.requirement.essential]
    wage = first_wage(option.pay)
    return RoleCard(
        role=catalog.roles[option.role],
        readiness=option.gap.readiness,
        band=draw_band(option.gap.readiness),
        hours=option.hours,
        weeks_earliest=option.weeks_earliest,
        weeks_latest=option.weeks_latest,
        lacks=tuple(_lack(catalog, item) for item in lacks[:MOST_LACKS]),
        more_lacks=max(0, len(lacks) - MOST_LACKS),
        essentials_have=sum(item.state == "have" for item in musts),
        essentials_all=len(musts),
        essentials_met=option.essentials_met,
        is_present=option.is_present,
        pay=option.pay,
        wage=wage,
        strip=draw_pay(wage, top, own),
    )


def _lack(catalog: Catalog, item: RequirementState) -> Lack:
    need = item.requirement
    return Lack(catalog.skills[need.skill].name, item.state, need.essential)
