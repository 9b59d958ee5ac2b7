"""Badges a worker brings: kept as they came, checked whenever they are looked at, and counted while they are valid."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from pathways.domain.badge import BadgeCheck, TrustedIssuer, match_badge
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.profile import Profile, Verified
from pathways.sources.badge_keys import pin_issuer
from pathways.sources.badges import check_badge
from pathways.store.badges import add_badge, list_badges, list_issuers, remove_badge
from pathways.use_cases.badges.service_issuer import find_own_issuer
from pathways.use_cases.know_worker import edit_worker
from pathways.use_cases.profiles.my_profile import get_my_profile, update_profile
from pathways.use_cases.tools import Tools

MOST_BADGES = 50


def bring_badge(tools: Tools, *, account: str, data: bytes) -> BadgeCheck:
    """Check a badge and keep it. A valid one that stands for a credential or module of the catalogue counts as held.

    Raises BadFile when it is no badge that can be read.
    """
    profile = get_my_profile(tools, account=account)
    check = check_now(tools, data)
    badge = hashlib.sha256(profile.id.encode() + data).hexdigest()[:24]
    with tools.store.writing() as session:
        if len(list_badges(session, profile.id)) >= MOST_BADGES:
            message = f"{MOST_BADGES} badges are kept already."
            raise BadInput("too_many_badges", message, field="file", fix="Take out one that you need no more.")
        add_badge(session, badge, profile.id, data.decode("utf-8"), tools.now())
    recount_badges(tools, account)
    return check


def forget_badge(tools: Tools, *, account: str, badge: str) -> None:
    """Take a badge out again; what it proved is then a claim like any other. Raises NotFound."""
    profile = get_my_profile(tools, account=account)
    with tools.store.writing() as session:
        if not remove_badge(session, profile.id, badge):
            raise NotFound("unknown_badge", "There is no such badge.", field="badge", fix="See the badges you brought.")
    recount_badges(tools, account)


def check_badges(tools: Tools, *, profile: Profile) -> tuple[tuple[str, BadgeCheck], ...]:
    """Every badge of a worker with its id, as it checks at this moment."""
    with tools.store.reading() as session:
        kept = list_badges(session, profile.id)
    return tuple((badge, check_now(tools, document.encode())) for badge, document in kept)


def check_now(tools: Tools, data: bytes) -> BadgeCheck:
    """A badge against the issuers that are pinned now, and what of the catalogue it stands for."""
    check = check_badge(data, list_trusted(tools), tools.now())
    return match_badge(check, tools.catalog, find_own_issuer(tools).id)


def list_trusted(tools: Tools) -> tuple[TrustedIssuer, ...]:
    """Every pinned issuer; this service itself is one."""
    with tools.store.reading() as session:
        pinned = list_issuers(session)
    return (find_own_issuer(tools), *(pin_issuer(issuer, name, key) for issuer, name, key in pinned))


def recount_badges(tools: Tools, account: str) -> None:
    """What the badges prove at this moment, into the profile."""

    def count(profile: Profile) -> Profile:
        valid = [check for _, check in check_badges(tools, profile=profile) if check.verdict == "valid"]
        verified = tuple(dict.fromkeys(_verified(check) for check in valid if check.credential or check.module))
        credentials = dict.fromkeys([*profile.worker.credentials, *_items(valid, "credential")])
        modules = dict.fromkeys([*profile.worker.done_modules, *_items(valid, "module")])
        worker = edit_worker(tools, worker=profile.worker, credentials=tuple(credentials), done_modules=tuple(modules))
        return replace(profile, worker=worker, verified=verified)

    update_profile(tools, account, count)


def _items(valid: Sequence[BadgeCheck], kind: str) -> list[str]:
    return [str(getattr(check, kind)) for check in valid if getattr(check, kind)]


def _verified(check: BadgeCheck) -> Verified:
    until = check.valid_until.date() if check.valid_until else None
    return Verified(check.credential or check.module, check.issuer, until)
