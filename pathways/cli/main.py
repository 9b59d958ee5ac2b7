"""The commands of ``pathways`` and where each lives."""

import click

from pathways import __version__
from pathways.cli.lazy import LazyGroup

ENTRIES = {
    "serve": ("pathways.cli.serve:serve", "Serve the pages and the API."),
    "prepare": ("pathways.cli.prepare:prepare_home", "Make ready what serving needs; fast the second time."),
    "read": ("pathways.cli.read:read", "Read a résumé or a job ad, or many of them."),
    "route": ("pathways.cli.route:route", "Plan a career route, or compare the roles to choose from."),
    "opening": ("pathways.cli.opening:opening", "Read a job ad: what it asks for, and what to look at twice."),
    "rank": ("pathways.cli.rank:rank", "Rank people for a job ad, and say what each demand costs."),
    "report": ("pathways.cli.report:report", "Write the yearly report: HTML, PDF, CSV or JSON."),
    "gaps": ("pathways.cli.gaps:gaps", "Say where something is short, state by state."),
    "drift": ("pathways.cli.drift:drift", "Say what imported ads ask for and no skill explains."),
    "demo": ("pathways.cli.demo:demo", "Load or remove invented people, firms and openings."),
    "seats": ("pathways.cli.seats:seats", "Say which seats at which site close the most skill gaps."),
    "roles": ("pathways.cli.roles:roles", "List the roles and their ids."),
    "occupations": ("pathways.cli.occupations:occupations", "Find the O*NET occupations that texts are about."),
    "evaluate": ("pathways.cli.evaluate:evaluate", "Measure how good the reading is, beside simpler systems."),
    "audit": ("pathways.cli.audit:audit", "Compare how often groups are chosen, in a pool or by our matching."),
    "train": ("pathways.cli.train:train", "Train the reader's weights anew."),
    "account": ("pathways.cli.accounts:accounts", "Add accounts, shut them out, let them in again."),
    "import": ("pathways.cli.imports:imports", "Bring in releases of O*NET and of wage statistics, and openings."),
}


@click.group(cls=LazyGroup, entries=ENTRIES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pathways")
def commands() -> None:
    """What a manufacturing worker is ready for, what is missing, and which training closes it."""
