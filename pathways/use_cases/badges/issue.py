"""Give out the certificate or a module's badge, signed by this service."""

import datetime
import json

from pathways.domain.badge import CERTIFICATE, Award, Recipient, award_for_certificate, award_for_module
from pathways.domain.errors import BadInput
from pathways.sources.badge_issue import issue_badge, issue_badge_jwt
from pathways.use_cases.accounts.addresses import typed_address
from pathways.use_cases.badges.service_issuer import make_issuer
from pathways.use_cases.look_up import find_module
from pathways.use_cases.tools import Tools


def give_badge(tools: Tools, *, item: str, email: str, valid_until: str = "", as_token: bool = False) -> str:
    """A badge as text: JSON-LD, or a VC-JWT. item is the certificate's id or a module's; the address of its holder is
    kept in it as a salted hash alone, and nowhere else. Raises NotFound and BadInput naming the field."""
    recipient = Recipient(email=typed_address(email))
    arguments = _award(tools, item), recipient, make_issuer(tools), tools.badge_key, tools.now()
    until = _until(tools, valid_until)
    if as_token:
        return issue_badge_jwt(*arguments, until)
    return json.dumps(issue_badge(*arguments, until), ensure_ascii=False, indent=2) + "\n"


def _award(tools: Tools, item: str) -> Award:
    if item == CERTIFICATE:
        return award_for_certificate(tools.catalog.credentials[CERTIFICATE], tools.catalog.program)
    return award_for_module(find_module(tools, item))


def _until(tools: Tools, text: str) -> datetime.datetime | None:
    if not text:
        return None
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        day = datetime.date.min
    if day <= tools.clock():
        fix = "Give a day to come as year-month-day, or leave it empty for a badge that does not end."
        raise BadInput("bad_until", f"“{text[:20]}” is no last day.", field="valid_until", fix=fix)
    return datetime.datetime.combine(day, datetime.time(23, 59, 59), datetime.UTC)
