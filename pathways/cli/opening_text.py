"""An opening as text for a terminal: a sentence first, then every demand with the ad's own words."""

from collections.abc import Iterable, Iterator

from pathways.cli.printing import make_table, open_console, say
from pathways.domain.catalog import Catalog
from pathways.domain.opening import Demand, Opening
from pathways.domain.reading import Question
from pathways.domain.role import within


def print_opening(opening: Opening, questions: Iterable[Question], catalog: Catalog) -> None:
    """What an ad asks for, what nothing in its tasks supports, and what to ask where it says too little."""
    console = open_console()
    say(console, " ".join(_sentences(opening, catalog)), opening.tier_why)
    if opening.demands:
        rows = [_row(demand, catalog) for demand in opening.demands]
        console.print(make_table(("Skill", "Asked", "Level", "In these words"), rows))
    for item in opening.formal:
        say(console, f"- “{' '.join(item.evidence.quote.split())}” ({item.ask}). {item.why}")
    for question in questions:
        say(console, f"? {question.text} ({'; '.join(question.examples)})")


def _sentences(opening: Opening, catalog: Catalog) -> Iterator[str]:
    title = opening.title or "An opening without a title"
    yield f"{title}: {len(opening.of('must'))} musts, {len(opening.of('nice'))} nice to have."
    if opening.role:
        yield f"Nearest role: {within(catalog.roles[opening.role].title)}."
    if opening.city or opening.state:
        yield f"Place: {', '.join(filter(None, (opening.city, opening.state)))}."
    if opening.shift != "unknown":
        yield f"Shift: {opening.shift}."
    if opening.pay_low or opening.pay_high:
        ends = dict.fromkeys(f"${pay:,}" for pay in (opening.pay_low, opening.pay_high) if pay)
        yield f"Pay: {' to '.join(ends)} a year."


def _row(demand: Demand, catalog: Catalog) -> tuple[str, ...]:
    quote = demand.evidence[0].quote if demand.evidence else demand.reason
    return catalog.skills[demand.skill].name, demand.ask, str(demand.level), quote
