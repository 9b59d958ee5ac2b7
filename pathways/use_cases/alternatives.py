"""Other things to do instead: stay and add one module, the whole certificate, a nearer role, learning at work."""

from collections.abc import Iterator

from pathways.domain.gap import best_held, measure_readiness, with_assumptions
from pathways.domain.plan import Alternative
from pathways.domain.role import Role, with_article, within
from pathways.domain.route import Route
from pathways.domain.skill import HeldSkill
from pathways.domain.training import Module
from pathways.domain.worker import Worker
from pathways.use_cases.tools import Tools


def find_alternatives(tools: Tools, worker: Worker, goal: Role, need: Route, whole: Route) -> tuple[Alternative, ...]:
    """At least two alternatives to a route, 'stay and add one module' first where there is one."""
    return (*_stay(tools, worker, goal), *_whole(need, whole), *_nearer(tools, worker, goal), *_at_work(tools, need))


def _stay(tools: Tools, worker: Worker, goal: Role) -> Iterator[Alternative]:
    """The one module, open to the worker now, that lifts readiness most for each hour it takes."""
    present = tools.catalog.roles.get(worker.start_role)
    held = best_held(with_assumptions(worker, tools.catalog))
    best: tuple[float, float, Module] | None = None
    for module in tools.catalog.modules.values():
        if module.kind == "capstone" or not _open(tools, module, held, worker):
            continue
        lift = _after(tools, held, module, goal) - measure_readiness(held, goal, tools.catalog).value
        if lift > 0.005 and (best is None or lift / module.hours > best[0]):
            best = (lift / module.hours, lift, module)
    if best:
        _, lift, module = best
        where = f"Stay {with_article(present.title)}" if present else "Stay where you are"
        gain = f"it lifts readiness for {within(goal.title)} by {100 * lift:.0f} points"
        detail = f"{module.hours} hours, no prerequisite left open; {gain}."
        yield Alternative(
            "stay", f"{where} and add one module: {module.title}", detail, goal.id, module.id, module.hours
        )


def _whole(need: Route, whole: Route) -> Iterator[Alternative]:
    if whole.hours > need.hours:
        detail = f"{whole.hours} hours instead of {need.hours}: {_whole_gains(need, whole)}"
        yield Alternative("whole", "Take the whole certificate", detail, whole.goal, "", whole.hours)


def _nearer(tools: Tools, worker: Worker, goal: Role) -> Iterator[Alternative]:
    """The role of the same tier that the worker is readiest for, other than the goal and the present one."""
    readiness = tools.matrix.readiness(best_held(with_assumptions(worker, tools.catalog)))
    others = [
        role
        for role in tools.catalog.roles.values()
        if role.tier == goal.tier and role.id not in (goal.id, worker.start_role)
    ]
    if others:
        role = max(others, key=lambda item: readiness[item.id])
        detail = f"Readiness today {readiness[role.id]:.0%}, for {within(goal.title)} {readiness[goal.id]:.0%}."
        yield Alternative("other_role", f"Look at {within(role.title)} instead", detail, role.id)


def _at_work(tools: Tools, need: Route) -> Iterator[Alternative]:
    names = [within(tools.catalog.skills[item.skill].name) for item in need.remainder[:3]]
    if names:
        detail = f"Ask for work that uses {', '.join(names)}: no module brings these to the level asked."
        yield Alternative("learn_at_work", "Learn part of it where you work", detail, need.goal)


def _whole_gains(need: Route, whole: Route) -> str:
    """What the whole certificate brings over the route, compared in the whole percent that are shown."""
    shown, instead = f"{whole.after:.0%}", f"{need.after:.0%}"
    if shown != instead and whole.after > need.after:
        return f"readiness {shown} instead of {instead}, and the certificate to show."
    figures = f"readiness {shown} either way" if shown == instead else f"readiness {shown} instead of {instead}"
    return f"no nearer to this job ({figures}), but the certificate to show."


def _open(tools: Tools, module: Module, held: dict[str, HeldSkill], worker: Worker) -> bool:
    """Whether a module can be started now: what comes before it is done, or its skills are held."""

    def settled(before: str) -> bool:
        levels = tools.catalog.modules[before].teaches.items()
        return before in worker.done_modules or all(
            skill in held and held[skill].level >= level for skill, level in levels
        )

    required = all(settled(before) for before in module.requires)
    return (
        module.id not in worker.done_modules
        and required
        and (not module.requires_any or any(settled(before) for before in module.requires_any))
    )


def _after(tools: Tools, held: dict[str, HeldSkill], module: Module, goal: Role) -> float:
    """Readiness for the goal with one module added."""
    taught = {
        skill: HeldSkill(skill, level, 1.0, "taught")
        for skill, level in module.teaches.items()
        if skill not in held or held[skill].level < level
    }
    return measure_readiness({**held, **taught}, goal, tools.catalog).value
