"""A route laid out in weeks: at most two modules at a time, prerequisites first, and whether it fits a life."""

import datetime
import math
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadInput
from pathways.domain.route import Block, Calendar, Route, Site
from pathways.domain.training import Module, Program
from pathways.domain.worker import MAX_HOURS_WEEK, MIN_HOURS_WEEK, Circumstances
from pathways.engine.route_words import shorten
from pathways.engine.sites import find_sites

AT_A_TIME = 2
"""Modules that run side by side at most (assumption: what the program's own year of terms amounts to)."""

SLOWER = 1.25
"""How much longer the latest finish takes (assumption): a quarter of the weeks is lost to overtime, illness, life."""

TERM_WEEKS, WEEKS_BETWEEN_TERMS = 13, 2
"""A quarter of a year, and the wait before the next begins, counted in the latest finish only (assumption)."""

DAY_TRIP_MILES = 150
"""Beyond this a lab is no longer a day's outing (assumption), and a route that needs it does not fit."""

NOTHING_LEFT = 1e-9
"""Hours below this are rounding."""

Fit = Literal["yes", "no", "if"]


class _Remark(NamedTuple):
    fit: Fit
    sentence: str


def lay_out(route: Route, catalog: Catalog, circumstances: Circumstances, today: datetime.date) -> Calendar:
    """A route in weeks from the day given (today, where none is given or it is past), with all that stands against it.

    The earliest finish is when everything goes well; the latest adds SLOWER and the waits between terms. Raises
    BadInput for study hours outside 1 to 40 a week and for an unknown state.
    """
    _check(circumstances, catalog)
    modules = [catalog.modules[step.module] for step in route.steps]
    blocks = _fill(modules, circumstances.hours_week, catalog.program.weekly_hours_max)
    earliest = max((block.last_week for block in blocks), default=0)
    latest = _stretch(earliest)
    sites = find_sites(catalog, circumstances.state) if any(module.lab_hours for module in modules) else ()
    remarks = [*_judge_pace(circumstances, catalog.program, earliest, latest),
               *_judge_labs(modules, sites, circumstances, catalog)]  # fmt: skip
    start = max(circumstances.start or today, today)
    return Calendar(
        blocks=blocks,
        hours_week=circumstances.hours_week,
        weeks_earliest=earliest,
        weeks_latest=latest,
        finish_earliest=start + datetime.timedelta(weeks=earliest),
        finish_latest=start + datetime.timedelta(weeks=latest),
        fits=_sum_up(remarks),
        conflicts=tuple(remark.sentence for remark in remarks),
        sites=sites,
    )


def _check(circumstances: Circumstances, catalog: Catalog) -> None:
    if not MIN_HOURS_WEEK <= circumstances.hours_week <= MAX_HOURS_WEEK:
        raise BadInput(
            "hours_out_of_range",
            f"{circumstances.hours_week:g} hours of study a week cannot be planned.",
            field="hours_week",
            fix=f"Give between {MIN_HOURS_WEEK} and {MAX_HOURS_WEEK}.",
        )
    if circumstances.state and circumstances.state not in catalog.states:
        fix = "Give the two letters of a state, or leave it empty."
        raise BadInput("unknown_state", f"There is no state {circumstances.state!r}.", field="state", fix=fix)


def _fill(modules: Sequence[Module], hours_week: float, most: float) -> tuple[Block, ...]:
    """Week by week: start what is ready in the order of the route, then spend the hours of the week."""
    left = {module.id: float(module.hours) for module in modules}
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    week = 0
    while len(last) < len(modules):
        week += 1
        running = [module for module in modules if module.id in first and module.id not in last]
        for module in modules:
            if len(running) < AT_A_TIME and module.id not in first and _is_ready(module, left, last):
                first[module.id] = week
                running.append(module)
        _spend([module.id for module in running], left, hours_week, most)
        last.update({module.id: week for module in running if left[module.id] < NOTHING_LEFT})
    return tuple(_block(module, first[module.id], last[module.id]) for module in modules)


def _is_ready(module: Module, planned: dict[str, float], finished: dict[str, int]) -> bool:
    """Whether all it needs of this plan is finished; what is not in the plan was settled before."""
    options = [name for name in module.requires_any if name in planned]
    return all(name in finished for name in module.requires if name in planned) and (
        not options or any(name in finished for name in options)
    )


def _spend(running: Sequence[str], left: dict[str, float], hours_week: float, most: float) -> None:
    """Share a week's hours evenly; what one module cannot use goes to the other."""
    budget = hours_week
    for place, name in enumerate(sorted(running, key=lambda name: left[name])):
        spent = min(left[name], most, budget / (len(running) - place))
        left[name] -= spent
        budget -= spent


def _block(module: Module, first: int, last: int) -> Block:
    return Block(module.id, first, last, module.hours / (last - first + 1))


def _stretch(earliest: int) -> int:
    weeks = math.ceil(earliest * SLOWER)
    return weeks + WEEKS_BETWEEN_TERMS * max(0, math.ceil(weeks / TERM_WEEKS) - 1)


def _judge_pace(circumstances: Circumstances, program: Program, earliest: int, latest: int) -> Iterator[_Remark]:
    low, high, hours = program.weekly_hours_min, program.weekly_hours_max, circumstances.hours_week
    published = f"{program.short_name} publishes {low} to {high} hours a week over {program.months} months"
    if earliest and hours < low:
        takes = f"At {hours:g} hours a week this route takes {earliest} to {latest} weeks"
        yield _Remark("if", f"{published}. {takes}, and the program itself may not allow that pace.")
    if earliest and hours > high:
        capped = f"No module is counted above {high} hours a week here"
        yield _Remark("if", f"{published}. {capped}, and the program itself may not allow {hours:g} in all.")


def _judge_labs(
    modules: Sequence[Module], sites: Sequence[Site], circumstances: Circumstances, catalog: Catalog
) -> Iterator[_Remark]:
    hours = sum(module.lab_hours for module in modules)
    if not hours:
        return
    if not sites:
        yield _Remark("no", f"{hours} hours are in labs, and no site with labs is known.")
        return
    if sites[0].miles is None:
        yield _Remark("if", f"{hours} hours are in labs at a site: say your state to see how far the nearest one is.")
    else:
        yield from _judge_distance(modules, sites[0], sites[0].miles, circumstances, catalog)
    if circumstances.shift in ("second", "third", "rotating"):
        asked = f"ask {sites[0].partner.name}" if sites[0].miles is not None else "ask a site"
        shift = "rotating shifts" if circumstances.shift == "rotating" else f"{circumstances.shift} shift"
        unknown = f"You work {shift}, and no site publishes when its labs are held"
        yield _Remark("if", f"{unknown}: {asked} before you sign up.")


def _judge_distance(
    modules: Sequence[Module], site: Site, miles: int, circumstances: Circumstances, catalog: Catalog
) -> Iterator[_Remark]:
    home = catalog.states[circumstances.state]
    too_far = miles > circumstances.travel_miles
    has_own = any(partner.state == home.postal for partner in catalog.sites())
    if has_own and not too_far:
        return
    place = f"{site.partner.name} in {site.partner.city}, {site.partner.state}"
    lacking = "" if has_own else f"No site in {home.name} holds labs. "
    text = f"{lacking}The nearest labs are at {place}, about {miles:,} miles from where most people of {home.name} live"
    if too_far:
        text += f", further than the {circumstances.travel_miles} you would travel; from where you live it may differ"
    yield _Remark("no" if too_far and miles > DAY_TRIP_MILES else "if", f"{text}.")
    if too_far:
        yield _Remark("if", _split_by_place(modules))


def _split_by_place(modules: Sequence[Module]) -> str:
    """Which modules can be done from home and which only at a site."""
    home = ", ".join(shorten(module) for module in modules if not module.lab_hours)
    site = ", ".join(f"{shorten(module)} ({module.lab_hours} h there)" for module in modules if module.lab_hours)
    return f"{f'From home: {home}. ' if home else ''}With hours at a site: {site}."


def _sum_up(remarks: Sequence[_Remark]) -> Fit:
    fits = {remark.fit for remark in remarks}
    return "no" if "no" in fits else "if" if "if" in fits else "yes"
