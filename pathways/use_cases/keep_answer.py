"""Keep an answer for later under a link that only its owner has, open it again, and delete it for good."""

import datetime
import hashlib
import json
import secrets

from pathways.domain.answer import KeptAnswer, KeptText
from pathways.domain.errors import NotFound
from pathways.domain.worker import Circumstances, Worker
from pathways.store.answers import add_answer, find_answer, purge_answers, remove_answer
from pathways.use_cases.look_up import find_role
from pathways.use_cases.tools import Tools
from pathways.use_cases.worker_code import encode_worker, open_worker

KEPT_DAYS = 365
TOKEN_BYTES = 24
"""192 bits: nobody guesses one."""


def keep_answer(tools: Tools, *, worker: Worker, circumstances: Circumstances, goal: str = "") -> str:
    """Keep what was told and the role it was about for KEPT_DAYS; the token that opens it comes back.

    Only the token's SHA-256 is stored, so a lost token cannot be found again. Raises NotFound for an unknown goal.
    """
    code = encode_worker(worker, circumstances)
    payload = json.dumps({"goal": find_role(tools, goal).id if goal else "", "worker": code}, separators=(",", ":"))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    today = tools.clock()
    with tools.store.writing() as session:
        purge_answers(session, today)
        add_answer(session, _digest(token), KeptText(payload, today, today + datetime.timedelta(days=KEPT_DAYS)))
    return token


def open_answer(tools: Tools, *, token: str) -> KeptAnswer:
    """The answer under a token. Raises NotFound, in the same words for a wrong token, a deleted and an expired answer,
    and BadInput when the catalogue has moved on so far that it no longer holds."""
    with tools.store.reading() as session:
        kept = find_answer(session, _digest(token))
    if kept is None or kept.expires <= tools.clock():
        message = "There is no kept answer under this link."
        raise NotFound("unknown_answer", message, field="token", fix="Check the link; answers are kept for one year.")
    content = json.loads(kept.payload)
    worker, circumstances = open_worker(tools, content["worker"])
    goal = content["goal"] if content["goal"] in tools.catalog.roles else ""
    return KeptAnswer(worker, circumstances, goal, kept.created, kept.expires)


def delete_answer(tools: Tools, *, token: str) -> bool:
    """Delete an answer for good; whether there was one under this token."""
    with tools.store.writing() as session:
        found = remove_answer(session, _digest(token))
    tools.store.scrub()
    return found


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
