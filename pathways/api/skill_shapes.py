"""The small shapes that many others name: skills, credentials and roles by name, held skills with their quotes."""

from pathways.api.base_models import CredentialName, HeldSkill, Quote, RoleName, SkillLevel, SkillName
from pathways.domain.catalog import Catalog
from pathways.domain.skill import HeldSkill as Held


def skill_name(skill: str, catalog: Catalog) -> SkillName:
    """A skill by id and name."""
    return SkillName(skill=skill, name=catalog.skills[skill].name)


def skill_level(skill: str, level: int, catalog: Catalog) -> SkillLevel:
    """A skill at a level."""
    return SkillLevel(skill=skill, name=catalog.skills[skill].name, level=level)


def credential_name(credential: str, catalog: Catalog) -> CredentialName:
    """A credential by id and name."""
    return CredentialName(id=credential, name=catalog.credentials[credential].name)


def role_name(role_id: str, catalog: Catalog) -> RoleName:
    """A role with its tier and occupation."""
    role = catalog.roles[role_id]
    occupation = catalog.occupations[role.onet_soc]
    return RoleName(
        id=role.id,
        title=role.title,
        tier=role.tier,
        soc=occupation.soc,
        onet_soc=role.onet_soc,
        occupation=occupation.title,
    )


def held_shape(item: Held, catalog: Catalog) -> HeldSkill:
    """A held skill with its quotes, the best first."""
    quotes = [Quote(quote=e.quote, line=e.line, start=e.start) for e in item.evidence]
    return HeldSkill(
        skill=item.skill,
        name=catalog.skills[item.skill].name,
        level=item.level,
        confidence=item.confidence,
        source=item.source,
        quote=quotes[0].quote if quotes else "",
        line=quotes[0].line if quotes else 0,
        reason=item.reason,
        quotes=quotes,
    )
