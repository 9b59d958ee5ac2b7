"""Badges (Open Badges 3.0): what one says, whether it can be believed, and what of the catalogue it stands for."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pathways.domain.catalog import Catalog
from pathways.domain.training import Credential, Module, Program

Verdict = Literal["valid", "expired", "not_yet", "altered", "unknown_issuer"]
"""valid: signed by a pinned issuer, unchanged, in force; altered: what is shown is not what that issuer signed."""

ProofKind = Literal["eddsa-rdfc-2022", "vc-jwt"]

AchievementType = Literal["Certificate", "Badge"]

CERTIFICATE = "techamp-certificate"
"""The id of the TechAMP certificate in the catalogue."""


@dataclass(frozen=True, slots=True)
class TrustedIssuer:
    """An issuer whose public key an administrator pinned. Several keys of one issuer are several values.

    key is a multibase text (z6Mk...) or a JWK as JSON text; methods are names of the key in badges that do not
    begin with the issuer's id.
    """

    id: str
    name: str
    key: str
    methods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadgeCheck:
    """What a badge says and whether to believe it; why is one sentence for a person.

    issuer is the pinned name where the issuer is pinned, else what the badge calls it. credential and module are ids
    of the catalogue ('' none), see match_badge. status_unasked: the issuer may have taken the badge back, and asking
    would need the network.
    """

    verdict: Verdict
    why: str
    achievement: str
    achievement_id: str
    issuer: str
    issuer_id: str
    proof: ProofKind
    badge_id: str = ""
    subject_id: str = ""
    valid_from: datetime.datetime | None = None
    valid_until: datetime.datetime | None = None
    credential: str = ""
    module: str = ""
    status_unasked: bool = False


@dataclass(frozen=True, slots=True)
class BadgeIssuer:
    """Who signs badges here: id is an https address or a did, name what people read."""

    id: str
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Award:
    """What a badge is given for. item is the id of the credential or module in the catalogue."""

    item: str
    name: str
    description: str
    criteria: str
    type: AchievementType


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whose badge it is: an opaque id ('' for a new one), and an e-mail address that is kept only as a salted hash."""

    id: str = ""
    email: str = ""


def award_for_certificate(credential: Credential, program: Program) -> Award:
    """The award of the programme's certificate."""
    description = f"{program.name} ({program.short_name}), {program.months} months."
    criteria = f"Completed the hub, the spokes chosen and the capstone of {program.short_name}."
    return Award(credential.id, credential.name, description, criteria, "Certificate")


def award_for_module(module: Module) -> Award:
    """The award of one module: what its holder did and can do after it."""
    criteria = "\n".join((f"Completed {module.title}, {module.hours} hours.", *(f"- {o}" for o in module.outcomes)))
    return Award(module.id, module.title, module.summary, criteria, "Badge")


def achievement_id(issuer_id: str, item: str) -> str:
    """The address of an achievement under its issuer."""
    return f"{issuer_id.rstrip('/')}/achievements/{item}"


def match_badge(badge: BadgeCheck, catalog: Catalog, own: str) -> BadgeCheck:
    """The badge with the credential or the module of the catalogue that it stands for, if any.

    Under own, the id this service issues by, the achievement's id tells; elsewhere only the credential's name or an
    abbreviation that is safe alone. A module is matched under own only: what others call the same differs.
    """
    if badge.issuer_id == own:
        module = _under(own, badge.achievement_id, catalog.modules)
        return replace(badge, module=module, credential=_under(own, badge.achievement_id, catalog.credentials))
    return replace(badge, module="", credential=_by_name(badge.achievement, catalog.credentials))


def _under(issuer_id: str, address: str, items: Mapping[str, object]) -> str:
    return _only(item for item in items if address == achievement_id(issuer_id, item))


def _by_name(name: str, credentials: Mapping[str, Credential]) -> str:
    key = _key(name)
    return _only(item.id for item in credentials.values() if key in {_key(item.name), *map(_key, item.abbreviations)})


def _only(found: Iterable[str]) -> str:
    ids = tuple(found)
    return ids[0] if len(ids) == 1 else ""


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
