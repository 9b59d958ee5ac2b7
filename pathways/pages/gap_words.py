"""How the pages say the figures of gaps: their names, their marks, and one sentence for what is most."""

from collections.abc import Mapping

from flask_babel import LazyString, gettext, lazy_gettext

from pathways.domain.catalog import Catalog
from pathways.domain.gap_measure import Measure, round_figure
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


def say_figure(figure: Figure) -> str:
    """A figure in words: its number, or why there is none. A zero that was counted is '0'."""
    if figure.value is None:
        return str(MARK_WORDS.get(figure.mark, MARK_WORDS["no_data"]))
    number = say_number(figure.value)
    return str(gettext("at least %(number)s", number=number)) if figure.mark == "at_least" else number


def say_number(value: float) -> str:
    """A number as it is told everywhere: thousands parted, no needless decimals."""
    rounded = round_figure(value)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.10f}".rstrip("0").rstrip(".")


def say_subject(subject: Subject, catalog: Catalog) -> str:
    """What a subject is called; a skill with the least level that counts."""
    if subject.kind == "skill":
        level = level_word(subject.level).lower()
        return str(gettext("%(skill)s (%(level)s)", skill=name_subject(subject, catalog), level=level))
    return name_subject(subject, catalog)
