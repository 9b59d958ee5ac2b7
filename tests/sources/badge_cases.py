"""Badges for tests: an issuer, its keys, a badge with most of the words of Open Badges 3.0, ways to alter one."""

import copy
import datetime
import json
from collections.abc import Iterator
from typing import Any

from joserfc import jws
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from pathways.domain.badge import Award, BadgeCheck, BadgeIssuer, Recipient, TrustedIssuer
from pathways.sources.badge_contexts import CREDENTIALS_V2, OPEN_BADGES
from pathways.sources.badge_issue import issue_badge, own_issuer
from pathways.sources.badge_keys import load_key, to_multibase
from pathways.sources.badge_proofs import sign_document, signed_bytes
from pathways.sources.badges import check_badge

Json = dict[str, Any]

SECRET, OTHER_SECRET = bytes(range(32)), bytes(range(1, 33))
ISSUER = BadgeIssuer("https://college.example/issuers/1", "Example College", "https://college.example/")
OTHER = BadgeIssuer("https://other.example/issuers/9", "Other College")
PINNED, OTHER_PINNED = own_issuer(ISSUER, SECRET), own_issuer(OTHER, OTHER_SECRET)
METHOD = f"{ISSUER.id}#key-1"
AWARD = Award("robotics", "Robotics", "Two robot cells.", "Taught and ran two cells.", "Badge")
NOW = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)
YEAR = datetime.timedelta(days=365)


def issued(recipient: Recipient | None = None) -> Json:
    """A badge as this service issues it, in force for a year around NOW."""
    return issue_badge(AWARD, recipient or Recipient(email="pat@mail.example"), ISSUER, SECRET, NOW - YEAR, NOW + YEAR)


def judged(badge: Json | str | bytes, *issuers: TrustedIssuer, now: datetime.datetime = NOW) -> BadgeCheck:
    """The check of a badge against these issuers, or the two of the tests."""
    data = json.dumps(badge) if isinstance(badge, dict) else badge
    return check_badge(data if isinstance(data, bytes) else data.encode(), issuers or (PINNED, OTHER_PINNED), now)


def signed(document: Json, secret: bytes = SECRET, method: str = METHOD) -> Json:
    """A document with a proof by one of our keys."""
    return sign_document(document, secret, method, "2026-01-01T00:00:00Z")


def signed_with(document: Json, **options: str) -> Json:
    """A document whose issuer signed a proof with these options."""
    proof = {**sign_document(document, SECRET, METHOD, "2026-01-01T00:00:00Z")["proof"], **options}
    del proof["proofValue"]
    value = to_multibase(load_key(SECRET).sign(signed_bytes(document, proof)))
    return {**document, "proof": {**proof, "proofValue": value}}


def token(payload: Json, key: OKPKey | ECKey | RSAKey | OctKey | None = None, **header: Any) -> str:
    """A signed token: by the issuer's key with EdDSA unless told otherwise."""
    headers = {"alg": "EdDSA", "kid": METHOD, **header}
    signer = key or OKPKey.import_key(load_key(SECRET))
    registry = jws.JWSRegistry(algorithms=[headers["alg"]], strict_check_header=False)
    return jws.serialize_compact(headers, json.dumps(payload), signer, registry=registry)


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every field and list entry inside a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        yield (*path, key)
        yield from places(part, (*path, key))


def at(badge: Json, path: tuple[str | int, ...]) -> Any:
    """The value at a path."""
    value: Any = badge
    for key in path:
        value = value[key]
    return value


def with_value(badge: Json, path: tuple[str | int, ...], value: Any) -> Json:
    """A copy of the badge with another value at the path."""
    altered = copy.deepcopy(badge)
    at(altered, path[:-1])[path[-1]] = value
    return altered


def without(badge: Json, path: tuple[str | int, ...]) -> Json:
    """A copy of the badge with nothing at the path."""
    altered = copy.deepcopy(badge)
    del at(altered, path[:-1])[path[-1]]
    return altered


def rich() -> Json:
    """An unsigned badge with nearly every term of Open Badges 3.0, and text that is awkward to write as RDF."""
    home = "https://college.example"
    return {
        "@context": [CREDENTIALS_V2, OPEN_BADGES, "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"],
        "id": "urn:uuid:11111111-2222-4333-8444-555555555555",
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": 'Robotics, "Grundkurs"\n\t\\ Ünï 😀',
        "description": ["one", "two"],
        "awardedDate": "2026-01-02T00:00:00Z",
        "image": {"id": f"{home}/i.png", "type": "Image", "caption": "A robot"},
        "issuer": _profile(home),
        "validFrom": "2026-01-01T00:00:00Z",
        "validUntil": "2030-01-01T00:00:00+02:00",
        "credentialStatus": {
            "id": f"{home}/status#1", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
            "statusListIndex": "1", "statusListCredential": f"{home}/status",
        },
        "credentialSchema": [{"id": f"{home}/schema", "type": "1EdTechJsonSchemaValidator2019"}],
        "evidence": [
            {"id": f"{home}/e", "type": ["Evidence"], "name": "n", "genre": "g", "audience": "a", "narrative": "x"},
            {"type": ["Evidence"]}, {"type": ["Evidence"]},
        ],
        "credentialSubject": {
            "id": "did:example:1", "type": ["AchievementSubject"], "activityStartDate": "2025-01-01",
            "activityEndDate": "2025-02-01", "creditsEarned": 0.1, "licenseNumber": "1", "role": "r", "term": "t",
            "narrative": "n", "source": {"id": f"{home}/source", "type": ["Profile"]},
            "identifier": [
                {
                    "type": "IdentityObject", "hashed": False, "identityHash": "pat", "identityType": "nickname",
                    "salt": "s",
                },
            ],
            "result": [
                {
                    "type": ["Result"], "resultDescription": "urn:uuid:a", "achievedLevel": "urn:uuid:l",
                    "value": "B", "status": "Completed",
                },
                {"type": ["Result"], "value": "B"},
            ],
            "achievement": _achievement(home),
        },
    }  # fmt: skip


def _profile(home: str) -> Json:
    return {
        "id": ISSUER.id, "type": ["Profile"], "name": "College", "url": f"{home}/", "email": "a@college.example",
        "phone": "1", "official": "x",
        "address": {
            "type": ["Address"], "streetAddress": "1 Main St", "addressCountryCode": "US", "addressRegion": "MA",
            "postalCode": "01201", "geo": {"type": ["GeoCoordinates"], "latitude": 42.45, "longitude": -73.25},
        },
        "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "1", "identifierType": "sourcedId"}],
        "parentOrg": {"id": f"{home}/p", "type": ["Profile"], "name": "P", "givenName": "g", "familyName": "f"},
    }  # fmt: skip


def _achievement(home: str) -> Json:
    return {
        "id": f"{home}/a/1", "type": ["Achievement"], "achievementType": "Certificate",
        "name": {"@value": "Robotik", "@language": "de-DE"}, "description": "x",
        "criteria": {"id": f"{home}/c", "narrative": "n"}, "creditsAvailable": 1234567.125, "fieldOfStudy": "f",
        "humanCode": "R1", "version": "1", "inLanguage": "en", "tag": ["a", "b"],
        "creator": {"id": ISSUER.id, "type": ["Profile"], "name": "College"},
        "alignment": [{"type": ["Alignment"], "targetName": "n", "targetType": "CFItem", "targetUrl": f"{home}/y"}],
        "related": [{"id": f"{home}/rel", "type": ["Related"], "inLanguage": "es", "version": "2"}],
        "resultDescription": [
            {
                "id": "urn:uuid:a", "type": ["ResultDescription"], "name": "r", "resultType": "LetterGrade",
                "allowedValue": ["A", "B", "C"], "requiredValue": "B", "valueMin": "1", "valueMax": "5",
                "rubricCriterionLevel": [
                    {"id": "urn:uuid:l", "type": ["RubricCriterionLevel"], "name": "l", "level": "1", "points": "3"},
                ],
            },
        ],
    }  # fmt: skip
