"""What was typed about a cohort or a learner, checked: the same rules for a form, for a program and for a file."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from pathways.domain.catalog import Catalog
from pathways.domain.cohort import SEASONS, STAGES, Cohort, Learner, Season, Term
from pathways.domain.typed import typed

COHORT_FIELDS = ("cohort", "site", "term", "offers", "capacity")
LEARNER_FIELDS = ("learner", "state", *STAGES, "left", "modules", "capstone_title", "role")
MOST_SEATS = 10_000
LONGEST_TITLE = 200
FIRST_YEAR, LAST_YEAR = 2000, 2100

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_NUMBER_OF_A_PERSON = re.compile(r"\d{3}[-.]?\d{2}[-.]?\d{4}|\d{3}[-.]?\d{3}[-.]?\d{4}")
_US_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_BETWEEN_IDS = re.compile(r"[\s;,|]+")


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What does not hold: the field, which rule, and what to do."""

    field: str
    rule: str
    fix: str


class _Checks:
    """Gathers every problem of one record, so that all of them are told at once."""

    def __init__(self, fields: Mapping[str, str], catalog: Catalog) -> None:
        self.fields = {name: " ".join(typed(text).split()) for name, text in fields.items()}
        self.catalog = catalog
        self.problems: list[FieldProblem] = []

    def get(self, field: str) -> str:
        return self.fields.get(field, "")

    def refuse(self, field: str, rule: str, fix: str) -> None:
        self.problems.append(FieldProblem(field, rule, fix))

    def code(self, field: str) -> str:
        """A code of the lead's own: nothing that names a person."""
        text = self.get(field)
        if not _CODE.fullmatch(text):
            fix = "Use up to 40 letters without accents, digits, dots, dashes and underscores, such as A-017."
            self.refuse(field, f"“{text[:40]}” is no code." if text else "The code is missing.", fix)
        elif _NUMBER_OF_A_PERSON.fullmatch(text):
            fix = "Make up a code that means something to you alone."
            self.refuse(field, "That looks like a social security or phone number.", fix)
        return text

    def modules(self, field: str) -> tuple[str, ...]:
        """Ids of modules, each once, in the order of the catalogue."""
        named = {name for name in _BETWEEN_IDS.split(self.get(field)) if name}
        unknown = sorted(named - set(self.catalog.modules))
        if unknown:
            fix = "Use the ids of the guide’s modules, with spaces between them."
            self.refuse(field, f"“{unknown[0][:40]}” is no module.", fix)
        return tuple(module for module in self.catalog.modules if module in named)

    def day(self, field: str, today: datetime.date) -> datetime.date | None:
        """A day that is over: as 2026-09-01, or as 9/1/2026."""
        text = self.get(field)
        if not text:
            return None
        day = _read_day(text)
        if day is None or day.year < FIRST_YEAR:
            self.refuse(field, f"“{text[:20]}” is no day.", "Write it as 2026-09-01.")
        elif day > today:
            self.refuse(field, f"{day.isoformat()} is still to come.", "Enter what has happened.")
        return day


def check_cohort(
    fields: Mapping[str, str], catalog: Catalog, *, number: str = ""
) -> tuple[Cohort, tuple[FieldProblem, ...]]:
    """A cohort from COHORT_FIELDS, with the id given; it counts only where there are no problems."""
    checks = _Checks(fields, catalog)
    code, site, term = checks.code("cohort"), _site(checks), _term(checks)
    modules, capacity = checks.modules("offers"), _capacity(checks)
    if not checks.get("offers"):
        checks.refuse("offers", "The modules are missing.", "Name at least one that the cohort is taught.")
    return Cohort(number, code, site, term, modules, capacity), tuple(checks.problems)


def check_learner(
    fields: Mapping[str, str], catalog: Catalog, offers: tuple[str, ...], today: datetime.date
) -> tuple[Learner, tuple[FieldProblem, ...]]:
    """A learner from LEARNER_FIELDS. offers are the modules of the cohort; a module that is finished is one of them."""
    checks = _Checks(fields, catalog)
    learner = Learner(
        code=checks.code("learner"),
        state=_state(checks),
        dates=_dates(checks, today),
        left=checks.day("left", today),
        modules=checks.modules("modules"),
        capstone_title=_title(checks),
        role=_role(checks),
    )
    _check_whole(checks, learner, offers)
    return learner, tuple(checks.problems)


def describe_cohort(cohort: Cohort) -> dict[str, str]:
    """The fields that check_cohort reads back unchanged."""
    cells = (cohort.code, cohort.site, str(cohort.term), " ".join(cohort.modules), str(cohort.capacity))
    return dict(zip(COHORT_FIELDS, cells, strict=True))


def describe_learner(learner: Learner) -> dict[str, str]:
    """The fields that check_learner reads back unchanged."""
    days: dict[str, str] = {stage: _write_day(learner.date_of(stage)) for stage in STAGES}
    return {
        "learner": learner.code,
        "state": learner.state,
        **days,
        "left": _write_day(learner.left),
        "modules": " ".join(learner.modules),
        "capstone_title": learner.capstone_title,
        "role": learner.role,
    }


def _read_day(text: str) -> datetime.date | None:
    parts = _US_DAY.fullmatch(text)
    try:
        if parts:
            month, day, year = map(int, parts.groups())
            return datetime.date(year, month, day)
        return datetime.date.fromisoformat(text) if len(text) == len("2026-09-01") else None
    except ValueError:
        return None


def _write_day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def _named(text: str, known: Mapping[str, str]) -> str:
    """The id of what is named by its id or its name, or ''."""
    wanted = text.casefold()
    return next((key for key, name in known.items() if wanted in (key.casefold(), name.casefold())), "")


def _site(checks: _Checks) -> str:
    sites = {item.id: item.name for item in checks.catalog.partners.values() if item.relation == "delivery"}
    found = _named(checks.get("site"), sites)
    if not found:
        fix = f"Use one of: {', '.join(sites)}."
        checks.refuse("site", f"“{checks.get('site')[:60]}” is no site that teaches.", fix)
    return found


def _state(checks: _Checks) -> str:
    found = _named(checks.get("state"), {item.postal: item.name for item in checks.catalog.states.values()})
    if not found:
        checks.refuse("state", f"“{checks.get('state')[:40]}” is no state.", "Use its two letters, such as OH.")
    return found


def _term(checks: _Checks) -> Term:
    words = checks.get("term").lower().split()
    year = next((int(word) for word in words if re.fullmatch(r"[0-9]{4}", word)), 0)
    season = next((word for word in words if word in SEASONS), "")
    whole = sorted(words) == [str(year), season]
    if not whole or not FIRST_YEAR <= year <= LAST_YEAR:
        fix = f"Write the year and one of {', '.join(SEASONS)}, such as 2026 fall."
        checks.refuse("term", f"“{checks.get('term')[:40]}” is no term.", fix)
    return Term(year, cast(Season, season))


def _capacity(checks: _Checks) -> int:
    text = checks.get("capacity")
    seats = int(text) if re.fullmatch(r"[0-9]{1,6}", text) else 0
    if not 1 <= seats <= MOST_SEATS:
        fix = f"Write a whole number, 1 to {MOST_SEATS:,}."
        checks.refuse("capacity", f"“{text[:20]}” is no number of seats.", fix)
    return seats


def _dates(checks: _Checks, today: datetime.date) -> tuple[datetime.date, ...]:
    """The days of the stages, in their order and without a gap."""
    days = {stage: checks.day(stage, today) for stage in STAGES}
    dates: list[datetime.date] = []
    for place, (stage, day) in enumerate(days.items()):
        if day is None:
            continue
        if place > len(dates):
            missing = STAGES[len(dates)]
            if checks.get(missing):
                break
            fix = f"Enter the day of “{missing}” too, or leave this one out: each stage counts after the one before."
            checks.refuse(stage, f"“{stage}” has a day and “{missing}” has none.", fix)
            break
        if dates and day < dates[-1]:
            checks.refuse(stage, f"“{stage}” lies before “{STAGES[place - 1]}”.", "Put one of the two days right.")
        dates.append(day)
    if not dates and not checks.get(STAGES[0]):
        checks.refuse(STAGES[0], "The first day is missing.", "Enter the day somebody enquired.")
    return tuple(dates)


def _title(checks: _Checks) -> str:
    title = checks.get("capstone_title")
    if len(title) > LONGEST_TITLE:
        checks.refuse("capstone_title", f"The title has {len(title)} characters.", f"Use up to {LONGEST_TITLE}.")
    return title


def _role(checks: _Checks) -> str:
    text = checks.get("role")
    found = _named(text, {item.id: item.title for item in checks.catalog.roles.values()}) if text else ""
    if text and not found:
        checks.refuse("role", f"“{text[:60]}” is no role.", "Use the id or the title of a role of the guide.")
    return found


def _check_whole(checks: _Checks, learner: Learner, offers: tuple[str, ...]) -> None:
    """What has to fit together."""
    if learner.left and learner.dates and learner.left < learner.dates[-1]:
        checks.refuse("left", "The day of leaving lies before the last stage.", "Put one of the two days right.")
    if set(learner.modules) - set(offers):
        checks.refuse("modules", "A finished module is none of the cohort’s.", "Add it to the cohort first.")
    if learner.role and len(learner.dates) < len(STAGES):
        checks.refuse("role", "A role is named, and no day of hiring.", "Enter the day, or leave the role out.")
