"""Where a worker could go: every role ranked, the most promising in full."""

from collections.abc import Collection

from pathways.domain.gap import best_held, find_gap, with_assumptions
from pathways.domain.plan import Comparison, RoleOption
from pathways.domain.role import TIERS, Role
from pathways.domain.worker import Circumstances, Worker
from pathways.engine.calendar import lay_out
from pathways.engine.route import plan_route
from pathways.use_cases.find_pay import find_pay
from pathways.use_cases.look_up import find_role
from pathways.use_cases.notices import find_notices
from pathways.use_cases.provenance import find_provenance
from pathways.use_cases.tools import Tools

KNOWN_MOVE, WORSE_PAID = 0.08, -0.15
"""What a move that is known to be made adds to readiness when options are ranked, and what a move on the same tier
to an occupation with a lower national median takes away (assumption: people ask where they can get to)."""
TOO_FAR = 0.03
"""Roles with less readiness than this are not offered unasked, but for known moves from the present job."""
SHARES = (0.5, 0.375, 0.125)
"""Of the options so much is one tier up, on the same tier, and two tiers up."""


def compare_roles(
    tools: Tools, *, worker: Worker, circumstances: Circumstances, roles: Collection[str] = (), limit: int = 8
) -> Comparison:
    """The roles asked for, or the best ones to move to, each with gap, hours, weeks and pay; best first."""
    chosen = [find_role(tools, role) for role in roles] or _promising(tools, worker, limit)
    return Comparison(
        worker=worker,
        circumstances=circumstances,
        options=tuple(_option(tools, worker, circumstances, role) for role in chosen),
        notices=find_notices(tools, worker, circumstances, chosen),
        provenance=find_provenance(tools),
    )


def rank_roles(tools: Tools, worker: Worker) -> dict[str, float]:
    """Expected readiness of a worker for every role."""
    return tools.matrix.readiness(best_held(with_assumptions(worker, tools.catalog)))


def _promising(tools: Tools, worker: Worker, limit: int) -> list[Role]:
    """Roles one tier up first, then on the same tier, then a far goal; within each the most promising first."""
    readiness = rank_roles(tools, worker)
    present = tools.catalog.roles.get(worker.start_role)
    tier = min(TIERS.index(present.tier) if present else 0, len(TIERS) - 2)
    moves = {edge.goal for edge in tools.catalog.progressions if edge.start == worker.start_role}
    paid = _median(tools, present) if present else 0

    def promise(role: Role) -> float:
        worse = present is not None and role.tier == present.tier and _median(tools, role) < paid
        return readiness[role.id] + KNOWN_MOVE * (role.id in moves) + WORSE_PAID * worse

    open_to = [r for r in tools.catalog.roles.values() if readiness[r.id] >= TOO_FAR or r.id in moves]
    chosen: list[Role] = []
    for step, share in zip((1, 0, 2), SHARES, strict=True):
        same = [r for r in open_to if TIERS.index(r.tier) == tier + step and r.id != worker.start_role]
        same.sort(key=lambda role: (-promise(role), role.id))
        chosen.extend(same[: max(1, round(limit * share))])
    return chosen[:limit]


def _median(tools: Tools, role: Role) -> int:
    return find_pay(tools, role=role.id, state="").median or 0


def _option(tools: Tools, worker: Worker, circumstances: Circumstances, role: Role) -> RoleOption:
    route = plan_route(tools.curriculum, worker, role, "need")
    calendar = lay_out(route, tools.catalog, circumstances, tools.clock())
    return RoleOption(
        role=role.id,
        title=role.title,
        tier=role.tier,
        onet_soc=role.onet_soc,
        gap=find_gap(worker, role, tools.catalog),
        hours=route.hours,
        weeks_earliest=calendar.weeks_earliest,
        weeks_latest=calendar.weeks_latest,
        pay=find_pay(tools, role=role.id, state=circumstances.state, pay=circumstances.pay),
        essentials_met=route.essentials_met,
        is_present=role.id == worker.start_role,
    )
