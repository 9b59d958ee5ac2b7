"""Whose badge it is: addresses read out of JSON-LD and tokens, as they are or hashed, and compared with one's own."""

import hashlib
from typing import Any

import pytest
from badge_cases import AWARD, ISSUER, NOW, SECRET, Json, issued, judged, signed, token, with_value, without

from pathways.domain.badge import BadgeCheck, Owner, Recipient, match_owner
from pathways.sources.badge_issue import hash_email, issue_badge_jwt
from pathways.use_cases.accounts.addresses import typed_address

ANA, THIEF = "ana@example.org", "thief@example.org"
HASHED = {"type": "IdentityObject", "hashed": True, "identityType": "emailAddress", "salt": "s1"}
PLAIN = {"type": "IdentityObject", "hashed": False, "identityType": "emailAddress"}


def given_to(*identities: dict[str, Any], subject: str = "did:example:1") -> Json:
    """A badge by the pinned issuer whose subject is named by these identities."""
    document = without(issued(Recipient(id=subject)), ("proof",))
    return signed(
        with_value(document, ("credentialSubject", "identifier"), list(identities)) if identities else document
    )


def seen_by(found: BadgeCheck, address: str) -> Owner:
    """Whose the badge is to somebody with this address; the verdict stays what it was."""
    matched = match_owner(found, address, typed_address)
    assert matched.verdict == found.verdict
    return matched.owner


def test_a_badge_for_one_address_is_anothers_to_everybody_else() -> None:
    for badge in (issued(Recipient(email=ANA)), issue_badge_jwt(AWARD, Recipient(email=ANA), ISSUER, SECRET, NOW)):
        found = judged(badge)
        assert (found.verdict, found.owner) == ("valid", "unknown")
        assert (seen_by(found, ANA), seen_by(found, THIEF), seen_by(found, "")) == ("yours", "another", "unknown")
        told = match_owner(found, THIEF, typed_address).why
        assert "another e-mail address than yours" in told
        assert match_owner(found, ANA, typed_address).why == found.why


def test_letters_of_either_size_and_spaces_make_no_other_person() -> None:
    for spelt in ("Ana@Example.ORG", f" {ANA} "):
        assert seen_by(judged(issued(Recipient(email=spelt))), ANA) == "yours"
        assert seen_by(judged(issued(Recipient(email=ANA))), spelt) == "yours"


def test_an_address_written_out_is_compared_as_it_is() -> None:
    found = judged(given_to({**PLAIN, "identityHash": "Ana@Example.org"}))
    assert (found.verdict, seen_by(found, ANA), seen_by(found, THIEF)) == ("valid", "yours", "another")
    by_mailbox = judged(given_to(subject=f"mailto:{ANA}"))
    assert (by_mailbox.verdict, seen_by(by_mailbox, ANA), seen_by(by_mailbox, THIEF)) == ("valid", "yours", "another")


def test_one_of_several_addresses_is_enough() -> None:
    other = {**HASHED, "identityHash": hash_email("ana@work.example", "s1")}
    found = judged(given_to(other, {**HASHED, "identityHash": hash_email(ANA, "s1")}))
    assert (seen_by(found, ANA), seen_by(found, "ana@work.example"), seen_by(found, THIEF)) == (
        "yours", "yours", "another",
    )  # fmt: skip


@pytest.mark.parametrize(
    "identity",
    [
        {**PLAIN, "identityType": "sourcedId", "identityHash": ANA},
        {**HASHED, "identityType": "sourcedId", "identityHash": hash_email(ANA, "s1")},
        {**HASHED, "identityHash": "md5$" + hashlib.md5((ANA + "s1").encode()).hexdigest()},
        {**PLAIN, "identityHash": "ana"},
    ],
)
def test_what_cannot_be_compared_names_nobody(identity: dict[str, Any]) -> None:
    found = judged(given_to(identity))
    assert (found.verdict, seen_by(found, ANA), seen_by(found, THIEF)) == ("valid", "unknown", "unknown")
    assert "names nobody" in match_owner(found, ANA, typed_address).why


def test_a_badge_that_names_nobody_is_nobodys() -> None:
    assert seen_by(judged(given_to()), ANA) == "unknown"


def test_another_salt_or_a_plain_hash_that_is_no_hash_matches_nobody() -> None:
    wrong = {**HASHED, "salt": "s2", "identityHash": hash_email(ANA, "s1")}
    assert seen_by(judged(given_to(wrong)), ANA) == "another"
    unhashed = {**HASHED, "hashed": False, "identityHash": hash_email(ANA, "s1")}
    assert seen_by(judged(given_to(unhashed)), ANA) == "unknown"


def test_who_changes_the_address_in_a_badge_no_longer_has_a_valid_one() -> None:
    path = ("credentialSubject", "identifier", 0, "identityHash")
    mine = {**HASHED, "identityHash": hash_email(ANA, "s1")}
    stolen = with_value(given_to(mine), path, hash_email(THIEF, "s1"))
    assert judged(stolen).verdict == "altered"


def test_old_tokens_name_their_holder_too() -> None:
    document = without(issued(Recipient(email=ANA)), ("proof",))
    found = judged(token({"vc": document, "iss": ISSUER.id, "jti": document["id"]}))
    assert (found.verdict, seen_by(found, ANA), seen_by(found, THIEF)) == ("valid", "yours", "another")


def test_the_address_of_a_badge_shows_in_no_printed_value() -> None:
    assert ANA not in repr(judged(given_to({**PLAIN, "identityHash": ANA})))
