"""A profile as the text that lies in the store, and back; see worker_code for the part that is a worker."""

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, get_args

from pathways.domain.profile import Capstone, Profile, SavedProfile, Terms, UnderWay, Verified
from pathways.domain.worker import Circumstances, Shift
from pathways.use_cases.tools import Tools
from pathways.use_cases.worker_code import encode_worker, open_worker

NOTHING_MORE = Circumstances()


def save_as(profile: Profile, account: str) -> SavedProfile:
    """A profile as it is stored. account is '' for an invented person."""
    terms, capstone = profile.terms, profile.capstone
    payload = {
        "worker": encode_worker(profile.worker, NOTHING_MORE),
        "terms": {
            "state": terms.state, "place": terms.place, "shift": terms.shift, "travel_miles": terms.travel_miles,
            "available": terms.available and terms.available.isoformat(), "pay_floor": terms.pay_floor,
        },
        "under_way": [[item.module, item.finish.isoformat()] for item in profile.under_way],
        "capstone": [capstone.claim, capstone.metric, capstone.verifier] if capstone else None,
        "verified": [[item.item, item.issuer, item.until and item.until.isoformat()] for item in profile.verified],
        "goal": profile.goal,
    }  # fmt: skip
    return SavedProfile(
        id=profile.id,
        payload=json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
        visibility=profile.visibility,
        shown=profile.shown,
        blocked=profile.blocked,
        contact=profile.contact,
        demo=profile.demo,
        revision=profile.revision,
        account=account,
    )


def open_saved(tools: Tools, saved: SavedProfile) -> Profile:
    """A stored profile; what a newer catalogue no longer knows is left out."""
    raw: Mapping[str, Any] = json.loads(saved.payload)
    worker, _ = open_worker(tools, raw["worker"])
    return Profile(
        id=saved.id,
        worker=worker,
        terms=_terms(raw["terms"]),
        under_way=tuple(
            UnderWay(module, datetime.date.fromisoformat(finish))
            for module, finish in raw["under_way"]
            if module in tools.catalog.modules
        ),
        capstone=Capstone(*raw["capstone"]) if raw["capstone"] else None,
        verified=_verified(raw.get("verified", ()), tools.clock()),
        confirmed=tuple(replace(item, site=_site(tools, item.site)) for item in saved.confirmed),
        goal=raw["goal"] if raw["goal"] in tools.catalog.roles else "",
        visibility=saved.visibility,
        shown=saved.shown,
        blocked=saved.blocked,
        contact=saved.contact,
        demo=saved.demo,
        revision=saved.revision,
    )


def _verified(raw: Iterable[Any], today: datetime.date) -> tuple[Verified, ...]:
    """Proofs that still hold today."""
    found = (Verified(item, issuer, datetime.date.fromisoformat(end) if end else None) for item, issuer, end in raw)
    return tuple(item for item in found if item.until is None or item.until >= today)


def _site(tools: Tools, site: str) -> str:
    """The name of a site; its id where a newer catalogue does not know it."""
    return tools.catalog.partners[site].name if site in tools.catalog.partners else site


def _terms(raw: Mapping[str, Any]) -> Terms:
    available = raw["available"]
    return Terms(
        state=raw["state"],
        place=raw["place"],
        shift=raw["shift"] if raw["shift"] in get_args(Shift) else "unknown",
        travel_miles=raw["travel_miles"],
        available=datetime.date.fromisoformat(available) if available else None,
        pay_floor=raw["pay_floor"],
    )
