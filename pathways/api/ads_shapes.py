"""Imported job ads as the API tells them."""

from collections.abc import Iterable

from pathways.api import ads_models as out
from pathways.domain.ad_phrases import Collection
from pathways.domain.ranking import ImportJob, OpeningsImport


def collections_shape(found: Iterable[Collection]) -> out.AdCollections:
    """All collections."""
    listed = [
        out.AdCollection(
            name=item.name,
            ads=item.ads,
            with_month=item.with_month,
            with_state=item.with_state,
            first=item.first,
            last=item.last,
            invented=item.demo,
        )
        for item in found
    ]
    return out.AdCollections(kind="ad_collections", collections=listed)


def import_shape(job: ImportJob, report: OpeningsImport | None) -> out.AdsImport:
    """Where an import stands, and what it did once it is done."""
    problems = report.problems if report else ()
    return out.AdsImport(
        id=job.id,
        state=job.state,
        done=job.done,
        total=job.total,
        told=report.sentence if report else job.report,
        added=report.added if report else 0,
        known=report.known if report else 0,
        kept=report.kept if report else None,
        problems=[out.BadRow(line=row.line, column=row.column, rule=row.rule, fix=row.fix) for row in problems],
    )
