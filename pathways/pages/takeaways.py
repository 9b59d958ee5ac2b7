"""What can be taken away as a file: the weeks as iCalendar, the requirements as CSV, the skills as a JSON Resume."""

import csv
import datetime
import json
from collections.abc import Mapping
from io import StringIO

from flask_babel import gettext
from icalendar import Calendar, Event

from pathways.domain.catalog import Catalog
from pathways.domain.gap import RequirementState
from pathways.domain.plan import Plan
from pathways.domain.route import Block
from pathways.pages.views_route import find_first_day
from pathways.pages.words import SOURCES, STATES, level_word

_FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The last four are the first four in full width, which some spreadsheets read as the same."""


def write_calendar(catalog: Catalog, plan: Plan, mode: str) -> bytes:
    """The modules of one way as all-day events, one a module, from its first week to its last."""
    chosen = plan.whole_calendar if mode == "whole" else plan.calendar
    calendar = Calendar()
    calendar.add("prodid", "-//Pathways//Training route//EN")
    calendar.add("version", "2.0")
    made = datetime.datetime.combine(datetime.date.fromisoformat(plan.provenance.date), datetime.time(), datetime.UTC)
    for block in chosen.blocks:
        calendar.add_component(_event(catalog, block, find_first_day(chosen), made))
    return bytes(calendar.to_ical())


def write_requirements(catalog: Catalog, plan: Plan) -> str:
    """The requirements, heaviest first, with state, levels and the person's own words, safe for a spreadsheet."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(
        ("skill", "asked level", "your level", "state", "must have", "share of the job", "source", "quote", "why")
    )
    writer.writerows([safe_cell(cell) for cell in _row(catalog, item)] for item in plan.gap.items)
    return out.getvalue()


def write_resume(document: Mapping[str, object]) -> str:
    """A JSON Resume as the text of its file, laid out for people to read as well."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _event(catalog: Catalog, block: Block, begins: datetime.date, made: datetime.datetime) -> Event:
    module = catalog.modules[block.module]
    first = begins + datetime.timedelta(weeks=block.first_week - 1)
    event = Event()
    event.add("uid", f"{module.id}-{first.isoformat()}@pathways")
    event.add("dtstamp", made)
    event.add("dtstart", first)
    event.add("dtend", begins + datetime.timedelta(weeks=block.last_week))
    event.add("summary", module.title)
    week = f"{round(block.hours_week, 1):g}"
    about = gettext(
        "%(hours)s hours in all, about %(week)s a week. A plan, not a booking.", hours=module.hours, week=week
    )
    event.add("description", about)
    event.add("transp", "TRANSPARENT")
    return event


def _row(catalog: Catalog, item: RequirementState) -> tuple[str, ...]:
    need, held = item.requirement, item.held
    quotes = "; ".join(evidence.quote for evidence in held.evidence) if held else ""
    return (
        catalog.skills[need.skill].name,
        level_word(need.level),
        level_word(held.level if held else 0),
        str(STATES[item.state]),
        gettext("yes") if need.essential else gettext("no"),
        f"{item.weight:.1%}",
        str(SOURCES[held.source]) if held else "",
        quotes,
        item.why,
    )


def safe_cell(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is marked as text."""
    begins = cell.startswith(("\t", "\r", "\n")) or cell.lstrip().startswith(_FORMULA_STARTS)
    return f"'{cell}" if begins else cell
