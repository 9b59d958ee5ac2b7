"""``pathways evaluate``: how good the product is, measured beside what people use today."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from pathways.cli.evaluation_page import render_page
from pathways.cli.evaluation_text import print_change, print_report
from pathways.cli.progress import Tell, show_progress
from pathways.cli.start import read_settings
from pathways.domain.onet import OnetRelease
from pathways.evaluation.comparison import compare_reports
from pathways.evaluation.golden import RELEVANCE, Case, WantedSplit, load_golden
from pathways.evaluation.outside_task import load_texts, load_titles
from pathways.evaluation.relevance import load_relevance
from pathways.evaluation.report import Questions, make_report, read_report, write_report
from pathways.sources.cupboards import find_cupboard
from pathways.sources.onet import read_onet
from pathways.use_cases.tools import open_tools

ONET_BESIDE = Path("../shared/data/onet")
"""Where an O*NET release is looked for when none is named."""
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
WRITTEN = click.Path(dir_okay=False, path_type=Path)
READ = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("evaluate")
@click.option(
    "--split",
    type=click.Choice(["test", "dev", "all"]),
    default="test",
    show_default=True,
    help="Golden documents to measure on; tune on dev, report on test.",
)
@click.option("--onet", type=FOLDER, help=f"O*NET text release for titles. [default: {ONET_BESIDE}, if there]")
@click.option("--titles/--no-titles", default=True, help="Measure titles too; this takes some minutes.")
@click.option("--programs", type=READ, help='Texts of training programs, {"text", "occupations": [codes]} a line.')
@click.option("--against", type=READ, help="A report written before: show what moved.")
@click.option("--json", "json_file", type=WRITTEN, help="Write the report as JSON.")
@click.option("--html", "html_file", type=WRITTEN, help="Write the report as one page.")
@click.option("--publish", is_flag=True, help="Write both into models/, for the quality page and the repository.")
def evaluate(
    split: WantedSplit, onet: Path | None, titles: bool, programs: Path | None, against: Path | None,
    json_file: Path | None, html_file: Path | None, publish: bool,
) -> None:  # fmt: skip
    """Measure reading, levels, refusals, calibration, roles, readiness, ranking of people, sentences and titles.

    Four simple systems stand beside ours. Every figure has a 95 % interval from resampled documents; the same code and
    data give the same report.
    """
    old = read_report(against) if against else None
    settings = read_settings()
    threads = settings.threads if "threads" in settings.model_fields_set else os.cpu_count() or 1
    tools = open_tools(settings.home, settings.database, threads)
    golden = find_cupboard("data") / "golden"
    cases = load_golden(golden, tools.catalog)
    questions = _questions(golden, cases, programs)
    with show_progress() as tell:
        report = make_report(tools, cases, split, _release(onet, tell) if titles else None, tell, questions)
    print_report(report)
    if old is not None:
        print_change(compare_reports(old, report), report)
    models = find_cupboard("models")
    for path in filter(None, (json_file, models / "quality.json" if publish else None)):
        write_report(report, path)
    for path in filter(None, (html_file, models / "quality.html" if publish else None)):
        path.write_text(render_page(report), "utf-8")


def _questions(golden: Path, cases: Sequence[Case], programs: Path | None) -> Questions:
    judged = load_relevance(golden / RELEVANCE, cases)
    return Questions(judged, load_titles(golden / "titles.csv"), load_texts(programs) if programs else ())


def _release(folder: Path | None, tell: Tell) -> OnetRelease | None:
    chosen = folder or (ONET_BESIDE if ONET_BESIDE.is_dir() else None)
    return read_onet(chosen, tell) if chosen else None
