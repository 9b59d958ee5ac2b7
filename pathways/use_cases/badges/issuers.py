"""Whose badges count: an administrator pins the keys of issuers, and takes them out again."""

from contextlib import suppress

from pathways.domain.badge import TrustedIssuer
from pathways.domain.errors import BadInput, NotFound
from pathways.sources.badge_keys import pin_issuer
from pathways.store.badges import list_badge_holders, put_issuer, remove_issuer
from pathways.use_cases.badges.service_issuer import find_own_issuer
from pathways.use_cases.profiles.badges import list_trusted, recount_badges
from pathways.use_cases.tools import Tools

LONGEST = 400


def list_pinned(tools: Tools) -> tuple[TrustedIssuer, ...]:
    """Every issuer that counts, this service first."""
    return list_trusted(tools)


def pin(tools: Tools, *, issuer: str, name: str, key: str) -> None:
    """Trust an issuer by its key, a multibase text (z6Mk...) or a JWK. Raises BadInput when it is no public key."""
    issuer, name = issuer.strip(), " ".join(name.split())
    if not issuer or not name or len(issuer) > LONGEST or len(name) > LONGEST:
        fix = "Give the issuer's id, as its badges write it, and a name people know it by."
        raise BadInput("bad_issuer", "An issuer needs an id and a name.", field="issuer", fix=fix)
    if issuer == find_own_issuer(tools).id:
        raise BadInput("own_issuer", "This service trusts itself already.", field="issuer", fix="Pin another issuer.")
    checked = pin_issuer(issuer, name, key.strip())
    with tools.store.writing() as session:
        put_issuer(session, checked.id, checked.name, checked.key, tools.now())
    _recount_all(tools)


def unpin(tools: Tools, *, issuer: str) -> None:
    """Trust an issuer no longer: what its badges proved is at once a claim like any other."""
    with tools.store.writing() as session:
        remove_issuer(session, issuer)
    _recount_all(tools)


def _recount_all(tools: Tools) -> None:
    with tools.store.reading() as session:
        accounts = list_badge_holders(session)
    for account in accounts:
        with suppress(NotFound):  # somebody left meanwhile; the others still have to be counted
            recount_badges(tools, account)
