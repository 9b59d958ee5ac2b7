"""The report of a year, from the cohorts in the database: real ones or invented ones, never both."""

import datetime
import re

from pathways.domain.catalog import Catalog
from pathways.domain.cohort_rules import FIRST_YEAR, LAST_YEAR
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.report import Report, ReportChoice, Whose, make_report
from pathways.store.cohorts import list_classes
from pathways.use_cases.provenance import find_provenance
from pathways.use_cases.reports.demand_met import find_demand
from pathways.use_cases.tools import Tools


def list_years(tools: Tools) -> tuple[ReportChoice, ...]:
    """The years that have cohorts, the newest first, real ones before invented ones."""
    with tools.store.reading() as session:
        classes = list_classes(session)
    found = {(not item.cohort.demo, item.cohort.term.year) for item in classes}
    return tuple(ReportChoice(year, "real" if real else "demonstration") for real, year in sorted(found, reverse=True))


def report_year(tools: Tools, *, year: object, as_of: str = "", whose: str = "") -> Report:
    """The report of a year with the stages reached by the end of a day, today where it is not said.

    Without whose it is of the real cohorts, where there is any. Raises BadInput naming the field, and NotFound for a
    year without cohorts.
    """
    number, day = _year(year), _day(tools, as_of)
    chosen = _whose(tools, whose)
    with tools.store.reading() as session:
        classes = list_classes(session, year=number, demo=chosen == "demonstration")
    if not classes:
        kind = "demonstration " if chosen == "demonstration" else ""
        message = f"There is no {kind}cohort whose term lies in {number}."
        raise NotFound("no_cohorts", message, field="year", fix="Choose a year that has cohorts.")
    demand, sources = find_demand(tools, chosen)
    return make_report(
        classes,
        year=number,
        as_of=day,
        whose=chosen,
        names=_names(tools.catalog),
        demand=demand,
        releases=(*_releases(tools), *sources),
    )


def _year(given: object) -> int:
    text = str(given).strip()
    if not re.fullmatch(r"[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise BadInput("bad_year", f"“{text[:20]}” is no year.", field="year", fix="Write it as 2026.")
    return int(text)


def _day(tools: Tools, text: str) -> datetime.date:
    if not text:
        return tools.clock()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        message = f"“{text[:20]}” is no day."
        raise BadInput("bad_day", message, field="as_of", fix="Write it as 2026-12-31.") from None


def _whose(tools: Tools, text: str) -> Whose:
    if text in ("real", "demonstration"):
        return "real" if text == "real" else "demonstration"
    if text:
        raise BadInput("bad_whose", f"“{text[:20]}” is neither.", field="whose", fix="Write real or demonstration.")
    with tools.store.reading() as session:
        return "real" if list_classes(session, demo=False) else "demonstration"


def _names(catalog: Catalog) -> dict[str, str]:
    states = {item.postal: item.name for item in catalog.states.values()}
    return {**states, **{item.id: item.name for item in catalog.partners.values()}}


def _releases(tools: Tools) -> tuple[str, ...]:
    made = find_provenance(tools)
    return f"Catalogue {made.catalogue}", f"O*NET {made.onet}", f"OEWS {made.oews}"
