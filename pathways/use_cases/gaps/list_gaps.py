"""List the gaps of one area: of all subjects of a kind, or of what one subject is made of."""

from collections.abc import Mapping

from pathways.domain.state_gap import GapTable, Subject, SubjectKind, Whose
from pathways.engine.gap_layout import NATION, GapLayout, added_cells, spoke_modules
from pathways.use_cases.gaps.boards import open_board
from pathways.use_cases.gaps.measure_gaps import check_area, check_subject
from pathways.use_cases.tools import Tools


def list_gaps(
    tools: Tools,
    *,
    area: str,
    kind: SubjectKind,
    level: int = 3,
    within: Subject | None = None,
    whose: Whose | None = None,
    shares: Mapping[tuple[str, str], float] | None = None,
) -> GapTable:
    """One row a subject in the area ('US' or a postal code), and the nation's row for each in the same order.

    level is the least level of skills. Within a spoke or a module: the skills it adds, each at the highest level it
    brings (kind is not looked at). Within a skill: the roles that need it to its level. Within a role: the skills it
    needs, each at its level. Raises NotFound for an area or a subject that names nothing, BadInput for shares.
    """
    layout = tools.gaps.layout
    check_area(tools, area)
    if within is not None:
        check_subject(tools, within)
    subjects = _list_within(tools, within) if within else _list_kind(layout, kind, level)
    board = open_board(tools, whose=whose, shares=shares or {})
    here, nation = (layout.areas.index(name) for name in (area, NATION))
    rows = tuple(board.figures.row(subject, here) for subject in subjects)
    whole = tuple(board.figures.row(subject, nation) for subject in subjects)
    return GapTable(board.figures.whose, rows, whole, board.sources, board.shares)


def _list_kind(layout: GapLayout, kind: SubjectKind, level: int) -> list[Subject]:
    """All subjects of a kind; of skills those that some role needs to the level."""
    asked = layout.demand.sum(axis=0) > 0
    return [
        subject
        for place, subject in enumerate(layout.subjects)
        if subject.kind == kind and (kind != "skill" or (subject.level == level and asked[place]))
    ]


def _list_within(tools: Tools, within: Subject) -> list[Subject]:
    catalog = tools.catalog
    if within.kind == "role":
        needs = catalog.roles[within.id].requirements
        return [Subject("skill", need.skill, need.level) for need in needs if need.level]
    if within.kind == "skill":
        roles = (catalog.roles[role] for role in catalog.asked_by[within.id])
        asked = ((role.id, need) for role in roles for need in role.requirements if need.skill == within.id)
        return [Subject("role", role) for role, need in asked if need.level >= within.level]
    modules = spoke_modules(catalog, within.id) if within.kind == "spoke" else (catalog.modules[within.id],)
    highest = dict(sorted(added_cells(catalog, modules), key=lambda cell: cell[1]))
    return [Subject("skill", skill, highest[skill]) for skill in catalog.skills if skill in highest]
