"""The ad check: which lines ask for an engineer, which demands nothing supports, and what each costs in people."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pathways.domain.contact import Viewer
from pathways.domain.crowd import Filters
from pathways.domain.ranking import AdCheck, Effect, Ranking
from pathways.domain.role import within
from pathways.engine.reading.ad_rewrite import rewrite
from pathways.use_cases.openings.rank_workers import find_people
from pathways.use_cases.tools import Tools

_OR_ELSE = re.compile(r"\bequivalent\b|\bor (?:[\w-]+ ){0,3}experience\b|\bo experiencia\b", re.I)
"""Such a demand shuts out nobody who can do the work, so there is nothing to count."""


def check_opening(tools: Tools, *, ranking: Ranking, viewer: Viewer) -> AdCheck:
    """What to look at twice in the opening of a ranking; counts are of the same people under the same filters."""
    opening = ranking.opening
    return AdCheck(
        engineer_lines=tuple(line for line in opening.lines if line.tier == "engineer"),
        unsupported=tuple(item for item in opening.formal if not item.supported),
        effects=tuple(sorted(_effects(tools, ranking, viewer), key=_by_cost)),
        rewritten=rewrite(opening, tools.catalog),
    )


def _effects(tools: Tools, ranking: Ranking, viewer: Viewer) -> Iterator[Effect]:
    for demand in ranking.opening.of("must"):
        without, meet = ranking.without.get(demand.skill, ranking.fits), ranking.meet.get(demand.skill)
        yield Effect("must", within(tools.catalog.skills[demand.skill].name), ranking.fits, without, meet)
    for item in ranking.opening.formal:
        if item.credentials and not _OR_ELSE.search(item.evidence.quote):
            narrowed = replace(ranking.filters, any_credentials=frozenset(item.credentials))
            held = find_people(tools, ranking.opening, narrowed, viewer, 0).answer.fits
            yield Effect("formal", item.evidence.quote, held, ranking.fits)
    for name, wider in _without_each(ranking.filters):
        more = find_people(tools, ranking.opening, wider, viewer, 0).answer.fits
        yield Effect("filter", name, ranking.fits, more)


def _by_cost(effect: Effect) -> tuple[int, int, str]:
    """What keeps most people out comes first; among equals, what fewest meet."""
    return -effect.cost, effect.meet if effect.meet is not None else effect.with_it, effect.what


def _without_each(filters: Filters) -> Iterator[tuple[str, Filters]]:
    """Every filter that is set, by name, and all the others without it."""
    nothing = Filters()
    for name in ("states", "near", "shifts", "certificates", "credentials", "pay_at_most", "available_by"):
        if getattr(filters, name) != getattr(nothing, name):
            yield name, replace(filters, **{name: getattr(nothing, name)})
