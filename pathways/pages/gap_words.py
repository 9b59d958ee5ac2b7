"""How the pages say the figures of gaps: their names, their marks, and one sentence for what is most."""

from collections.abc import Mapping

from flask_babel import LazyString, gettext, lazy_gettext

from pathways.domain.catalog import Catalog
from pathways.domain.gap_measure import RATIOS, Measure
from pathways.domain.state_gap import Figure, Subject
from pathways.pages.words import level_word
from pathways.use_cases.gaps.ask_gaps import name_subject

MEASURE_WORDS: Mapping[Measure, LazyString] = {
    "jobs": lazy_gettext("Jobs"),
    "jobs_per_thousand": lazy_gettext("Jobs per 1,000 manufacturing jobs"),
    "jobs_quotient": lazy_gettext("Jobs, location quotient"),
    "openings": lazy_gettext("Openings"),
    "openings_per_thousand": lazy_gettext("Openings per 1,000 manufacturing jobs"),
    "openings_quotient": lazy_gettext("Openings, location quotient"),
    "workers": lazy_gettext("Workers who have it"),
    "certified": lazy_gettext("Of them with the certificate"),
    "training": lazy_gettext("In training for it"),
    "short_jobs": lazy_gettext("Short by, against jobs"),
    "short_openings": lazy_gettext("Short by, against openings"),
}
MARK_WORDS: Mapping[str, LazyString] = {
    "not_published": lazy_gettext("not published"),
    "hidden": lazy_gettext("hidden (under 11)"),
    "no_data": lazy_gettext("no data"),
}
END_WORDS: Mapping[str, LazyString] = {
    "at_least": lazy_gettext("at least %(number)s"),
    "at_most": lazy_gettext("at most %(number)s"),
    "partial": lazy_gettext("about %(number)s"),
}
"""What stands before a number that is not the whole."""
MOST_WORDS: Mapping[Measure, LazyString] = {
    "jobs": lazy_gettext("Most jobs counted for %(name)s are in %(state)s: %(figure)s."),
    "jobs_per_thousand": lazy_gettext(
        "For its size, %(state)s has the most jobs for %(name)s: %(figure)s in 1,000 manufacturing jobs."
    ),
    "jobs_quotient": lazy_gettext(
        "Jobs for %(name)s are densest in %(state)s: %(figure)s times the share they have in the nation."
    ),
    "openings": lazy_gettext("Most openings counted for %(name)s are in %(state)s: %(figure)s."),
    "openings_per_thousand": lazy_gettext(
        "For its size, %(state)s has the most openings for %(name)s: %(figure)s to 1,000 manufacturing jobs."
    ),
    "openings_quotient": lazy_gettext(
        "Openings for %(name)s are densest in %(state)s: %(figure)s times the share they have in the nation."
    ),
    "workers": lazy_gettext("Most known workers for %(name)s are in %(state)s: %(figure)s."),
    "certified": lazy_gettext("Most known certificate holders for %(name)s are in %(state)s: %(figure)s."),
    "training": lazy_gettext("Most people known to train for %(name)s are in %(state)s: %(figure)s."),
    "short_jobs": lazy_gettext(
        "%(name)s is shortest in %(state)s: %(figure)s more jobs than people known to have it or train for it."
    ),
    "short_openings": lazy_gettext(
        "%(name)s is shortest in %(state)s: %(figure)s more openings than people known to have it or train for it."
    ),
}
KINDS_WORDS: Mapping[str, LazyString] = {
    "spoke": lazy_gettext("Specialties"),
    "module": lazy_gettext("Modules"),
    "role": lazy_gettext("Jobs"),
    "skill": lazy_gettext("Skills"),
}


def say_figure(figure: Figure, measure: Measure = "jobs") -> str:
    """A figure in words: its number, or why there is none. A zero that was counted is '0'."""
    if figure.value is None:
        return str(MARK_WORDS.get(figure.mark, MARK_WORDS["no_data"]))
    number = say_number(figure.value, measure)
    words = END_WORDS.get(figure.mark)
    if words is None:
        return number
    if 0 < figure.value < _least(measure):
        return str(gettext("above 0")) if figure.mark == "at_least" else number
    return str(words) % {"number": number}


def say_number(value: float, measure: Measure = "jobs") -> str:
    """A number as people are told it: counts whole, ratios with up to two decimals, thousands parted. Little is told
    as under the least that is told, so that it is not taken for nothing; files and programs get the fraction."""
    least = _least(measure)
    if 0 < value < least:
        return str(gettext("under %(number)s", number=f"{least:g}"))
    decimals = 0 if measure not in RATIOS or abs(value) >= 100 or not value else 1 if abs(value) >= 10 else 2
    return f"{round(value, decimals) + 0.0:,.{decimals}f}"


def _least(measure: Measure) -> float:
    return 0.01 if measure in RATIOS else 1.0


def say_subject(subject: Subject, catalog: Catalog) -> str:
    """What a subject is called; a skill with the least level that counts."""
    if subject.kind == "skill":
        level = level_word(subject.level).lower()
        return str(gettext("%(skill)s (%(level)s)", skill=name_subject(subject, catalog), level=level))
    return name_subject(subject, catalog)
