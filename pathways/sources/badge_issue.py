"""Badges out: Open Badges 3.0 credentials signed by the service, and the document by which others pin its key."""

import datetime
import secrets
import uuid
from collections.abc import Mapping
from typing import Any

from pathways.domain.badge import Award, BadgeIssuer, Recipient, TrustedIssuer, achievement_id, hash_identity
from pathways.sources.badge_contexts import CREDENTIALS_V2, OPEN_BADGES
from pathways.sources.badge_keys import public_jwk, public_multibase
from pathways.sources.badge_proofs import PURPOSE, sign_document
from pathways.sources.badge_tokens import sign_token


def issue_badge(
    award: Award,
    recipient: Recipient,
    issuer: BadgeIssuer,
    secret: bytes,
    valid_from: datetime.datetime,
    valid_until: datetime.datetime | None = None,
) -> dict[str, Any]:
    """A badge as JSON-LD with an eddsa-rdfc-2022 proof. It tells of the person only what recipient holds."""
    document = _credential(award, recipient, issuer, valid_from, valid_until)
    return sign_document(document, secret, key_name(issuer, secret), document["validFrom"])


def issue_badge_jwt(
    award: Award,
    recipient: Recipient,
    issuer: BadgeIssuer,
    secret: bytes,
    valid_from: datetime.datetime,
    valid_until: datetime.datetime | None = None,
) -> str:
    """The same badge as a VC-JWT signed with EdDSA."""
    document = _credential(award, recipient, issuer, valid_from, valid_until)
    claims: dict[str, Any] = {"iss": issuer.id, "jti": document["id"], "sub": document["credentialSubject"]["id"]}
    claims["nbf"] = int(valid_from.timestamp())
    if valid_until:
        claims["exp"] = int(valid_until.timestamp())
    return sign_token(document, secret, key_name(issuer, secret), claims)


def key_name(issuer: BadgeIssuer, secret: bytes) -> str:
    """What the badges of this issuer call its key."""
    return f"{issuer.id}#{public_multibase(secret)}"


def describe_issuer(issuer: BadgeIssuer, secret: bytes) -> dict[str, Any]:
    """The issuer's public document: what others need to pin its key, as a profile and as a controller document."""
    multibase, name = public_multibase(secret), key_name(issuer, secret)
    method = {"id": name, "type": "Multikey", "controller": issuer.id, "publicKeyMultibase": multibase}
    return {
        **_profile(issuer),
        "verificationMethod": [method],
        PURPOSE: [name],
        "publicKeyMultibase": multibase,
        "publicKeyJwk": public_jwk(secret),
    }


def own_issuer(issuer: BadgeIssuer, secret: bytes) -> TrustedIssuer:
    """This service as an issuer that it trusts itself."""
    return TrustedIssuer(issuer.id, issuer.name, public_multibase(secret))


def hash_email(email: str, salt: str) -> str:
    """An e-mail address in small letters as Open Badges hashes it."""
    return hash_identity(email.strip().lower(), salt)


def _credential(
    award: Award,
    recipient: Recipient,
    issuer: BadgeIssuer,
    valid_from: datetime.datetime,
    valid_until: datetime.datetime | None,
) -> dict[str, Any]:
    until = {"validUntil": _moment(valid_until)} if valid_until else {}
    return {
        "@context": [CREDENTIALS_V2, OPEN_BADGES],
        "id": f"urn:uuid:{uuid.uuid4()}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": award.name,
        "issuer": _profile(issuer),
        "validFrom": _moment(valid_from),
        **until,
        "credentialSubject": {**_subject(recipient), "achievement": _achievement(award, issuer)},
    }


def _profile(issuer: BadgeIssuer) -> dict[str, Any]:
    url = {"url": issuer.url} if issuer.url else {}
    return {"id": issuer.id, "type": ["Profile"], "name": issuer.name, **url}


def _subject(recipient: Recipient) -> dict[str, Any]:
    subject = {"id": recipient.id or f"urn:uuid:{uuid.uuid4()}", "type": ["AchievementSubject"]}
    return {**subject, "identifier": [_identity(recipient.email)]} if recipient.email else subject


def _identity(email: str) -> Mapping[str, Any]:
    salt = secrets.token_hex(16)
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": hash_email(email, salt),
        "identityType": "emailAddress",
        "salt": salt,
    }


def _achievement(award: Award, issuer: BadgeIssuer) -> dict[str, Any]:
    return {
        "id": achievement_id(issuer.id, award.item),
        "type": ["Achievement"],
        "achievementType": award.type,
        "name": award.name,
        "description": award.description,
        "criteria": {"narrative": award.criteria},
    }


def _moment(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
