"""From a reading to a worker, the worker's own corrections, and the circumstances a plan must fit."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import get_args

from pathways.domain.errors import BadInput
from pathways.domain.knowing import added_by_hand, change_credentials, know_worker
from pathways.domain.pay import HOURS_A_YEAR
from pathways.domain.reading import Reading
from pathways.domain.skill import MAX_LEVEL
from pathways.domain.worker import MAX_HOURS_WEEK, MIN_HOURS_WEEK, Circumstances, Shift, Worker
from pathways.use_cases.look_up import find_credential, find_module, find_role, find_skill
from pathways.use_cases.releases import occupation_skills
from pathways.use_cases.tools import Tools

HIGHEST_PAY = 2_000_000
FARTHEST = 3000


def make_worker(tools: Tools, *, reading: Reading) -> Worker:
    """What is known of a person from one text; for an occupation outside the catalogue, what O*NET ties to it too."""
    worker = know_worker(reading, tools.catalog)
    if worker.start_role or not worker.start_onet_soc:
        return worker
    said = {item.skill for item in worker.held} | set(worker.denied)
    implied = occupation_skills(tools.store, tools.catalog, onet_soc=worker.start_onet_soc)
    return replace(worker, held=worker.held + tuple(item for item in implied if item.skill not in said))


def edit_worker(
    tools: Tools,
    *,
    worker: Worker,
    add: Mapping[str, int] | None = None,
    remove: Collection[str] = (),
    deny: Collection[str] = (),
    start_role: str | None = None,
    title: str | None = None,
    done_modules: Collection[str] | None = None,
    credentials: Collection[str] | None = None,
) -> Worker:
    """The worker after corrections: add maps skill to level, remove forgets, deny says 'I do not have this'.

    Raises NotFound for an unknown id and BadInput for a level outside 1 to 4.
    """
    added = {find_skill(tools, skill).id: _level(level) for skill, level in (add or {}).items()}
    gone = {find_skill(tools, skill).id for skill in (*remove, *deny)} | set(added)
    held = tuple(item for item in worker.held if item.skill not in gone)
    changed = replace(
        worker,
        held=held + tuple(added_by_hand(skill, level) for skill, level in added.items()),
        denied=tuple(dict.fromkeys([*(s for s in worker.denied if s not in added and s not in remove), *deny])),
    )
    if start_role is not None:
        changed = _at_role(tools, changed, start_role, title)
    if done_modules is not None:
        changed = replace(changed, done_modules=tuple(find_module(tools, module).id for module in done_modules))
    if credentials is not None:
        named = tuple(find_credential(tools, item).id for item in credentials)
        changed = change_credentials(changed, named, tools.catalog)
    return changed


def parse_circumstances(
    tools: Tools,
    *,
    state: str = "",
    hours_week: object = 10,
    shift: str = "",
    travel_miles: object = 60,
    start: str = "",
    pay: object = 0,
    pay_unit: str = "year",
) -> Circumstances:
    """Circumstances from what was typed. Raises BadInput naming the field, the rule and the next step."""
    if (shift or "unknown") not in get_args(Shift):
        raise BadInput("unknown_shift", f"“{shift[:20]}” is not a shift we know.", field="shift",
                       fix="Choose day, second, third or rotating.")  # fmt: skip
    yearly = _number(pay, "pay", 0, HIGHEST_PAY, "dollars") * (HOURS_A_YEAR if pay_unit == "hour" else 1)
    return Circumstances(
        state=_state(tools, state),
        hours_week=_number(hours_week, "hours", MIN_HOURS_WEEK, MAX_HOURS_WEEK, "study hours a week"),
        shift=shift or "unknown",  # type: ignore[arg-type]
        travel_miles=int(_number(travel_miles, "travel", 0, FARTHEST, "miles")),
        start=_date(start),
        pay=min(HIGHEST_PAY, round(yearly)),
    )


def _at_role(tools: Tools, worker: Worker, role_id: str, title: str | None) -> Worker:
    if not role_id:
        return replace(worker, start_role="", start_onet_soc="", title="", title_confidence=0.0)
    role = find_role(tools, role_id)
    return replace(
        worker, start_role=role.id, start_onet_soc=role.onet_soc, title=title or role.title, title_confidence=1.0
    )


def _level(level: int) -> int:
    if not 1 <= level <= MAX_LEVEL:
        raise BadInput("bad_level", f"Level {level} does not exist.", field="level", fix="Choose a level from 1 to 4.")
    return level


def _state(tools: Tools, text: str) -> str:
    wanted = " ".join(text.split()).casefold()
    if not wanted:
        return ""
    for state in tools.catalog.states.values():
        if wanted in (state.postal.casefold(), state.name.casefold()):
            return state.postal
    fix = "Choose one of the 50 states or the District of Columbia, by name or by its two letters."
    raise BadInput("unknown_state", f"“{text[:30]}” is not a state we know.", field="state", fix=fix)


def _number(value: object, field: str, low: int, high: int, unit: str) -> float:
    text = str(value).replace(",", "").replace("$", "").strip() or "0"
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not low <= number <= high:
        message = f"“{str(value)[:20]}” does not work for {unit}."
        raise BadInput(f"bad_{field}", message, field=field, fix=f"Give a number from {low} to {high:,}.")
    return number


def _date(text: str) -> datetime.date | None:
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        message = f"“{text[:20]}” is not a date."
        raise BadInput("bad_start", message, field="start", fix="Write it as year-month-day: 2027-01-31.") from error
