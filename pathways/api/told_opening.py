"""What a program told of an opening, understood: the ad read, then everything that was given beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from pathways.api.opening_requests import FiltersGiven, OpeningCorrected, OpeningTold, PeopleAsked
from pathways.api.told import naming
from pathways.domain.crowd import Filters
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.opening import Opening
from pathways.domain.reading import Question
from pathways.engine.reading.ads import AdReading
from pathways.engine.reading.questions import AD_QUESTIONS
from pathways.use_cases.openings.edit_opening import edit_opening, place_opening
from pathways.use_cases.openings.parse_filters import parse_filters
from pathways.use_cases.openings.read_opening import read_job_posting, read_opening
from pathways.use_cases.tools import Tools

_FIELDS = {"credential": "credentials"}


@dataclass(frozen=True, slots=True)
class OpeningUnderstood:
    """An opening after every correction, and what it was read from."""

    opening: Opening
    text: str = ""
    questions: tuple[Question, ...] = ()
    removed: tuple[str, ...] = ()


def understand_opening(tools: Tools, told: OpeningTold) -> OpeningUnderstood:
    """What was told. Raises BadInput naming the field of the body when one of them does not hold."""
    read = _read(tools, told)
    if read is None:
        return OpeningUnderstood(correct_opening(tools, Opening(), told))
    opening = correct_opening(tools, read.opening, told)
    questions = read.questions or (AD_QUESTIONS if not opening.demands else ())
    return OpeningUnderstood(opening, read.text, questions if opening.thin else (), read.reading.removed)


def correct_opening(tools: Tools, opening: Opening, told: OpeningCorrected) -> Opening:
    """The opening with what was given put right in it. Raises BadInput naming the field of the body."""
    asked = {item.skill: (item.level, str(item.ask)) for item in told.demands}
    known = {item.skill for item in opening.demands}
    with naming("removed"):
        opening = edit_opening(tools, opening=opening, remove=told.removed)
    with naming("dropped_credentials"):
        opening = edit_opening(tools, opening=opening, drop_credentials=told.dropped_credentials)
    with naming("demands"):
        opening = edit_opening(
            tools,
            opening=opening,
            change={skill: how for skill, how in asked.items() if skill in known},
            add={skill: how for skill, how in asked.items() if skill not in known},
            drop_formal=told.dropped_formal,
            title=told.title or None,
        )
    return _place(tools, opening, told)


def make_filters(tools: Tools, opening: Opening, given: FiltersGiven | PeopleAsked, inside: str = "") -> Filters:
    """The filters of a body, or of an address. Raises BadInput naming the field, inside the one that holds them."""
    with _inside(inside):
        return parse_filters(
            tools,
            opening=opening,
            states=[state.strip().upper() for state in given.states],
            miles=given.miles,
            shifts=given.shifts,
            certificate=given.certificate,
            credentials=given.credentials,
            within_pay=given.within_pay,
            available_by=given.available_by,
            invented=not given.real_only,
        )


def _read(tools: Tools, told: OpeningTold) -> AdReading | None:
    if told.text and told.posting is not None:
        fix = "Send the ad once: as text, or as posting."
        raise BadInput("told_twice", "There is both a text and a posting.", field="posting", fix=fix)
    if told.posting is not None:
        return read_job_posting(tools, posting=told.posting)
    if told.text:
        return read_opening(tools, text=told.text)
    if not told.demands:
        fix = "Send a text, a posting, or demands."
        raise BadInput("nothing_told", "Nothing was told of the opening.", field="text", fix=fix)
    return None


def _place(tools: Tools, opening: Opening, told: OpeningCorrected) -> Opening:
    """Where it is, the shift and the pay; what is not given stays as it is."""
    if told.state is None and told.place is None and told.shift is None and told.pay is None:
        return opening
    state, place = _where(tools, opening, told)
    shift = told.shift or opening.shift
    moved = place_opening(
        tools, opening=opening, state=state, place=place, shift=shift, pay=told.pay or 0, pay_unit=told.pay_unit
    )
    return moved if told.pay is not None else replace(moved, pay_low=opening.pay_low, pay_high=opening.pay_high)


def _where(tools: Tools, opening: Opening, told: OpeningCorrected) -> tuple[str, str]:
    """A town names its state; another state leaves the town behind."""
    town = tools.catalog.places.get(told.place or "")
    state = told.state if told.state is not None else (town.state if town else opening.state)
    if told.place is not None:
        return state, told.place
    return state, opening.place if told.state in (None, opening.state) else ""


@contextmanager
def _inside(outer: str) -> Iterator[None]:
    try:
        yield
    except (BadInput, NotFound) as error:
        named = _FIELDS.get(error.field, error.field)
        field = f"{outer}.{named}" if outer else named
        raise BadInput(error.code, error.message, field=field, fix=error.fix) from error
