"""The three small searches of the 'is this right?' page; each finds nothing when what was typed was taken as it is."""

from pathways.pages.corrections import find_exact
from pathways.pages.views_worker import Hits
from pathways.use_cases.look_up import LONGEST_QUERY, search_skills, search_titles
from pathways.use_cases.tools import Tools

MOST = 6


def find_jobs(tools: Tools, typed: str) -> Hits:
    """Roles near a job title in meaning."""
    query = _open_query(tools, "job", typed)
    codes = [hit.onet_soc for hit in search_titles(tools, text=query, limit=8)] if query else []
    near = [role for code in codes for role in tools.catalog.roles.values() if role.onet_soc == code]
    return Hits(query, tuple((role.id, role.title) for role in near[:MOST]))


def find_skills(tools: Tools, typed: str) -> Hits:
    """Skills near a word in spelling."""
    query = _open_query(tools, "skill", typed)
    found = search_skills(tools, query=query, limit=MOST) if query else ()
    return Hits(query, tuple((skill.id, skill.name) for skill in found))


def find_credentials(tools: Tools, typed: str) -> Hits:
    """Credentials whose name or issuer holds every word typed."""
    query = _open_query(tools, "credential", typed)
    words = query.casefold().split()
    found = [
        item for item in tools.catalog.credentials.values() if words and _holds(f"{item.name} {item.issuer}", words)
    ]
    return Hits(query, tuple((item.id, item.name) for item in found[:MOST]))


def _open_query(tools: Tools, noun: str, typed: str) -> str:
    query = typed.strip()[:LONGEST_QUERY]
    return "" if find_exact(tools.catalog, noun, query) else query


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text.casefold() for word in words)
