"""A plan as text for a terminal: the answer in a sentence, then the steps, then what goes with it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from pathways.cli.printing import as_share, make_table, median_pay, open_console
from pathways.domain.catalog import Catalog
from pathways.domain.plan import Plan
from pathways.domain.route import Remainder, Step


def print_plan(plan: Plan, catalog: Catalog) -> None:
    """The whole plan."""
    console = open_console()
    for part in (*_answer(plan, catalog), *_doubts(plan)):
        console.print(part)


def _answer(plan: Plan, catalog: Catalog) -> Iterator[RenderableType]:
    yield Text(plan.need.verdict, style="bold")
    yield Text(_figures(plan))
    if plan.need.steps:
        yield Text()
        yield make_table(
            ("Module", "Hours", "Weeks", "Brings"), [_step_row(plan, step, catalog) for step in plan.need.steps]
        )
        yield Text()
    yield from _listed("To learn at work", [_remainder(item, catalog) for item in plan.need.remainder])
    yield Text(f"Pay for {catalog.roles[plan.target_role].title}: {median_pay(plan.pay)}. {plan.pay.caveat}")
    yield Text(plan.pay.comparison)


def _doubts(plan: Plan) -> Iterator[RenderableType]:
    yield from _listed("Before you decide", [*plan.notices, *plan.calendar.conflicts])
    yield from _listed("Instead", [f"{item.title}. {item.detail}" for item in plan.alternatives])
    yield from _listed("Not known", list(plan.not_known))
    made = plan.provenance
    yield Text(
        f"Catalogue {made.catalogue}; O*NET {made.onet}; wages {made.oews}; {made.encoder}; {made.date}.", style="dim"
    )


def _figures(plan: Plan) -> str:
    ready = plan.gap.readiness
    today = f"Ready today: {as_share(ready.value)} ({as_share(ready.low)} to {as_share(ready.high)})"
    if not plan.need.steps:
        return f"{today}."
    after = f"after {plan.need.hours} hours: {as_share(plan.need.after)}"
    time = plan.calendar
    weeks = f"{time.weeks_earliest} to {time.weeks_latest} weeks, to {time.finish_earliest} at the earliest"
    return f"{today}; {after}. At {time.hours_week:g} hours a week that is {weeks}."


def _step_row(plan: Plan, step: Step, catalog: Catalog) -> tuple[str, ...]:
    block = next((block for block in plan.calendar.blocks if block.module == step.module), None)
    brings = ", ".join(
        f"{catalog.skills[item.skill].name} {item.from_level} to {item.to_level}" for item in step.closes
    )
    weeks = f"{block.first_week} to {block.last_week}" if block else ""
    credit = " (ask for credit)" if step.ask_credit else ""
    return catalog.modules[step.module].title + credit, str(step.hours), weeks, brings


def _remainder(item: Remainder, catalog: Catalog) -> str:
    must = ", a must" if item.essential else ""
    return f"{catalog.skills[item.skill].name} to level {item.level}{must}: {item.where}"


def _listed(heading: str, sentences: list[str]) -> Iterator[RenderableType]:
    if sentences:
        yield Text(f"\n{heading}", style="bold")
        yield from (Text(f"- {sentence}") for sentence in sentences)
