"""Requests, looks, matches, profiles, badges and operators' routes written out as shapes."""

from collections.abc import Iterable

from pathways.api import talk_models as out
from pathways.api.opening_shapes import opening_shape
from pathways.api.person_shapes import capstone_shape, done_shapes, person_shape, training_shapes
from pathways.api.route_shapes import readiness_shape, route_shape
from pathways.api.shapes import provenance_shape
from pathways.api.skill_shapes import credential_name, held_shape, role_name, skill_name
from pathways.domain.badge import BadgeCheck
from pathways.domain.catalog import Catalog
from pathways.domain.contact import ContactEvent, Look
from pathways.domain.opening import Opening
from pathways.domain.profile import PARTS, Contact, Profile, Terms
from pathways.domain.ranking import OperatorPlan
from pathways.domain.showing import certificate_state
from pathways.use_cases.openings.fit_code import decode_fit
from pathways.use_cases.openings.shortlist import Kept
from pathways.use_cases.profiles.contacts import Conversation
from pathways.use_cases.profiles.matches import Match


def contact_shape(talk: Conversation) -> out.Contact:
    """A request with its log, and what a yes in force hands over."""
    request = talk.request
    return out.Contact(
        kind="contact",
        id=request.id,
        opening=request.opening,
        opening_title=request.opening_title,
        worker=request.profile,
        firm=request.firm_name,
        status=request.status,
        message=request.message,
        asked_at=request.asked_at,
        answered_at=request.answered_at,
        shares=list(request.shares),
        purpose=request.purpose,
        until=request.until,
        reach=_reach(talk.contact) if talk.contact != Contact() else None,
        log=[_step(event) for event in talk.events],
    )


def shortlist_shape(kept: Iterable[Kept], catalog: Catalog) -> out.Shortlist:
    """Everybody kept in mind for an opening."""
    return out.Shortlist(kind="shortlist", people=[_kept(item, catalog) for item in kept])


def operator_shape(plan: OperatorPlan, opening: Opening, catalog: Catalog) -> out.OperatorPlan:
    """How an employer's own operator gets to an opening."""
    lacking = [item.requirement.skill for item in plan.gap.items if item.state != "have"]
    return out.OperatorPlan(
        kind="operator_plan",
        opening=opening_shape(opening, catalog),
        skills=[held_shape(item, catalog) for item in plan.worker.held],
        readiness=readiness_shape(plan.gap.readiness),
        lacking=[skill_name(skill, catalog) for skill in lacking],
        route=route_shape(plan.route, plan.calendar, catalog),
        provenance=provenance_shape(plan.provenance),
    )


def match_shape(match: Match, catalog: Catalog) -> out.Match:
    """An opening, and how a worker fits it."""
    return out.Match(
        id=match.saved.id,
        firm=match.saved.firm_name,
        invented=match.saved.demo,
        opening=opening_shape(match.opening, catalog),
        card=person_shape(match.fit, catalog),
    )


def look_shape(look: Look, catalog: Catalog) -> out.LookAt:
    """What one firm was shown, as it was shown."""
    return out.LookAt(
        firm=look.firm_name,
        opening_title=look.opening_title,
        times=look.times,
        first_at=look.first_at,
        last_at=look.last_at,
        shown=person_shape(decode_fit(look.snapshot), catalog),
    )


def profile_shape(profile: Profile, catalog: Catalog) -> out.MyProfile:
    """Everything a worker saved, as its owner sees it."""
    worker = profile.worker
    return out.MyProfile(
        kind="profile",
        id=profile.id,
        visibility=profile.visibility,
        shown=[part for part in PARTS if part in profile.shown],
        blocked=sorted(profile.blocked),
        title=worker.title,
        start_role=role_name(worker.start_role, catalog) if worker.start_role else None,
        goal=role_name(profile.goal, catalog) if profile.goal else None,
        skills=[held_shape(item, catalog) for item in worker.held],
        denied=[skill_name(skill, catalog) for skill in worker.denied],
        credentials=[credential_name(item, catalog) for item in worker.credentials],
        certificate=certificate_state(profile, catalog),
        done_modules=done_shapes(profile, catalog),
        training=training_shapes(profile, catalog),
        capstone=capstone_shape(profile.capstone),
        terms=_terms(profile.terms),
        contact=_reach(profile.contact),
    )


def badge_shape(check: BadgeCheck, catalog: Catalog) -> out.BadgeChecked:
    """Whether a badge can be believed, and why."""
    return out.BadgeChecked(
        kind="badge_check",
        verdict=check.verdict,
        why=check.why,
        achievement=check.achievement,
        achievement_id=check.achievement_id,
        issuer=check.issuer,
        issuer_id=check.issuer_id,
        proof=check.proof,
        badge_id=check.badge_id,
        valid_from=check.valid_from,
        valid_until=check.valid_until,
        credential=credential_name(check.credential, catalog) if check.credential else None,
        module=check.module or None,
        status_unasked=check.status_unasked,
    )


def _kept(item: Kept, catalog: Catalog) -> out.ShortlistEntry:
    return out.ShortlistEntry(
        worker=item.item.profile,
        note=item.item.note,
        added=item.item.added,
        person=person_shape(item.fit, catalog) if item.fit else None,
        contact=item.request.id if item.request else None,
    )


def _terms(terms: Terms) -> out.MyTerms:
    return out.MyTerms(
        state=terms.state,
        place=terms.place or None,
        shift=terms.shift,
        travel_miles=terms.travel_miles,
        available=terms.available,
        pay_floor=terms.pay_floor,
    )


def _reach(contact: Contact) -> out.Reach:
    return out.Reach(name=contact.name, email=contact.email, phone=contact.phone)


def _step(event: ContactEvent) -> out.Step:
    return out.Step(at=event.at, actor=event.actor, what=event.what)
