"""An opening as a compact text, to travel in a form or lie in the store, and back.

The text comes back from outside, so nothing in it is trusted: every field is checked against the catalogue.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, cast, get_args

from pathways.domain.errors import BadInput
from pathways.domain.opening import AdLine, Ask, CredentialAsked, Demand, FormalDemand, FormalKind, Opening
from pathways.domain.role import TIERS, Tier
from pathways.domain.skill import MAX_LEVEL, Evidence
from pathways.domain.worker import Shift
from pathways.use_cases.tools import Tools

LONGEST_CODE = 300_000
LONGEST_WORDS = 400
MOST_DEMANDS = 100
MOST_LINES = 400
HIGHEST_PAY = 2_000_000
FIX = "Paste the ad again; nothing was stored."


def encode_opening(opening: Opening) -> str:
    """The opening as JSON text; the same opening gives the same text."""
    return json.dumps(asdict(opening), ensure_ascii=False, separators=(",", ":"))


def decode_opening(tools: Tools, code: str) -> Opening:
    """The opening a text from outside holds. Raises BadInput when it is too long, was cut or altered."""
    if not code or len(code) > LONGEST_CODE:
        raise BadInput("bad_opening", "What the form carried is empty or too large.", field="opening", fix=FIX)
    return open_opening(tools, code)


def open_opening(tools: Tools, code: str) -> Opening:
    """The opening a text holds, without what the catalogue does not know (any more). Raises BadInput."""
    try:
        return _opening(tools, json.loads(code))
    except (ArithmeticError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = "What the form carried does not hold together."
        raise BadInput("bad_opening", message, field="opening", fix=FIX) from error


def _opening(tools: Tools, raw: Mapping[str, Any]) -> Opening:
    catalog = tools.catalog
    demands = [_demand(item) for item in raw["demands"][:MOST_DEMANDS] if item["skill"] in catalog.skills]
    asked = [item for item in raw["credentials"][:MOST_DEMANDS] if item["credential"] in catalog.credentials]
    return Opening(
        title=_words(raw["title"]),
        employer=_words(raw["employer"]),
        role=raw["role"] if raw["role"] in catalog.roles else "",
        tier=_tier(raw["tier"]),
        tier_why=_words(raw["tier_why"]),
        demands=tuple({item.skill: item for item in demands}.values()),
        credentials=tuple(CredentialAsked(item["credential"], _ask(item), _evidence(item)) for item in asked),
        formal=tuple(_formal(tools, item) for item in raw["formal"][:MOST_DEMANDS]),
        lines=tuple(AdLine(_evidence(i), _tier(i["tier"]), _words(i["why"])) for i in raw["lines"][:MOST_LINES]),
        state=raw["state"] if raw["state"] in catalog.states else "",
        place=raw["place"] if raw["place"] in catalog.places else "",
        city=_words(raw["city"]),
        shift=_one_of(raw["shift"], get_args(Shift)),
        pay_low=min(HIGHEST_PAY, max(0, int(raw["pay_low"]))),
        pay_high=min(HIGHEST_PAY, max(0, int(raw["pay_high"]))),
        thin=bool(raw["thin"]),
        reference=_words(raw["reference"]),
    )


def _demand(raw: Mapping[str, Any]) -> Demand:
    level = int(raw["level"])
    if not 1 <= level <= MAX_LEVEL:
        raise ValueError(level)
    return Demand(
        skill=str(raw["skill"]),
        level=level,
        ask=_ask(raw),
        source=_one_of(raw["source"], ("quoted", "added")),
        evidence=tuple(_quote(item) for item in raw["evidence"][:3]),
        confidence=min(1.0, max(0.0, float(raw["confidence"]))),
        reason=_words(raw["reason"]),
        tier=_tier(raw["tier"]),
        task=bool(raw.get("task", False)),
    )


def _formal(tools: Tools, raw: Mapping[str, Any]) -> FormalDemand:
    return FormalDemand(
        kind=_one_of(raw["kind"], get_args(FormalKind)),
        ask=_ask(raw),
        evidence=_evidence(raw),
        credentials=tuple(str(item) for item in raw["credentials"] if item in tools.catalog.credentials),
        supported=bool(raw["supported"]),
        why=_words(raw["why"]),
    )


def _ask(raw: Mapping[str, Any]) -> Ask:
    return cast(Ask, _one_of(raw["ask"], get_args(Ask)))


def _tier(value: Any) -> Tier | None:
    return None if value is None else _one_of(value, TIERS)


def _one_of(value: Any, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        raise ValueError(value)
    return value


def _evidence(raw: Mapping[str, Any]) -> Evidence:
    return _quote(raw["evidence"])


def _quote(raw: Mapping[str, Any]) -> Evidence:
    return Evidence(_words(raw["quote"]), max(0, int(raw["line"])), int(raw["start"]))


def _words(value: Any) -> str:
    return "".join(char for char in str(value)[:LONGEST_WORDS] if char.isprintable())
