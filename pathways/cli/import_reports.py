"""What an import of openings or ads did, told on the command line."""

from pathlib import Path

import click

from pathways.domain.posting import RowProblem
from pathways.domain.ranking import OpeningsImport

MOST_SHOWN = 100


def report_import(report: OpeningsImport, file: Path) -> None:
    """Name every row that does not hold, then the outcome. Raises ClickException when nothing was kept."""
    for problem in report.problems[:MOST_SHOWN]:
        click.echo(_told(problem, file), err=True)
    if len(report.problems) > MOST_SHOWN:
        click.echo(f"... and {len(report.problems) - MOST_SHOWN} more.", err=True)
    if not report.kept:
        raise click.ClickException(f"{report.sentence} Mend them, or import the others with --keep-good.")
    click.echo(report.sentence)


def _told(problem: RowProblem, file: Path) -> str:
    column = f" {problem.column}:" if problem.column else ""
    return f"{file.name}:{problem.line}:{column} {problem.rule} {problem.fix}"
