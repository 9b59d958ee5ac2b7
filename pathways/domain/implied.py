"""What an occupation outside the catalogue implies, judged by the work activities and technology O*NET names for it.

Measured on O*NET 29.3 and the 34 occupations that carry catalogue roles (share of implied skills that one of the
roles asks for; 14 % would be chance): a shared activity 34 %, one that belongs to a single skill 42 %, one behind
three or more tasks 57 %, an activity and a program together 42 %; a program alone 16 %, but 37 % where job ads of
the occupation often name it and few skills go with it. Hence the rule and the modest confidence.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pathways.domain.catalog import Catalog
from pathways.domain.skill import HeldSkill, Skill

LOWEST_CONFIDENCE, HIGHEST_CONFIDENCE = 0.35, 0.60
"""The band for skills implied by activities (assumption, after the shares above): all of them are to be asked back."""
FULL_STRENGTH = 3.0
"""From this strength on more links add no confidence."""
FEW_SKILLS = 3
"""A commodity code that goes with more skills than this says nothing about any one of them by itself."""


@dataclass(frozen=True, slots=True)
class OccupationLinks:
    """What O*NET ties to one occupation: activity id -> how many tasks it stands behind, and commodity codes.

    in_demand are the codes of technology that job ads of this occupation often name.
    """

    activities: Mapping[str, int] = field(default_factory=dict)
    technologies: frozenset[str] = frozenset()
    in_demand: frozenset[str] = frozenset()


def imply_skills(links: OccupationLinks, catalog: Catalog) -> tuple[HeldSkill, ...]:
    """Skills somebody in this occupation is likely to have, surest first; all 'assumed', with modest confidence.

    A shared activity gives level 2; several of them, or one behind several tasks, give level 3 where each activity
    points to this skill rather than to many.
    """
    skills_of = Counter(link for skill in catalog.skills.values() for link in _all_links(skill))
    found = [item for skill in catalog.skills.values() for item in _imply(skill, links, skills_of)]
    return tuple(sorted(found, key=lambda item: (-item.confidence, item.skill)))


def _all_links(skill: Skill) -> tuple[str, ...]:
    return (*dict.fromkeys(skill.onet_dwas), *dict.fromkeys(skill.onet_technology))


def _imply(skill: Skill, links: OccupationLinks, skills_of: Mapping[str, int]) -> Iterator[HeldSkill]:
    activities = [dwa for dwa in dict.fromkeys(skill.onet_dwas) if dwa in links.activities]
    programs = [code for code in dict.fromkeys(skill.onet_technology) if code in links.technologies]
    telling = [code for code in programs if code in links.in_demand and skills_of[code] <= FEW_SKILLS]
    if not activities and not telling:
        return
    tasks = sum(links.activities[dwa] for dwa in activities)
    strength = sum(min(links.activities[dwa], 3) / skills_of[dwa] for dwa in activities)
    strength += max((1 / skills_of[code] for code in programs), default=0.0)
    level = 3 if tasks >= 2 and strength >= 1 and activities else 2
    confidence = LOWEST_CONFIDENCE + (HIGHEST_CONFIDENCE - LOWEST_CONFIDENCE) * min(1.0, strength / FULL_STRENGTH)
    yield HeldSkill(skill.id, level, round(confidence, 3), "assumed", (), _reason(tasks, bool(programs)))


def _reason(tasks: int, programs: bool) -> str:
    if not tasks:
        return "O*NET names technology for this job that goes with this skill, and its job ads often ask for it."
    count = "1 task" if tasks == 1 else f"{tasks} tasks"
    also = ", and technology for it" if programs else ""
    return f"O*NET lists work activities for this job that go with this skill, behind {count}{also}."
