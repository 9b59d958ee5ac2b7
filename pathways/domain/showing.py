"""What others see of a profile: what was switched on, and nothing that tells the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pathways.domain.catalog import Catalog
from pathways.domain.hiding import Hide, make_hider
from pathways.domain.matching import settle
from pathways.domain.profile import Capstone, CertificateState, Contact, Profile, Terms, Verified
from pathways.domain.skill import Evidence, HeldSkill
from pathways.domain.worker import Worker

CERTIFICATE = "techamp-certificate"
PART_OF_CERTIFICATE = ("hub", "spoke", "capstone")


def as_shown(profile: Profile, catalog: Catalog) -> Profile:
    """The profile as an employer may see it before any yes: skills weighed, the rest only where it is switched on.

    Contact data is never in it; the name only where visibility is 'named'. What is not shown is taken out of the
    person's own words too.
    """
    shown, terms = profile.shown, profile.terms
    hide = make_hider(_names(profile), _phrases(profile, catalog))
    return Profile(
        id=profile.id,
        worker=_worker(profile, settle(profile.worker, catalog), hide),
        terms=Terms(
            state=terms.state,
            place=terms.place if "place" in shown else "",
            shift=terms.shift if "shift" in shown else "unknown",
            travel_miles=terms.travel_miles if "travel" in shown else 0,
            available=terms.available if "available" in shown else None,
            pay_floor=terms.pay_floor if "pay" in shown else 0,
        ),
        under_way=profile.under_way if "training" in shown else (),
        capstone=_capstone(profile.capstone, hide) if profile.capstone and "capstone" in shown else None,
        verified=_verified(profile),
        visibility=profile.visibility,
        shown=shown,
        contact=Contact(name=profile.contact.name if profile.visibility == "named" else ""),
        demo=profile.demo,
        revision=profile.revision,
    )


def certificate_state(profile: Profile, catalog: Catalog) -> CertificateState:
    """Whether the certificate is held, under way, or neither, as far as the profile given tells."""
    if CERTIFICATE in profile.worker.credentials:
        return "held"
    kinds = {catalog.modules[item.module].kind for item in profile.under_way}
    return "training" if kinds & set(PART_OF_CERTIFICATE) else "none"


def _verified(profile: Profile) -> tuple[Verified, ...]:
    """Proofs of what is shown: of credentials with the credentials, of modules with the training."""
    credentials, modules = profile.worker.credentials, profile.worker.done_modules
    return tuple(
        item
        for item in profile.verified
        if (item.item in credentials and "credentials" in profile.shown)
        or (item.item in modules and "training" in profile.shown)
    )


def _names(profile: Profile) -> Iterator[str]:
    if profile.visibility != "named":
        yield profile.contact.name


def _phrases(profile: Profile, catalog: Catalog) -> Iterator[str]:
    """What a quote may not tell either: ways to reach somebody, the firms they hide from, what is switched off."""
    yield from (profile.contact.email, profile.contact.phone, *profile.blocked)
    if "title" not in profile.shown:
        role = catalog.roles.get(profile.worker.start_role)
        yield from (profile.worker.title, role.title if role else "")
    if "place" not in profile.shown and profile.terms.place in catalog.places:
        yield catalog.places[profile.terms.place].name


def _capstone(capstone: Capstone, hide: Hide) -> Capstone:
    return Capstone(hide(capstone.claim), hide(capstone.metric), hide(capstone.verifier))


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
