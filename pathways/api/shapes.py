"""Domain values written out as the shapes programs rely on, field by field. The command line prints the same ones."""

import datetime
from collections.abc import Iterable

from pathways.api import answer_models as out
from pathways.api.base_models import RoleName
from pathways.api.reading_models import CredentialRead, Document, Question, Questions, Reading, RoleGuess, Title
from pathways.api.route_shapes import (
    alternative_shape,
    evidence_shape,
    frontier_shape,
    path_shape,
    pay_shape,
    readiness_shape,
    route_shape,
    wage_shapes,
)
from pathways.api.skill_shapes import credential_name, held_shape, role_name, skill_name
from pathways.domain.catalog import Catalog
from pathways.domain.gap import Counterfactual
from pathways.domain.plan import Comparison, Plan, Provenance, RoleOption
from pathways.domain.reading import CredentialFound, TitleFound
from pathways.domain.reading import Question as Asked
from pathways.domain.reading import Reading as Read
from pathways.domain.worker import Circumstances, Worker


def plan_shape(plan: Plan, catalog: Catalog) -> out.Plan:
    """The whole answer for one goal; the mode need at the top, the other mode under whole."""
    need = route_shape(plan.need, plan.calendar, catalog)
    return out.Plan(
        kind="plan",
        mode=need.mode,
        verdict=need.verdict,
        hours=need.hours,
        readiness_before=need.readiness_before,
        readiness_after=need.readiness_after,
        essentials_met=need.essentials_met,
        optimal=need.optimal,
        modules=need.modules,
        remainder=need.remainder,
        calendar=need.calendar,
        input_echo=_echo(plan.worker, plan.circumstances, catalog, plan.reading),
        start_role=_start_role(plan.worker, catalog),
        target_role=role_name(plan.target_role, catalog),
        readiness=readiness_shape(plan.gap.readiness),
        evidence=[evidence_shape(item, catalog) for item in plan.gap.items],
        whole=route_shape(plan.whole, plan.whole_calendar, catalog),
        wage=wage_shapes(plan.pay),
        pay_comparison=pay_shape(plan.pay),
        counterfactuals=[_counterfactual(item, catalog) for item in plan.counterfactuals],
        alternatives=[alternative_shape(item) for item in plan.alternatives],
        paths=[path_shape(path, catalog) for path in plan.paths],
        frontier=[frontier_shape(point) for point in plan.frontier],
        not_known=list(plan.not_known),
        notices=list(plan.notices),
        provenance=provenance_shape(plan.provenance),
    )


def comparison_shape(comparison: Comparison, catalog: Catalog, reading: Read | None = None) -> out.Comparison:
    """Roles side by side, in the order of the comparison. reading is what the worker's words were read as, if any."""
    return out.Comparison(
        kind="comparison",
        input_echo=_echo(comparison.worker, comparison.circumstances, catalog, reading),
        start_role=_start_role(comparison.worker, catalog),
        roles=[_option(option, catalog) for option in comparison.options],
        notices=list(comparison.notices),
        provenance=provenance_shape(comparison.provenance),
    )


def reading_shape(reading: Read, catalog: Catalog) -> Reading:
    """One text, understood."""
    return Reading(
        kind=reading.kind,
        skills=[held_shape(item, catalog) for item in reading.held],
        denied=[held_shape(item, catalog) for item in reading.denied],
        wished=[held_shape(item, catalog) for item in reading.wished],
        titles=[_title(title) for title in reading.titles],
        credentials=[_credential(found, catalog) for found in reading.credentials],
        roles=[RoleGuess(id=g.role, title=catalog.roles[g.role].title, score=g.score) for g in reading.roles],
        tier=reading.tier,
        tier_confidence=reading.tier_confidence,
        questions=_questions(reading.questions),
        thin=reading.thin,
        removed=list(reading.removed),
        notes=list(reading.notes),
    )


def questions_shape(reading: Read, catalog: Catalog) -> Questions:
    """What is asked instead of an answer when a text is too thin."""
    return Questions(kind="questions", questions=_questions(reading.questions), reading=reading_shape(reading, catalog))


def document_shape(text: str, reading: Read, catalog: Catalog) -> Document:
    """A document's text, identifiers blanked, and its reading."""
    return Document(text=text, reading=reading_shape(reading, catalog))


def provenance_shape(provenance: Provenance) -> out.Provenance:
    """The releases behind an answer."""
    return out.Provenance(
        catalogue=provenance.catalogue,
        onet=provenance.onet,
        oews=provenance.oews,
        encoder=provenance.encoder,
        date=datetime.date.fromisoformat(provenance.date),
    )


def _echo(worker: Worker, circumstances: Circumstances, catalog: Catalog, reading: Read | None) -> out.InputEcho:
    wished = dict.fromkeys(item.skill for item in reading.wished) if reading else {}
    return out.InputEcho(
        title=worker.title,
        start_role=worker.start_role or None,
        onet_soc=worker.start_onet_soc,
        title_confidence=worker.title_confidence,
        skills=[held_shape(item, catalog) for item in worker.held],
        denied=[skill_name(skill, catalog) for skill in worker.denied],
        wished=[skill_name(skill, catalog) for skill in wished],
        credentials=[credential_name(item, catalog) for item in worker.credentials],
        done_modules=list(worker.done_modules),
        removed=list(reading.removed) if reading else [],
        circumstances=_circumstances(circumstances),
    )


def _circumstances(circumstances: Circumstances) -> out.Circumstances:
    return out.Circumstances(
        state=circumstances.state,
        hours_week=circumstances.hours_week,
        shift=circumstances.shift,
        travel_miles=circumstances.travel_miles,
        start=circumstances.start,
        pay=circumstances.pay,
    )


def _start_role(worker: Worker, catalog: Catalog) -> RoleName | None:
    return role_name(worker.start_role, catalog) if worker.start_role else None


def _counterfactual(item: Counterfactual, catalog: Catalog) -> out.Counterfactual:
    return out.Counterfactual(
        skill=item.skill,
        name=catalog.skills[item.skill].name,
        from_level=item.from_level,
        to_level=item.to_level,
        before=item.before,
        after=item.after,
    )


def _option(option: RoleOption, catalog: Catalog) -> out.RoleOption:
    return out.RoleOption(
        role=role_name(option.role, catalog),
        is_present=option.is_present,
        readiness=readiness_shape(option.gap.readiness),
        evidence=[evidence_shape(item, catalog) for item in option.gap.items],
        hours=option.hours,
        weeks_earliest=option.weeks_earliest,
        weeks_latest=option.weeks_latest,
        essentials_met=option.essentials_met,
        wage=wage_shapes(option.pay),
        pay_comparison=pay_shape(option.pay),
    )


def _title(title: TitleFound) -> Title:
    return Title(
        text=title.text,
        onet_soc=title.onet_soc,
        occupation=title.occupation,
        role=title.role or None,
        confidence=title.confidence,
        line=title.line,
        present=title.present,
    )


def _credential(found: CredentialFound, catalog: Catalog) -> CredentialRead:
    credential = catalog.credentials[found.credential]
    return CredentialRead(id=credential.id, name=credential.name, quote=found.evidence.quote, line=found.evidence.line)


def _questions(questions: Iterable[Asked]) -> list[Question]:
    return [Question(id=item.id, text=item.text, examples=list(item.examples)) for item in questions]
