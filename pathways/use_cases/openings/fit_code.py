"""A card as text, so that a worker can later read exactly what was shown of them; and back."""

import datetime
import json
from dataclasses import asdict
from typing import Any

from pathways.domain.fit import Fit, FitRow, Lift
from pathways.domain.gap import Readiness
from pathways.domain.matching import Score, ScorePart
from pathways.domain.profile import Capstone, Confirmation, Contact, Profile, Terms, UnderWay, Verified
from pathways.domain.skill import Evidence, HeldSkill
from pathways.domain.worker import Worker


def encode_fit(fit: Fit) -> str:
    """The card as JSON text; the same card gives the same text. Its place in the list is left out: others change it."""
    raw = asdict(fit)
    raw["rank"] = 0
    raw["lifts"] = [{**lift, "rank": 0} for lift in raw["lifts"]]
    raw["profile"]["shown"] = sorted(fit.profile.shown)
    raw["profile"]["blocked"] = []
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"), default=str)


def decode_fit(text: str) -> Fit:
    """The card of a text that encode_fit wrote."""
    raw: dict[str, Any] = json.loads(text)
    score = raw["score"]
    return Fit(
        profile=_profile(raw["profile"]),
        score=Score(
            score["total"], tuple(ScorePart(**part) for part in score["parts"]), score["likeness"],
            score["likeness_points"],
        ),
        readiness=Readiness(**raw["readiness"]),
        rows=tuple(FitRow(**{**row, "quotes": tuple(row["quotes"])}) for row in raw["rows"]),
        certificate=raw["certificate"],
        lacking=tuple(raw["lacking"]),
        lifts=tuple(Lift(**lift) for lift in raw["lifts"]),
        miles=raw["miles"],
        rough=raw["rough"],
    )  # fmt: skip


def _profile(raw: dict[str, Any]) -> Profile:
    return Profile(
        id=raw["id"],
        worker=_worker(raw["worker"]),
        terms=Terms(**{**raw["terms"], "available": _day(raw["terms"]["available"])}),
        under_way=tuple(
            UnderWay(item["module"], datetime.date.fromisoformat(item["finish"])) for item in raw["under_way"]
        ),
        capstone=Capstone(**raw["capstone"]) if raw["capstone"] else None,
        verified=tuple(Verified(**{**item, "until": _day(item["until"])}) for item in raw["verified"]),
        confirmed=tuple(Confirmation(**item) for item in raw.get("confirmed", ())),
        visibility=raw["visibility"],
        shown=frozenset(raw["shown"]),
        contact=Contact(**raw["contact"]),
        demo=raw["demo"],
        revision=raw["revision"],
    )


def _worker(raw: dict[str, Any]) -> Worker:
    held = tuple(
        HeldSkill(**{**item, "evidence": tuple(Evidence(**quote) for quote in item["evidence"])})
        for item in raw["held"]
    )
    lists = {name: tuple(raw[name]) for name in ("denied", "credentials", "done_modules")}
    return Worker(**{**raw, **lists, "held": held})


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
