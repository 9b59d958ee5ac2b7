"""The same badges through other people's code: pyoxigraph for JSON-LD and RDFC-1.0, libsodium for Ed25519.

The contexts are ours in both. That they say what the published ones say was compared once with jsonld.js, see the
README of data/contexts.
"""

import hashlib
import json
from typing import Any

import badge_cases as cases
import base58
import pyoxigraph as oxigraph
import pytest
from badge_cases import ISSUER, METHOD, SECRET, judged
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from pathways.domain.badge import TrustedIssuer
from pathways.sources.badge_canonical import canonical_text
from pathways.sources.badge_contexts import CREDENTIALS_V2, known_contexts, read_table
from pathways.sources.badge_keys import public_multibase
from pathways.sources.badge_proofs import is_document_signed, signed_bytes

EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"
PUBLISHED = {
    "@context": [CREDENTIALS_V2, EXAMPLES],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
"""The test vector of W3C Data Integrity EdDSA Cryptosuites 1.0 for eddsa-rdfc-2022, as data."""
PUBLISHED_KEY = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
PUBLISHED_PROOF = {
    "type": "DataIntegrityProof",
    "cryptosuite": "eddsa-rdfc-2022",
    "created": "2023-02-24T23:36:38Z",
    "verificationMethod": f"did:key:{PUBLISHED_KEY}#{PUBLISHED_KEY}",
    "proofPurpose": "assertionMethod",
    "proofValue": "z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme",
}
PUBLISHED_HASHES = (
    "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0"
    "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017"
)

BADGES = [cases.issued(), cases.signed(cases.rich())]


def second_text(document: dict[str, Any]) -> str:
    """Canonical N-Quads of a document, by pyoxigraph."""
    spelled = {**document, "@context": [known_contexts()[name]["@context"] for name in document["@context"]]}
    quads = oxigraph.parse(json.dumps(spelled), format=oxigraph.RdfFormat.JSON_LD)
    dataset = oxigraph.Dataset(quads)
    dataset.canonicalize(oxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    written = oxigraph.serialize(dataset, format=oxigraph.RdfFormat.N_QUADS).decode()
    return "".join(sorted(written.splitlines(keepends=True)))


def second_bytes(badge: dict[str, Any]) -> bytes:
    """What the proof of a badge is over, worked out without our code."""
    document = {name: value for name, value in badge.items() if name != "proof"}
    options = {name: value for name, value in badge["proof"].items() if name != "proofValue"}
    options["@context"] = badge["@context"]
    return b"".join(hashlib.sha256(second_text(part).encode()).digest() for part in (options, document))


def second_verify(badge: dict[str, Any], multibase: str) -> bool:
    key = VerifyKey(base58.b58decode(multibase[1:])[2:])
    try:
        key.verify(second_bytes(badge), base58.b58decode(badge["proof"]["proofValue"][1:]))
    except BadSignatureError:
        return False
    return True


@pytest.mark.parametrize("badge", BADGES, ids=["issued", "rich"])
def test_another_implementation_writes_the_same_canonical_text(badge: dict[str, Any]) -> None:
    document = cases.without(badge, ("proof",))
    assert canonical_text(document) == second_text(document)


@pytest.mark.parametrize("badge", BADGES, ids=["issued", "rich"])
def test_another_implementation_verifies_what_we_sign(badge: dict[str, Any]) -> None:
    assert second_verify(badge, public_multibase(SECRET))
    assert not second_verify(cases.with_value(badge, ("name",), "Another"), public_multibase(SECRET))


def test_we_verify_what_another_implementation_signs() -> None:
    document = cases.rich()
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "verificationMethod": METHOD,
        "proofPurpose": "assertionMethod",
    }
    signature = SigningKey(SECRET).sign(second_bytes({**document, "proof": proof})).signature
    value = "z" + base58.b58encode(signature).decode()
    badge = {**document, "proof": {**proof, "proofValue": value}}
    assert judged(badge).verdict == "valid"
    assert judged(cases.with_value(badge, ("name",), "Another")).verdict == "altered"


def test_the_published_test_vector_comes_out_byte_by_byte() -> None:
    prefix = {"ex": "https://www.w3.org/ns/credentials/examples#"}
    terms = {"AlumniCredential": "ex:AlumniCredential", "alumniOf": "ex:alumniOf"}
    contexts = {**known_contexts(), EXAMPLES: read_table({"prefixes": prefix, "terms": terms})}
    issuer = TrustedIssuer(ISSUER.id, ISSUER.name, PUBLISHED_KEY)
    assert signed_bytes(PUBLISHED, PUBLISHED_PROOF, contexts).hex() == PUBLISHED_HASHES
    assert is_document_signed(PUBLISHED, PUBLISHED_PROOF, issuer, contexts)
    assert not is_document_signed({**PUBLISHED, "name": "Alumnus"}, PUBLISHED_PROOF, issuer, contexts)
