"""Ways over several roles: the graph of moves that are made in practice, and the shortest ways through it."""

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

import networkx as nx

from pathways.domain.errors import NotFound
from pathways.domain.role import Progression, Role
from pathways.domain.route import Leg, Path
from pathways.domain.skill import HeldSkill
from pathways.domain.worker import Worker
from pathways.engine.curriculum import Curriculum
from pathways.engine.route import plan_route

STUDY_HOURS_A_MONTH = 52
"""The unit that adds study and work: a month of work counts as the hours the program puts into a month at its
middle pace (12 hours a week, 52 weeks in 12 months). So a year on the way weighs about as much as a certificate."""


class Ladder:
    """Roles as places and moves as ways between them, for one curriculum. Safe to share between threads.

    What a move costs is worked out when first asked for (a route each) and kept.
    """

    def __init__(self, curriculum: Curriculum) -> None:
        self.roles = curriculum.catalog.roles
        self._curriculum = curriculum
        self._legs: dict[tuple[str, str], Leg] = {}
        self._graph = nx.DiGraph()
        self._graph.add_nodes_from(self.roles)
        for move in curriculum.catalog.progressions:
            self._graph.add_edge(move.start, move.goal, move=move)

    def leg(self, start: str, goal: str) -> Leg:
        """One move, for a person who holds all that the start role asks for and nothing else."""
        if (start, goal) not in self._legs:
            self._legs[start, goal] = _walk(self._curriculum, self._graph.edges[start, goal]["move"])
        return self._legs[start, goal]

    def ways(self, start: str, goal: str) -> Iterator[list[str]]:
        """All ways that meet no role twice, cheapest first in hours of study and work."""
        try:
            yield from nx.shortest_simple_paths(self._graph, start, goal, weight=self._cost)
        except nx.NetworkXNoPath:
            return

    def _cost(self, start: str, goal: str, _: dict[str, Any]) -> float:
        leg = self.leg(start, goal)
        return leg.hours + STUDY_HOURS_A_MONTH * leg.typical_months


def find_paths(ladder: Ladder, start_role: str, goal_role: str, k: int = 3) -> tuple[Path, ...]:
    """The k best ways from one role to another, cheapest first; empty when no chain of known moves leads there.

    Each leg starts from exactly what its start role asks for, so hours may be less for somebody who brings more.
    Raises NotFound for an unknown role.
    """
    for role in (start_role, goal_role):
        if role not in ladder.roles:
            fix = "Choose a role from the list."
            raise NotFound("unknown_role", f"There is no role {role!r}.", field="role", fix=fix)
    if start_role == goal_role:
        return ()
    return tuple(_path(ladder, way) for way in islice(ladder.ways(start_role, goal_role), k))


def _path(ladder: Ladder, way: list[str]) -> Path:
    legs = tuple(ladder.leg(start, goal) for start, goal in pairwise(way))
    return Path(legs, sum(leg.hours for leg in legs), sum(leg.typical_months for leg in legs))


def _walk(curriculum: Curriculum, move: Progression) -> Leg:
    roles = curriculum.catalog.roles
    route = plan_route(curriculum, _incumbent(roles[move.start]), roles[move.goal], "need")
    return Leg(move.start, move.goal, move.kind, route.hours, move.typical_months, move.gate, route.after)


def _incumbent(role: Role) -> Worker:
    """Somebody who holds, for sure, all that a role asks for."""
    return Worker(held=tuple(HeldSkill(need.skill, need.level, 1.0, "added") for need in role.requirements))
