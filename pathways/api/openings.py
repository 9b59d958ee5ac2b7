"""Openings that nobody keeps: read an ad, rank people for it, train one's own operator. Nothing sent is stored."""

from typing import Annotated

from flask import Response
from flask_openapi3.models.tag import Tag
from pydantic import Field, RootModel

from pathways.api.asking import get_viewer
from pathways.api.blueprints import answer, get_tools, make_blueprint
from pathways.api.opening_models import JobPosting, OpeningQuestions, OpeningRead
from pathways.api.opening_requests import OpeningAsked, OperatorAsked, RankingAsked
from pathways.api.opening_shapes import opening_questions_shape, opening_read_shape
from pathways.api.person_models import Ranking
from pathways.api.person_shapes import ranking_shape
from pathways.api.talk_models import OperatorPlan
from pathways.api.talk_shapes import operator_shape
from pathways.api.told import naming, read_circumstances
from pathways.api.told_opening import make_filters, understand_opening
from pathways.domain.contact import Viewer
from pathways.domain.crowd import Filters
from pathways.domain.opening import Opening
from pathways.domain.reading import Question
from pathways.use_cases.openings.check_opening import check_opening
from pathways.use_cases.openings.rank_workers import rank_workers
from pathways.use_cases.openings.shortlist import log_looks
from pathways.use_cases.openings.train_operator import train_operator
from pathways.use_cases.openings.write_posting import export_posting
from pathways.use_cases.provenance import find_provenance
from pathways.use_cases.tools import Tools

TAG = Tag(name="openings", description="For employers: what an ad asks for, and who fits.")
open_to_all = make_blueprint("openings_read", TAG, takes="json")
rankings = make_blueprint("openings_ranked", TAG, takes="json", token="optional")


class RankingAnswer(RootModel[Annotated[Ranking | OpeningQuestions, Field(discriminator="kind")]]):
    """kind ranking: the whole answer. kind questions: the opening asks for no skill yet."""


@open_to_all.post("/openings/readings", operation_id="readOpening", responses={200: OpeningRead})
def read(body: OpeningAsked) -> Response:
    """Read a job ad: what it asks for, each demand with the ad's own words

    Send a text (or HTML, or a page with a JobPosting in it), or a schema.org JobPosting, and corrections beside it.
    Praise, benefits and equal-opportunity text never become a demand.
    """
    tools = get_tools()
    found = understand_opening(tools, body)
    shape = opening_read_shape(
        found.opening,
        tools.catalog,
        find_provenance(tools),
        text=found.text,
        questions=found.questions,
        removed=found.removed,
    )
    return answer(shape)


@open_to_all.post("/openings/postings", operation_id="writePosting", responses={200: JobPosting})
def write(body: OpeningAsked) -> Response:
    """Write an opening as a schema.org JobPosting (JSON-LD), demands as corrected"""
    tools = get_tools()
    found = understand_opening(tools, body)
    return answer(JobPosting(export_posting(tools, opening=found.opening, text=found.text)))


@open_to_all.post("/openings/operators", operation_id="trainOperator", responses={200: OperatorPlan})
def train(body: OperatorAsked) -> Response:
    """Train your own operator: their route to this opening, module by module"""
    tools = get_tools()
    found = understand_opening(tools, body)
    given = body.circumstances
    fits = read_circumstances(tools, given if given.state else given.model_copy(update={"state": found.opening.state}))
    with naming("operator" if found.opening.demands else "demands"):
        plan = train_operator(tools, opening=found.opening, text=body.operator, circumstances=fits)
    return answer(operator_shape(plan, found.opening, tools.catalog))


@rankings.post("/openings/rankings", operation_id="rankPeople", responses={200: RankingAnswer})
def rank(body: RankingAsked) -> Response:
    """Rank people for an opening: who fits and why, who nearly does, what each demand costs

    Without a token, and for a firm that is not approved yet, people are invented ones and invented_only says so. Each
    worker who is real sees that they were shown, to whom and what.
    """
    tools, viewer = get_tools(), get_viewer()
    found = understand_opening(tools, body)
    filters = make_filters(tools, found.opening, body.filters, "filters")
    return rank_opening(tools, found.opening, filters, viewer, body.limit, found.questions)


def rank_opening(
    tools: Tools,
    opening: Opening,
    filters: Filters,
    viewer: Viewer,
    limit: int,
    questions: tuple[Question, ...] = (),
) -> Response:
    """The ranking as a page gives it, and remembered for the workers like that of a page."""
    if not opening.demands:
        return answer(opening_questions_shape(opening, questions, tools.catalog))
    ranking = rank_workers(tools, opening=opening, filters=filters, viewer=viewer, limit=limit)
    near = [item.fit for group in ranking.near for item in group.people]
    log_looks(tools, viewer=viewer, opening=opening, fits=[*ranking.people, *near])
    check = check_opening(tools, ranking=ranking, viewer=viewer)
    return answer(ranking_shape(ranking, check, tools.catalog, questions))
