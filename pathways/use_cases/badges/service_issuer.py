"""This service as an issuer of badges: its id, its key, and what others need to pin it."""

from typing import Any

from pathways.domain.badge import BadgeIssuer, TrustedIssuer
from pathways.sources.badge_issue import describe_issuer, own_issuer
from pathways.use_cases.tools import Tools


def make_issuer(tools: Tools) -> BadgeIssuer:
    """Who signs here. The id is an address under this service's own."""
    base = tools.base_url.rstrip("/")
    return BadgeIssuer(f"{base}/issuer", f"{tools.catalog.program.short_name} badges by Pathways", base)


def find_own_issuer(tools: Tools) -> TrustedIssuer:
    """This service as an issuer that it trusts."""
    return own_issuer(make_issuer(tools), tools.badge_key)


def describe_own_issuer(tools: Tools) -> dict[str, Any]:
    """The public key and the id, for others to pin."""
    return describe_issuer(make_issuer(tools), tools.badge_key)
