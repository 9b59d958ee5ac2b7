"""Credentials named in a text."""

import re

from pathways.domain.catalog import Catalog
from pathways.domain.reading import CredentialFound
from pathways.domain.skill import Evidence
from pathways.engine.reading.cues import is_answered_no, scope_at
from pathways.engine.reading.forms import Form, FormMatcher, Hit, longest
from pathways.engine.reading.pieces import Cut

_CONTEXT = re.compile(r"\b(?:certif\w*|licen[sc]\w*|card(?:ed)?|credential|journeyman|completed|holder|passed|exam|level|apprentic\w*|degree|diploma)\b", re.I)
SHORT_ACRONYM = 6


def credential_forms(catalog: Catalog) -> list[Form]:
    """Names and abbreviations; a short all-capitals one counts only in capitals, a weak one only in context."""
    forms: list[Form] = []
    for credential in catalog.credentials.values():
        for text in (credential.name, *credential.abbreviations):
            forms.append(Form(credential.id, text, "acronym" if text.isupper() and len(text) <= SHORT_ACRONYM else "alias"))
        forms.extend(Form(credential.id, text, "weak") for text in credential.weak_abbreviations)
    return forms


def find_credentials(matcher: FormMatcher, cuts: tuple[Cut, ...]) -> tuple[CredentialFound, ...]:
    """The credentials a text claims, each once, with the words that name it."""
    found: dict[str, CredentialFound] = {}
    for cut in cuts:
        segment = cut.segment
        if segment.boilerplate:
            continue
        for hit in longest(hit for hit in matcher.find(segment.text) if _counts(hit, cut)):
            quote = segment.text[hit.start : hit.end]
            evidence = Evidence(quote, segment.line, segment.start + hit.start)
            found.setdefault(hit.form.target, CredentialFound(hit.form.target, evidence))
    return tuple(found.values())


def _counts(hit: Hit, cut: Cut) -> bool:
    text = cut.segment.text
    if hit.fuzzy or scope_at(cut.scopes, hit.start, hit.end) or is_answered_no(text, hit.end):
        return False
    return hit.form.kind != "weak" or cut.segment.section == "credentials" or bool(_CONTEXT.search(text))
