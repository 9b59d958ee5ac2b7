"""Plain sentences a worker should read before any figure."""

from collections.abc import Iterable

from pathways.domain.gap import best_held
from pathways.domain.role import Role, within
from pathways.domain.worker import Circumstances, Worker
from pathways.use_cases.tools import Tools


def find_notices(
    tools: Tools, worker: Worker, circumstances: Circumstances, goals: Iterable[Role] = ()
) -> tuple[str, ...]:
    """What limits the answer or must be known first, each in one or two sentences; most pressing first."""
    return tuple(
        notice
        for notice in (
            _degree(tools, goals),
            _hours(tools, circumstances),
            _sites(tools, circumstances),
            _engineer(tools, worker),
            _thin(worker),
            _credentials(tools, worker),
        )
        if notice
    )


def _degree(tools: Tools, goals: Iterable[Role]) -> str:
    """What engineers' jobs ask for beside skills: the schooling most people in the occupation have (O*NET)."""
    asked = []
    for role in goals:
        occupation = tools.catalog.occupations[role.onet_soc]
        if role.tier == "engineer" and "degree" in occupation.modal_education:
            asked.append(f"{within(role.title)} ({occupation.modal_education_pct} %)")
    if not asked:
        return ""
    return (
        f"Employers mostly ask for a bachelor degree, or long experience instead, from a {' or '.join(asked)}; "
        "the share is of people in the occupation who named it (O*NET). Modules do not replace it."
    )


def _hours(tools: Tools, circumstances: Circumstances) -> str:
    program, hours = tools.catalog.program, circumstances.hours_week
    if hours >= program.weekly_hours_min:
        return ""
    return (
        f"{program.short_name} asks for {program.weekly_hours_min} to {program.weekly_hours_max} hours a week over "
        f"{program.months} months. At {hours:g} hours you finish later, and a site may not allow it: ask first."
    )


def _sites(tools: Tools, circumstances: Circumstances) -> str:
    state = tools.catalog.states.get(circumstances.state)
    if state is None or any(site.state == state.postal for site in tools.catalog.sites()):
        return ""
    return (
        f"No {tools.catalog.program.short_name} site in {state.name} is published. Lectures and simulations are "
        "online; labs need travel. Keep your answer by a link and open it again: it will say so when a site is listed."
    )


def _engineer(tools: Tools, worker: Worker) -> str:
    role = tools.catalog.roles.get(worker.start_role)
    if role is None or role.tier != "engineer":
        return ""
    return (
        "You already work at engineer level. The spokes repeat much of what you know; what the hub adds is leadership, "
        "operations and shop-floor practice. The program is made for technicians and operators: "
        "it may serve people you lead."
    )


def _thin(worker: Worker) -> str:
    said = sum(item.source != "assumed" for item in best_held(worker.held).values())
    if said >= 4:
        return ""
    return (
        f"This rests on {said} skill{'s' if said != 1 else ''} in your own words; the rest is what such a job usually "
        "includes. Add more to narrow it."
    )


def _credentials(tools: Tools, worker: Worker) -> str:
    if not worker.credentials:
        return ""
    names = ", ".join(tools.catalog.credentials[item].name for item in worker.credentials[:3])
    return (
        f"Your credentials ({names}) count as evidence. Where they overlap with a module, ask the college for credit; "
        "it is not promised."
    )
