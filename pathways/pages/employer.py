"""The employer's way without an account: paste an ad, put it right, see who fits. The opening travels in the form."""

import json

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.contact import Viewer
from pathways.domain.errors import BadInput, NotFound, PathwaysError
from pathways.domain.fit import Fit
from pathways.domain.opening import SavedOpening
from pathways.domain.ranking import Ranking
from pathways.pages.desk import download, get_tools
from pathways.pages.firm_desk import get_viewer
from pathways.pages.forms import make_problem
from pathways.pages.opening_forms import Asked, FilterValues, find_skills, make_filters, read_asked, read_before
from pathways.pages.people_files import write_people
from pathways.pages.views_opening import (
    AD_SAMPLES,
    OpeningPage,
    show_employer_start,
    show_opening,
    show_operator,
)
from pathways.use_cases.know_worker import parse_circumstances
from pathways.use_cases.openings.check_opening import check_opening
from pathways.use_cases.openings.opening_code import encode_opening
from pathways.use_cases.openings.rank_workers import MOST, rank_workers
from pathways.use_cases.openings.shortlist import log_looks
from pathways.use_cases.openings.train_operator import train_operator
from pathways.use_cases.openings.write_posting import export_posting

bp = Blueprint("employer", __name__)


@bp.get("/employers")
def start() -> str:
    """The first page: paste an ad."""
    number = request.args.get("example", 0, type=int)
    text = AD_SAMPLES[number - 1].text if 1 <= number <= len(AD_SAMPLES) else ""
    return render_template("employer/start.html", page=show_employer_start(text))


@bp.get("/opening")
def to_start() -> ResponseReturnValue:
    """This page lives from what a form carries: begin at the beginning."""
    return redirect(url_for("employer.start"), 303)


@bp.get("/opening/operator")
def operator_to_start() -> ResponseReturnValue:
    """The same for the route of one's own operator."""
    return to_start()


@bp.post("/opening")
def opening() -> ResponseReturnValue:
    """What the ad asks, who fits and why; from itself it corrects."""
    tools = get_tools()
    try:
        asked = read_asked(tools, request.form, request.files.get("file"))
    except PathwaysError as error:
        if "opening" in request.form:
            return show_refused(error), 422
        page = show_employer_start(request.form.get("text", ""), make_problem(error))
        return render_template("employer/start.html", page=page), 422
    return render_template("employer/opening.html", page=make_page(asked, get_viewer()))


@bp.post("/opening/operator")
def operator() -> ResponseReturnValue:
    """Train your own operator: the route of somebody who works here already."""
    tools = get_tools()
    asked = read_asked(tools, request.form, None)
    try:
        plan = train_operator(
            tools,
            opening=asked.opening,
            text=request.form.get("operator", ""),
            circumstances=parse_circumstances(
                tools, state=asked.opening.state, hours_week=request.form.get("hours_week", "10")
            ),
        )
    except (BadInput, NotFound) as error:
        page = make_page(asked, get_viewer(), problem=error)
        return render_template("employer/opening.html", page=page), 422
    code = encode_opening(asked.opening)
    return render_template("employer/operator.html", page=show_operator(tools.catalog, asked, code, plan))


@bp.post("/opening/posting.json")
def posting() -> Response:
    """The corrected opening as a schema.org JobPosting."""
    asked = read_asked(get_tools(), request.form, None)
    text = json.dumps(export_posting(get_tools(), opening=asked.opening, text=asked.text), ensure_ascii=False, indent=2)
    return download(text + "\n", "application/ld+json", "job-posting.json")


@bp.post("/opening/people.csv")
def people() -> Response:
    """Who fits, as a table for a spreadsheet: what the page shows and nothing more."""
    tools, viewer = get_tools(), get_viewer()
    asked = read_asked(tools, request.form, None)
    filters = make_filters(tools, asked.opening, asked.values)
    ranking = rank_workers(tools, opening=asked.opening, filters=filters, viewer=viewer, limit=MOST)
    log_looks(tools, viewer=viewer, opening=asked.opening, fits=list_shown(ranking))
    return download(write_people(tools.catalog, ranking), "text/csv", "people.csv")


def make_page(
    asked: Asked, viewer: Viewer, saved: SavedOpening | None = None, problem: PathwaysError | None = None
) -> OpeningPage:
    """The page of one opening; a filter that does not hold is said, and all people are shown."""
    tools = get_tools()
    try:
        filters = make_filters(tools, asked.opening, asked.values)
    except (BadInput, NotFound) as error:
        problem, asked = error, Asked(asked.opening, asked.text, FilterValues(), asked.skill_query)
        filters = make_filters(tools, asked.opening, asked.values)
    ranking = rank_workers(tools, opening=asked.opening, filters=filters, viewer=viewer, limit=asked.limit)
    log_looks(tools, viewer=viewer, opening=asked.opening, fits=list_shown(ranking))
    return show_opening(
        tools.catalog,
        asked,
        encode_opening(asked.opening),
        ranking,
        check_opening(tools, ranking=ranking, viewer=viewer),
        hits=find_skills(tools, asked.skill_query),
        saved=saved,
        may_save=bool(viewer.firm),
        problem=make_problem(problem) if problem else None,
    )


def list_shown(ranking: Ranking) -> tuple[Fit, ...]:
    """Everybody whose card is on the page or in the table."""
    return (*ranking.people, *(item.fit for group in ranking.near for item in group.people))


def show_refused(error: PathwaysError, saved: SavedOpening | None = None) -> str:
    """The opening as it was before corrections that do not hold, with what is wrong and the field it is in."""
    before = read_before(get_tools(), request.form)
    return render_template("employer/opening.html", page=make_page(before, get_viewer(), saved, error))
