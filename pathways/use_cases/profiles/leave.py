"""Take everything along, and leave for good."""

import datetime
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pathways.domain.contact import Look
from pathways.domain.profile import Profile
from pathways.domain.training_record import AUDIENCE, TrainingRecord
from pathways.sources.json_resume import write_json_resume
from pathways.store.badges import list_badges
from pathways.store.contacts import list_contacts_of_profile, list_events, list_looks
from pathways.store.openings import list_notes_about
from pathways.store.profiles import next_revision, remove_profile
from pathways.use_cases.records.link_record import forget_links
from pathways.use_cases.records.my_record import address_of, list_my_records
from pathways.use_cases.tools import Tools


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was deleted and when. Nothing here is kept: the number is for the person who holds the receipt."""

    number: str
    at: datetime.datetime
    deleted: Mapping[str, int]


def list_my_looks(tools: Tools, *, profile: Profile) -> tuple[Look, ...]:
    """Who was shown this worker, when, for which opening, and exactly what."""
    with tools.store.reading() as session:
        return list_looks(session, profile.id)


def export_everything(tools: Tools, *, profile: Profile) -> str:
    """Everything that is kept about a worker as one JSON text, with a JSON Resume in it that other services read."""
    mine = profile.id
    with tools.store.reading() as session:
        requests = [
            {**asdict(request), "log": [asdict(event) for event in list_events(session, request.id)]}
            for request in list_contacts_of_profile(session, mine)
        ]
        looks = [{**asdict(look), "snapshot": json.loads(look.snapshot)} for look in list_looks(session, mine)]
        kept = [{"opening": opening, "since": since} for opening, since in list_notes_about(session, mine)]
        badges = [{"id": badge, "document": document} for badge, document in list_badges(session, mine)]
    archive: Mapping[str, Any] = {
        "what": "Everything Pathways keeps about you",
        "made": tools.now().isoformat(),
        "resume": write_json_resume(profile.worker, tools.catalog),
        "profile": {**asdict(profile), "shown": sorted(profile.shown), "blocked": sorted(profile.blocked)},
        "requests": requests,
        "looks": looks,
        "kept_in_mind": kept,
        "badges": badges,
        "training_records": [_record(item) for item in list_my_records(tools, profile=profile)],
    }
    return json.dumps(archive, ensure_ascii=False, indent=2, default=str) + "\n"


def delete_profile(tools: Tools, *, profile: Profile) -> Receipt:
    """Delete a profile and all that hangs on it, for good, in every process from the commit on."""
    with tools.store.writing() as session:
        address = address_of(session, profile.id)
        deleted = {
            "profiles": 1,
            "requests": len(list_contacts_of_profile(session, profile.id)),
            "looks": len(list_looks(session, profile.id)),
            "shortlist entries": len(list_notes_about(session, profile.id)),
            "badges": len(list_badges(session, profile.id)),
            "links to training records": forget_links(session, tools, address) if address else 0,
        }
        remove_profile(session, profile.id, next_revision(session))
    tools.store.scrub()
    return Receipt(secrets.token_hex(8), tools.now(), deleted)


def _record(item: TrainingRecord) -> Mapping[str, Any]:
    """A training record with every consent to show it."""
    return {**asdict(item), "shown_to": AUDIENCE}
