"""What people must fit beside skills, from what was typed or chosen."""

import datetime
from collections.abc import Collection
from typing import Literal, cast, get_args

from pathways.domain.crowd import Filters, Near
from pathways.domain.errors import BadInput
from pathways.domain.opening import Opening
from pathways.domain.profile import CertificateState
from pathways.domain.worker import Shift
from pathways.use_cases.look_up import find_credential
from pathways.use_cases.tools import Tools

CertificateWish = Literal["", "held", "training", "held_or_training"]
CERTIFICATES: dict[str, frozenset[CertificateState]] = {
    "": frozenset(),
    "held": frozenset({"held"}),
    "training": frozenset({"training"}),
    "held_or_training": frozenset({"held", "training"}),
}
FARTHEST, LONGEST_NUMBER = 3000, 6


def parse_filters(
    tools: Tools,
    *,
    opening: Opening,
    states: Collection[str] = (),
    miles: object = 0,
    shifts: Collection[str] = (),
    certificate: str = "",
    credentials: Collection[str] = (),
    within_pay: bool = False,
    available_by: str = "",
    invented: bool = True,
) -> Filters:
    """Filters for an opening. miles counts from the opening's place (0: any distance); within_pay keeps people whose
    floor the opening's pay reaches. Raises BadInput and NotFound naming the field."""
    if certificate not in CERTIFICATES:
        fix = f"Choose one of {', '.join(filter(None, CERTIFICATES))}, or none."
        raise BadInput("bad_certificate", "That is no state of the certificate.", field="certificate", fix=fix)
    return Filters(
        states=frozenset(_state(tools, state) for state in states if state),
        near=_near(tools, opening, miles),
        shifts=frozenset(_shift(shift) for shift in shifts if shift),
        certificates=CERTIFICATES[certificate],
        credentials=frozenset(find_credential(tools, item).id for item in credentials if item),
        pay_at_most=_pay(opening) if within_pay else 0,
        available_by=_day(available_by),
        demo="with" if invented else "without",
    )


def _state(tools: Tools, state: str) -> str:
    if state not in tools.catalog.states:
        fix = "Choose states by their two letters."
        raise BadInput("unknown_state", f"“{state[:30]}” is not a state we know.", field="states", fix=fix)
    return state


def _shift(shift: str) -> Shift:
    if shift not in get_args(Shift):
        fix = "Choose day, second, third or rotating."
        raise BadInput("unknown_shift", f"“{shift[:20]}” is not a shift we know.", field="shifts", fix=fix)
    return cast(Shift, shift)


def _near(tools: Tools, opening: Opening, miles: object) -> Near | None:
    text = str(miles or 0).strip()
    if not text.isdecimal() or len(text) > LONGEST_NUMBER or int(text) > FARTHEST:
        raise BadInput(
            "bad_miles", f"“{text[:20]}” is no distance.", field="miles", fix=f"Give 0 to {FARTHEST:,} miles."
        )
    if not int(text):
        return None
    where = tools.catalog.places.get(opening.place) or tools.catalog.states.get(opening.state)
    if where is None:
        fix = "Say where the job is, or look at any distance."
        raise BadInput("no_place", "A distance needs a place to start from.", field="miles", fix=fix)
    return Near(where.latitude, where.longitude, int(text))


def _pay(opening: Opening) -> int:
    pay = opening.pay_high or opening.pay_low
    if not pay:
        fix = "Say what the job pays, or leave this filter out."
        raise BadInput("no_pay", "The opening does not say what it pays.", field="within_pay", fix=fix)
    return pay


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError as error:
        message = f"“{text[:20]}” is not a date."
        fix = "Write it as year-month-day: 2027-01-31."
        raise BadInput("bad_available", message, field="available_by", fix=fix) from error
