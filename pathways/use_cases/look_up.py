"""Look things up in the catalogue; an unknown id is answered with the nearest ones."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from rapidfuzz import fuzz, process, utils

from pathways.domain.errors import BadInput, NotFound
from pathways.domain.role import Role
from pathways.domain.skill import Skill
from pathways.domain.training import Credential, Module
from pathways.engine.titles import OccupationHit
from pathways.use_cases.tools import Tools

T = TypeVar("T")
LONGEST_QUERY, LONGEST_TITLE_TEXT = 200, 100_000


def find_skill(tools: Tools, skill: str) -> Skill:
    """The skill of an id. Raises NotFound with the nearest ids."""
    return _find(tools.catalog.skills, skill, "skill")


def find_role(tools: Tools, role: str) -> Role:
    """The role of an id. Raises NotFound with the nearest ids."""
    return _find(tools.catalog.roles, role, "role")


def find_module(tools: Tools, module: str) -> Module:
    """The module of an id. Raises NotFound with the nearest ids."""
    return _find(tools.catalog.modules, module, "module")


def find_credential(tools: Tools, credential: str) -> Credential:
    """The credential of an id. Raises NotFound with the nearest ids."""
    return _find(tools.catalog.credentials, credential, "credential")


def search_skills(tools: Tools, *, query: str, limit: int = 12) -> tuple[Skill, ...]:
    """Skills whose name or one of whose forms is near the query in spelling, best first."""
    _check_query(query)
    best: dict[str, float] = {}
    names = {(skill.id, text): text for skill in tools.catalog.skills.values() for text in (skill.name, *skill.aliases)}
    for _, score, (skill, _text) in process.extract(
        query, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=4 * limit, score_cutoff=60
    ):
        best[skill] = max(score, best.get(skill, 0.0))
    return tuple(tools.catalog.skills[skill] for skill in sorted(best, key=lambda item: (-best[item], item))[:limit])


def search_titles(tools: Tools, *, text: str, limit: int = 10) -> tuple[OccupationHit, ...]:
    """Occupations that a title or a text is about, best first."""
    return search_all_titles(tools, texts=[text], limit=limit)[0]


def search_all_titles(tools: Tools, *, texts: Sequence[str], limit: int = 10) -> list[tuple[OccupationHit, ...]]:
    """The same for many texts at once, which is faster. Raises BadInput for an empty one or one that is too long."""
    for text in texts:
        _check_query(text, longest=LONGEST_TITLE_TEXT)
    vectors = tools.atlas.instruments.encoder.encode(texts)
    return [tuple(hits) for hits in tools.atlas.titles.search(texts, vectors, limit)]


def _check_query(query: str, longest: int = LONGEST_QUERY) -> None:
    if not query.strip():
        raise BadInput("empty_query", "There is nothing to search for.", field="query", fix="Type a word or two.")
    if len(query) > longest:
        message = f"The search has {len(query):,} characters."
        raise BadInput("query_too_long", message, field="query", fix=f"Use up to {longest:,} characters.")


def _find(known: Mapping[str, T], wanted: str, noun: str) -> T:
    if wanted in known:
        return known[wanted]
    nearest = [name for name, _, _ in process.extract(wanted[:80], list(known), limit=3)]
    fix = f"Did you mean {', '.join(nearest)}?" if nearest else ""
    raise NotFound(f"unknown_{noun}", f"There is no {noun} called “{wanted[:80]}”.", field=noun, fix=fix)
