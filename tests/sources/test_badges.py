"""JSON-LD badges: valid, expired, altered, unknown issuer, and everything a stranger may try on one."""

import json
import socket
from typing import Any

import badge_cases as cases
import pytest
from badge_cases import ISSUER, METHOD, NOW, OTHER, OTHER_PINNED, OTHER_SECRET, PINNED, SECRET, YEAR, judged
from hypothesis import given, settings
from hypothesis import strategies as some

from pathways.domain.badge import TrustedIssuer
from pathways.domain.errors import BadFile
from pathways.sources.badge_keys import public_multibase
from pathways.sources.badge_tokens import looks_like_token

BADGE = cases.issued()
PLACES = sorted(cases.places(BADGE), key=str)
TEXTS = [path for path in PLACES if isinstance(cases.at(BADGE, path), str)]


def refusal(badge: Any) -> str:
    with pytest.raises(BadFile) as caught:
        judged(badge)
    assert caught.value.message
    assert caught.value.fix
    return caught.value.code


def verdict(badge: Any) -> str:
    """The verdict, or the code of the refusal."""
    try:
        return judged(badge).verdict
    except BadFile as refused:
        return refused.code


def test_a_badge_of_a_pinned_issuer_is_valid_and_tells_what_it_says() -> None:
    found = judged(BADGE)
    assert (found.verdict, found.proof) == ("valid", "eddsa-rdfc-2022")
    assert (found.achievement, found.issuer, found.issuer_id) == ("Robotics", ISSUER.name, ISSUER.id)
    assert (found.valid_from, found.valid_until) == (NOW - YEAR, NOW + YEAR)
    assert found.badge_id == BADGE["id"]
    assert not found.status_unasked
    assert ISSUER.name in found.why


def test_a_badge_with_nearly_every_term_is_valid_and_says_that_its_status_was_not_asked() -> None:
    found = judged(cases.signed(cases.rich()))
    assert (found.verdict, found.achievement, found.status_unasked) == ("valid", "Robotik", True)


def test_the_name_shown_is_the_pinned_one_not_the_one_in_the_badge() -> None:
    renamed = TrustedIssuer(ISSUER.id, "As pinned", PINNED.key)
    assert judged(BADGE, renamed).issuer == "As pinned"


def test_a_badge_ends_and_begins_when_it_says() -> None:
    assert judged(BADGE, now=NOW + YEAR).verdict == "expired"
    assert "2027" in judged(BADGE, now=NOW + YEAR).why
    assert judged(BADGE, now=NOW - 2 * YEAR).verdict == "not_yet"
    assert judged(BADGE, now=NOW - YEAR).verdict == "valid"


def test_a_proof_that_ends_earlier_ends_the_badge() -> None:
    plain = cases.without(BADGE, ("proof",))
    with_end = {**BADGE["proof"], "expires": "2026-10-01T00:00:00Z"}
    assert verdict({**plain, "proof": with_end}) == "altered"
    assert judged(cases.signed_with(plain, expires="2026-10-01T00:00:00Z")).verdict == "expired"


def test_an_unknown_issuer_is_said_so_whatever_key_it_brings() -> None:
    stranger = TrustedIssuer("https://nobody.example/", "Nobody", PINNED.key)
    found = judged(BADGE, stranger)
    assert (found.verdict, found.issuer) == ("unknown_issuer", ISSUER.name)
    did = f"did:key:{public_multibase(OTHER_SECRET)}"
    own_key = cases.with_value(cases.without(BADGE, ("proof",)), ("issuer", "id"), did)
    assert judged(cases.signed(own_key, OTHER_SECRET, f"{did}#{did[8:]}")).verdict == "unknown_issuer"


def test_a_did_key_is_trusted_once_it_is_pinned() -> None:
    multibase = public_multibase(OTHER_SECRET)
    did = f"did:key:{multibase}"
    badge = cases.signed(
        cases.with_value(cases.without(BADGE, ("proof",)), ("issuer", "id"), did), OTHER_SECRET, f"{did}#{multibase}"
    )
    assert judged(badge, TrustedIssuer(did, "By key", multibase)).verdict == "valid"


def test_another_pinned_issuers_key_does_not_sign_for_this_one() -> None:
    plain = cases.without(BADGE, ("proof",))
    assert verdict(cases.signed(plain, OTHER_SECRET, f"{OTHER.id}#key-1")) == "unknown_issuer"
    assert verdict(cases.signed(plain, OTHER_SECRET, METHOD)) == "altered"
    assert verdict(cases.signed(plain, SECRET, f"{OTHER.id}#key-1")) == "unknown_issuer"


def test_an_issuer_may_have_several_keys() -> None:
    second = TrustedIssuer(ISSUER.id, ISSUER.name, OTHER_PINNED.key)
    assert judged(BADGE, second, PINNED).verdict == "valid"
    assert judged(BADGE, second).verdict == "altered"


def test_a_key_with_a_name_of_its_own_is_known_by_the_pinned_name() -> None:
    badge = cases.signed(cases.without(BADGE, ("proof",)), SECRET, "https://keys.example/7")
    assert verdict(badge) == "unknown_issuer"
    assert judged(badge, TrustedIssuer(ISSUER.id, "C", PINNED.key, ("https://keys.example/7",))).verdict == "valid"


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)))
def test_no_field_can_be_taken_away(path: tuple[str | int, ...]) -> None:
    assert verdict(cases.without(BADGE, path)) != "valid"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: ".".join(map(str, path)))
def test_no_text_can_be_changed(path: tuple[str | int, ...]) -> None:
    value = cases.at(BADGE, path)
    for changed in (value + "x", value[:-1], value.swapcase(), "", "https://evil.example/", None, 7, [value, "x"]):
        if changed != value:
            assert verdict(cases.with_value(BADGE, path, changed)) != "valid", changed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("name",), "Robotics II"),
        (("issuer", "name"), "Another"),
        (("validUntil",), "2037-11-01T00:00:00Z"),
        (("validFrom",), "2020-11-01T00:00:00Z"),
        (("credentialSubject", "id"), "urn:uuid:00000000-0000-4000-8000-000000000000"),
        (("credentialSubject", "identifier", 0, "identityHash"), "sha256$00"),
        (("credentialSubject", "identifier", 0, "hashed"), False),
        (("credentialSubject", "achievement", "name"), "Robotics II"),
        (("credentialSubject", "achievement", "criteria", "narrative"), "Nothing"),
        (("proof", "created"), "2020-01-01T00:00:00Z"),
    ],
    ids=lambda part: ".".join(map(str, part)) if isinstance(part, tuple) else "",
)
def test_what_was_changed_is_called_altered(path: tuple[str | int, ...], value: Any) -> None:
    found = judged(cases.with_value(BADGE, path, value))
    assert found.verdict == "altered"
    assert ISSUER.name in found.why


@settings(max_examples=300, deadline=None)
@given(some.sampled_from(TEXTS), some.integers(0, 200), some.characters(codec="utf-8"))
def test_no_single_character_can_be_changed(path: tuple[str | int, ...], position: int, char: str) -> None:
    value = cases.at(BADGE, path)
    position %= len(value)
    changed = value[:position] + char + value[position + 1 :]
    if changed != value:
        assert verdict(cases.with_value(BADGE, path, changed)) != "valid"


@settings(max_examples=300, deadline=None)
@given(some.integers(0, len(json.dumps(BADGE)) - 1), some.integers(1, 255))
def test_a_flipped_byte_is_never_a_valid_other_badge(position: int, flip: int) -> None:
    data = bytearray(json.dumps(BADGE).encode())
    data[position] ^= flip
    found = verdict(bytes(data))
    # A byte between the values (a space that becomes a line break) says nothing.
    assert found != "valid" or json.loads(bytes(data)) == BADGE


@pytest.mark.parametrize(
    "extra",
    [
        {"grade": "A"},
        {"https://evil.example/grade x": "A"},
        {"@index": "A"},
        {"@included": [{"id": "urn:x:1", "name": "A"}]},
        {"@reverse": {}},
        {"@foo": "A"},
        {"_:grade": "A"},
        {"id": "grade"},
        {"type": ["AchievementSubject", "Honours"]},
        {"narrative": {"@value": "A", "@direction": "ltr"}},
        {"narrative": {"@value": "A", "@language": "no language"}},
        {"source": {"id": "relative", "type": ["Profile"]}},
    ],
    ids=str,
)
def test_nothing_can_be_added_that_the_signature_does_not_cover(extra: dict[str, Any]) -> None:
    subject = {**BADGE["credentialSubject"], **extra}
    assert judged({**BADGE, "credentialSubject": subject}).verdict == "altered"


def test_an_unsigned_field_is_named() -> None:
    assert "'grade'" in judged({**BADGE, "grade": "A"}).why
    assert "'grade'" in judged({**BADGE, "proof": {**BADGE["proof"], "grade": "A"}}).why


def test_an_id_cannot_swallow_the_facts_that_follow_it() -> None:
    # Unchecked, this id would be written into the signed text as it stands and pose as the end of one fact and
    # the beginning of the next.
    broken = f'{ISSUER.id}> <https://schema.org/name> "x" .\n<{ISSUER.id}'
    subject = {**BADGE["credentialSubject"], "source": {"id": broken, "type": ["Profile"]}}
    found = judged({**BADGE, "credentialSubject": subject})
    assert found.verdict == "altered"
    assert "does not cover" in found.why


@pytest.mark.parametrize(
    "context",
    [
        {"grade": "https://schema.org/name"},
        {"grade": None},
        {"grade": "@index"},
        None,
        "https://evil.example/context",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
    ],
    ids=str,
)
def test_words_that_are_not_known_here_are_refused_and_never_fetched(
    context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    monkeypatch.setattr(socket.socket, "connect", no_network)
    assert refusal({**BADGE, "@context": [*BADGE["@context"], context]}) == "unknown_context"
    inside = {**BADGE["credentialSubject"], "@context": context, "grade": "A"}
    assert refusal({**BADGE, "credentialSubject": inside}) == "unknown_context"


def test_a_signature_for_another_purpose_does_not_vouch() -> None:
    plain = cases.without(BADGE, ("proof",))
    found = judged(cases.signed_with(plain, proofPurpose="authentication"))
    assert found.verdict == "altered"
    assert "purpose" in found.why


def test_a_proof_may_repeat_the_contexts_but_not_bring_others() -> None:
    proof = BADGE["proof"]
    assert verdict({**BADGE, "proof": {**proof, "@context": BADGE["@context"]}}) == "valid"
    assert verdict({**BADGE, "proof": {**proof, "@context": BADGE["@context"][:1]}}) == "altered"
    assert verdict({**BADGE, "proof": {**proof, "@context": BADGE["@context"][::-1]}}) == "unknown_proof"


def test_a_badge_without_a_proof_we_read_is_refused_and_says_so() -> None:
    proof = BADGE["proof"]
    assert refusal(cases.without(BADGE, ("proof",))) == "unsigned_badge"
    assert refusal({**BADGE, "proof": {**proof, "cryptosuite": "ecdsa-rdfc-2019"}}) == "unknown_proof"
    assert refusal({**BADGE, "proof": {**proof, "type": "Ed25519Signature2020"}}) == "unknown_proof"
    assert refusal({**BADGE, "proof": [proof, proof]}) == "unknown_proof"
    assert refusal({**BADGE, "proof": {**proof, "previousProof": "urn:x:1"}}) == "unknown_proof"
    assert refusal({**BADGE, "proof": {**proof, "verificationMethod": {"id": METHOD}}}) == "unknown_proof"
    assert verdict({**BADGE, "proof": [{"type": "Ed25519Signature2020"}, proof]}) == "valid"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_badge"),
        (b"hello", "not_a_badge"),
        (b"\x89PNG\r\n\x1a\n", "badge_not_text"),
        (json.dumps(BADGE).encode("utf-16"), "badge_not_text"),
        (json.dumps(BADGE)[:-1].encode(), "badge_not_json"),
        (b'{"a": NaN}', "badge_not_json"),
        (b'{"a": 1e999}', "badge_not_json"),
        (b'{"a": ' + b"1" * 6000 + b"}", "badge_not_json"),
        (b'{"type": "x", "type": "y"}', "badge_not_json"),
        (b'{"a": "\\ud800"}', "badge_not_text"),
        (b'{"a": ' + b"[" * 40 + b"]" * 40 + b"}", "badge_too_complex"),
        (b'{"a": ' + b"[" * 100_000, "badge_too_complex"),
        (b'{"a": [' + b"1," * 5000 + b"1]}", "badge_too_complex"),
        (b"{" + b" " * 300_000 + b"}", "badge_too_large"),
        (b'{"type": ["VerifiableCredential"]}', "not_a_badge"),
        (b'{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion"}', "not_a_badge"),
    ],
    ids=lambda value: value[:24].decode("latin-1") if isinstance(value, bytes) else value,
)
def test_what_is_no_badge_is_refused(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_a_badge_that_lacks_its_parts_is_refused() -> None:
    subject = ("credentialSubject",)
    assert refusal(cases.without(BADGE, (*subject, "achievement"))) == "badge_incomplete"
    assert refusal(cases.without(BADGE, (*subject, "achievement", "name"))) == "badge_incomplete"
    assert refusal({**BADGE, "credentialSubject": [BADGE["credentialSubject"]] * 2}) == "badge_incomplete"
    assert refusal(cases.without(BADGE, ("issuer", "id"))) == "badge_incomplete"
    assert refusal(cases.with_value(BADGE, ("validUntil",), "next year")) == "badge_date"
    assert refusal(cases.with_value(BADGE, ("name",), "bell \x07")) == "badge_not_text"


@pytest.mark.parametrize("width", [2, 3, 7, 40])
def test_look_alike_parts_cannot_keep_the_machine_busy(width: int) -> None:
    part: Any = {"type": ["Profile"]}
    for _ in range(5):
        part = {"type": ["Profile"], "parentOrg": [part] * width}
        if len(json.dumps(part)) > 20_000:
            break
    bomb = cases.without(cases.with_value(BADGE, ("issuer", "parentOrg"), part), ("id",))
    assert verdict(bomb) in ("badge_too_complex", "altered")


def test_a_ring_of_parts_without_ids_is_given_up() -> None:
    ring = [{"id": f"_:a{i}", "type": ["Profile"], "parentOrg": {"id": f"_:a{(i + 1) % 200}"}} for i in range(200)]
    assert refusal(cases.with_value(BADGE, ("issuer", "parentOrg"), ring)) == "badge_too_complex"


def test_a_few_look_alike_parts_are_no_bomb() -> None:
    plain = cases.without(cases.without(BADGE, ("proof",)), ("id",))
    assert verdict(cases.signed({**plain, "evidence": [{"type": ["Evidence"]}] * 5})) == "valid"


@settings(max_examples=200, deadline=None)
@given(some.binary(max_size=300) | some.text(max_size=300).map(str.encode))
def test_any_bytes_are_answered_with_a_refusal(data: bytes) -> None:
    if not looks_like_token(data.decode("utf-8", "replace")):
        assert verdict(data) != "valid"


JSON_VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False, allow_infinity=False) | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(some.sampled_from(PLACES), JSON_VALUES)
def test_any_value_in_any_place_is_answered_and_never_valid(path: tuple[str | int, ...], value: Any) -> None:
    if value != cases.at(BADGE, path):
        assert verdict(cases.with_value(BADGE, path, value)) != "valid"
