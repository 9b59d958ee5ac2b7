"""Openings written out as the shapes programs rely on, field by field."""

from pathways.api import opening_models as out
from pathways.api.reading_models import Question
from pathways.api.shapes import provenance_shape
from pathways.api.skill_shapes import credential_name, role_name
from pathways.domain.catalog import Catalog
from pathways.domain.opening import AdLine, CredentialAsked, Demand, FormalDemand, Opening, SavedOpening
from pathways.domain.plan import Provenance
from pathways.domain.reading import Question as Asked
from pathways.engine.reading.ad_rewrite import rewrite


def opening_shape(opening: Opening, catalog: Catalog) -> out.Opening:
    """An opening with everything it asks."""
    return out.Opening(
        title=opening.title,
        employer=opening.employer,
        reference=opening.reference,
        role=role_name(opening.role, catalog) if opening.role else None,
        tier=opening.tier,
        tier_why=opening.tier_why,
        demands=[_demand(item, catalog) for item in opening.demands],
        credentials=[_credential(item, catalog) for item in opening.credentials],
        formal=[formal_shape(item, catalog) for item in opening.formal],
        lines=[line_shape(item) for item in opening.lines],
        state=opening.state,
        place=opening.place or None,
        city=opening.city,
        shift=opening.shift,
        pay_low=opening.pay_low,
        pay_high=opening.pay_high,
        thin=opening.thin,
    )


def opening_read_shape(
    opening: Opening,
    catalog: Catalog,
    provenance: Provenance,
    *,
    text: str = "",
    questions: tuple[Asked, ...] = (),
    removed: tuple[str, ...] = (),
) -> out.OpeningRead:
    """An ad as it was read and corrected."""
    return out.OpeningRead(
        kind="opening",
        opening=opening_shape(opening, catalog),
        questions=question_shapes(questions),
        rewritten=list(rewrite(opening, catalog)),
        text=text,
        removed=list(removed),
        provenance=provenance_shape(provenance),
    )


def opening_questions_shape(opening: Opening, questions: tuple[Asked, ...], catalog: Catalog) -> out.OpeningQuestions:
    """What is asked instead of a ranking when an opening asks for nothing."""
    return out.OpeningQuestions(
        kind="questions", questions=question_shapes(questions), opening=opening_shape(opening, catalog)
    )


def opening_row(saved: SavedOpening) -> out.OpeningRow:
    """A kept opening in a list."""
    return out.OpeningRow(id=saved.id, title=saved.title, status=saved.status, created=saved.created)


def saved_opening_shape(saved: SavedOpening, opening: Opening, catalog: Catalog) -> out.SavedOpening:
    """A kept opening in full."""
    return out.SavedOpening(
        kind="saved_opening",
        id=saved.id,
        title=saved.title,
        status=saved.status,
        created=saved.created,
        text=saved.text,
        opening=opening_shape(opening, catalog),
    )


def line_shape(line: AdLine) -> out.AdLine:
    """One line of an ad."""
    return out.AdLine(quote=line.evidence.quote, line=line.evidence.line, tier=line.tier, why=line.why)


def formal_shape(item: FormalDemand, catalog: Catalog) -> out.FormalDemand:
    """A demand that is no skill."""
    return out.FormalDemand(
        kind=item.kind,
        ask=item.ask,
        quote=item.evidence.quote,
        line=item.evidence.line,
        credentials=[credential_name(known, catalog) for known in item.credentials],
        supported=item.supported,
        why=item.why,
    )


def question_shapes(questions: tuple[Asked, ...]) -> list[Question]:
    """What would help most."""
    return [Question(id=item.id, text=item.text, examples=list(item.examples)) for item in questions]


def _demand(item: Demand, catalog: Catalog) -> out.Demand:
    quote = item.evidence[0] if item.evidence else None
    return out.Demand(
        skill=item.skill,
        name=catalog.skills[item.skill].name,
        level=item.level,
        ask=item.ask,
        quote=quote.quote if quote else "",
        line=quote.line if quote else 0,
        confidence=item.confidence,
        reason=item.reason,
        tier=item.tier,
        source=item.source,
    )


def _credential(item: CredentialAsked, catalog: Catalog) -> out.CredentialDemand:
    name = credential_name(item.credential, catalog)
    quote = item.evidence
    return out.CredentialDemand(id=name.id, name=name.name, ask=item.ask, quote=quote.quote, line=quote.line)
