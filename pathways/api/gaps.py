"""Gaps by state: the same figures as on the pages and in their files."""

from flask import Response
from flask_openapi3.models.tag import Tag

from pathways.api import gap_models as out
from pathways.api.blueprints import answer, get_tools, make_blueprint, problem_responses
from pathways.api.gap_shapes import behind_shape, gaps_shape, trend_shape
from pathways.domain.state_gap import GapRequest, Subject
from pathways.use_cases.gaps.ask_gaps import (
    NATION,
    keep_area,
    parse_area,
    parse_shares,
    parse_state,
    parse_subject,
    parse_whose,
    split_shares,
)
from pathways.use_cases.gaps.find_behind import find_behind
from pathways.use_cases.gaps.find_trend import find_trend
from pathways.use_cases.gaps.list_gaps import list_gaps
from pathways.use_cases.gaps.measure_gaps import measure_gaps

TAG = Tag(
    name="gaps",
    description="What is asked for in each state, and who is known to have it. Jobs from statistics and openings stand "
    "side by side and are never added; small counts of people are hidden.",
)
gaps = make_blueprint("gaps", TAG)
NO_SUCH_ID = problem_responses(404)


@gaps.get("/gaps", operation_id="measureGaps", responses={200: out.Gaps, **NO_SUCH_ID})
def measure(query: out.TableAsked) -> Response:
    """One subject in every state"""
    tools = get_tools()
    area = parse_area(tools, query.area)
    table = measure_gaps(tools, request=_request(query))
    return answer(gaps_shape(table, keep_area(table.rows, area), tools.catalog))


@gaps.get("/gaps/<state>", operation_id="listGaps", responses={200: out.Gaps, **NO_SUCH_ID})
def list_all(path: out.StateAsked, query: out.AreaAsked) -> Response:
    """Everything of a kind in one state, or what one subject is made of"""
    tools = get_tools()
    state = parse_state(tools, path.state)
    within = parse_subject(tools, query.within, field="within") if query.within else None
    table = list_gaps(
        tools, area=state, kind=query.kind, level=query.level, within=within,
        whose=parse_whose(query.whose), shares=_shares(query),
    )  # fmt: skip
    return answer(gaps_shape(table, table.nation if state == NATION else table.rows, tools.catalog))


@gaps.get("/gaps/<state>/behind", operation_id="getRowsBehindGap", responses={200: out.GapBehind, **NO_SUCH_ID})
def behind(path: out.StateAsked, query: out.SubjectAsked) -> Response:
    """The roles and the openings behind the figures of one subject"""
    tools = get_tools()
    state = parse_state(tools, path.state)
    return answer(behind_shape(find_behind(tools, request=_request(query), area=state), tools.catalog))


@gaps.get("/gaps/<state>/trend", operation_id="getGapTrend", responses={200: out.GapTrend, **NO_SUCH_ID})
def trend(path: out.StateAsked, query: out.SubjectAsked) -> Response:
    """The demand of one subject by release and month"""
    tools = get_tools()
    state, request = parse_state(tools, path.state), _request(query)
    return answer(trend_shape(request.subject, state, find_trend(tools, request=request, area=state)))


def _request(query: out.SubjectAsked) -> GapRequest:
    subject: Subject = parse_subject(get_tools(), query.of)
    return GapRequest(subject, parse_whose(query.whose), _shares(query))


def _shares(query: out.GapsAsked) -> dict[tuple[str, str], float]:
    return parse_shares(get_tools(), split_shares(query.share))
