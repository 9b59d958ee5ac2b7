"""The gap a plan closes, as arrays: people missing in each state at each level of each skill, and what one is worth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from pathways.domain.catalog import Catalog
from pathways.domain.role import TIERS, Tier
from pathways.domain.seat_plan import GapBasis, PlanSources, Weighting
from pathways.domain.state_gap import Whose
from pathways.engine.gap_cube import GapCube
from pathways.engine.seats import Floats, Mask
from pathways.use_cases.gaps.load_cube import load_cube
from pathways.use_cases.tools import Tools


@dataclass(frozen=True, eq=False)
class GapInput:
    """States and cells with their gap and weight (S, C), whose openings and people these are, and the sources."""

    states: tuple[str, ...]
    cells: tuple[tuple[str, int], ...]
    gap: Floats
    weight: Floats
    whose: Whose
    sources: PlanSources

    def teaches(self, offered: Iterable[Mapping[str, tuple[int, ...]]]) -> Mask:
        """(O, C): which cells each of these adds."""
        return np.array([[level in levels.get(skill, ()) for skill, level in self.cells] for levels in offered])


def read_gap(
    tools: Tools,
    *,
    basis: GapBasis,
    weighting: Weighting = "equal",
    tiers: tuple[Tier, ...] = TIERS,
    states: tuple[str, ...] = (),
    whose: Whose | None = None,
    shares: Mapping[tuple[str, str], float] = MappingProxyType({}),
) -> GapInput:
    """The gap as it is published: demand less the people known here and those in training, never below 0.

    Jobs of tiers that do not count have a share of none; states that do not count weigh nothing; shares stand in the
    place of the assumed ones.
    """
    cube = load_cube(tools, whose=whose, shares={**shares, **_leave_out(tools.catalog, tiers)})
    demand = cube.jobs if basis == "jobs" else cube.openings
    gap = np.maximum(demand - cube.supply, 0.0)
    asked = demand / np.maximum(demand.max(axis=1, keepdims=True), 1e-9)
    weight = asked if weighting == "asked" else np.ones_like(asked)
    counted = np.array([not states or state in states for state in cube.states])
    return GapInput(cube.states, cube.cells, gap, weight * counted[:, None], cube.whose, _sources(tools, cube))


def _leave_out(catalog: Catalog, tiers: tuple[Tier, ...]) -> Mapping[tuple[str, str], float]:
    return {(role.onet_soc[:7], role.id): 0.0 for role in catalog.roles.values() if role.tier not in tiers}


def _sources(tools: Tools, cube: GapCube) -> PlanSources:
    told = cube.sources
    return PlanSources(told.employment, told.openings, told.supply, told.catalogue, tools.clock().isoformat())
