"""A ranking as text for a terminal: how many fit, who, who nearly does, and what each demand costs."""

from collections.abc import Iterator

from pathways.cli.printing import as_share, make_table, open_console, say
from pathways.domain.catalog import Catalog
from pathways.domain.fit import Fit
from pathways.domain.ranking import AdCheck, NearFits, Ranking
from pathways.domain.role import within

HANDLE = 6
"""So many signs of the random id name a person."""


def print_ranking(ranking: Ranking, check: AdCheck, catalog: Catalog) -> None:
    """The whole answer. Nobody's name is in it."""
    console = open_console()
    say(console, *_sentences(ranking))
    if ranking.people:
        rows = [_row(fit, ranking, catalog) for fit in ranking.people]
        console.print(make_table(("Worker", "Score", "Ready", "Where", "Miles", "Shift", "Shown in words"), rows))
    if ranking.near:
        say(console, "Who would fit after a little training:")
        console.print(
            make_table(("Lacking", "People", "The soonest"), [_near(group, catalog) for group in ranking.near])
        )
    say(console, *_checked(check))


def _sentences(ranking: Ranking) -> Iterator[str]:
    title = ranking.opening.title or "This opening"
    fits = f"{ranking.fits:,} meet every must" if ranking.fits else "nobody meets every must"
    yield f"{title}: {ranking.pool:,} people pass the filters, {fits}."
    if ranking.invented_only:
        yield "All of them are demonstration people: invented, to show how it works."


def _row(fit: Fit, ranking: Ranking, catalog: Catalog) -> tuple[str, ...]:
    ready, terms = fit.readiness, fit.profile.terms
    invented = " (invented)" if fit.profile.demo and not ranking.invented_only else ""
    shown = sum(bool(row.quotes) for row in fit.rows)
    town = catalog.places.get(terms.place)
    return (
        f"{fit.rank}. {fit.profile.id[:HANDLE].upper()}{invented}",
        f"{100 * fit.score.total:.1f}",
        f"{as_share(ready.value)} ({as_share(ready.low)} to {as_share(ready.high)})",
        f"{town.name}, {town.state}" if town else terms.state,
        "" if fit.miles is None else f"{fit.miles:,}{'?' if fit.rough else ''}",
        terms.shift,
        f"{shown} of {len(fit.rows)}",
    )


def _near(group: NearFits, catalog: Catalog) -> tuple[str, ...]:
    lacking = ", ".join(catalog.skills[skill].name for skill in group.lacking)
    first = group.people[0] if group.people else None
    if first is None or first.earliest is None:
        return lacking, str(group.count), "no module closes all of it"
    training = "after modules under way, " if first.in_training else ""
    modules = "; ".join(within(catalog.modules[module].title) for module in first.modules) or "nothing more"
    return lacking, str(group.count), f"{training}{first.earliest:%B %Y}: {modules} ({first.hours} hours)"


def _checked(check: AdCheck) -> Iterator[str]:
    for effect in check.effects:
        if effect.cost > 0:
            named = f"“{effect.what}”" if effect.kind == "formal" else effect.what
            yield f"Without {named} {effect.without_it:,} would fit, {effect.cost:,} more."
    for line in check.engineer_lines:
        yield f"Asks for an engineer, line {line.evidence.line}: “{line.evidence.quote}”."
    for item in check.unsupported:
        yield f"Nothing in the tasks needs “{' '.join(item.evidence.quote.split())}”."
