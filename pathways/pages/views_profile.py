"""The pages of a worker's own profile as frozen values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathways.domain.badge import BadgeCheck
from pathways.domain.catalog import Catalog
from pathways.domain.contact import CONSENT_DAYS, SHARES, Look, Share
from pathways.domain.fit import Fit
from pathways.domain.profile import PARTS, Part, Profile, firm_key
from pathways.domain.role import Role
from pathways.domain.training import Credential, Module, Place, State
from pathways.domain.worker import Circumstances
from pathways.pages.forms import Problem
from pathways.pages.views_fit import FitCard, show_fit
from pathways.pages.views_worker import SkillRow, make_rows
from pathways.use_cases.profiles.contacts import Conversation
from pathways.use_cases.profiles.matches import Match
from pathways.use_cases.worker_code import encode_worker

LOOK_KEY = 16
"""So many signs of a snapshot's digest name it in an address."""


@dataclass(frozen=True, slots=True)
class BadgeRow:
    """A badge the worker brought, as it checks today."""

    id: str
    check: BadgeCheck
    name: str


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """The whole profile. code carries the worker to the pages where skills are put right."""

    profile: Profile
    code: str
    role: Role | None
    goal: Role | None
    rows: tuple[SkillRow, ...]
    credentials: tuple[Credential, ...]
    badges: tuple[BadgeRow, ...]
    modules: tuple[Module, ...]
    roles: tuple[Role, ...]
    states: tuple[State, ...]
    places: tuple[Place, ...]
    parts: tuple[Part, ...]
    blocked: str
    unknown_firms: tuple[str, ...]
    looks: int
    waiting: int
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One opening with the worker's card for it."""

    match: Match
    card: FitCard


@dataclass(frozen=True, slots=True)
class MatchesPage:
    """The openings a worker fits best."""

    profile: Profile
    rows: tuple[MatchRow, ...]


@dataclass(frozen=True, slots=True)
class MatchPage:
    """One opening, and the card its employer sees; blocked: this worker blocked the firm, which sees nothing."""

    profile: Profile
    row: MatchRow
    code: str
    blocked: bool


@dataclass(frozen=True, slots=True)
class LookRow:
    """One entry of who looked; key opens what was shown."""

    look: Look
    key: str


@dataclass(frozen=True, slots=True)
class LooksPage:
    """Who was shown this worker."""

    rows: tuple[LookRow, ...]


@dataclass(frozen=True, slots=True)
class LookPage:
    """Exactly what one firm was shown."""

    look: Look
    card: FitCard


@dataclass(frozen=True, slots=True)
class RequestsPage:
    """Requests to a worker; has tells which ways to be reached the profile holds."""

    talks: tuple[Conversation, ...]
    shares: tuple[Share, ...]
    has: Mapping[Share, bool]
    days: int
    problem: Problem | None = None


def show_profile(
    catalog: Catalog,
    profile: Profile,
    *,
    looks: int,
    waiting: int,
    badges: Sequence[tuple[str, BadgeCheck]],
    unknown_firms: tuple[str, ...] = (),
    problem: Problem | None = None,
) -> ProfilePage:
    """The page of a profile."""
    worker = profile.worker
    return ProfilePage(
        profile=profile,
        code=encode_worker(worker, _circumstances(profile)),
        role=catalog.roles.get(worker.start_role),
        goal=catalog.roles.get(profile.goal),
        rows=make_rows(catalog, worker.held),
        credentials=tuple(catalog.credentials[item] for item in worker.credentials),
        badges=tuple(BadgeRow(badge, check, _stands_for(catalog, check)) for badge, check in badges),
        modules=tuple(catalog.modules.values()),
        roles=tuple(catalog.roles.values()),
        states=tuple(catalog.states.values()),
        places=tuple(sorted(catalog.places.values(), key=lambda place: (place.state, place.name))),
        parts=PARTS,
        blocked="\n".join(sorted(profile.blocked)),
        unknown_firms=unknown_firms,
        looks=looks,
        waiting=waiting,
        problem=problem,
    )


def show_matches(catalog: Catalog, profile: Profile, matches: Sequence[Match]) -> MatchesPage:
    """The page of matches."""
    return MatchesPage(profile, tuple(MatchRow(match, show_fit(catalog, match.fit)) for match in matches))


def show_match_page(catalog: Catalog, profile: Profile, match: Match) -> MatchPage:
    """The page of one match."""
    code = encode_worker(profile.worker, _circumstances(profile))
    blocked = firm_key(match.saved.firm_name) in profile.blocked
    return MatchPage(profile, MatchRow(match, show_fit(catalog, match.fit)), code, blocked)


def show_looks(looks: Sequence[Look]) -> LooksPage:
    """The page of who looked."""
    return LooksPage(tuple(LookRow(look, look.digest[:LOOK_KEY]) for look in looks))


def show_look(catalog: Catalog, look: Look, fit: Fit) -> LookPage:
    """The page of what one firm was shown."""
    return LookPage(look, show_fit(catalog, fit))


def show_requests(profile: Profile, talks: Sequence[Conversation], problem: Problem | None = None) -> RequestsPage:
    """The page of requests."""
    has = {share: bool(getattr(profile.contact, share)) for share in SHARES}
    return RequestsPage(tuple(talks), SHARES, has, CONSENT_DAYS, problem)


def _circumstances(profile: Profile) -> Circumstances:
    """What a job has to fit, as the pages carry it where skills are put right."""
    terms = profile.terms
    return Circumstances(state=terms.state, shift=terms.shift, travel_miles=terms.travel_miles, start=terms.available)


def _stands_for(catalog: Catalog, check: BadgeCheck) -> str:
    """What of the catalogue a badge stands for, by name, or ''."""
    if check.credential:
        return catalog.credentials[check.credential].name
    return catalog.modules[check.module].title if check.module else ""
