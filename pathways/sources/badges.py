"""Whether a badge can be believed: offline, against keys that an administrator pinned, and never against its own."""

import datetime
from collections.abc import Iterable

from pathways.domain.badge import BadgeCheck, TrustedIssuer, Verdict
from pathways.sources.badge_documents import BadgeClaim, bad_badge, decode_badge, parse_badge
from pathways.sources.badge_keys import belongs
from pathways.sources.badge_proofs import DocumentProof, read_document
from pathways.sources.badge_tokens import TokenProof, looks_like_token, read_token

Signed = DocumentProof | TokenProof


def check_badge(data: bytes, issuers: Iterable[TrustedIssuer], now: datetime.datetime) -> BadgeCheck:
    """Read an Open Badges 3.0 credential (JSON-LD with eddsa-rdfc-2022, or VC-JWT) and judge it at a moment.

    Raises BadFile for what is no such badge or uses words not known here; everything else is a verdict. Nothing is
    fetched: a badge that was taken back by its issuer later is still valid here (status_unasked says so).
    """
    signed = _read(data)
    pinned = tuple(issuer for issuer in issuers if issuer.id == signed.claim.issuer_id)
    verdict, why = _judge_signature(signed, pinned)
    if verdict == "valid":
        verdict, why = _judge_dates(signed.claim, pinned[0].name, now)
    return _told(signed, pinned[0].name if pinned else signed.claim.issuer, verdict, why)


def _read(data: bytes) -> Signed:
    text = decode_badge(data)
    if text.startswith("{"):
        return read_document(parse_badge(text))
    if looks_like_token(text):
        return read_token(text)
    raise bad_badge("not_a_badge", "This is neither a JSON file nor a token.")


def _judge_signature(signed: Signed, pinned: tuple[TrustedIssuer, ...]) -> tuple[Verdict, str]:
    claim = signed.claim
    if not pinned:
        called = claim.issuer or claim.issuer_id
        return "unknown_issuer", f"It says it is from {called[:120]}, whose key is not among those trusted here."
    meant = [issuer for issuer in pinned if all(belongs(name, issuer) for name in signed.names)]
    if not meant:
        return "unknown_issuer", f"It says it is from {pinned[0].name}, but it is signed with a key that is not theirs."
    faults = [signed.fault(issuer) for issuer in meant]
    return ("valid", "") if "" in faults else ("altered", faults[0])


def _judge_dates(claim: BadgeClaim, issuer: str, now: datetime.datetime) -> tuple[Verdict, str]:
    if claim.until and now >= claim.until:
        return "expired", f"It was signed by {issuer} and is unchanged, but it ended on {claim.until:%B %-d, %Y}."
    if claim.since and now < claim.since:
        return "not_yet", f"It was signed by {issuer} and is unchanged, but it begins on {claim.since:%B %-d, %Y}."
    return "valid", f"It was signed by {issuer}, is unchanged and in force."


def _told(signed: Signed, issuer: str, verdict: Verdict, why: str) -> BadgeCheck:
    claim = signed.claim
    return BadgeCheck(
        verdict=verdict, why=why, achievement=claim.achievement, achievement_id=claim.achievement_id,
        issuer=issuer or claim.issuer_id, issuer_id=claim.issuer_id, proof=signed.kind, badge_id=claim.badge_id,
        subject_id=claim.subject_id, valid_from=claim.since, valid_until=claim.until,
        status_unasked=claim.status_unasked, identities=claim.identities,
    )  # fmt: skip
