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

KNOWN_MOVE, ONE_TIER_UP = 0.08, 0.10
"""What a move that is known to be made, and one step up in tier, add to readiness when options are ranked
(assumption: people ask where they can get to, not where they are)."""
LEAST_AHEAD = 3
"""At least so many options are one tier above the worker's own, where there are any."""
TOO_FAR = 0.12
"""Roles with less readiness than this are not offered unless asked for."""


def compare_roles(
    tools: Tools, *, worker: Worker, circumstances: Circumstances, roles: Collection[str] = (), limit: int = 8
) -> Comparison:
    """The roles asked for, or the best ones to move to, each with gap, hours, weeks and pay; best first."""
    chosen = [find_role(tools, role) for role in roles] or _promising(tools, worker, limit)
    return Comparison(
        worker=worker,
        circumstances=circumstances,
        options=tuple(_option(tools, worker, circumstances, role) for role in chosen),
        notices=find_notices(tools, worker, circumstances),
        provenance=find_provenance(tools),
    )


def rank_roles(tools: Tools, worker: Worker) -> dict[str, float]:
    """Expected readiness of a worker for every role."""
    return tools.matrix.readiness(best_held(with_assumptions(worker, tools.catalog)))


def _promising(tools: Tools, worker: Worker, limit: int) -> list[Role]:
    catalog, readiness = tools.catalog, rank_roles(tools, worker)
    present = catalog.roles.get(worker.start_role)
    tier = TIERS.index(present.tier) if present else 0
    moves = {edge.goal for edge in catalog.progressions if edge.start == worker.start_role}
    others = [
        role for role in catalog.roles.values()
        if role.id != worker.start_role and TIERS.index(role.tier) >= tier and readiness[role.id] >= TOO_FAR
    ]  # fmt: skip

    def promise(role: Role) -> float:
        up = present is not None and TIERS.index(role.tier) == tier + 1
        return readiness[role.id] + KNOWN_MOVE * (role.id in moves) + ONE_TIER_UP * up

    ranked = sorted(others, key=lambda role: (-promise(role), role.id))
    return _with_some_ahead(ranked, tier, limit)


def _with_some_ahead(ranked: list[Role], tier: int, limit: int) -> list[Role]:
    """The first options, with room made for some that are one tier up."""
    ahead = [role for role in ranked if TIERS.index(role.tier) == min(tier + 1, len(TIERS) - 1)][:LEAST_AHEAD]
    kept = [role for role in ranked if role not in ahead][: max(0, limit - len(ahead))]
    return [role for role in ranked if role in ahead or role in kept]


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


