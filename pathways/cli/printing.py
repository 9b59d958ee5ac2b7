"""Readings and comparisons as text for a terminal: a sentence first, a table second."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pathways.domain.catalog import Catalog
from pathways.domain.pay import LEAVES_OUT, PayView
from pathways.domain.plan import Comparison, RoleOption
from pathways.domain.reading import Reading
from pathways.domain.role import Role
from pathways.domain.skill import HeldSkill

WIDTH = 120
"""Columns of output that goes into a file or another program."""


def print_reading(reading: Reading, catalog: Catalog) -> None:
    """What was read: the job, the skills with their quotes, credentials, roles, and what to ask."""
    console = open_console()
    say(console, _summary(reading, catalog))
    if reading.held:
        rows = [_held_row(held, catalog) for held in reading.held]
        console.print(make_table(("Skill", "Level", "Sure", "In these words"), rows))
    names = ", ".join(catalog.credentials[found.credential].name for found in reading.credentials)
    say(console, f"Credentials: {names}." if names else "")
    say(console, _roles(reading, catalog))
    print_questions(reading)


def print_questions(reading: Reading) -> None:
    """The questions of a reading that is too thin to answer on; nothing when there are none."""
    if not reading.questions:
        return
    console = open_console()
    say(console, "This is too little to go on. What would help most:")
    for question in reading.questions:
        examples = f" ({', '.join(question.examples)})" if question.examples else ""
        say(console, f"- {question.text}{examples}")


def print_comparison(comparison: Comparison) -> None:
    """The roles compared, best first."""
    console = open_console()
    say(console, *comparison.notices)
    if not comparison.options:
        say(console, "No role is near enough to compare. Name one with --role; `pathways roles` lists them.")
        return
    say(console, f"{len(comparison.options)} roles, the most promising first. Give one with --role to see its plan.")
    rows = [_option_row(option) for option in comparison.options]
    console.print(make_table(("Role", "Tier", "Ready today", "Hours", "Weeks", "Median pay"), rows))
    left_out = ", ".join(LEAVES_OUT)
    say(console, f"Pay is the yearly median of the occupation group, as published. It leaves out {left_out}.")


def print_roles(roles: Iterable[Role]) -> None:
    """All roles by tier."""
    rows = [(role.id, role.title, role.tier, role.onet_soc) for role in roles]
    open_console().print(make_table(("Id", "Title", "Tier", "Nearest O*NET-SOC"), rows))


def open_console() -> Console:
    """Standard output, as wide as the terminal, or WIDTH where there is none."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH)


def make_table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """A table of plain text; nothing in it is taken for markup, and its first column is never cut."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        table.add_column(heading, no_wrap=not table.columns)
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    return table


def say(console: Console, *sentences: str) -> None:
    """Print sentences as they are, a paragraph each; empty ones are left out."""
    for sentence in filter(None, sentences):
        console.print(escape(sentence), highlight=False)


def as_share(value: float) -> str:
    """A share as a percentage."""
    return f"{value:.0%}"


def median_pay(pay: PayView) -> str:
    """The first published median of a view, or what stands for it."""
    wage = next((wage for wage in pay.wages if wage.row.p50 is not None), None)
    return f"${wage.row.p50:,} ({wage.row.area} {wage.row.year})" if wage else "not published"


def _summary(reading: Reading, catalog: Catalog) -> str:
    job = next((f"{title.text}, read as {title.occupation}. " for title in reading.titles if title.present), "")
    tier = f"Tier: {reading.tier}. " if reading.tier else ""
    return f"{job}{tier}{len(reading.held)} skills."


def _held_row(held: HeldSkill, catalog: Catalog) -> tuple[str, ...]:
    quote = held.evidence[0].quote if held.evidence else held.reason
    return catalog.skills[held.skill].name, str(held.level), as_share(held.confidence), quote


def _roles(reading: Reading, catalog: Catalog) -> str:
    named = ", ".join(f"{catalog.roles[guess.role].title} ({guess.score:.2f})" for guess in reading.roles)
    return f"Nearest roles: {named}." if named else ""


def _option_row(option: RoleOption) -> tuple[str, ...]:
    ready = option.gap.readiness
    band = f"{as_share(ready.value)} ({as_share(ready.low)} to {as_share(ready.high)})"
    weeks = f"{option.weeks_earliest} to {option.weeks_latest}" if option.hours else "none"
    return f"{option.title}\n{option.role}", option.tier, band, str(option.hours), weeks, median_pay(option.pay)
