"""Credentials named in a text."""

import re
from dataclasses import dataclass

from pathways.domain.catalog import Catalog
from pathways.domain.reading import CredentialFound
from pathways.domain.skill import Evidence
from pathways.engine.reading.cues import is_answered_no, scope_at
from pathways.engine.reading.degrees import find_degrees
from pathways.engine.reading.forms import Form, FormMatcher, Hit, longest
from pathways.engine.reading.pieces import Cut

_CONTEXT = re.compile(
    r"\b(?:certif\w*|licen[sc]\w*|card(?:ed)?|credential|journeyman|completed|holder|passed|exam|level|apprentic\w*|degree|diploma)\b",
    re.I,
)
_UNEARNED_BEFORE = re.compile(
    r"\b(?:work(?:ing|ed)? (?:on|towards?)|pursuing|enrolled(?: in)?|study(?:ing)? (?:for|towards?|at)|studying|(?:currently|now|still|am|been) (?:taking|in|doing|completing|attending)|taking|halfway|"
    r"prepar(?:e|ing) (?:for|to)|plan(?:s|ning)? (?:to|on|for)|signed up|registered for|scheduled|going (?:for|to)|about to|need(?:s)? to|trying (?:for|to)|candidate for|not yet|never (?:got|took|finished)|failed|"
    r"lost my|(?:expired|lapsed|old)|estudiando|cursando|estudio|sacando|por terminar|inscrit[oa])\b[^.;|]{0,45}$",
    re.I,
)  # fmt: skip
_UNEARNED_AFTER = re.compile(
    r"^(?:[^.;,|•\n]{0,45}?|[\s,(–—-]{0,4})(?:\b(?:in progress|in process|under ?way|ongoing|expected|anticipated|pending|expired?|lapsed|(?:ran|run) out|not renewed|unfinished|incomplete|"
    r"candidate|student|no degree|not (?:finished|completed|yet)|did(?:n['’]t| not) (?:finish|complete|graduate|renew|take)|dropped out|some credits|credits (?:earned|toward)|on my list|next (?:year|fall|spring|month|semester)|"
    r"vencid[oa]s?|en curso|en progreso|sin terminar|trunc[oa]|inconclus[oa]|caduc\w+)\b|(?:exp\.|est\.) ?20)",
    re.I,
)  # fmt: skip
"""Words right after a credential, within its own part of a list, that say it is not held."""
SHORT_ACRONYM = 6
CARDS = frozenset({"forklift-operator"})
"""Cards that only those get who do the thing: they show it as well."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Where a credential stands in one segment, and whether it is a degree, whose field is no job."""

    segment: int
    start: int
    end: int
    degree: bool


def credential_forms(catalog: Catalog) -> list[Form]:
    """Names and abbreviations; a short all-capitals one counts only in capitals, a weak one only in context."""
    forms: list[Form] = []
    for credential in catalog.credentials.values():
        for text in (credential.name, *credential.abbreviations):
            forms.append(
                Form(credential.id, text, "acronym" if text.isupper() and len(text) <= SHORT_ACRONYM else "alias")
            )
        forms.extend(Form(credential.id, text, "weak") for text in credential.weak_abbreviations)
    return forms


def find_credentials(matcher: FormMatcher, cuts: tuple[Cut, ...], text: str) -> tuple[CredentialFound, ...]:
    """The credentials a text claims, each once, with the words that name it; those under way or lapsed are none."""
    found: dict[str, CredentialFound] = {}
    for cut in cuts:
        segment = cut.segment
        if segment.boilerplate:
            continue
        for hit in longest(hit for hit in matcher.find(segment.text) if _counts(hit, cut)):
            quote = segment.text[hit.start : hit.end]
            evidence = Evidence(quote, segment.line, segment.start + hit.start)
            found.setdefault(hit.form.target, CredentialFound(hit.form.target, evidence))
    for degree, start, end in find_degrees(text):
        home = next(
            (cut for cut in cuts if cut.segment.start <= start < cut.segment.start + len(cut.segment.text)), None
        )
        if home and not home.segment.boilerplate and not _is_unearned(text, start, end) and not _scoped(home, start):
            evidence = Evidence(" ".join(text[start:end].split()), home.segment.line, start)
            found.setdefault(degree, CredentialFound(degree, evidence))
    return tuple(found.values())


def find_claims(matcher: FormMatcher, cuts: tuple[Cut, ...], text: str) -> tuple[Claim, ...]:
    """Where credentials stand, held or not: a credential is one, and by itself shows no skill."""
    degrees = tuple((start, end) for _, start, end in find_degrees(text))
    claims: list[Claim] = []
    for place, cut in enumerate(cuts):
        begin, length = cut.segment.start, len(cut.segment.text)
        hits = longest(hit for hit in matcher.find(cut.segment.text) if _is_named(hit, cut))
        claims.extend(Claim(place, hit.start, hit.end, False) for hit in hits)
        inside = ((max(0, start - begin), min(length, end - begin)) for start, end in degrees)
        claims.extend(Claim(place, start, end, True) for start, end in inside if start < end)
    return tuple(claims)


def _is_named(hit: Hit, cut: Cut) -> bool:
    return hit.form.target not in CARDS and not hit.fuzzy and _in_context(hit, cut)


def _scoped(cut: Cut, start: int) -> bool:
    place = start - cut.segment.start
    return bool(scope_at(cut.scopes, place, place + 1))


def _is_unearned(text: str, start: int, end: int) -> bool:
    """Whether the words around say that it is under way, lapsed or only wished for."""
    return bool(
        _UNEARNED_BEFORE.search(text[max(0, start - 90) : start]) or _UNEARNED_AFTER.match(text[end : end + 90])
    )


def _counts(hit: Hit, cut: Cut) -> bool:
    text = cut.segment.text
    denied = scope_at(cut.scopes, hit.start, hit.end) or is_answered_no(text, hit.end)
    if hit.fuzzy or denied or _is_unearned(text, hit.start, hit.end):
        return False
    return _in_context(hit, cut)


def _in_context(hit: Hit, cut: Cut) -> bool:
    told = cut.segment.section == "credentials" or bool(_CONTEXT.search(cut.segment.text))
    return hit.form.kind != "weak" or told
