"""Badges (Open Badges 3.0): what one says, whether it can be believed, and what of the catalogue it stands for."""

import datetime
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from pathways.domain.catalog import Catalog
from pathways.domain.training import Credential, Module, Program

Verdict = Literal["valid", "expired", "not_yet", "altered", "unknown_issuer"]
"""valid: signed by a pinned issuer, unchanged, in force; altered: what is shown is not what that issuer signed."""

Owner = Literal["yours", "another", "unknown"]
"""Whose badge it is, seen from an e-mail address; unknown: nobody asked, or it names nobody we can compare."""

ProofKind = Literal["eddsa-rdfc-2022", "vc-jwt"]

AchievementType = Literal["Certificate", "Badge"]

CERTIFICATE = "techamp-certificate"
"""The id of the TechAMP certificate in the catalogue."""
HASHED_AS = "sha256$"


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
class Identity:
    """An e-mail address a badge was given to: as it is, or as the hash of the address and the salt."""

    value: str = field(repr=False)
    salt: str = field(default="", repr=False)
    hashed: bool = False


@dataclass(frozen=True, slots=True)
class BadgeCheck:
    """What a badge says and whether to believe it; why says it for a person.

    issuer is the pinned name where the issuer is pinned, else what the badge calls it. credential and module are ids
    of the catalogue ('' none), see match_badge. status_unasked: the issuer may have taken the badge back, and asking
    would need the network. identities are the addresses it was given to, owner whose they are (see match_owner).
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
    owner: Owner = "unknown"
    identities: tuple[Identity, ...] = ()


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


def match_owner(badge: BadgeCheck, address: str, spell: Callable[[str], str]) -> BadgeCheck:
    """The badge as it looks to the one with this e-mail address ('' none confirmed). spell gives one spelling for one
    mailbox; in plain small letters an address counts as well, because others hash it so."""
    names = {spell(address), address.strip().lower()} if address else set()
    owner: Owner = "unknown"
    if badge.identities and names:
        owner = "yours" if any(_is_given_to(item, names, spell) for item in badge.identities) else "another"
    return replace(badge, owner=owner, why=" ".join(filter(None, (badge.why, _about_owner(badge, owner)))))


def hash_identity(address: str, salt: str) -> str:
    """An address as Open Badges hashes it. Whoever guesses the address can confirm the guess: no secret."""
    return HASHED_AS + hashlib.sha256((address + salt).encode()).hexdigest()


def _is_given_to(identity: Identity, names: Iterable[str], spell: Callable[[str], str]) -> bool:
    if identity.hashed:
        return any(identity.value.lower() == hash_identity(name, identity.salt) for name in names)
    return not {spell(identity.value), identity.value.strip().lower()}.isdisjoint(names)


def _about_owner(badge: BadgeCheck, owner: Owner) -> str:
    if badge.verdict != "valid" or owner == "yours":
        return ""
    if owner == "another":
        return "It was given to another e-mail address than yours, so it does not count for you."
    return "It names nobody by an e-mail address we can compare with yours, so what it stands for counts as your word."


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
