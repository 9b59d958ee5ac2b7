"""Badges we issue: what stands in them, what does not, and the keys behind them."""

import json
import re

import badge_cases as cases
import pytest
from badge_cases import AWARD, ISSUER, NOW, OTHER_SECRET, SECRET, YEAR, judged
from joserfc.jwk import ECKey, OKPKey, RSAKey

from pathways.domain.badge import (
    CERTIFICATE,
    BadgeIssuer,
    Recipient,
    award_for_certificate,
    award_for_module,
    match_badge,
)
from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadInput
from pathways.sources.badge_issue import describe_issuer, hash_email, issue_badge, issue_badge_jwt, own_issuer
from pathways.sources.badge_keys import load_key, make_key, pin_issuer, public_jwk, public_multibase, read_public_key


def test_a_badge_holds_what_open_badges_asks_for() -> None:
    badge = cases.issued()
    achievement = badge["credentialSubject"]["achievement"]
    assert {"id", "type", "name", "description", "criteria", "achievementType"} <= set(achievement)
    assert achievement["id"] == f"{ISSUER.id}/achievements/robotics"
    assert badge["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert badge["issuer"]["id"] == ISSUER.id
    assert badge["proof"]["verificationMethod"].startswith(f"{ISSUER.id}#z6Mk")
    assert badge["validUntil"] == "2027-11-01T00:00:00Z"


def test_a_badge_tells_no_more_of_a_person_than_it_was_given() -> None:
    opaque = cases.issued(Recipient(id="urn:uuid:00000000-0000-4000-8000-000000000001"))["credentialSubject"]
    assert set(opaque) == {"id", "type", "achievement"}
    assert opaque["id"] == "urn:uuid:00000000-0000-4000-8000-000000000001"
    hashed = cases.issued(Recipient(email=" Pat@Mail.example "))
    identity = hashed["credentialSubject"]["identifier"][0]
    assert "pat@" not in json.dumps(hashed).lower()
    assert identity["identityHash"] == hash_email("pat@mail.example", identity["salt"])


def test_two_badges_of_one_person_cannot_be_joined() -> None:
    first, second = (cases.issued(Recipient(email="pat@mail.example")) for _ in range(2))
    assert first["id"] != second["id"]
    assert first["credentialSubject"]["id"] != second["credentialSubject"]["id"]
    assert first["credentialSubject"]["identifier"] != second["credentialSubject"]["identifier"]


def test_every_badge_of_the_catalogue_can_be_issued_checked_and_found_again(catalog: Catalog) -> None:
    awards = [award_for_module(module) for module in catalog.modules.values()]
    awards.append(award_for_certificate(catalog.credentials[CERTIFICATE], catalog.program))
    trusted = own_issuer(ISSUER, SECRET)
    for award in awards:
        badge = issue_badge(award, Recipient(), ISSUER, SECRET, NOW - YEAR)
        for made in (badge, issue_badge_jwt(award, Recipient(), ISSUER, SECRET, NOW - YEAR)):
            found = match_badge(judged(made, trusted), catalog, ISSUER.id)
            assert (found.verdict, found.valid_until) == ("valid", None)
            assert award.item in (found.module, found.credential)


@pytest.mark.parametrize("id", ["https://pathways.example", "https://pathways.example/", "did:web:pathways.example"])
def test_any_id_of_an_issuer_makes_badges_that_verify(id: str, catalog: Catalog) -> None:
    issuer = BadgeIssuer(id, "Pathways")
    award = award_for_module(next(iter(catalog.modules.values())))
    badge = issue_badge(award, Recipient(), issuer, SECRET, NOW - YEAR)
    found = match_badge(judged(badge, own_issuer(issuer, SECRET)), catalog, id)
    assert (found.verdict, found.module) == ("valid", award.item)


def test_what_we_publish_of_ourselves_is_enough_to_pin_us() -> None:
    told = describe_issuer(ISSUER, SECRET)
    by_multibase = pin_issuer(told["id"], told["name"], told["publicKeyMultibase"])
    by_jwk = pin_issuer(told["id"], told["name"], json.dumps(told["publicKeyJwk"]))
    for badge in (cases.issued(), issue_badge_jwt(AWARD, Recipient(), ISSUER, SECRET, NOW - YEAR)):
        assert judged(badge, by_multibase).verdict == judged(badge, by_jwk).verdict == "valid"
    method = told["verificationMethod"][0]
    assert told["assertionMethod"] == [method["id"]] == [cases.issued()["proof"]["verificationMethod"]]
    assert "d" not in told["publicKeyJwk"]


def test_a_key_is_32_secret_bytes_and_has_two_public_forms() -> None:
    secret = make_key()
    assert len(secret) == 32
    assert secret != make_key()
    assert re.fullmatch(r"z6Mk[1-9A-HJ-NP-Za-km-z]{44}", public_multibase(secret))
    both = read_public_key(public_multibase(secret)), read_public_key(json.dumps(public_jwk(secret)))
    assert both[0].thumbprint() == both[1].thumbprint()
    assert public_multibase(secret) != public_multibase(OTHER_SECRET)
    with pytest.raises(BadInput):
        load_key(secret[:31])


def _public(key: OKPKey | ECKey | RSAKey) -> str:
    return json.dumps(key.as_dict(private=False))


UNSAFE = {
    "nothing": "",
    "cut off": "z6Mk",
    "letters base58 has not": "z6Mk0OIl",
    "a letter short": public_multibase(SECRET)[:-1],
    "a letter long": public_multibase(SECRET) + "1",
    "not ASCII": "zé",
    "broken JSON": "{",
    "empty JSON": "{}",
    "a list": "[]",
    "a password": '{"kty": "oct", "k": "c2VjcmV0"}',
    "a list for a kind": '{"kty": ["OKP"]}',
    "a private key": json.dumps(OKPKey.import_key(load_key(SECRET)).as_dict(private=True)),
    "a key to agree on keys": _public(OKPKey.generate_key("X25519")),
    "Ed448": _public(OKPKey.generate_key("Ed448")),
    "P-384": _public(ECKey.generate_key("P-384")),
    "short RSA": _public(RSAKey.generate_key(1024)),
    "endless": "{" * 5_000,
}


@pytest.mark.filterwarnings("ignore:Key size")
@pytest.mark.parametrize("key", UNSAFE.values(), ids=UNSAFE.keys())
def test_what_is_no_public_key_of_a_safe_kind_cannot_be_pinned(key: str) -> None:
    with pytest.raises(BadInput) as caught:
        pin_issuer(ISSUER.id, ISSUER.name, key)
    assert (caught.value.code, caught.value.field) == ("bad_key", "key")


@pytest.mark.parametrize(("id", "name"), [("college", "C"), ("https://a b.example", "C"), ("https://a.example", " ")])
def test_an_issuer_needs_an_address_and_a_name(id: str, name: str) -> None:
    with pytest.raises(BadInput) as caught:
        pin_issuer(id, name, public_multibase(SECRET))
    assert caught.value.code == "bad_issuer"
