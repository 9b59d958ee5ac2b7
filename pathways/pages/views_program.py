"""The pages about badges as frozen values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pathways.domain.badge import CERTIFICATE, TrustedIssuer
from pathways.domain.catalog import Catalog
from pathways.domain.training import Credential, Module
from pathways.pages.forms import Problem


@dataclass(frozen=True, slots=True)
class GivePage:
    """The form to give out a badge; typed is what was in it."""

    certificate: Credential
    modules: tuple[Module, ...]
    typed: Mapping[str, str] = field(default_factory=dict)
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class IssuersPage:
    """Whose badges count; own is this service's id."""

    issuers: tuple[TrustedIssuer, ...]
    own: str
    typed: Mapping[str, str] = field(default_factory=dict)
    problem: Problem | None = None


def show_badges(catalog: Catalog, typed: Mapping[str, str] | None = None, problem: Problem | None = None) -> GivePage:
    """The page to give out a badge."""
    return GivePage(catalog.credentials[CERTIFICATE], tuple(catalog.modules.values()), typed or {}, problem)


def show_issuers(
    issuers: Sequence[TrustedIssuer], own: str, typed: Mapping[str, str] | None = None, problem: Problem | None = None
) -> IssuersPage:
    """The page of issuers."""
    return IssuersPage(tuple(issuers), own, typed or {}, problem)
