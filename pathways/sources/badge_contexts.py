"""What the field names of a badge stand for, from tables of our own (data/contexts); nothing is ever fetched."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pathways.domain.errors import BadFile
from pathways.sources.cupboards import find_cupboard

Context = dict[str, Any]

CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

_CONTAINERS = ("@set", "@list", "@graph")


@cache
def known_contexts() -> Mapping[str, Context]:
    """Address -> JSON-LD context, for every context a badge may name."""
    tables = [json.loads(path.read_text("utf-8")) for path in sorted(_folder().glob("*.json"))]
    return MappingProxyType({table["context"]: read_table(table) for table in tables})


def read_table(table: Mapping[str, Any]) -> Context:
    """A table as a JSON-LD context; data/contexts/README.md says how a table is written."""
    return {"@context": _scope(table["terms"], table["prefixes"])}


def load_context(url: str, contexts: Mapping[str, Context]) -> dict[str, Any]:
    """A known context as a JSON-LD document loader answers. Raises BadFile (unknown_context)."""
    if url not in contexts:
        raise unknown_context(url)
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": contexts[url]}


def unknown_context(name: object) -> BadFile:
    """The answer to a badge whose words we cannot know for sure."""
    shown = name[:200] if isinstance(name, str) else "a context of its own"
    return BadFile(
        "unknown_context",
        f"The badge uses words defined by {shown!r}, which is not known here, so its signature cannot be checked.",
        fix="Ask the issuer for the badge with the Open Badges 3.0.3 context, or as a VC-JWT.",
    )


def _folder() -> Path:
    return find_cupboard("data") / "contexts"


def _scope(terms: Mapping[str, Any], prefixes: Mapping[str, str]) -> Context:
    named = {name: _term(told, prefixes) for name, told in terms.items() if name}
    return {"@version": 1.1, "@protected": True, "id": "@id", "type": "@type", **named}


def _term(told: str | Mapping[str, Any], prefixes: Mapping[str, str]) -> Context:
    if isinstance(told, str):
        iri, *rest = told.split()
        return {"@id": _spell_out(iri, prefixes)} | dict(_facet(word, prefixes) for word in rest)
    return _term(told[""], prefixes) | {"@context": _scope(told, prefixes)}


def _facet(word: str, prefixes: Mapping[str, str]) -> tuple[str, str]:
    return ("@container", word) if word in _CONTAINERS else ("@type", _spell_out(word, prefixes))


def _spell_out(short: str, prefixes: Mapping[str, str]) -> str:
    prefix, colon, rest = short.partition(":")
    return prefixes[prefix] + rest if colon and prefix in prefixes else short
