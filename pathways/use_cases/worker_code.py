"""A worker and their circumstances as a compact text, to travel in a form or lie in the store, and back.

The text comes back from outside, so nothing in it is trusted: every field is checked against the catalogue.
"""

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, get_args

from pathways.domain.errors import BadInput
from pathways.domain.skill import MAX_LEVEL, Evidence, HeldSkill, Source
from pathways.domain.worker import MAX_HOURS_WEEK, MIN_HOURS_WEEK, Circumstances, Shift, Worker
from pathways.use_cases.tools import Tools

LONGEST_CODE = 300_000
LONGEST_WORDS = 400
MOST_SKILLS = 250
FIX = "Start again from the first page; nothing was stored."


def encode_worker(worker: Worker, circumstances: Circumstances) -> str:
    """The worker as JSON text; the same worker gives the same text."""
    return json.dumps({"worker": asdict(worker), "circumstances": asdict(circumstances)}, default=str,
                      ensure_ascii=False, separators=(",", ":"))  # fmt: skip


def decode_worker(tools: Tools, code: str) -> tuple[Worker, Circumstances]:
    """The worker a text from outside holds. Raises BadInput when it is too long, was cut or altered."""
    if not code or len(code) > LONGEST_CODE:
        raise BadInput("bad_worker", "What the form carried is empty or too large.", field="worker", fix=FIX)
    return open_worker(tools, code)


def open_worker(tools: Tools, code: str) -> tuple[Worker, Circumstances]:
    """The worker a text holds, without what the catalogue does not know (any more). Raises BadInput."""
    try:
        raw = json.loads(code)
        return _worker(tools, raw["worker"]), _circumstances(tools, raw["circumstances"])
    except (ArithmeticError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = "What the form carried does not hold together."
        raise BadInput("bad_worker", message, field="worker", fix=FIX) from error


def _worker(tools: Tools, raw: Mapping[str, Any]) -> Worker:
    catalog = tools.catalog
    start = str(raw["start_role"])
    return Worker(
        held=tuple(_held(item) for item in raw["held"][:MOST_SKILLS] if item["skill"] in catalog.skills),
        denied=_known(raw["denied"], catalog.skills),
        credentials=_known(raw["credentials"], catalog.credentials),
        done_modules=_known(raw["done_modules"], catalog.modules),
        title=_words(raw["title"]),
        start_role=start if start in catalog.roles else "",
        start_onet_soc=_words(raw["start_onet_soc"])[:10],
        title_confidence=_share(raw["title_confidence"]),
    )


def _held(raw: Mapping[str, Any]) -> HeldSkill:
    skill, level, source = str(raw["skill"]), int(raw["level"]), str(raw["source"])
    if not 1 <= level <= MAX_LEVEL or source not in get_args(Source):
        raise ValueError(skill)
    evidence = tuple(
        Evidence(_words(item["quote"]), max(0, int(item["line"])), int(item["start"])) for item in raw["evidence"][:3]
    )
    return HeldSkill(skill, level, _share(raw["confidence"]), source, evidence, _words(raw["reason"]))  # type: ignore[arg-type]


def _circumstances(tools: Tools, raw: Mapping[str, Any]) -> Circumstances:
    hours, state, shift = float(raw["hours_week"]), str(raw["state"]), str(raw["shift"])
    start = raw["start"]
    if not MIN_HOURS_WEEK <= hours <= MAX_HOURS_WEEK or (state and state not in tools.catalog.states):
        raise ValueError(state)
    if shift not in get_args(Shift):
        raise ValueError(shift)
    return Circumstances(
        state=state,
        hours_week=hours,
        shift=shift,  # type: ignore[arg-type]
        travel_miles=min(3000, max(0, int(raw["travel_miles"]))),
        start=datetime.date.fromisoformat(start) if start else None,
        pay=min(2_000_000, max(0, int(raw["pay"]))),
    )


def _known(values: Any, known: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for value in values if str(value) in known))


def _words(value: Any) -> str:
    return "".join(char for char in str(value)[:LONGEST_WORDS] if char.isprintable())


def _share(value: Any) -> float:
    share = float(value)
    if not 0 <= share <= 1:
        raise ValueError(value)
    return share
