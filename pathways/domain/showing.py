"""What others see of a profile: what was switched on, and nothing that tells the rest."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pathways.domain.badge import CERTIFICATE
from pathways.domain.catalog import Catalog
from pathways.domain.contact import Viewer
from pathways.domain.hiding import Hide, make_hider
from pathways.domain.knowing import CREDENTIAL_CONFIDENCE
from pathways.domain.matching import in_steps, settle
from pathways.domain.profile import (
    Capstone,
    CertificateState,
    Confirmation,
    Contact,
    Profile,
    SavedProfile,
    Terms,
    Verified,
    firm_key,
)
from pathways.domain.skill import Evidence, HeldSkill
from pathways.domain.worker import Worker

WORDS_TOO = frozenset({"Bend", "Enterprise", "Flint", "Independence", "Mobile", "Normal", "Orange", "Reading"})
"""Towns whose names are plain words as well: taken out of a quote they would take its sense along."""
PART_OF_CERTIFICATE = ("hub", "spoke", "capstone")


def as_shown(profile: Profile, catalog: Catalog, today: datetime.date) -> Profile:
    """The profile as an employer may see it before any yes: skills weighed, the rest only where it is switched on, and
    training only while it goes on.

    Contact data is never in it; the name only where visibility is 'named'. What is not shown is taken out of the
    person's own words too.
    """
    shown, terms = profile.shown, profile.terms
    hide = make_hider(_names(profile), _phrases(profile, catalog))
    return Profile(
        id=profile.id,
        worker=_worker(profile, _held(profile, catalog), hide),
        terms=Terms(
            state=terms.state,
            place=terms.place if "place" in shown else "",
            shift=terms.shift if "shift" in shown else "unknown",
            travel_miles=terms.travel_miles if "travel" in shown else 0,
            available=terms.available if "available" in shown else None,
            pay_floor=terms.pay_floor if "pay" in shown else 0,
        ),
        under_way=tuple(item for item in profile.under_way if "training" in shown and item.finish >= today),
        capstone=_capstone(profile.capstone, hide) if profile.capstone and "capstone" in shown else None,
        verified=_verified(profile),
        confirmed=_confirmed(profile),
        visibility=profile.visibility,
        shown=shown,
        contact=Contact(name=profile.contact.name if profile.visibility == "named" else ""),
        demo=profile.demo,
        revision=profile.revision,
    )


def may_see(viewer: Viewer, saved: SavedProfile) -> bool:
    """The last word on everybody who is shown: to be found, not blocked for this firm, and invented unless an
    administrator has approved it."""
    if saved.visibility == "hidden" or firm_key(viewer.firm_name) in saved.blocked:
        return False
    return saved.demo or viewer.approved


def certificate_state(profile: Profile, catalog: Catalog) -> CertificateState:
    """Whether the certificate is held, under way, or neither, as far as the profile given tells."""
    if CERTIFICATE in profile.worker.credentials:
        return "held"
    kinds = {catalog.modules[item.module].kind for item in profile.under_way}
    return "training" if kinds & set(PART_OF_CERTIFICATE) else "none"


def _verified(profile: Profile) -> tuple[Verified, ...]:
    """Proofs of what is shown."""
    return tuple(item for item in profile.verified if _is_shown(item.item, profile))


def _confirmed(profile: Profile) -> tuple[Confirmation, ...]:
    """What sites confirm of what is shown: it marks a line of the card and changes no score."""
    return tuple(item for item in profile.confirmed if _is_shown(item.item, profile))


def _is_shown(item: str, profile: Profile) -> bool:
    """Whether a credential is shown, with the credentials, or a finished module, with the training."""
    credentials, modules = profile.worker.credentials, profile.worker.done_modules
    return (item in credentials and "credentials" in profile.shown) or (item in modules and "training" in profile.shown)


def _names(profile: Profile) -> Iterator[str]:
    if profile.visibility != "named":
        yield profile.contact.name


def _phrases(profile: Profile, catalog: Catalog) -> Iterator[str]:
    """What a quote may not tell either: ways to reach somebody, the firms they hide from, what is switched off."""
    yield from (profile.contact.email, profile.contact.phone, *profile.blocked)
    if "title" not in profile.shown:
        role = catalog.roles.get(profile.worker.start_role)
        yield from (profile.worker.title, role.title if role else "")
    if "place" not in profile.shown:
        near = (place.name for place in catalog.places.values() if place.state == profile.terms.state)
        yield from (name for name in near if name not in WORDS_TOO)


def _capstone(capstone: Capstone, hide: Hide) -> Capstone:
    return Capstone(hide(capstone.claim), hide(capstone.metric), hide(capstone.verifier))


def _held(profile: Profile, catalog: Catalog) -> dict[str, HeldSkill]:
    """The skills that count for what is shown. A part that is off takes along the skills that rest on it alone: left
    in, they would tell the job, the credential or the training all the same."""
    worker, shown = profile.worker, profile.shown
    off = {
        source
        for part, sources in (("title", ("assumed",)), ("credentials", ("credential",)), ("training", ("taught",)))
        if part not in shown
        for source in sources
    }
    base = replace(
        worker,
        held=tuple(item for item in worker.held if item.source not in off),
        start_role=worker.start_role if "title" in shown else "",
        done_modules=worker.done_modules if "training" in shown else (),
    )
    proven = {item.item for item in profile.verified}
    taught = {skill for module in proven & set(worker.done_modules) for skill in catalog.modules[module].teaches}
    claimed = in_steps(CREDENTIAL_CONFIDENCE)
    return {
        skill: replace(item, confidence=claimed) if item.source == "taught" and skill not in taught else item
        for skill, item in settle(base, catalog).items()
    }


def _worker(profile: Profile, held: Mapping[str, HeldSkill], hide: Hide) -> Worker:
    worker, shown = profile.worker, profile.shown
    titled = "title" in shown
    return Worker(
        held=tuple(_skill(item, profile, hide) for item in held.values()),
        denied=worker.denied,
        credentials=worker.credentials if "credentials" in shown else (),
        done_modules=worker.done_modules if "training" in shown else (),
        title=hide(worker.title) if titled else "",
        start_role=worker.start_role if titled else "",
        start_onet_soc=worker.start_onet_soc if titled else "",
        title_confidence=worker.title_confidence if titled else 0.0,
    )


def _skill(item: HeldSkill, profile: Profile, hide: Hide) -> HeldSkill:
    """Quotes only where they are switched on. The first quote of a proof names the credential, so it goes with the
    credentials; the others are the person's own words."""
    part = {"quoted": "quotes", "credential": "credentials"}.get(item.source)
    if part is None or part not in profile.shown:
        return replace(item, evidence=(), reason="")
    told = item.evidence if "quotes" in profile.shown else item.evidence[:1]
    quotes = tuple(Evidence(hide(e.quote), e.line, -1) for e in told)
    return replace(item, evidence=quotes, reason=hide(item.reason))
