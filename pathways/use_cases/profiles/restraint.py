"""How often a firm may ask workers to get in touch: each request is a mail that nobody ordered."""

import datetime

from pathways.domain.contact import ContactRequest
from pathways.domain.errors import TooMany
from pathways.store.database import Transaction
from pathways.use_cases.accounts.limits import ASK, ASK_WORKER, SAID_NO, check_turn, count_turn, forget_turns, note_turn
from pathways.use_cases.tools import Tools

REST = datetime.timedelta(days=7)
"""After a request or a yes was taken back, before the same is asked for again."""


class AskedLately(TooMany):
    """Asked too often, or too soon after a no; the fix says when it may be tried again."""

    def __init__(self, retry_after: int, message: str, fix: str) -> None:
        super().__init__(retry_after)
        self.code, self.field, self.message = "asked_lately", "worker", message
        self.fix = fix.format(wait=_wait(retry_after))


def check_asking(session: Transaction, tools: Tools, request: ContactRequest, known: ContactRequest | None) -> None:
    """Count one request of a firm to a worker. known is the same request as it stands, taken back or run out.

    A firm may ask ASK times a day, and one worker ASK_WORKER times a week. After a worker said no, or took their own
    yes back, it may not ask them for any opening for 90 days, unless they turn it into a yes themselves; after a
    request was taken back by either side it may not ask again for that opening for a week. Raises AskedLately.
    """
    if known is not None and known.status == "withdrawn" and known.answered_at is not None:
        left = (known.answered_at + REST - tools.now()).total_seconds()
        if left > 0:
            message = f"This request was taken back less than {REST.days} days ago."
            raise AskedLately(round(left) or 1, message, "You can ask again for this opening in {wait}.")
    pair = _pair(request)
    try:
        check_turn(session, tools, SAID_NO, pair)
    except TooMany as error:
        message = f"This worker said no to your firm, or took a yes back, less than {SAID_NO.window.days} days ago."
        fix = "They can turn it into a yes themselves; else your firm can ask them again in {wait}."
        raise AskedLately(error.retry_after, message, fix) from None
    try:
        count_turn(session, tools, ASK_WORKER, pair)
    except TooMany as error:
        message = f"Your firm has asked this worker {ASK_WORKER.most} times within {ASK_WORKER.window.days} days."
        raise AskedLately(error.retry_after, message, "You can ask them again in {wait}.") from None
    try:
        count_turn(session, tools, ASK, f"firm {request.firm}")
    except TooMany as error:
        message = f"Your firm has asked {ASK.most} times within a day."
        raise AskedLately(error.retry_after, message, "Keep them on the shortlist, and ask in {wait}.") from None


def note_answer(session: Transaction, tools: Tools, request: ContactRequest) -> None:
    """Remember what a worker just answered, so that a no holds for the firm's other openings too: a digest that
    tells nobody's name, and stays when an opening is deleted."""
    if request.status == "accepted":
        forget_turns(session, tools, SAID_NO, _pair(request))
    else:
        note_turn(session, tools, SAID_NO, _pair(request))


def _pair(request: ContactRequest) -> str:
    return f"firm {request.firm} worker {request.profile}"


def _wait(seconds: int) -> str:
    days, hours = -(-seconds // 86_400), -(-seconds // 3_600)
    if seconds > 86_400:
        return f"{days} days"
    return f"{hours} hours" if hours > 1 else "an hour"
