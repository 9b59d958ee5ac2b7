"""Badges as VC-JWT: both forms, every kind of key, and the tricks tokens are known for."""

import base64
import hashlib
import hmac
import json
from typing import Any

import badge_cases as cases
import pytest
from badge_cases import AWARD, ISSUER, METHOD, NOW, OTHER, OTHER_SECRET, PINNED, SECRET, YEAR, judged, token
from hypothesis import given, settings
from hypothesis import strategies as some
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from pathways.domain.badge import Recipient, TrustedIssuer
from pathways.domain.errors import BadFile
from pathways.sources.badge_issue import issue_badge_jwt
from pathways.sources.badge_keys import load_key, public_jwk

RSA, P256 = RSAKey.generate_key(2048), ECKey.generate_key("P-256")
CREDENTIAL = cases.without(cases.issued(), ("proof",))
CLAIMS = {"iss": ISSUER.id, "jti": CREDENTIAL["id"], "sub": CREDENTIAL["credentialSubject"]["id"]}
TOKEN = token({**CREDENTIAL, **CLAIMS})


def pinned(key: RSAKey | ECKey | OKPKey) -> TrustedIssuer:
    return TrustedIssuer(ISSUER.id, ISSUER.name, json.dumps(key.as_dict(private=False)))


def refusal(text: str) -> str:
    with pytest.raises(BadFile) as caught:
        judged(text)
    return caught.value.code


def encoded(value: dict[str, Any] | bytes) -> str:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def test_a_token_of_a_pinned_issuer_is_valid() -> None:
    found = judged(TOKEN)
    assert (found.verdict, found.proof, found.achievement) == ("valid", "vc-jwt", "Robotics")
    assert (found.issuer, found.badge_id) == (ISSUER.name, CREDENTIAL["id"])


def test_the_old_form_keeps_the_badge_in_vc_and_the_rest_in_claims() -> None:
    inner = cases.without(cases.without(CREDENTIAL, ("validFrom",)), ("validUntil",))
    seconds = {"nbf": int((NOW - YEAR).timestamp()), "exp": int((NOW + YEAR).timestamp())}
    found = judged(token({"vc": cases.without(inner, ("issuer",)), **CLAIMS, **seconds}))
    assert (found.verdict, found.valid_from, found.valid_until) == ("valid", NOW - YEAR, NOW + YEAR)
    dates = {"issuanceDate": "2026-01-01T00:00:00Z", "expirationDate": "2026-06-01T00:00:00Z"}
    assert judged(token({"vc": {**inner, **dates}, **CLAIMS})).verdict == "expired"


def test_the_earliest_end_and_the_latest_beginning_count() -> None:
    hour = 3600
    ended, begins = int(NOW.timestamp()) - hour, int(NOW.timestamp()) + hour
    assert judged(token({**CREDENTIAL, "exp": ended})).verdict == "expired"
    assert judged(token({**CREDENTIAL, "nbf": begins})).verdict == "not_yet"
    assert judged(token({**CREDENTIAL, "exp": begins + YEAR.days * 86400 * 9}), now=NOW + YEAR).verdict == "expired"


@pytest.mark.parametrize(("algorithm", "key"), [("RS256", RSA), ("ES256", P256)])
def test_a_token_is_signed_the_way_the_pinned_key_signs(algorithm: str, key: RSAKey | ECKey) -> None:
    badge = token(CREDENTIAL, key, alg=algorithm)
    assert judged(badge, pinned(key)).verdict == "valid"
    assert judged(badge, PINNED).verdict == "altered"
    assert "the way" in judged(badge, PINNED).why
    assert judged(TOKEN, pinned(key)).verdict == "altered"


def test_the_newer_name_of_the_algorithm_is_read_as_well() -> None:
    assert judged(token(CREDENTIAL, alg="Ed25519")).verdict == "valid"


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", ""])
def test_a_token_without_a_signature_is_altered(algorithm: str) -> None:
    for kept in ("", TOKEN.rpartition(".")[2]):
        made = ".".join((encoded({"alg": algorithm, "kid": METHOD}), encoded(CREDENTIAL), kept))
        assert judged(made).verdict == "altered"


def test_a_public_key_is_no_password() -> None:
    # The known confusion: HS256 with the public key, which everybody has, as the secret.
    secrets = [RSA.as_pem(private=False), json.dumps(RSA.as_dict(private=False)).encode()]
    for secret in secrets:
        body = f"{encoded({'alg': 'HS256', 'kid': METHOD})}.{encoded(CREDENTIAL)}"
        forged = f"{body}.{encoded(hmac.new(secret, body.encode(), hashlib.sha256).digest())}"
        assert judged(forged, pinned(RSA)).verdict == "altered"
    raw = load_key(SECRET).public_key().public_bytes_raw()
    assert judged(token(CREDENTIAL, OctKey.import_key(raw), alg="HS256")).verdict == "altered"


@pytest.mark.parametrize("algorithm", ["RS512", "PS256"])
def test_a_key_is_used_in_one_way_only(algorithm: str) -> None:
    assert judged(token(CREDENTIAL, RSA, alg=algorithm), pinned(RSA)).verdict == "altered"


def test_another_key_does_not_sign_for_the_issuer() -> None:
    other = OKPKey.import_key(load_key(OTHER_SECRET))
    assert judged(token(CREDENTIAL, other)).verdict == "altered"
    assert judged(token(CREDENTIAL, other, kid=f"{OTHER.id}#key-1")).verdict == "unknown_issuer"
    assert judged(token(CREDENTIAL, kid=f"{OTHER.id}#key-1")).verdict == "unknown_issuer"


def test_a_key_inside_the_token_counts_only_when_it_is_the_pinned_one() -> None:
    other = OKPKey.import_key(load_key(OTHER_SECRET))
    assert judged(token(CREDENTIAL, other, jwk=public_jwk(OTHER_SECRET))).verdict == "altered"
    assert judged(token(CREDENTIAL, jwk=public_jwk(OTHER_SECRET))).verdict == "altered"
    assert judged(token(CREDENTIAL, jwk={"kty": "OKP"})).verdict == "altered"
    assert judged(token(CREDENTIAL, jwk=public_jwk(SECRET))).verdict == "valid"


def test_an_issuer_nobody_pinned_is_unknown() -> None:
    profile = {**CREDENTIAL["issuer"], "id": "https://nobody.example/"}
    assert judged(token({**CREDENTIAL, "issuer": profile})).verdict == "unknown_issuer"


@pytest.mark.parametrize("claim", ["iss", "jti", "sub"])
def test_a_token_that_contradicts_its_badge_is_refused(claim: str) -> None:
    assert refusal(token({**CREDENTIAL, **CLAIMS, claim: "https://nobody.example/"})) == "badge_contradicts"


@pytest.mark.parametrize("rule", [{"crit": ["x"], "x": 1}, {"b64": False}], ids=str)
def test_a_token_with_rules_of_its_own_is_refused(rule: dict[str, Any]) -> None:
    made = ".".join((encoded({"alg": "EdDSA", **rule}), encoded(CREDENTIAL), "AAAA"))
    assert refusal(made) == "badge_not_token"


def test_a_token_that_is_no_badge_is_refused() -> None:
    assert refusal(token({"iss": ISSUER.id, "sub": "pat"})) == "not_a_badge"
    assert refusal("aGVsbG8.aGVsbG8.aGVsbG8") == "badge_not_json"
    assert refusal("a.b") == "not_a_badge"
    assert refusal("a.a.a") == "badge_not_token"
    assert refusal(token({**CREDENTIAL, "exp": "soon"})) == "badge_date"
    assert refusal(token({**CREDENTIAL, "exp": 10**30})) == "badge_date"
    assert refusal(f"{encoded({'alg': 'EdDSA'})}.{encoded(b'[' * 100_000)}.AAAA") == "badge_too_complex"


def test_the_last_letter_has_one_spelling() -> None:
    # 64 bytes end in two letters of which the last says only two bits; the other four must not be free.
    head, last = TOKEN[:-1], TOKEN[-1]
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_":
        if letter != last:
            assert _verdict(head + letter) != "valid"


@settings(max_examples=300, deadline=None)
@given(some.integers(0, len(TOKEN) - 1), some.characters(codec="ascii"))
def test_no_letter_of_a_token_can_be_changed(position: int, letter: str) -> None:
    changed = TOKEN[:position] + letter + TOKEN[position + 1 :]
    if changed.strip() != TOKEN:
        assert _verdict(changed) != "valid"


def test_what_is_issued_as_a_token_is_valid_here() -> None:
    made = issue_badge_jwt(AWARD, Recipient(email="pat@mail.example"), ISSUER, SECRET, NOW - YEAR, NOW + YEAR)
    found = judged(made)
    assert (found.verdict, found.valid_until) == ("valid", NOW + YEAR)
    assert "pat@" not in base64.urlsafe_b64decode(made.split(".")[1] + "==").decode()


def _verdict(text: str) -> str:
    try:
        return judged(text).verdict
    except BadFile as refused:
        return refused.code
