"""The evaluation report as one page without scripts, for the repository and for whoever it is sent to."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pathways.cli.evaluation_text import TITLE_FIGURES, shown
from pathways.sources.cupboards import find_cupboard

TEMPLATE = "reports/quality.html"


def render_page(report: Mapping[str, Any]) -> str:
    """The page, self-contained."""
    folder = find_cupboard("web") / "templates"
    pages = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return pages.get_template(TEMPLATE).render(report=report, shown=shown, title_figures=TITLE_FIGURES)
