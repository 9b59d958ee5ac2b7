"""What this is, how it works out its figures, how good it is, and whether it is up."""

from flask import Blueprint, Response, jsonify, render_template

from pathways.pages.desk import get_tools
from pathways.pages.views_about import show_about, show_quality
from pathways.use_cases.provenance import find_provenance

bp = Blueprint("about", __name__)


@bp.get("/about")
def about() -> str:
    """Method, data releases, licences, privacy."""
    return render_template("about/about.html", page=show_about(get_tools().catalog, find_provenance(get_tools())))


@bp.get("/quality")
def quality() -> str:
    """How good is this? The measured report, where there is one."""
    return render_template("about/quality.html", page=show_quality())


@bp.get("/healthz")
def health() -> Response:
    """For machines that watch over the service."""
    return jsonify(status="ok", atlas=get_tools().atlas.version)
