"""``pathways seats``: which seats close the most gap."""

from typing import Any

import click
from pydantic import ValidationError

from pathways.api.plan_requests import OtherShareGiven, PlanAsked
from pathways.api.plan_shapes import plan_shape
from pathways.api.told_plan import understand_plan
from pathways.cli.as_json import print_json
from pathways.cli.printing import make_table, open_console, say
from pathways.cli.start import start_tools
from pathways.domain.errors import BadInput
from pathways.domain.seat_plan import FARTHEST, MOST_DOLLARS, MOST_SEATS, SeatPlan
from pathways.use_cases.gaps.ask_gaps import parse_shares, split_shares
from pathways.use_cases.plans.work_out import plan_seats


@click.command("seats")
@click.option("--seats", type=click.IntRange(0, MOST_SEATS), help="Seats to place; 60 unless dollars are given.")
@click.option("--dollars", type=click.IntRange(0, MOST_DOLLARS), help="What may be spent at most.")
@click.option("--offering", "offerings", multiple=True, help="hub, spoke:robotics, module:ID; may be repeated.")
@click.option("--site", "sites", multiple=True, help="Id of a site; may be repeated. All delivery partners otherwise.")
@click.option("--town", "own_sites", multiple=True, help="A site of your own, by a town's id such as dayton-oh.")
@click.option("--state", "states", multiple=True, help="Only gaps of this state count; may be repeated.")
@click.option("--reach", type=click.IntRange(0, FARTHEST), help="Miles graduates travel to work.")
@click.option("--share", "shares", multiple=True, help="Another share of a role, as 17-3024.ROLE=0.4; may be repeated.")
@click.option("--basis", type=click.Choice(["jobs", "openings"]), default="jobs", show_default=True)
@click.option("--weighting", type=click.Choice(["asked", "equal"]), default="asked", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the object that the API answers.")
def seats(
    as_json: bool, offerings: tuple[str, ...], sites: tuple[str, ...], shares: tuple[str, ...], **given: Any
) -> None:  # fmt: skip
    """Say which seats at which site close the most skill gaps, and what the next one is worth.

    Rates, reach, room and price are assumptions until you give your own.
    """
    lists = {name: list(given.pop(name)) for name in ("own_sites", "states")}
    named = {"offerings": list(offerings) or None, "sites": list(sites) or None}
    tools = start_tools()
    put = parse_shares(tools, split_shares(shares))
    other = [OtherShareGiven(soc=soc, role=role, share=share) for (soc, role), share in put.items()]
    body = _ask(**lists, **named, **given, shares=other)
    plan = plan_seats(tools, request=understand_plan(tools, body))
    if as_json:
        print_json(plan_shape(plan))
    else:
        print_plan(plan)


def _ask(**given: Any) -> PlanAsked:
    """The body that a program would send. Raises BadInput for what is too long or too many."""
    try:
        return PlanAsked(**given)
    except ValidationError as error:
        fault = error.errors()[0]
        field = str(fault["loc"][0])
        fix = "Run pathways seats --help to see what each option takes."
        raise BadInput("bad_option", f"{field} does not hold: {fault['msg']}.", field=field, fix=fix) from error


def print_plan(plan: SeatPlan) -> None:
    """A plan as text: a sentence, then seats by site with the worth of the next one."""
    console = open_console()
    if plan.answer == "plan":
        interval = f"{plan.low:,.1f} to {plan.high:,.1f}"
        say(console, f"{plan.seats} seats close about {plan.closed:,.1f} skill gaps ({interval}).")
    else:
        reasons = {"no_budget": "the budget is zero", "no_room": "no site has room", "no_gap": "none would close a gap",
                   "no_graduates": "as assumed, nobody finishes and finds work"}  # fmt: skip
        say(console, f"No seat is placed: {reasons[plan.answer]}.")
    titles = {item.code: item.title for item in plan.offerings}
    rows = []
    for site in plan.sites:
        held = (f"{p.seats} {titles[p.offering]}" for p in plan.placed if p.site == site.site.id and p.seats)
        worth = f"{site.next_seat:.2f}" + (f" ({titles[site.next_offering]})" if site.next_offering else "")
        rows.append((site.site.name, ", ".join(held) or "none", worth, " ".join(site.reaches)))
    console.print(make_table(("Site", "Seats", "Next seat closes at most", "Reaches"), rows))
    rates = (plan.request.completion, plan.request.placement)
    done, hired = (f"{rate.value:.0%} ({rate.low:.0%} to {rate.high:.0%})" for rate in rates)
    say(console, f"Assumed: {done} finish, {hired} of them find work within {plan.request.reach} miles.")
    for item in plan.request.shares:
        say(console, f"Share put in place of the assumed one: {item}.")
    for source in (plan.sources.employment, plan.sources.openings, plan.sources.supply):
        say(console, source)
