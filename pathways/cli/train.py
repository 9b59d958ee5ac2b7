"""``pathways train``: the recipe behind the reader's weights."""

import os

import click

from pathways.cli.progress import show_progress
from pathways.cli.start import read_settings
from pathways.sources.cupboards import find_cupboard
from pathways.use_cases.train_reader import train_reader


@click.command("train")
def train() -> None:
    """Train the reader on data/training and write models/reader.json (some minutes)."""
    settings = read_settings()
    target = find_cupboard("models") / "reader.json"
    with show_progress() as tell:
        trained = train_reader(home=settings.home, threads=os.cpu_count() or 1, target=target, progress=tell)
    click.echo(
        f"{trained.documents} documents, {trained.labels} labels. On folds not trained on: "
        f"precision {trained.precision:.3f}, recall {trained.recall:.3f}, F1 {trained.f1:.3f}, "
        f"calibration error {trained.calibration_error:.3f}."
    )
