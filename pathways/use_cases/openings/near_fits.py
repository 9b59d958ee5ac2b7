"""What it takes to close what somebody lacks: the smallest set of modules, and the earliest day."""

import datetime
from dataclasses import dataclass, field, replace

from pathways.domain.fit import Fit
from pathways.domain.opening import Opening, as_role
from pathways.domain.profile import Profile
from pathways.domain.ranking import NearFit
from pathways.domain.role import Role
from pathways.domain.route import Route
from pathways.domain.worker import Circumstances, Worker
from pathways.engine.calendar import lay_out
from pathways.engine.route import plan_route
from pathways.use_cases.tools import Tools

STUDY_HOURS = 10.0
"""Hours a week taken for the earliest day (assumption: the low end of what the program asks)."""

Key = tuple[tuple[tuple[str, int], ...], tuple[str, ...], tuple[tuple[str, int], ...]]


@dataclass(frozen=True)
class Closer:
    """Closes gaps for one opening; people who stand alike towards what they lack are worked out once."""

    tools: Tools
    opening: Opening
    _known: dict[Key, Route] = field(default_factory=dict)

    def close(self, fit: Fit) -> NearFit:
        """The modules that bring one person to every must, and when at the earliest."""
        worker = self._after_training(fit.profile)
        route = self._route(fit, worker)
        ending = self._ending(fit, route)
        start = ending or self.tools.clock()
        earliest = self._finish(route, start) if route.steps else start
        reached = not route.remainder and route.essentials_met
        return NearFit(
            fit=fit,
            modules=tuple(step.module for step in route.steps),
            hours=route.hours,
            earliest=earliest if reached else None,
            in_training=ending is not None,
            open=tuple(item.skill for item in route.remainder),
        )

    def _ending(self, fit: Fit, route: Route) -> datetime.date | None:
        """When the modules under way are done that teach something lacking, or come before a module of the route."""
        curriculum = self.tools.curriculum
        before = {
            curriculum.modules[place].id
            for step in route.steps
            for place in curriculum.lineage[curriculum.places[step.module]].nonzero()[0]
        }
        taught = self.tools.catalog.taught_by
        before |= {module for skill in fit.lacking for module in taught.get(skill, ())}
        ends = [item.finish for item in fit.profile.under_way if item.module in before]
        return max([*ends, self.tools.clock()]) if ends else None

    def _after_training(self, profile: Profile) -> Worker:
        done = [item.module for item in profile.under_way if item.module not in profile.worker.done_modules]
        return replace(profile.worker, done_modules=(*profile.worker.done_modules, *done))

    def _route(self, fit: Fit, worker: Worker) -> Route:
        wanted = self._lacking_role(fit)
        levels = tuple(sorted((item.skill, item.level) for item in worker.held))
        key = (tuple((need.skill, need.level) for need in wanted.requirements), worker.done_modules, levels)
        if key not in self._known:
            self._known[key] = plan_route(self.tools.curriculum, worker, wanted, "need")
        return self._known[key]

    def _lacking_role(self, fit: Fit) -> Role:
        """The opening cut down to the musts that are not met."""
        role = as_role(self.opening)
        return replace(role, requirements=tuple(need for need in role.requirements if need.skill in fit.lacking))

    def _finish(self, route: Route, start: datetime.date) -> datetime.date:
        return lay_out(
            route, self.tools.catalog, Circumstances(hours_week=STUDY_HOURS, start=start), start
        ).finish_earliest
