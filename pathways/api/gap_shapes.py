"""From gaps to what the API answers. Figures are rounded here as they are everywhere."""

from collections.abc import Iterable, Sequence

from pathways.api import gap_models as out
from pathways.domain import state_gap as gap
from pathways.domain.catalog import Catalog
from pathways.domain.gap_measure import round_figure
from pathways.use_cases.gaps.ask_gaps import name_subject


def gaps_shape(table: gap.GapTable, rows: Iterable[gap.StateGap], catalog: Catalog) -> out.Gaps:
    """A table of gaps with these of its rows."""
    sources = table.sources
    return out.Gaps(
        whose=table.whose,
        rows=[row_shape(row, catalog) for row in rows],
        nation=[row_shape(row, catalog) for row in table.nation],
        sources=out.GapSources(
            employment=sources.employment,
            manufacturing=sources.manufacturing,
            openings=sources.openings,
            supply=sources.supply,
            catalogue=sources.catalogue,
            date=sources.date,
        ),
        shares=[
            out.GapShare(soc=share.soc, role=share.role, share=share.share, source=share.source, changed=share.changed)
            for share in table.shares
        ],
    )


def row_shape(row: gap.StateGap, catalog: Catalog) -> out.GapRow:
    """One subject in one area."""
    return out.GapRow(
        subject=row.subject.code,
        name=name_subject(row.subject, catalog),
        area=row.area,
        jobs=_demand(row.employment),
        openings=_demand(row.openings),
        workers=_figure(row.supply.workers),
        certified=_figure(row.supply.certified),
        training=_figure(row.supply.training),
        short_jobs=_figure(row.short_employment),
        short_openings=_figure(row.short_openings),
    )


def behind_shape(behind: gap.Behind, catalog: Catalog) -> out.GapBehind:
    """The rows behind a figure."""
    roles = [
        out.GapRole(
            role=role.role,
            title=catalog.roles[role.role].title,
            soc=role.soc,
            year=role.year,
            employment=_figure(role.employment),
            share=role.share,
            level_asked=role.level_asked,
            jobs=_figure(role.jobs),
        )
        for role in behind.roles
    ]
    openings = [
        out.GapOpening(
            id=item.id,
            title=item.title,
            month=item.month,
            role=item.role,
            level_asked=item.level_asked,
            demo=item.demo,
        )
        for item in behind.openings
    ]
    return out.GapBehind(
        subject=behind.subject.code,
        area=behind.area,
        roles=roles,
        openings=openings,
        openings_total=behind.openings_total,
    )


def trend_shape(subject: gap.Subject, area: str, points: Sequence[gap.TrendPoint]) -> out.GapTrend:
    """How figures moved."""
    told = [out.GapTrendPoint(period=point.period, what=point.what, figure=_figure(point.figure)) for point in points]
    return out.GapTrend(subject=subject.code, area=area, points=told)


def _demand(demand: gap.Demand) -> out.GapDemand:
    return out.GapDemand(
        count=_figure(demand.count),
        per_thousand=_figure(demand.per_thousand),
        quotient=_figure(demand.quotient),
        coverage=round(demand.coverage, 4),
    )


def _figure(figure: gap.Figure) -> out.GapFigure:
    return out.GapFigure(value=None if figure.value is None else round_figure(figure.value), mark=figure.mark)
