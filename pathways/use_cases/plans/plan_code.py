"""A plan, and what was asked for it, as JSON text: to travel in a form, to lie in the store, and back.

What comes from a form is checked like everything from outside: by type here, by its rules when the plan is worked out.
"""

import json
from typing import Final

from pydantic import TypeAdapter, ValidationError

from pathways.domain.errors import BadInput
from pathways.domain.seat_plan import PlanRequest, SeatPlan

LONGEST_CODE = 200_000
_REQUEST: Final = TypeAdapter(PlanRequest)
_PLAN: Final = TypeAdapter(SeatPlan)


def encode_request(request: PlanRequest) -> str:
    """The request as JSON text; the same request gives the same text."""
    return _REQUEST.dump_json(request).decode()


def decode_request(code: str) -> PlanRequest:
    """The request a text from outside holds. Raises BadInput when it was cut or altered."""
    try:
        if len(code) <= LONGEST_CODE:
            return _REQUEST.validate_json(code)
    except ValidationError as error:
        raise _bad_plan() from error
    raise _bad_plan()


def encode_plan(plan: SeatPlan) -> tuple[str, str, str]:
    """Inputs, result and releases, each as JSON text."""
    told = _PLAN.dump_python(plan, mode="json")
    inputs, releases = told.pop("request"), told.pop("sources")
    return _text(inputs), _text(told), _text(releases)


def decode_plan(inputs: str, result: str, releases: str) -> SeatPlan:
    """The plan that lay in the store."""
    told = {**json.loads(result), "request": json.loads(inputs), "sources": json.loads(releases)}
    return _PLAN.validate_python(told)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _bad_plan() -> BadInput:
    fix = "Fill in the form again; nothing was stored."
    return BadInput("bad_plan_code", "What the form carried does not hold together.", field="plan", fix=fix)
