"""``pathways audit``: how often each group is chosen, beside the group chosen most often."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from pathways.cli.audit_text import impacts_shape, pool_audit_shape, print_impacts, print_pool_audit
from pathways.cli.progress import show_progress
from pathways.cli.read import DOCUMENT, text_of
from pathways.cli.start import start_tools
from pathways.evaluation.audit_files import Cut, choose_marked, choose_scored, read_rows
from pathways.evaluation.audit_pool import HALF, audit_matching
from pathways.evaluation.impact import Impact, measure_impacts
from pathways.sources.cupboards import find_cupboard

POOL = click.Path(exists=True, dir_okay=False, path_type=Path)
FAILED = 1


@click.command("audit")
@click.argument("pool", type=POOL, required=False)
@click.option(
    "--group", "groups", multiple=True, help="A column of POOL with groups; may be repeated, then also joined."
)
@click.option("--selected", help="The column that says who was chosen: yes or no.")
@click.option("--score", help="The column with scores instead, with one of the cuts below.")
@click.option("--top", type=click.IntRange(1), help="The cut: so many people with the highest scores.")
@click.option("--share", type=click.FloatRange(0, 1, min_open=True), help="The cut: this share of them, as 0.25.")
@click.option("--least", type=float, help="The cut: everybody with this score or more.")
@click.option("--ad", type=DOCUMENT, help="Without POOL: rank invented people for this job ad; '-' reads the ad.")
@click.option("--json", "as_json", is_flag=True, help="Print an object instead.")
def audit(
    pool: Path | None, groups: Sequence[str], selected: str | None, score: str | None, top: int | None,
    share: float | None, least: float | None, ad: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Compare how often groups are chosen in POOL (CSV or JSONL), or by our own matching for an ad.

    Every group's rate is shown beside the highest one (impact ratio, four-fifths screen), with 95 % intervals. Exit
    code 1 when a ratio is under .80.
    """
    cuts = [given for given in (top, share, least) if given is not None]
    if (pool is None) == (ad is None):
        raise click.UsageError("Give a POOL of people, or --ad with a job ad.")
    if len(cuts) > 1 or (score is not None and not cuts):
        raise click.UsageError("Give one cut: --top, --share or --least.")
    cut = Cut(top, share, least)
    if ad is not None:
        failed = _audit_matching(ad, cut if cuts else HALF, as_json)
    elif pool is not None:
        failed = _audit_pool(pool, groups, selected, score, cut, as_json)
    if failed:
        raise click.exceptions.Exit(FAILED)


def _audit_pool(
    pool: Path, groups: Sequence[str], selected: str | None, score: str | None, cut: Cut, as_json: bool
) -> bool:
    if not groups or (selected is None) == (score is None):
        raise click.UsageError("Name a column with --group, and one with --selected or --score.")
    rows = read_rows(pool.read_text("utf-8-sig", "replace"), pool.suffix.lower() in (".jsonl", ".ndjson"))
    if selected is not None:
        people = choose_marked(rows, groups, selected)
    else:
        people = choose_scored(rows, groups, score or "", cut)
    impacts: tuple[Impact, ...] = measure_impacts(people, groups)
    under = any(impact.under for impact in impacts)
    if as_json:
        _print_object({"under": under, "impacts": impacts_shape(impacts)})
    else:
        print_impacts(impacts)
    return under


def _audit_matching(ad: Path, cut: Cut, as_json: bool) -> bool:
    tools = start_tools()
    invented = find_cupboard("data") / "audit" / "people.yaml"
    with show_progress() as tell:
        found = audit_matching(tools, ad=text_of(tools, ad), pool=invented, cut=cut, progress=tell)
    if as_json:
        _print_object(pool_audit_shape(found))
    else:
        print_pool_audit(found)
    return found.under


def _print_object(told: Mapping[str, Any]) -> None:
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
