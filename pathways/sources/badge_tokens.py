"""Badges as VC-JWT: a signed token (compact JWS) around the credential, in the old form (vc) and the new one."""

import base64
import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError, UnsupportedAlgorithmError
from joserfc.jwk import ECKey, OKPKey, RSAKey

from pathways.domain.badge import ProofKind, TrustedIssuer
from pathways.domain.errors import BadInput
from pathways.sources.badge_documents import MOST_BYTES, BadgeClaim, bad_badge, decode_badge, parse_badge, read_claim
from pathways.sources.badge_keys import PublicKey, load_key, read_public_key

_TOKEN = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)")
_ALGORITHMS: Mapping[type[PublicKey], tuple[str, ...]] = {
    OKPKey: ("EdDSA", "Ed25519"),
    ECKey: ("ES256",),
    RSAKey: ("RS256",),
}
"""The pinned key decides how a token may be signed; what the token says of itself only has to agree."""


class _Registry(jws.JWSRegistry):
    """The library's rules at our sizes, without its advice: Open Badges 3.0 says EdDSA, newer standards Ed25519."""

    max_header_length = max_payload_length = MOST_BYTES

    def get_alg(self, name: str) -> Any:
        """The algorithm of a name, where it is one of those allowed."""
        if name not in (self.allowed or ()):
            raise UnsupportedAlgorithmError(name)
        return self.algorithms[name]


@dataclass(frozen=True)
class TokenProof:
    """A badge as a token. names are what its header calls its key; key is the JWK its header holds ('' none)."""

    token: str
    algorithm: str
    claim: BadgeClaim
    names: tuple[str, ...]
    key: str = ""
    kind: ProofKind = "vc-jwt"

    def fault(self, issuer: TrustedIssuer) -> str:
        """Why this is not what the issuer signed, in one sentence; '' when it is."""
        pinned = read_public_key(issuer.key)
        allowed = _ALGORITHMS[type(pinned)]
        if self.algorithm not in allowed:
            return f"It is not signed the way {issuer.name} signs ({allowed[0]})."
        if self.key and not _is_key(self.key, pinned):
            return f"It brings a key of its own, which is not the one of {issuer.name}."
        if not _is_signed(self.token, pinned, allowed):
            return f"It is not what {issuer.name} signed: something in it was changed."
        return ""


def looks_like_token(text: str) -> bool:
    """Whether this text is shaped like a compact JWS."""
    return bool(_TOKEN.fullmatch(text))


def read_token(text: str) -> TokenProof:
    """A VC-JWT badge, unverified. Raises BadFile (badge_not_token, badge_contradicts and those of read_claim)."""
    found = _TOKEN.fullmatch(text)
    if not found:
        raise bad_badge("badge_not_token", "The badge is not a token in three parts.")
    header, payload = (parse_badge(decode_badge(_decode(part))) for part in found.groups()[:2])
    _decode(found[3])
    if "crit" in header or "b64" in header:
        raise bad_badge("badge_not_token", "The badge's token asks for rules that are not known here.")
    names = tuple(name for name in (header.get("kid"),) if isinstance(name, str))
    key = json.dumps(header["jwk"]) if "jwk" in header else ""
    return TokenProof(text, str(header.get("alg")), _claim(payload), names, key)


def sign_token(document: Mapping[str, Any], secret: bytes, method: str, claims: Mapping[str, Any]) -> str:
    """The credential and the registered claims as a VC-JWT in the new form, signed with EdDSA."""
    header = {"alg": "EdDSA", "typ": "JWT", "kid": method}
    payload = json.dumps({**document, **claims}, ensure_ascii=False, separators=(",", ":"))
    key = OKPKey.import_key(load_key(secret))
    return jws.serialize_compact(header, payload, key, registry=_registry(("EdDSA",)))


def _claim(payload: Mapping[str, Any]) -> BadgeClaim:
    inner = payload.get("vc")
    document = dict(inner) if isinstance(inner, Mapping) else dict(payload)
    document.setdefault("issuer", payload.get("iss"))
    claim = read_claim(document)
    told = {"iss": claim.issuer_id, "jti": claim.badge_id, "sub": claim.subject_id}
    for name, value in told.items():
        if value and name in payload and payload[name] != value:
            raise bad_badge("badge_contradicts", f"The token's {name} is not what the badge inside it says.")
    since = [moment for moment in (claim.since, _moment(payload, "nbf")) if moment]
    until = [moment for moment in (claim.until, _moment(payload, "exp")) if moment]
    return replace(claim, since=max(since, default=None), until=min(until, default=None))


def _moment(payload: Mapping[str, Any], name: str) -> datetime.datetime | None:
    value = payload.get(name)
    if value is None:
        return None
    try:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(name)
        return datetime.datetime.fromtimestamp(value, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        raise bad_badge("badge_date", f"The token's {name} is not a moment in time.") from None


def _decode(part: str) -> bytes:
    # Only the one spelling of the bytes is read: otherwise a letter could change and the signature still hold.
    try:
        data = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except ValueError:
        data = b""
    if base64.urlsafe_b64encode(data).rstrip(b"=").decode() != part:
        raise bad_badge("badge_not_token", "The badge's token is cut off or was typed wrong.")
    return data


def _is_key(jwk: str, pinned: PublicKey) -> bool:
    try:
        return read_public_key(jwk).thumbprint() == pinned.thumbprint()
    except BadInput:
        return False


def _is_signed(token: str, key: PublicKey, algorithms: tuple[str, ...]) -> bool:
    try:
        jws.deserialize_compact(token, key, registry=_registry(algorithms))
    except (JoseError, ValueError):
        return False
    return True


def _registry(algorithms: tuple[str, ...]) -> jws.JWSRegistry:
    return _Registry(algorithms=algorithms, strict_check_header=False)
