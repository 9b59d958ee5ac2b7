"""A ranking as a table for a spreadsheet: what the page shows of each person, and nothing more."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from flask_babel import gettext

from pathways.domain.catalog import Catalog
from pathways.domain.fit import Fit
from pathways.domain.ranking import Ranking
from pathways.pages.takeaways import safe_cell
from pathways.pages.views_fit import FitCard, show_fit
from pathways.pages.words import CERTIFICATES, FIT_STATES, SHIFTS, level_word
from pathways.use_cases.openings.shortlist import Kept
from pathways.use_cases.profiles.contacts import Conversation

HEAD = ("place in list", "worker", "invented", "score", "readiness low %", "readiness %", "readiness high %",
        "state or town", "miles", "shift", "certificate", "lacking")  # fmt: skip


def write_people(catalog: Catalog, ranking: Ranking) -> str:
    """The people who fit and then those who nearly do, one a row, each demand in a column: state, level and quote."""
    out = StringIO()
    writer = csv.writer(out)
    skills = [catalog.skills[item.skill].name for item in ranking.opening.demands]
    writer.writerow([*HEAD, *skills])
    near = [item.fit for group in ranking.near for item in group.people]
    for fit in (*ranking.people, *near):
        writer.writerow([safe_cell(cell) for cell in _row(catalog, ranking, fit)])
    made = ranking.provenance
    writer.writerow([f"catalogue {made.catalogue}; encoder {made.encoder}; {made.date}"])
    return out.getvalue()


def _row(catalog: Catalog, ranking: Ranking, fit: Fit) -> Iterator[str]:
    card = show_fit(catalog, fit)
    ready = fit.readiness
    yield str(fit.rank or "")
    yield card.name
    yield "demonstration" if fit.profile.demo else ""
    yield f"{100 * fit.score.total:.1f}"
    yield from (f"{100 * share:.0f}" for share in (ready.low, ready.value, ready.high))
    yield card.place
    yield "" if fit.miles is None else str(fit.miles)
    yield str(SHIFTS[fit.profile.terms.shift])
    yield str(CERTIFICATES[fit.certificate])
    yield "; ".join(skill.name for skill in card.lacking)
    yield from _demands(card, ranking)


def _demands(card: FitCard, ranking: Ranking) -> Iterator[str]:
    rows = {row.skill: row for _, row in card.rows}
    for item in ranking.opening.demands:
        row = rows[item.skill]
        quote = f": {row.quotes[0]}" if row.quotes else ""
        yield f"{FIT_STATES[row.state]}, {level_word(row.level)}{quote}"


SHORTLIST_HEAD = ("worker", "score", "lacking", "note", "request", "name", "e-mail", "phone", "shared until")


def write_shortlist(catalog: Catalog, kept: Iterable[Kept], talks: Iterable[Conversation]) -> str:
    """A shortlist, one worker a row; contact data only where a yes is in force."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(SHORTLIST_HEAD)
    known = {talk.request.profile: talk for talk in talks}
    for item in kept:
        cells = (*_who(catalog, item), item.item.note, *_talk(known.get(item.item.profile)))
        writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def _who(catalog: Catalog, item: Kept) -> tuple[str, str, str]:
    if item.fit is None:
        return gettext("no longer to be seen"), "", ""
    card = show_fit(catalog, item.fit)
    return card.name, f"{100 * item.fit.score.total:.1f}", "; ".join(skill.name for skill in card.lacking)


def _talk(talk: Conversation | None) -> tuple[str, ...]:
    if talk is None:
        return ("",) * 5
    until = talk.request.until.isoformat() if talk.request.until else ""
    return talk.request.status, talk.contact.name, talk.contact.email, talk.contact.phone, until
