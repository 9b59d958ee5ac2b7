"""Counts of people and openings that are kept up change by change equal those counted anew from what is there."""

import random
from dataclasses import replace

import numpy as np
import pytest
from gap_world import make_opening, make_person

from pathways.domain.catalog import Catalog
from pathways.domain.crowd import CrowdRow
from pathways.domain.demand import DemandRow
from pathways.engine.crowd import Crowd
from pathways.engine.crowd_roll import View
from pathways.engine.gap_demand import DemandColumns
from pathways.engine.gap_layout import GapLayout, lay_out_gaps
from pathways.engine.gap_people import WHOSE, Headcount
from pathways.engine.gap_supply import SupplyColumns
from pathways.engine.ranking import RoleMatrix, lay_out_roles

ROUNDS = 8


@pytest.fixture(scope="module")
def layout(catalog: Catalog) -> GapLayout:
    return lay_out_gaps(catalog)


@pytest.fixture(scope="module")
def matrix(catalog: Catalog) -> RoleMatrix:
    return lay_out_roles(catalog)


@pytest.mark.parametrize("seed", range(2))
def test_people_who_come_change_and_go_are_counted_as_if_counted_anew(
    seed: int, catalog: Catalog, layout: GapLayout, matrix: RoleMatrix
) -> None:
    chance, crowd = random.Random(seed), Crowd(layout.skills, room=64)
    kept, supply, views = Headcount(layout, matrix), SupplyColumns(layout, matrix), []
    there: dict[str, CrowdRow] = {}
    for revision in range(1, ROUNDS):
        changes = [_change(chance, catalog, there, revision) for _ in range(40)]
        there.update({row.id: row for row in changes})
        crowd.apply(changes)
        views.append(crowd.look())
        supply.follow(views[-1])
        assert kept.follow(views[-1])[:, 0].sum() == sum(not row.gone for row in there.values())
    for view in (views[-1], views[3]):
        _same(kept, supply, view, layout, matrix)


def _same(kept: Headcount, supply: SupplyColumns, view: View, layout: GapLayout, matrix: RoleMatrix) -> None:
    assert np.array_equal(kept.follow(view), Headcount(layout, matrix).follow(view))
    told, anew = supply.follow(view), SupplyColumns(layout, matrix).follow(view)
    assert told.there == anew.there
    for whose in WHOSE:
        assert np.array_equal(told.known[whose].count, anew.known[whose].count)
        assert np.array_equal(told.known[whose].marks, anew.known[whose].marks)


def _change(chance: random.Random, catalog: Catalog, there: dict[str, CrowdRow], revision: int) -> CrowdRow:
    made = replace(make_person(chance, catalog)[0], revision=revision)
    if not there or chance.random() < 0.5:
        return made
    known = chance.choice(list(there))
    return CrowdRow(known, revision, gone=True) if chance.random() < 0.4 else replace(made, id=known)


@pytest.mark.parametrize("seed", range(3))
def test_openings_that_open_change_and_close_are_counted_as_if_counted_anew(
    seed: int, catalog: Catalog, layout: GapLayout
) -> None:
    chance, kept = random.Random(seed), DemandColumns(layout)
    there: dict[str, DemandRow] = {}
    for revision in range(1, ROUNDS):
        for _ in range(40):
            row = replace(make_opening(chance, catalog), revision=revision)
            if there and chance.random() < 0.5:
                row = replace(row, id=chance.choice(list(there)), gone=chance.random() < 0.3)
            kept.apply([row])
            there[row.id] = row
    anew = DemandColumns(layout)
    anew.apply(there.values())
    for whose in WHOSE:
        told, counted = kept.count(whose), anew.count(whose)
        assert kept.any(whose) == anew.any(whose)
        assert np.array_equal(told.everything, counted.everything)
        assert np.allclose(told.demand, counted.demand)
        living = [row for row in there.values() if not row.gone and row.demo == (whose == "demonstration")]
        assert told.everything[-1] == len(living)
