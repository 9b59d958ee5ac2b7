"""Cohorts and the yearly report. Needs a program lead's token; all leads of a service share one board."""

from flask import Response
from flask_openapi3.models.tag import Tag

from pathways.api.blueprints import answer, get_tools, make_blueprint, problem_responses
from pathways.api.cohort_models import CohortOf, Cohorts, TableBrought, YearlyReport
from pathways.api.cohort_requests import (
    CohortAsked,
    CohortGiven,
    LearnerAsked,
    LearnerGiven,
    ReportAsked,
    TableGiven,
    YearAsked,
)
from pathways.api.cohort_shapes import cohort_line, cohort_shape, report_shape, table_shape
from pathways.use_cases.cohorts.import_cohorts import import_cohorts
from pathways.use_cases.cohorts.keep_cohorts import (
    correct_learner,
    delete_cohort,
    delete_learner,
    enter_cohort,
    enter_learner,
    get_class,
    list_cohorts,
)
from pathways.use_cases.reports.make_report import report_year

TAG = Tag(name="cohorts", description="Cohorts, learners and the yearly report; needs the token of a program lead.")
cohorts = make_blueprint("cohorts", TAG, token="needed")
cohorts_sent = make_blueprint("cohorts_sent", TAG, takes="json", token="needed")
MISSING = problem_responses(404)


@cohorts.get("/cohorts", operation_id="listCohorts", responses={200: Cohorts})
def list_all() -> Response:
    """Every cohort, the newest term first"""
    found = list_cohorts(get_tools())
    return answer(Cohorts(kind="cohorts", cohorts=[cohort_line(item) for item in found]))


@cohorts_sent.post("/cohorts", operation_id="enterCohort", responses={201: CohortOf})
def enter(body: CohortGiven) -> Response:
    """Enter a cohort"""
    made = enter_cohort(get_tools(), fields=body.fields())
    return _answer(made.id, 201)


@cohorts.get("/cohorts/<id>", operation_id="getCohort", responses={200: CohortOf, **MISSING})
def get(path: CohortAsked) -> Response:
    """One cohort with its learners"""
    return _answer(path.id)


@cohorts.delete("/cohorts/<id>", operation_id="deleteCohort", responses={204: None, **MISSING})
def delete(path: CohortAsked) -> Response:
    """Delete a cohort with its learners, for good"""
    delete_cohort(get_tools(), cohort=path.id)
    return Response(status=204)


@cohorts_sent.put(
    "/cohorts/<id>/learners/<learner>",
    operation_id="putLearner",
    responses={200: CohortOf, **problem_responses(404, 409)},
)
def put_learner(path: LearnerAsked, body: LearnerGiven) -> Response:
    """Enter a learner, or change the one whose revision you send

    Where somebody else changed the same meanwhile, 409 says so and nothing is changed.
    """
    tools, fields = get_tools(), body.fields(path.learner)
    if body.revision is None:
        enter_learner(tools, cohort=path.id, fields=fields, email=body.email)
    else:
        correct_learner(
            tools, cohort=path.id, learner=path.learner, fields=fields, revision=body.revision, email=body.email
        )
    return _answer(path.id)


@cohorts.delete("/cohorts/<id>/learners/<learner>", operation_id="deleteLearner", responses={204: None, **MISSING})
def remove_learner(path: LearnerAsked) -> Response:
    """Delete a learner for good"""
    delete_learner(get_tools(), cohort=path.id, learner=path.learner)
    return Response(status=204)


@cohorts_sent.post("/cohorts/tables", operation_id="bringCohortTable", responses={200: TableBrought})
def bring(body: TableGiven) -> Response:
    """Bring a table of cohorts and learners in, all of it or nothing, or only say what it would change"""
    found = import_cohorts(get_tools(), data=body.table.encode(), dry_run=body.dry_run)
    return answer(table_shape(found))


@cohorts.get("/reports/<year>", operation_id="getReport", responses={200: YearlyReport, **MISSING})
def report(path: YearAsked, query: ReportAsked) -> Response:
    """The yearly report: the funnel by state and site with small cells hidden

    The same figures as on the page, in the PDF and in the CSV; the fingerprint says so.
    """
    return answer(report_shape(report_year(get_tools(), year=path.year, as_of=query.as_of, whose=query.whose)))


def _answer(cohort: str, status: int = 200) -> Response:
    return answer(cohort_shape(get_class(get_tools(), cohort=cohort)), status)
