"""People against openings written out as shapes: the card, those who nearly fit, the whole ranking."""

from pathways.api import person_models as out
from pathways.api.base_models import SkillName
from pathways.api.opening_shapes import formal_shape, line_shape, opening_shape, question_shapes
from pathways.api.route_shapes import readiness_shape
from pathways.api.shapes import provenance_shape
from pathways.api.skill_shapes import skill_name
from pathways.domain.catalog import Catalog
from pathways.domain.crowd import Filters
from pathways.domain.fit import Fit, FitRow, Lift
from pathways.domain.matching import Score
from pathways.domain.profile import Capstone, Profile, Verified
from pathways.domain.ranking import AdCheck, Effect, NearFit, NearFits, Ranking
from pathways.domain.reading import Question

FILTERS = {"near": "miles", "certificates": "certificate", "pay_at_most": "within_pay"}
"""Filters that programs know by another name than we do."""


def ranking_shape(
    ranking: Ranking, check: AdCheck, catalog: Catalog, questions: tuple[Question, ...] = ()
) -> out.Ranking:
    """The whole answer for one opening."""
    return out.Ranking(
        kind="ranking",
        invented_only=ranking.invented_only,
        opening=opening_shape(ranking.opening, catalog),
        questions=question_shapes(questions),
        filters=_filters(ranking.filters),
        pool=ranking.pool,
        fits=ranking.fits,
        people=[person_shape(fit, catalog) for fit in ranking.people],
        near=[_group(group, catalog) for group in ranking.near],
        check=_check(check, catalog),
        options={name: dict(counts) for name, counts in ranking.options.items()},
        provenance=provenance_shape(ranking.provenance),
    )


def person_shape(fit: Fit, catalog: Catalog) -> out.Person:
    """The card of one person, from a profile as shown."""
    profile = fit.profile
    terms = profile.terms
    return out.Person(
        id=profile.id,
        name=profile.contact.name or None,
        visibility=profile.visibility,
        invented=profile.demo,
        rank=fit.rank,
        score=_score(fit.score, catalog),
        readiness=readiness_shape(fit.readiness),
        evidence=[_evidence(row, catalog) for row in fit.rows],
        lacking=[SkillName(skill=skill, name=_named(skill, catalog)) for skill in fit.lacking],
        lifts=[_lift(lift, catalog) for lift in fit.lifts],
        title=profile.worker.title,
        state=terms.state,
        place=terms.place or None,
        town=_town(catalog, terms.place, terms.state),
        miles=fit.miles,
        rough_miles=fit.rough,
        shift=terms.shift,
        certificate=fit.certificate,
        credentials=credential_shapes(profile, catalog),
        done_modules=done_shapes(profile, catalog),
        training=training_shapes(profile, catalog),
        capstone=capstone_shape(profile.capstone),
        available=terms.available,
        pay_floor=terms.pay_floor,
    )


def credential_shapes(profile: Profile, catalog: Catalog) -> list[out.PersonCredential]:
    """The credentials of a profile, each with the proof there is."""
    proofs = _proofs(profile)
    return [
        out.PersonCredential(
            id=item,
            name=catalog.credentials[item].name,
            verified=proofs.get(item),
            confirmed_by=_confirming(profile, item),
        )
        for item in profile.worker.credentials
        if item in catalog.credentials
    ]


def done_shapes(profile: Profile, catalog: Catalog) -> list[out.PersonModule]:
    """The modules somebody has finished, each with the proof there is."""
    proofs = _proofs(profile)
    return [
        out.PersonModule(
            module=item,
            title=catalog.modules[item].title,
            verified=proofs.get(item),
            confirmed_by=_confirming(profile, item),
        )
        for item in profile.worker.done_modules
        if item in catalog.modules
    ]


def training_shapes(profile: Profile, catalog: Catalog) -> list[out.PersonTraining]:
    """The modules under way."""
    return [
        out.PersonTraining(module=item.module, title=catalog.modules[item.module].title, finish=item.finish)
        for item in profile.under_way
        if item.module in catalog.modules
    ]


def capstone_shape(capstone: Capstone | None) -> out.CapstoneShown | None:
    """The project in the worker's own firm."""
    if capstone is None:
        return None
    return out.CapstoneShown(claim=capstone.claim, metric=capstone.metric, verifier=capstone.verifier)


def _confirming(profile: Profile, item: str) -> list[str]:
    """The sites whose record confirms something; each once."""
    return list(dict.fromkeys(found.site for found in profile.confirmed if found.item == item))


def _proofs(profile: Profile) -> dict[str, out.Proof]:
    return {item.item: _proof(item) for item in profile.verified}


def _proof(item: Verified) -> out.Proof:
    return out.Proof(issuer=item.issuer, until=item.until)


def _score(score: Score, catalog: Catalog) -> out.Score:
    parts = [
        out.ScorePart(skill=part.skill, name=_named(part.skill, catalog), points=part.points, most=part.most)
        for part in score.parts
    ]
    return out.Score(total=score.total, parts=parts, likeness=score.likeness, likeness_points=score.likeness_points)


def _evidence(row: FitRow, catalog: Catalog) -> out.FitEvidence:
    return out.FitEvidence(
        skill=row.skill,
        name=_named(row.skill, catalog),
        ask=row.ask,
        state=row.state,
        level_asked=row.asked,
        level_held=row.level,
        confidence=row.confidence,
        source=row.source,
        quote=row.quotes[0] if row.quotes else "",
        quotes=list(row.quotes),
        points=row.points,
        most=row.most,
        why=row.why,
    )


def _lift(lift: Lift, catalog: Catalog) -> out.LiftOf:
    return out.LiftOf(
        skill=lift.skill,
        name=_named(lift.skill, catalog),
        from_level=lift.from_level,
        to_level=lift.to_level,
        points=lift.points,
        rank=lift.rank,
    )


def _named(skill: str, catalog: Catalog) -> str:
    """The name of a skill; a card that was shown long ago may speak of one that a newer catalogue does not know."""
    return catalog.skills[skill].name if skill in catalog.skills else skill


def _town(catalog: Catalog, place: str, state: str) -> str:
    town, home = catalog.places.get(place), catalog.states.get(state)
    if town:
        return f"{town.name}, {town.state}"
    return home.name if home else ""


def _group(group: NearFits, catalog: Catalog) -> out.NearGroup:
    return out.NearGroup(
        lacking=[skill_name(skill, catalog) for skill in group.lacking],
        count=group.count,
        people=[_near(item, catalog) for item in group.people],
    )


def _near(item: NearFit, catalog: Catalog) -> out.NearPerson:
    return out.NearPerson(
        person=person_shape(item.fit, catalog),
        modules=[_module(module, catalog) for module in item.modules],
        hours=item.hours,
        earliest=item.earliest,
        in_training=item.in_training,
        open=[skill_name(skill, catalog) for skill in item.open],
    )


def _module(module: str, catalog: Catalog) -> out.ModuleToTake:
    known = catalog.modules[module]
    return out.ModuleToTake(module=known.id, title=known.title, hours=known.hours)


def _check(check: AdCheck, catalog: Catalog) -> out.OpeningCheck:
    return out.OpeningCheck(
        engineer_lines=[line_shape(line) for line in check.engineer_lines],
        unsupported=[formal_shape(item, catalog) for item in check.unsupported],
        effects=[_effect(item) for item in check.effects],
        rewritten=list(check.rewritten),
    )


def _effect(item: Effect) -> out.PoolEffect:
    what = FILTERS.get(item.what, item.what) if item.kind == "filter" else item.what
    return out.PoolEffect(kind=item.kind, what=what, with_it=item.with_it, without_it=item.without_it, cost=item.cost)


def _filters(filters: Filters) -> out.FiltersSet:
    return out.FiltersSet(
        states=sorted(filters.states),
        miles=filters.near.miles if filters.near else 0,
        shifts=sorted(filters.shifts),
        certificate=sorted(filters.certificates),
        credentials=sorted(filters.credentials),
        pay_at_most=filters.pay_at_most,
        available_by=filters.available_by,
        people=filters.demo,
    )
