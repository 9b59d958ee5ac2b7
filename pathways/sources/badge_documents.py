"""A stranger's badge file into what it claims, before anything of it is believed. Bounded in size, depth and parts."""

import datetime
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from pathways.domain.badge import HASHED_AS, Identity
from pathways.domain.errors import BadFile

MOST_BYTES = 256 * 1024
MOST_DEPTH = 32
MOST_VALUES = 3_000
"""How many values (texts, numbers, lists, objects) one badge may hold."""

Document = Mapping[str, Any]

_EMAIL = "emailAddress"
_MAILTO = "mailto:"
_BADGES = frozenset({"OpenBadgeCredential", "AchievementCredential"})


@dataclass(frozen=True, slots=True)
class BadgeClaim:
    """What a badge says of itself. since and until are the narrowest of all the dates it gives; identities are the
    e-mail addresses it was given to."""

    issuer_id: str
    issuer: str
    achievement_id: str
    achievement: str
    badge_id: str = ""
    subject_id: str = ""
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    status_unasked: bool = False
    identities: tuple[Identity, ...] = ()


def decode_badge(data: bytes) -> str:
    """The text of a badge file. Raises BadFile (badge_too_large, badge_not_text)."""
    if len(data) > MOST_BYTES:
        raise bad_badge("badge_too_large", f"The badge is larger than {MOST_BYTES // 1024} KiB.")
    try:
        return data.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise bad_badge("badge_not_text", "The badge is not text in UTF-8.") from None


def parse_badge(text: str) -> dict[str, Any]:
    """The JSON object of a badge: no name twice, no NaN, nothing deeper or longer than a badge has reason to be."""
    try:
        document = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite)
    except RecursionError:
        raise _too_deep() from None
    except json.JSONDecodeError as error:
        message = f"The badge breaks off in line {error.lineno}, column {error.colno}."
        raise bad_badge("badge_not_json", message) from None
    except ValueError:
        raise bad_badge("badge_not_json", "The badge holds a number that cannot be read.") from None
    if not isinstance(document, dict):
        raise bad_badge("badge_not_json", "The badge is not a JSON object.")
    for count, _ in enumerate(_values(document, 1)):
        if count >= MOST_VALUES:
            raise bad_badge("badge_too_complex", f"The badge holds more than {MOST_VALUES} values.")
    return document


def read_claim(document: Document) -> BadgeClaim:
    """What an Open Badges 3.0 credential claims. Raises BadFile (not_a_badge, badge_incomplete, badge_date)."""
    types = _texts(document.get("type"))
    if "VerifiableCredential" not in types or not _BADGES & types:
        raise bad_badge("not_a_badge", "This is not an Open Badges 3.0 credential.")
    issuer = document.get("issuer")
    profile = issuer if isinstance(issuer, Mapping) else {"id": issuer}
    subject = _one(document.get("credentialSubject"), "credentialSubject")
    achievement = _one(subject.get("achievement"), "achievement")
    return BadgeClaim(
        issuer_id=_needed(profile.get("id"), "issuer id"),
        issuer=_text(profile.get("name")),
        achievement_id=_needed(achievement.get("id"), "achievement id"),
        achievement=_needed(achievement.get("name"), "achievement name"),
        badge_id=_text(document.get("id")),
        subject_id=_text(subject.get("id")),
        since=max(_dates(document, "validFrom", "issuanceDate"), default=None),
        until=min(_dates(document, "validUntil", "expirationDate"), default=None),
        status_unasked=bool(document.get("credentialStatus")),
        identities=tuple(_identities(subject)),
    )


def read_date(value: object, name: str) -> datetime.datetime:
    """A moment as xsd:dateTime; without an offset it is UTC. Raises BadFile (badge_date)."""
    try:
        moment = datetime.datetime.fromisoformat(value if isinstance(value, str) and "T" in value else "")
        return (moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        raise bad_badge("badge_date", f"The badge's {name} is not a date and time.") from None


def bad_badge(code: str, message: str) -> BadFile:
    """The answer to a file that is no badge we can read."""
    fix = "Choose an Open Badges 3.0 credential: a JSON file with its proof, or a VC-JWT."
    return BadFile(code, message, field="badge", fix=fix)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) < len(pairs):
        raise bad_badge("badge_not_json", "The badge names a field twice.")
    return named


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _values(value: Any, depth: int) -> Iterator[None]:
    if depth > MOST_DEPTH:
        raise _too_deep()
    yield None
    if isinstance(value, str):
        _refuse_halves(value)
    elif isinstance(value, dict):
        for key, part in value.items():
            _refuse_halves(key)
            yield from _values(part, depth + 1)
    elif isinstance(value, list):
        for part in value:
            yield from _values(part, depth + 1)


def _refuse_halves(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_badge("badge_not_text", "The badge holds half a character.") from None


def _too_deep() -> BadFile:
    return bad_badge("badge_too_complex", f"The badge is nested deeper than {MOST_DEPTH} levels.")


def _one(value: object, name: str) -> Document:
    found = value[0] if isinstance(value, list) and len(value) == 1 else value
    if not isinstance(found, Mapping):
        raise bad_badge("badge_incomplete", f"The badge does not have exactly one {name}.")
    return found


def _text(value: object) -> str:
    # A text with its language is an object; of several languages none is the one to show.
    found = _literal(value)
    return found if isinstance(found, str) else ""


def _identities(subject: Document) -> Iterator[Identity]:
    """The e-mail addresses of a subject, as they are or hashed in a way we can compare."""
    told = subject.get("identifier")
    for item in told if isinstance(told, list) else [told]:
        if not isinstance(item, Mapping) or _text(item.get("identityType")) != _EMAIL:
            continue
        value, hashed = _text(item.get("identityHash")), _literal(item.get("hashed"))
        if hashed in (True, "true", "1") and value.lower().startswith(HASHED_AS):
            yield Identity(value, _text(item.get("salt")), hashed=True)
        elif hashed in (False, "false", "0") and "@" in value:
            yield Identity(value)
    mailbox = _text(subject.get("id"))
    if mailbox.lower().startswith(_MAILTO):
        yield Identity(mailbox[len(_MAILTO) :])


def _literal(value: object) -> object:
    return value.get("@value") if isinstance(value, Mapping) else value


def _texts(value: object) -> frozenset[str]:
    items = value if isinstance(value, list) else [value]
    return frozenset(item for item in items if isinstance(item, str))


def _needed(value: object, name: str) -> str:
    text = _text(value).strip()
    if not text:
        raise bad_badge("badge_incomplete", f"The badge does not say its {name}.")
    return text


def _dates(document: Document, *names: str) -> list[datetime.datetime]:
    return [read_date(document[name], name) for name in names if document.get(name) is not None]
