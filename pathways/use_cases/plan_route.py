"""How a worker gets to a role: gap, routes, calendar, pay, other things to do, and what is not known."""

from pathways.domain.gap import find_counterfactuals, find_gap
from pathways.domain.plan import Plan
from pathways.domain.reading import Reading
from pathways.domain.role import Role
from pathways.domain.route import FrontierPoint, Path, Route
from pathways.domain.worker import Circumstances, Worker
from pathways.engine import route as planner
from pathways.engine.calendar import lay_out
from pathways.engine.optimum import find_frontier
from pathways.engine.paths import find_paths
from pathways.use_cases.alternatives import find_alternatives
from pathways.use_cases.find_pay import find_pay
from pathways.use_cases.look_up import find_role
from pathways.use_cases.notices import find_notices
from pathways.use_cases.provenance import find_provenance
from pathways.use_cases.tools import Tools

NOT_KNOWN = (
    "Which site teaches which spoke, when labs are held, what they cost and whether seats are free: not published.",
    "Module names, hours and order are this project's model of the program; only its topics, its 12 months and its "
    "10 to 14 hours a week are published.",
    "Whether a college gives credit for what you already know.",
    "Which jobs are open near you, and what an employer pays beyond the published wages.",
)


def plan_route(
    tools: Tools, *, worker: Worker, role: str, circumstances: Circumstances, reading: Reading | None = None
) -> Plan:
    """The whole answer for one goal. Raises NotFound for an unknown role."""
    goal, today = find_role(tools, role), tools.clock()
    need = planner.plan_route(tools.curriculum, worker, goal, "need")
    whole = planner.plan_route(tools.curriculum, worker, goal, "whole")
    return Plan(
        worker=worker,
        circumstances=circumstances,
        start_role=worker.start_role,
        target_role=goal.id,
        gap=find_gap(worker, goal, tools.catalog),
        need=need,
        whole=whole,
        frontier=_with_chosen(find_frontier(tools.curriculum, worker, goal), need),
        calendar=lay_out(need, tools.catalog, circumstances, today),
        whole_calendar=lay_out(whole, tools.catalog, circumstances, today),
        pay=find_pay(tools, role=goal.id, state=circumstances.state, pay=circumstances.pay),
        counterfactuals=find_counterfactuals(worker, goal, tools.catalog),
        alternatives=find_alternatives(tools, worker, goal, need, whole),
        paths=_paths(tools, worker, goal),
        notices=find_notices(tools, worker, circumstances, [goal]),
        not_known=NOT_KNOWN,
        provenance=find_provenance(tools),
        reading=reading,
    )


def _with_chosen(frontier: tuple[FrontierPoint, ...], need: Route) -> tuple[FrontierPoint, ...]:
    """The frontier with the route that was chosen on it, where it is not one of its points already."""
    if not need.steps or any(point.hours == need.hours for point in frontier):
        return frontier
    chosen = FrontierPoint(need.hours, need.after, tuple(step.module for step in need.steps))
    return tuple(sorted((*frontier, chosen), key=lambda point: point.hours))


def _paths(tools: Tools, worker: Worker, goal: Role) -> tuple[Path, ...]:
    """Ways over several roles to the goal; nothing when the present job is not known or is the goal."""
    if worker.start_role in ("", goal.id):
        return ()
    return find_paths(tools.ladder, worker.start_role, goal.id)
