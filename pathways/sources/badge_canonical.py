"""A JSON-LD document as the one text that is signed: RDF dataset canonicalisation, refusing whatever it would drop.

What canonicalisation drops is not signed, so that a stranger could add it. Every field, type and id of the document
therefore has to reach the text; so does the bound on work, because canonicalisation can be made to take forever.
"""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pyld import jsonld
from pyld.canon import URDNA2015

from pathways.domain.errors import BadFile
from pathways.sources.badge_contexts import Context, known_contexts, load_context, unknown_context

MOST_BLANK_NODES = 250
MOST_ORDERS = 2_000
"""How many orders of look-alike nodes without an id may be tried."""

_AGAIN = "Fetch the badge again from its issuer, unchanged."
_BASE = "https://relative.invalid/"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|\\^`\x7f]*")
_BLANK = re.compile(r"_:[A-Za-z0-9]+")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
"""Libraries differ in how they write these in the signed text; no badge has reason to hold one."""

_KEYWORDS = frozenset({"@context", "@id", "@type", "@value", "@language"})
"""The JSON-LD keywords a badge may write; the others drop, hide or move fields."""


class UnsignedField(Exception):
    """A field, type or id that no signature over this document would cover."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def canonical_text(document: Mapping[str, Any], contexts: Mapping[str, Context] | None = None) -> str:
    """The document as canonical N-Quads (RDFC-1.0 with SHA-256).

    Raises UnsignedField for what would be dropped, and BadFile (unknown_context, not_json_ld, too_complex).
    """
    known = known_contexts() if contexts is None else contexts
    options = {"documentLoader": lambda url, _: load_context(url, known), "base": _BASE}
    _refuse_keywords(document)
    dropped: list[str | None] = []
    try:
        expanded = jsonld.expand(document, options, on_property_dropped=dropped.append)
        for name in dropped:
            raise UnsignedField(name or "@")
        _refuse_dropped(expanded)
        dataset = jsonld.to_rdf(expanded, options)
    except jsonld.JsonLdError as error:
        raise _cause(error) from None
    text: str = _Bounded().main(dataset, {"format": "application/n-quads"})
    if _CONTROL.search(text):
        raise _bad("badge_not_text", "The badge holds a control character.", _AGAIN)
    return text


class _Bounded(URDNA2015):  # type: ignore[misc]  # pyld tells no types
    """The algorithm of the library, with an end: it stops before it tries more orders than allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.orders = 0

    def create_hash_to_related(self, id_: str, issuer: Any) -> dict[str, list[str]]:
        """The related nodes by hash, counted: every order of the nodes under one hash will be tried."""
        if len(self.blank_node_info) > MOST_BLANK_NODES:
            raise _too_complex()
        related: dict[str, list[str]] = super().create_hash_to_related(id_, issuer)
        self.orders += sum(math.factorial(min(len(nodes), 20)) for nodes in related.values())
        if self.orders > MOST_ORDERS:
            raise _too_complex()
        return related


def _refuse_keywords(value: Any) -> None:
    for part in _objects(value):
        for key in part:
            if key.startswith("@") and key not in _KEYWORDS:
                raise UnsignedField(key)
        told = part.get("@context", [])
        for name in told if isinstance(told, list) else [told]:
            # A context written inside the badge could turn any field into one that is left out.
            if not isinstance(name, str):
                raise unknown_context(name)


def _refuse_dropped(expanded: Any) -> None:
    for part in _objects(expanded):
        types = part.get("@type", [])
        for name in [types] if isinstance(types, str) else types:
            _needs(_IRI, name)
        for key, value in part.items():
            if key == "@id" and not _BLANK.fullmatch(value):
                _needs(_IRI, value)
            elif key == "@language":
                _needs(_LANGUAGE, value)
            elif not key.startswith("@"):
                _needs(_IRI, key)


def _needs(pattern: re.Pattern[str], text: str) -> None:
    # A raw space or bracket in an IRI would end it early in the signed text and let one field pose as several.
    if not pattern.fullmatch(text) or text.startswith(_BASE):
        raise UnsignedField(text.removeprefix(_BASE))


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        yield value
        for part in value.values():
            yield from _objects(part)
    elif isinstance(value, list):
        for part in value:
            yield from _objects(part)


def _cause(error: jsonld.JsonLdError) -> BadFile:
    """Our own refusal where the library only passes it on, else that the document does not hold together."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, BadFile):
            return cause
        cause = cause.__cause__ or cause.__context__ or getattr(cause, "cause", None)
    return _bad("not_json_ld", "The fields of this badge do not fit together as JSON-LD.", _AGAIN)


def _too_complex() -> BadFile:
    message = "The badge has too many nested parts without an id to be checked."
    return _bad("badge_too_complex", message, "Ask the issuer for the badge as a VC-JWT.")


def _bad(code: str, message: str, fix: str) -> BadFile:
    return BadFile(code, message, field="badge", fix=fix)
