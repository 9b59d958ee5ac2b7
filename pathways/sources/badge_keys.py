"""Keys of badges: the service's own Ed25519 key, and the public keys that an administrator pins."""

import json
from typing import Any

import base58
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey, RSAKey

from pathways.domain.badge import TrustedIssuer
from pathways.domain.errors import BadInput

PublicKey = OKPKey | ECKey | RSAKey

_ED25519 = b"\xed\x01"
"""The multicodec mark of an Ed25519 public key."""

_LEAST_RSA_BITS, _LONGEST_KEY = 2048, 4_000


def make_key() -> bytes:
    """A new signing key: 32 secret bytes, to be kept where nobody but the service reads."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def load_key(secret: bytes) -> Ed25519PrivateKey:
    """The signing key from its 32 bytes. Raises BadInput (bad_key)."""
    if len(secret) != 32:
        raise _bad_key("A signing key has 32 bytes.")
    return Ed25519PrivateKey.from_private_bytes(secret)


def public_multibase(secret: bytes) -> str:
    """The public half as multibase text, z6Mk...: what a controller document and a did:key hold."""
    return to_multibase(_ED25519 + load_key(secret).public_key().public_bytes_raw())


def public_jwk(secret: bytes) -> dict[str, str]:
    """The public half as JWK."""
    jwk = OKPKey.import_key(load_key(secret).public_key()).as_dict(private=False)
    return {name: str(jwk[name]) for name in ("kty", "crv", "x")}


def read_public_key(text: str) -> PublicKey:
    """A pinned public key: z6Mk... or a JWK (Ed25519, P-256, RSA from 2048 bits). Raises BadInput (bad_key)."""
    text = text.strip()
    if len(text) > _LONGEST_KEY:
        raise _bad_key("The key is too long.")
    key = _from_jwk(text) if text.startswith("{") else _from_multibase(text)
    if key.is_private:
        raise _bad_key("This is a private key; whoever has it can sign for its owner.")
    return key


def pin_issuer(id: str, name: str, key: str, methods: tuple[str, ...] = ()) -> TrustedIssuer:
    """A trusted issuer from what an administrator typed, checked. Raises BadInput (bad_issuer, bad_key)."""
    id, name, key = id.strip(), name.strip(), key.strip()
    if not id.startswith(("https://", "http://", "did:")) or any(char.isspace() for char in id):
        fix = "Copy it from the issuer's own page; it begins with https:// or did:."
        raise BadInput("bad_issuer", "The issuer's id is not an address.", field="id", fix=fix)
    if not name:
        raise BadInput("bad_issuer", "The issuer has no name.", field="name", fix="Write the name people know.")
    read_public_key(key)
    return TrustedIssuer(id, name, key, methods)


def names_of_key(issuer: TrustedIssuer) -> frozenset[str]:
    """What a badge may call this pinned key besides a name that begins with the issuer's id."""
    key = read_public_key(issuer.key)
    names = {*issuer.methods, key.thumbprint()}
    if isinstance(key, OKPKey):
        multibase = to_multibase(_ED25519 + raw_ed25519(key).public_bytes_raw())
        names |= {f"did:key:{multibase}", f"did:key:{multibase}#{multibase}"}
    return frozenset(names)


def belongs(method: str, issuer: TrustedIssuer) -> bool:
    """Whether a badge's name for its key is one of this pinned issuer and key."""
    return method.startswith(f"{issuer.id}#") or method == issuer.id or method in names_of_key(issuer)


def is_signed_by(key: PublicKey, signature: bytes, data: bytes) -> bool:
    """Whether an Ed25519 key made this signature; no other kind of key makes one of this kind."""
    if not isinstance(key, OKPKey):
        return False
    try:
        raw_ed25519(key).verify(signature, data)
    except InvalidSignature:
        return False
    return True


def raw_ed25519(key: OKPKey) -> Ed25519PublicKey:
    """The Ed25519 key inside. Raises BadInput (bad_key) for another curve."""
    public = key.public_key
    if not isinstance(public, Ed25519PublicKey):
        raise _bad_key("Of this family only Ed25519 keys are read.")
    return public


def to_multibase(data: bytes) -> str:
    """Bytes as multibase base58btc."""
    return "z" + base58.b58encode(data).decode("ascii")


def from_multibase(text: str) -> bytes:
    """Bytes from multibase base58btc. Raises ValueError."""
    if not text.startswith("z") or not text.isascii():
        raise ValueError("not base58btc")
    return base58.b58decode(text[1:])


def _from_multibase(text: str) -> PublicKey:
    try:
        data = from_multibase(text)
    except ValueError:
        data = b""
    if len(data) != 34 or not data.startswith(_ED25519):
        raise _bad_key("This is neither a multibase Ed25519 key (z6Mk...) nor a JWK.")
    return OKPKey.import_key(Ed25519PublicKey.from_public_bytes(data[2:]))


def _from_jwk(text: str) -> PublicKey:
    kinds: dict[Any, type[OKPKey] | type[ECKey] | type[RSAKey]] = {"OKP": OKPKey, "EC": ECKey, "RSA": RSAKey}
    try:
        told = json.loads(text)
        key = kinds[told.get("kty")].import_key(told)
        fits = _is_usable(key)
    except (JoseError, ValueError, TypeError, KeyError, RecursionError):
        raise _bad_key("This JWK is no Ed25519, P-256 or RSA public key.") from None
    if not fits:
        raise _bad_key("Only Ed25519, P-256 and RSA keys from 2048 bits are read.")
    return key


def _is_usable(key: PublicKey) -> bool:
    if isinstance(key, RSAKey):
        return key.public_key.key_size >= _LEAST_RSA_BITS
    return key.curve_name == ("Ed25519" if isinstance(key, OKPKey) else "P-256")


def _bad_key(message: str) -> BadInput:
    return BadInput("bad_key", message, field="key", fix="Give the issuer's public key as z6Mk... or as a JWK.")
