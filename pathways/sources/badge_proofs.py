"""Signatures inside a JSON-LD badge: Data Integrity proofs with the cryptosuite eddsa-rdfc-2022 (W3C)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pathways.domain.badge import ProofKind, TrustedIssuer
from pathways.domain.errors import BadFile
from pathways.sources.badge_canonical import UnsignedField, canonical_text
from pathways.sources.badge_contexts import Context, unknown_context
from pathways.sources.badge_documents import BadgeClaim, Document, bad_badge, read_claim, read_date
from pathways.sources.badge_keys import from_multibase, is_signed_by, load_key, read_public_key, to_multibase

SUITE: ProofKind = "eddsa-rdfc-2022"
PURPOSE = "assertionMethod"

_MOST_PROOFS = 8


@dataclass(frozen=True)
class DocumentProof:
    """A JSON-LD badge with its one proof. names are what the proof calls its key."""

    document: Document
    proof: Document
    claim: BadgeClaim
    names: tuple[str, ...]
    kind: ProofKind = SUITE

    def fault(self, issuer: TrustedIssuer) -> str:
        """Why this is not what the issuer signed, in one sentence; '' when it is."""
        if self.proof.get("proofPurpose") != PURPOSE:
            return "Its signature was made for another purpose than to vouch for a credential."
        try:
            signed = is_document_signed(self.document, self.proof, issuer)
        except UnsignedField as found:
            return f"It holds {found.name[:80]!r}, which its signature does not cover."
        return "" if signed else f"It is not what {issuer.name} signed: something in it was changed."


def read_document(document: dict[str, Any]) -> DocumentProof:
    """A JSON-LD badge and the proof on it. Raises BadFile (unsigned_badge, unknown_proof, unknown_context, ...)."""
    claim = read_claim(document)
    unsigned = {name: value for name, value in document.items() if name != "proof"}
    proof = _the_proof(document.get("proof"))
    method = proof.get("verificationMethod")
    if not isinstance(method, str):
        raise bad_badge("unknown_proof", "The badge's proof does not name the key it was signed with.")
    if proof.get("expires") is not None:
        ends = read_date(proof["expires"], "proof expiry")
        claim = replace(claim, until=min(ends, claim.until or ends))
    contexts = _under_proof(_contexts(document.get("@context")), proof)
    return DocumentProof({**unsigned, "@context": contexts}, proof, claim, (method,))


def is_document_signed(
    document: Document, proof: Document, issuer: TrustedIssuer, contexts: Mapping[str, Context] | None = None
) -> bool:
    """Whether the issuer's pinned key signed this document with these proof options. Raises UnsignedField."""
    try:
        signature = from_multibase(str(proof.get("proofValue")))
    except ValueError:
        return False
    data = signed_bytes(document, proof, contexts)
    return is_signed_by(read_public_key(issuer.key), signature, data)


def sign_document(document: Document, secret: bytes, method: str, created: str) -> dict[str, Any]:
    """The document with a proof by the key. Raises UnsignedField for a field that would stay unsigned."""
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": method,
        "proofPurpose": PURPOSE,
    }
    signature = load_key(secret).sign(signed_bytes(document, proof))
    return {**document, "proof": {**proof, "proofValue": to_multibase(signature)}}


def signed_bytes(document: Document, proof: Document, contexts: Mapping[str, Context] | None = None) -> bytes:
    """What the signature is over: the hash of the proof's options, then the hash of the document."""
    options = {name: value for name, value in proof.items() if name not in ("proofValue", "@context")}
    options["@context"] = document["@context"]
    return b"".join(hashlib.sha256(canonical_text(part, contexts).encode()).digest() for part in (options, document))


def _the_proof(told: object) -> Document:
    proofs = told if isinstance(told, list) else [told]
    if not told:
        raise bad_badge("unsigned_badge", "The badge carries no signature, so anybody could have written it.")
    ours = [proof for proof in proofs[:_MOST_PROOFS] if isinstance(proof, dict) and _is_ours(proof)]
    if len(ours) != 1 or len(proofs) > _MOST_PROOFS:
        raise bad_badge("unknown_proof", f"The badge has no single proof of the kind read here, {SUITE}.")
    return ours[0]


def _is_ours(proof: Document) -> bool:
    kind, suite = proof.get("type"), proof.get("cryptosuite")
    return kind == "DataIntegrityProof" and suite == SUITE and "previousProof" not in proof


def _contexts(told: object) -> list[str]:
    names = told if isinstance(told, list) else [told]
    for name in names:
        if not isinstance(name, str):
            raise unknown_context(name)
    return list(names)


def _under_proof(contexts: list[str], proof: Document) -> list[str]:
    """The contexts that count: those of the proof where it names its own, which the document must begin with."""
    if "@context" not in proof:
        return contexts
    own = _contexts(proof["@context"])
    if contexts[: len(own)] != own:
        raise _other_words()
    return own


def _other_words() -> BadFile:
    return bad_badge("unknown_proof", "The badge's proof was made with other contexts than the badge names.")
