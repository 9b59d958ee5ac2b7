"""All roles at once: readiness as one matrix product over (skill, level) thermometer codes.

A worker is u with u[s,k] = confidence when level >= k; a role is q with q[s,k] = w_s / (n_s * sum w) for k <= n_s.
Then readiness = <q, u> exactly, as in domain.gap.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pathways.domain.catalog import Catalog
from pathways.domain.skill import MAX_LEVEL, HeldSkill


@dataclass(frozen=True, slots=True)
class RoleMatrix:
    """Every role's demand, shape (roles, skills * 4), rows in the order of roles."""

    roles: tuple[str, ...]
    columns: Mapping[str, int]
    demand: NDArray[np.float64]

    def readiness(self, held: Mapping[str, HeldSkill]) -> dict[str, float]:
        """Expected readiness for every role, in [0, 1]."""
        code = np.zeros(self.demand.shape[1])
        for skill, item in held.items():
            first = self.columns[skill] * MAX_LEVEL
            code[first : first + item.level] = item.confidence
        return dict(zip(self.roles, (self.demand @ code).tolist(), strict=True))


def lay_out_roles(catalog: Catalog) -> RoleMatrix:
    """The demand matrix of all roles of a catalogue."""
    columns = {skill: index for index, skill in enumerate(catalog.skills)}
    demand = np.zeros((len(catalog.roles), len(columns) * MAX_LEVEL))
    for row, role in enumerate(catalog.roles.values()):
        total = sum(catalog.weight(need) for need in role.requirements)
        for need in role.requirements:
            first = columns[need.skill] * MAX_LEVEL
            demand[row, first : first + need.level] = catalog.weight(need) / (need.level * total)
    return RoleMatrix(tuple(catalog.roles), columns, demand)
