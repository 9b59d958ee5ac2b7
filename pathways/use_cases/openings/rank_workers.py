"""Who fits an opening and why, who would after a little training, and how the pool changes with each demand."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from pathways.domain.contact import Viewer
from pathways.domain.crowd import CrowdAnswer, CrowdHit, Filters, Need
from pathways.domain.fit import Fit, make_fit
from pathways.domain.opening import Opening, as_role
from pathways.domain.ranking import NearFit, NearFits, Ranking
from pathways.domain.showing import as_shown
from pathways.engine.crowd import Crowd
from pathways.engine.portraits import as_vector, describe_opening, portray
from pathways.use_cases.openings.near_fits import Closer
from pathways.use_cases.openings.people import Found, search_people
from pathways.use_cases.provenance import find_provenance
from pathways.use_cases.tools import Tools

USUAL_LIMIT, MOST = 20, 100
GROUPS, PEOPLE_A_GROUP = 8, 3


def rank_workers(
    tools: Tools, *, opening: Opening, filters: Filters, viewer: Viewer, limit: int = USUAL_LIMIT
) -> Ranking:
    """The whole answer for one opening. Without an approved firm only invented people are shown, and said to be.

    An opening that asks for nothing fits nobody: there is nothing to rank by, so no score is made up.
    """
    allowed = filters if viewer.approved else replace(filters, demo="only")
    found = find_people(tools, opening, allowed, viewer, limit if opening.demands else 0)
    answer, most, near = found.answer, _most_lacking(opening), _near(tools, found, opening)
    as_few = sum(count for number, count in answer.lacking.items() if number <= most)
    return Ranking(
        opening=opening,
        filters=allowed,
        pool=answer.pool,
        fits=answer.fits if opening.demands else 0,
        people=tuple(_fit(tools, found, hit, opening) for hit in answer.hits if hit.id in found.profiles),
        near=near,
        most_lacking=most,
        further=as_few - sum(group.count for group in near),
        without=answer.without,
        meet=answer.meet,
        options={name: counts for name, counts in answer.options.items() if viewer.approved or name != "demo"},
        invented_only=allowed.demo == "only",
        provenance=find_provenance(tools),
    )


def find_people(tools: Tools, opening: Opening, filters: Filters, viewer: Viewer, limit: int) -> Found:
    """The people an opening finds, best first; limit 0 counts alone, for which its words are not looked at."""
    needs = list_needs(tools, opening)
    vector = as_vector(portray(tools.atlas.instruments.encoder, describe_opening(opening) if limit else ()))

    def search(crowd: Crowd, excluded: frozenset[str]) -> CrowdAnswer:
        asked = replace(filters, excluded=filters.excluded | excluded)
        return crowd.search(
            needs, vector, asked, min(limit, MOST), groups=GROUPS if limit else 0,
            group_limit=PEOPLE_A_GROUP, today=tools.clock(),
        )  # fmt: skip

    return search_people(tools, viewer, search)


def list_needs(tools: Tools, opening: Opening) -> tuple[Need, ...]:
    """The demands of an opening as a search weighs them: as the gap does."""
    needs = as_role(opening).requirements
    total = sum(tools.catalog.weight(need) for need in needs) or 1.0
    musts = {demand.skill for demand in opening.of("must")}
    return tuple(Need(n.skill, n.level, tools.catalog.weight(n) / total, n.skill in musts) for n in needs)


def _fit(tools: Tools, found: Found, hit: CrowdHit, opening: Opening) -> Fit:
    shown = as_shown(found.profiles[hit.id], tools.catalog, tools.clock())
    return make_fit(shown, opening, tools.catalog, hit.likeness, found.answer.better)


def _most_lacking(opening: Opening) -> int:
    """Half of the musts: who lacks more is near nothing."""
    return max(1, (len(opening.of("must")) + 1) // 2)


def _near(tools: Tools, found: Found, opening: Opening) -> tuple[NearFits, ...]:
    closer, most = Closer(tools, opening), _most_lacking(opening)
    return tuple(
        NearFits(group.lacking, group.count, _soonest([closer.close(_fit(tools, found, hit, opening)) for hit in hits]))
        for group in found.answer.groups
        if len(group.lacking) <= most
        for hits in [[hit for hit in group.hits if hit.id in found.profiles]]
    )


def _soonest(people: Sequence[NearFit]) -> tuple[NearFit, ...]:
    """Who can be there first comes first; who cannot be by training alone comes last."""
    dated = [item for item in people if item.earliest is not None]
    dated.sort(key=lambda item: (item.earliest, -item.fit.score.total))
    return tuple(itertools.chain(dated, (item for item in people if item.earliest is None)))
