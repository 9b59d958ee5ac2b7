"""All roles at once give the same readiness as one role at a time."""

import random

import pytest

from pathways.domain.catalog import Catalog
from pathways.domain.gap import measure_readiness
from pathways.domain.skill import HeldSkill
from pathways.engine.ranking import lay_out_roles


def test_the_matrix_product_equals_the_formula(catalog: Catalog) -> None:
    chance = random.Random(7)
    matrix = lay_out_roles(catalog)
    for _ in range(20):
        chosen = chance.sample(sorted(catalog.skills), 25)
        held = {s: HeldSkill(s, chance.randint(1, 4), chance.random(), "quoted") for s in chosen}
        found = matrix.readiness(held)
        for role in catalog.roles.values():
            assert found[role.id] == pytest.approx(measure_readiness(held, role, catalog).value, abs=1e-12)
