"""Badges a worker brings: kept as they came, checked whenever they are looked at, and counted while they are valid."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from pathways.domain.badge import BadgeCheck, TrustedIssuer, match_badge, match_owner
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.profile import Profile, Verified
from pathways.sources.badge_keys import pin_issuer
from pathways.sources.badges import check_badge
from pathways.store.accounts import find_account
from pathways.store.badges import add_badge, list_badges, list_issuers, remove_badge
from pathways.store.profiles import find_profile, hold_profile
from pathways.use_cases.accounts.addresses import typed_address
from pathways.use_cases.badges.service_issuer import find_own_issuer
from pathways.use_cases.know_worker import edit_worker
from pathways.use_cases.profiles.my_profile import get_my_profile, update_profile
from pathways.use_cases.tools import Tools

MOST_BADGES = 50


def bring_badge(tools: Tools, *, account: str, data: bytes) -> BadgeCheck:
    """Check a badge and keep it. A valid one that was given to the account's own confirmed address proves the
    credential or module it stands for; one that names nobody we can compare is the worker's word, and one of another
    person is nothing.

    Raises BadFile when it is no badge that can be read.
    """
    profile = get_my_profile(tools, account=account)
    check = match_owner(check_now(tools, data), _address_of(tools, profile), typed_address)
    badge = hashlib.sha256(profile.id.encode() + data).hexdigest()[:24]
    with tools.store.writing() as session:
        if not hold_profile(session, profile.id):
            raise NotFound("no_profile", "Your profile is not there any more.", fix="Tell us what you do, and save it.")
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
    """Every badge of a worker with its id, as it checks at this moment, and whose it is."""
    with tools.store.reading() as session:
        kept = list_badges(session, profile.id)
    address = _address_of(tools, profile)
    checked = ((badge, check_now(tools, document.encode())) for badge, document in kept)
    return tuple((badge, match_owner(check, address, typed_address)) for badge, check in checked)


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
    """What the badges prove at this moment, into the profile. A badge that names nobody proves nothing: whoever has its
    file could bring it, so it claims as much as its bringer could."""

    def count(profile: Profile) -> Profile:
        checks = [check for _, check in check_badges(tools, profile=profile)]
        held = [check for check in checks if check.verdict == "valid" and check.owner != "another"]
        proven = (check for check in held if check.owner == "yours" and (check.credential or check.module))
        verified = tuple(dict.fromkeys(map(_verified, proven)))
        credentials = dict.fromkeys([*profile.worker.credentials, *_items(held, "credential")])
        modules = dict.fromkeys([*profile.worker.done_modules, *_items(held, "module")])
        worker = edit_worker(tools, worker=profile.worker, credentials=tuple(credentials), done_modules=tuple(modules))
        return replace(profile, worker=worker, verified=verified)

    update_profile(tools, account, count)


def _address_of(tools: Tools, profile: Profile) -> str:
    """The confirmed address of the account that a profile belongs to, or ''."""
    with tools.store.reading() as session:
        saved = find_profile(session, profile.id)
        known = find_account(session, saved.account) if saved and saved.account else None
    return known.account.email if known and known.account.confirmed else ""


def _items(held: Sequence[BadgeCheck], kind: str) -> list[str]:
    return [str(getattr(check, kind)) for check in held if getattr(check, kind)]


def _verified(check: BadgeCheck) -> Verified:
    until = check.valid_until.date() if check.valid_until else None
    return Verified(check.credential or check.module, check.issuer, until)
