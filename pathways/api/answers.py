"""Answers about one worker: read a text or a document, compare roles, plan a route. Nothing of it is stored."""

from typing import Annotated

from flask import Response
from flask_openapi3.models.tag import Tag
from pydantic import Field, RootModel

from pathways.api.answer_models import Comparison, Plan
from pathways.api.blueprints import answer, get_tools, make_blueprint
from pathways.api.reading_models import Document, Questions, Reading
from pathways.api.request_models import ComparisonAsked, DocumentSent, ReadingAsked, RouteAsked
from pathways.api.shapes import comparison_shape, document_shape, plan_shape, questions_shape, reading_shape
from pathways.api.told import naming, understand
from pathways.use_cases.compare_roles import compare_roles
from pathways.use_cases.hide_identifiers import hide_identifiers
from pathways.use_cases.look_up import find_role
from pathways.use_cases.plan_route import plan_route
from pathways.use_cases.read_resume import read_resume
from pathways.use_cases.read_text import read_text

TAG = Tag(name="answers", description="About one worker. Nothing that is sent is stored.")
answers = make_blueprint("answers", TAG, takes="json")
documents = make_blueprint("documents", TAG, takes="file")


class RouteAnswer(RootModel[Annotated[Plan | Questions, Field(discriminator="kind")]]):
    """kind plan: the whole answer. kind questions: too little was told to answer on."""


class ComparisonAnswer(RootModel[Annotated[Comparison | Questions, Field(discriminator="kind")]]):
    """kind comparison: roles side by side. kind questions: too little was told to answer on."""


@answers.post("/readings", operation_id="readText", responses={200: Reading})
def read_words(body: ReadingAsked) -> Response:
    """Read one text: skills with the words that show them

    A worker's own words, a résumé or a job ad. Personal identifiers are cut out before anything is read. A text that
    says too little has thin set and asks up to three questions.
    """
    tools = get_tools()
    return answer(reading_shape(read_text(tools, text=body.text, kind=body.kind), tools.catalog))


@documents.post("/documents", operation_id="readDocument", responses={200: Document})
def read_file(form: DocumentSent) -> Response:
    """Read one document: its text, and the skills in it

    PDF, DOCX, TXT, HTML or JSON Resume. Personal identifiers are blanked in the text that comes back.
    """
    tools = get_tools()
    text = read_resume(tools, data=form.file.read(), filename=form.file.filename or "")
    reading = read_text(tools, text=text, kind=form.kind)
    return answer(document_shape(hide_identifiers(text), reading, tools.catalog))


@answers.post("/comparisons", operation_id="compareRoles", responses={200: ComparisonAnswer})
def compare(body: ComparisonAsked) -> Response:
    """Compare roles: readiness, what is missing, hours, weeks and pay

    Send a text, or skills, or a text with corrections beside it. Without roles, the most promising ones are compared.
    """
    tools = get_tools()
    told = understand(tools, body)
    if told.thin:
        return answer(questions_shape(told.reading, tools.catalog))
    with naming("roles"):
        comparison = compare_roles(
            tools, worker=told.worker, circumstances=told.circumstances, roles=body.roles, limit=body.limit
        )
    return answer(comparison_shape(comparison, tools.catalog, told.reading))


@answers.post("/routes", operation_id="planRoute", responses={200: RouteAnswer})
def plan(body: RouteAsked) -> Response:
    """Plan a route to one role: gap, modules, calendar, pay, alternatives, and what is not known

    Send a text, or skills, or a text with corrections beside it. The modules at the top are just what is needed; whole
    holds the whole certificate.
    """
    tools = get_tools()
    with naming("role"):
        find_role(tools, body.role)
    told = understand(tools, body)
    if told.thin:
        return answer(questions_shape(told.reading, tools.catalog))
    planned = plan_route(
        tools, worker=told.worker, role=body.role, circumstances=told.circumstances, reading=told.reading
    )
    return answer(plan_shape(planned, tools.catalog))
