"""How the pages say things: plain words for the catalogue's codes, money, shares and dates, ready to translate."""

import datetime
from collections.abc import Mapping

from flask import Flask
from flask_babel import LazyString, format_date, gettext, lazy_gettext, ngettext

from pathways.domain.role import within

Words = Mapping[str, LazyString]

LEVELS: Mapping[int, LazyString] = {
    1: lazy_gettext("Heard of it"),
    2: lazy_gettext("With help"),
    3: lazy_gettext("On your own"),
    4: lazy_gettext("Lead others"),
}
TIERS: Words = {
    "technician": lazy_gettext("Technician"),
    "technologist": lazy_gettext("Technologist"),
    "engineer": lazy_gettext("Engineer"),
}
TIER_MEANINGS: Words = {
    "technician": lazy_gettext("Runs, sets up, builds, checks or repairs."),
    "technologist": lazy_gettext("Joins floor know-how with whole lines and systems, and leads improvements."),
    "engineer": lazy_gettext("Designs products and processes. Often asks for a degree."),
}
STATES: Words = {
    "have": lazy_gettext("You have it"),
    "partly": lazy_gettext("Partly"),
    "missing": lazy_gettext("Missing"),
    "no_data": lazy_gettext("We don’t know"),
}
FIT_STATES: Words = {
    "have": lazy_gettext("Has it"),
    "partly": lazy_gettext("Partly"),
    "missing": lazy_gettext("Missing"),
    "no_data": lazy_gettext("No data"),
}
FIT_SOURCES: Words = {
    "quoted": lazy_gettext("own words"),
    "credential": lazy_gettext("credential"),
    "added": lazy_gettext("claimed"),
    "assumed": lazy_gettext("usual in the job"),
    "taught": lazy_gettext("finished training"),
}
CERTIFICATES: Words = {
    "none": lazy_gettext("No TechAMP certificate"),
    "training": lazy_gettext("In TechAMP training"),
    "held": lazy_gettext("TechAMP certificate"),
    "held_or_training": lazy_gettext("Certificate or in training"),
}
VERDICTS: Words = {
    "valid": lazy_gettext("Valid"),
    "expired": lazy_gettext("Expired"),
    "not_yet": lazy_gettext("Not valid yet"),
    "altered": lazy_gettext("Altered"),
    "unknown_issuer": lazy_gettext("Unknown issuer"),
}
ASKS: Words = {"must": lazy_gettext("Must"), "nice": lazy_gettext("Nice to have")}
PARTS: Words = {
    "quotes": lazy_gettext("Your own words for each skill"),
    "title": lazy_gettext("Your job title"),
    "place": lazy_gettext("The town near you"),
    "shift": lazy_gettext("The shifts you would work"),
    "travel": lazy_gettext("How far you would travel"),
    "available": lazy_gettext("When you could start"),
    "pay": lazy_gettext("The least you would work for"),
    "credentials": lazy_gettext("Your credentials"),
    "training": lazy_gettext("Your training, finished and under way"),
    "capstone": lazy_gettext("Your capstone project"),
}
FILTERS: Words = {
    "states": lazy_gettext("the chosen states"),
    "near": lazy_gettext("the distance"),
    "shifts": lazy_gettext("the shift"),
    "certificates": lazy_gettext("the certificate"),
    "credentials": lazy_gettext("the credentials"),
    "pay_at_most": lazy_gettext("the pay"),
    "available_by": lazy_gettext("the start date"),
}
SOURCES: Words = {
    "quoted": lazy_gettext("Your words"),
    "credential": lazy_gettext("Your credential"),
    "added": lazy_gettext("You told us"),
    "assumed": lazy_gettext("Usual in your job"),
    "taught": lazy_gettext("Finished training"),
}
SHIFTS: Words = {
    "unknown": lazy_gettext("Not said"),
    "day": lazy_gettext("Day"),
    "second": lazy_gettext("Second"),
    "third": lazy_gettext("Third"),
    "rotating": lazy_gettext("Rotating"),
}
FORMATS: Words = {
    "lecture": lazy_gettext("online lectures"),
    "simulation": lazy_gettext("simulations"),
    "lab": lazy_gettext("lab, in person"),
    "workshop": lazy_gettext("workshop, in person"),
    "self_study": lazy_gettext("study on your own"),
    "workplace": lazy_gettext("at your workplace"),
}
KINDS: Words = {
    "bridge": lazy_gettext("Preparation"),
    "hub": lazy_gettext("Core"),
    "spoke": lazy_gettext("Specialty"),
    "capstone": lazy_gettext("Final project"),
}
MOVES: Words = {
    "advance": lazy_gettext("A step up"),
    "lateral": lazy_gettext("A step sideways"),
    "manage": lazy_gettext("A step into managing people"),
}
GATES: Words = {
    "certificate": lazy_gettext("A certificate is asked for"),
    "apprenticeship": lazy_gettext("An apprenticeship is asked for"),
    "degree_or_equivalent_experience": lazy_gettext("A degree, or long experience instead, is asked for"),
    "people_management_experience": lazy_gettext("Experience in leading people is asked for"),
}
CREDENTIAL_TYPES: Words = {
    "apprenticeship": lazy_gettext("Apprenticeship"),
    "assessment": lazy_gettext("Assessment"),
    "certification": lazy_gettext("Certification"),
    "degree": lazy_gettext("Degree"),
    "license": lazy_gettext("License"),
    "micro_credential": lazy_gettext("Micro-credential"),
    "program_certificate": lazy_gettext("Program certificate"),
    "training_card": lazy_gettext("Training card"),
    "training_certificate": lazy_gettext("Training certificate"),
    "vendor_certificate": lazy_gettext("Maker’s certificate"),
    "vendor_certification": lazy_gettext("Maker’s certification"),
}
STAGES: Words = {
    "enquired": lazy_gettext("Enquired"),
    "enrolled": lazy_gettext("Enrolled"),
    "capstone": lazy_gettext("Capstone"),
    "certified": lazy_gettext("Certified"),
    "hired": lazy_gettext("Hired"),
}
_TABLES: Mapping[str, Mapping[str, LazyString]] = {
    "stage_word": STAGES,
    "tier_word": TIERS,
    "tier_meaning": TIER_MEANINGS,
    "state_word": STATES,
    "source_word": SOURCES,
    "shift_word": SHIFTS,
    "format_word": FORMATS,
    "kind_word": KINDS,
    "move_word": MOVES,
    "gate_word": GATES,
    "credential_type_word": CREDENTIAL_TYPES,
    "fit_state_word": FIT_STATES,
    "fit_source_word": FIT_SOURCES,
    "certificate_word": CERTIFICATES,
    "ask_word": ASKS,
    "verdict_word": VERDICTS,
    "part_word": PARTS,
    "filter_word": FILTERS,
}


def register_words(app: Flask) -> None:
    """Give the templates every table above as a filter (``tier|tier_word``) and the formats below."""
    for name, table in _TABLES.items():
        app.add_template_filter(_looker(table), name)
    for filter_ in (level_word, money, percent, hours, day, month, moment, miles, within):
        app.add_template_filter(filter_)
    app.add_template_global(weeks)


def level_word(level: int) -> str:
    """A level 1-4 in two words; 0 is 'not yet'."""
    return str(LEVELS.get(level, gettext("Not yet")))


def money(dollars: int | None) -> str:
    """Whole US dollars; a figure that was not published is said to be so."""
    return str(gettext("not published")) if dollars is None else f"${dollars:,}"


def percent(share: float) -> str:
    """A share in [0, 1] as whole percent."""
    return f"{round(100 * share)}%"


def hours(number: float) -> str:
    """Hours with their unit, without needless decimals."""
    return str(gettext("%(number)s h", number=f"{number:,.1f}".removesuffix(".0")))


def weeks(first: int, last: int) -> str:
    """A span of weeks, also when both ends are the same."""
    if first == last:
        return str(ngettext("%(num)s week", "%(num)s weeks", first))
    return str(gettext("%(first)s to %(last)s weeks", first=first, last=last))


def day(date: datetime.date) -> str:
    """A date a person can read aloud: March 4, 2027."""
    return str(format_date(date, "long"))


def month(date: datetime.date) -> str:
    """A month a person can read aloud: March 2027."""
    return str(format_date(date, "MMMM y"))


def moment(at: datetime.datetime) -> str:
    """A day and the time of day, in Universal Time: March 4, 2027, 14:05 UTC."""
    return f"{day(at.date())}, {at:%H:%M} UTC"


def miles(distance: int | None) -> str:
    """A rough distance; 'distance not known' where the worker named no state."""
    if distance is None:
        return str(gettext("distance not known"))
    return str(gettext("about %(number)s miles", number=f"{distance:,}"))


class _looker:
    """A filter that looks a code up in one table; an unknown code is shown as it is."""

    def __init__(self, table: Mapping[str, LazyString]) -> None:
        self._table = table

    def __call__(self, code: str) -> str:
        return str(self._table.get(code, code.replace("_", " ")))
