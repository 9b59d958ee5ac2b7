"""The catalogue written out as shapes."""

from collections.abc import Mapping

from pathways.api import catalog_models as out
from pathways.api.base_models import SkillLevel
from pathways.api.route_shapes import places_of
from pathways.api.skill_shapes import role_name, skill_level, skill_name
from pathways.domain.catalog import Catalog
from pathways.domain.role import Progression, Requirement, Role
from pathways.domain.skill import Skill
from pathways.domain.training import Credential, Module, Partner, Place, State
from pathways.engine.titles import OccupationHit


def skill_row(skill: Skill) -> out.SkillRow:
    """A skill in a list."""
    return out.SkillRow(id=skill.id, name=skill.name, group=skill.group, kind=skill.kind, summary=skill.summary)


def skill_shape(skill: Skill, catalog: Catalog) -> out.Skill:
    """A skill in full."""
    row, taught = skill_row(skill), catalog.taught_by[skill.id]
    return out.Skill(
        id=row.id,
        name=row.name,
        group=row.group,
        kind=row.kind,
        summary=row.summary,
        group_name=catalog.groups[skill.group].name,
        aliases=list(skill.aliases),
        builds_on=[skill_name(item, catalog) for item in skill.builds_on],
        acquisition=skill.acquisition,
        anchors={str(level): text for level, text in (skill.anchors or {}).items()},
        taught_by=[out.Taught(module=m, title=catalog.modules[m].title, level=level) for m, level in taught.items()],
        asked_by=list(catalog.asked_by[skill.id]),
    )


def module_row(module: Module) -> out.ModuleRow:
    """A module in a list."""
    return out.ModuleRow(
        id=module.id,
        title=module.title,
        kind=module.kind,
        area=module.area,
        hours=module.hours,
        where=places_of(module),
        summary=module.summary,
    )


def module_shape(module: Module, catalog: Catalog) -> out.Module:
    """A module in full."""
    row = module_row(module)
    return out.Module(
        id=row.id,
        title=row.title,
        kind=row.kind,
        area=row.area,
        hours=row.hours,
        where=row.where,
        summary=row.summary,
        stage=module.stage,
        format=dict(module.formats),
        lab_hours=module.lab_hours,
        requires=list(module.requires),
        requires_any=list(module.requires_any),
        outcomes=list(module.outcomes),
        teaches=[skill_level(skill, level, catalog) for skill, level in module.teaches.items()],
        waivable=module.waivable,
        published=module.basis.published,
        assumed=module.basis.assumed,
    )


def role_shape(role: Role, catalog: Catalog) -> out.Role:
    """A role in full, its requirements the most important first."""
    name = role_name(role.id, catalog)
    moves = [edge for edge in catalog.progressions if edge.start == role.id]
    needs = sorted(role.requirements, key=lambda need: (-need.importance, -need.level, need.skill))
    return out.Role(
        id=name.id,
        title=name.title,
        tier=name.tier,
        soc=name.soc,
        onet_soc=name.onet_soc,
        occupation=name.occupation,
        rung=role.rung,
        track=role.track,
        soc_fit=role.soc_fit,
        summary=role.summary,
        aliases=list(role.aliases),
        requirements=[_requirement(need, catalog) for need in needs],
        leads_to=[_move(edge, catalog) for edge in moves],
    )


def credential_row(credential: Credential) -> out.CredentialRow:
    """A credential in a list."""
    return out.CredentialRow(
        id=credential.id,
        name=credential.name,
        issuer=credential.issuer,
        type=credential.type,
        tier=credential.tier,
    )


def credential_shape(credential: Credential, catalog: Catalog) -> out.Credential:
    """A credential in full."""
    row = credential_row(credential)
    return out.Credential(
        id=row.id,
        name=row.name,
        issuer=row.issuer,
        type=row.type,
        tier=row.tier,
        entry=credential.entry,
        abbreviations=list(credential.abbreviations),
        proves=_proofs(credential, catalog),
        source=credential.source,
        checked=credential.checked,
        published=credential.basis.published,
        assumed=credential.basis.assumed,
    )


def state_shape(state: State, catalog: Catalog) -> out.State:
    """A state and how many sites it has."""
    return out.State(
        postal=state.postal,
        name=state.name,
        region=state.region,
        division=state.division,
        sites=sum(site.state == state.postal for site in catalog.sites()),
    )


def town_shape(place: Place) -> out.TownRow:
    """A town that a distance can be told from."""
    return out.TownRow(
        id=place.id, name=place.name, state=place.state, latitude=place.latitude, longitude=place.longitude
    )


def site_shape(site: Partner) -> out.Site:
    """A site with labs."""
    return out.Site(
        id=site.id,
        name=site.name,
        kind=site.kind,
        city=site.city,
        state=site.state,
        role=site.role,
        source=site.source,
        latitude=site.latitude,
        longitude=site.longitude,
    )


def occupation_shape(hit: OccupationHit, names: Mapping[str, str], catalog: Catalog) -> out.Occupation:
    """An occupation found by a title; names maps O*NET-SOC codes to titles."""
    return out.Occupation(
        onet_soc=hit.onet_soc,
        title=names.get(hit.onet_soc, hit.title),
        nearest_title=hit.title,
        score=hit.score,
        roles=[role.id for role in catalog.roles.values() if role.onet_soc == hit.onet_soc],
    )


def _requirement(need: Requirement, catalog: Catalog) -> out.Requirement:
    return out.Requirement(
        skill=need.skill,
        name=catalog.skills[need.skill].name,
        level=need.level,
        importance=need.importance,
        essential=need.essential,
    )


def _move(edge: Progression, catalog: Catalog) -> out.Move:
    return out.Move(
        goal=edge.goal,
        title=catalog.roles[edge.goal].title,
        kind=edge.kind,
        typical_months=edge.typical_months,
        gate=edge.gate,
    )


def _proofs(credential: Credential, catalog: Catalog) -> list[SkillLevel]:
    return [skill_level(skill, level, catalog) for skill, level in credential.proves.items()]
