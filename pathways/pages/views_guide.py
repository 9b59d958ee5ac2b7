"""The pages of the guide as frozen values: every skill, module, job and credential, each linked to the others."""

from collections.abc import Mapping
from dataclasses import dataclass

from pathways.domain.catalog import Catalog
from pathways.domain.pay import PayView, Wage
from pathways.domain.role import TIERS, Occupation, Progression, Requirement, Role
from pathways.domain.skill import MAX_LEVEL, Skill, SkillGroup
from pathways.domain.training import Basis, Credential, Module, Partner, Program
from pathways.pages.views_roles import first_wage


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: where it leads, its name and a few words."""

    id: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Entries under one heading."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list of the guide; kind names the page its entries lead to, query is what was searched."""

    kind: str
    query: str
    count: int
    blocks: tuple[Block, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class SkillPage:
    """One skill: what each level looks like, who asks for it, what teaches and what proves it."""

    skill: Skill
    group: SkillGroup
    anchors: tuple[tuple[int, str], ...]
    taught_by: tuple[tuple[Module, int], ...]
    asked_by: tuple[tuple[Role, Requirement], ...]
    proven_by: tuple[tuple[Credential, int], ...]
    builds_on: tuple[Skill, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class ModulePage:
    """One training module."""

    module: Module
    program: Program
    teaches: tuple[tuple[Skill, int], ...]
    requires: tuple[Module, ...]
    requires_any: tuple[Module, ...]
    opens: tuple[Module, ...]


@dataclass(frozen=True, slots=True)
class RolePage:
    """One job: what it asks, what it pays, where it leads."""

    role: Role
    occupation: Occupation
    needs: tuple[tuple[Skill, Requirement], ...]
    pay: PayView
    wage: Wage | None
    onward: tuple[tuple[Progression, Role], ...]
    inward: tuple[tuple[Progression, Role], ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class CredentialPage:
    """One credential and what its holder is presumed to know."""

    credential: Credential
    proves: tuple[tuple[Skill, int], ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class SitesPage:
    """Who delivers the program and where, and who helped to develop it."""

    program: Program
    sites: tuple[Partner, ...]
    others: tuple[Partner, ...]
    state_names: Mapping[str, str]
    basis: Basis


def list_skills(catalog: Catalog, query: str, found: tuple[Skill, ...] | None) -> ListPage:
    """All skills by group; or those found, nearest first."""
    if found is not None:
        return _list(catalog, "skills", query, (Block("", tuple(_skill_entry(skill) for skill in found)),))
    blocks = tuple(
        Block(group.name, tuple(_skill_entry(s) for s in catalog.skills.values() if s.group == group.id))
        for group in catalog.groups.values()
    )
    return _list(catalog, "skills", query, blocks)


def list_modules(catalog: Catalog, query: str) -> ListPage:
    """All modules by the part of the program they belong to."""
    kinds: dict[str, list[Entry]] = {}
    for item in catalog.modules.values():
        if _fits(query, item.title, item.summary):
            kinds.setdefault(item.kind, []).append(Entry(item.id, item.title, item.summary))
    return _list(catalog, "modules", query, tuple(Block(kind, tuple(items)) for kind, items in kinds.items()))


def list_roles(catalog: Catalog, query: str) -> ListPage:
    """All jobs by tier."""
    blocks = tuple(
        Block(tier, tuple(Entry(role.id, role.title, role.summary) for role in catalog.roles.values()
                          if role.tier == tier and _fits(query, role.title, role.summary, *role.aliases)))
        for tier in TIERS
    )  # fmt: skip
    return _list(catalog, "roles", query, blocks)


def list_credentials(catalog: Catalog, query: str) -> ListPage:
    """All credentials by kind."""
    types: dict[str, list[Entry]] = {}
    for item in sorted(catalog.credentials.values(), key=lambda item: item.name):
        if _fits(query, item.name, item.issuer, *item.abbreviations):
            types.setdefault(item.type, []).append(Entry(item.id, item.name, item.issuer))
    return _list(catalog, "credentials", query, tuple(Block(kind, tuple(items)) for kind, items in types.items()))


def show_skill(catalog: Catalog, skill: Skill) -> SkillPage:
    """The page of one skill."""
    anchors = skill.anchors or {}
    return SkillPage(
        skill=skill,
        group=catalog.groups[skill.group],
        anchors=tuple((level, anchors[level]) for level in range(1, MAX_LEVEL + 1) if level in anchors),
        taught_by=tuple((catalog.modules[item], level) for item, level in catalog.taught_by[skill.id].items()),
        asked_by=tuple((catalog.roles[item], _need(catalog.roles[item], skill)) for item in catalog.asked_by[skill.id]),
        proven_by=tuple((c, c.proves[skill.id]) for c in catalog.credentials.values() if skill.id in c.proves),
        builds_on=tuple(catalog.skills[item] for item in skill.builds_on),
        basis=catalog.basis["skills"],
    )


def show_module(catalog: Catalog, module: Module) -> ModulePage:
    """The page of one module."""
    return ModulePage(
        module=module,
        program=catalog.program,
        teaches=tuple((catalog.skills[skill], level) for skill, level in module.teaches.items()),
        requires=tuple(catalog.modules[item] for item in module.requires),
        requires_any=tuple(catalog.modules[item] for item in module.requires_any),
        opens=tuple(m for m in catalog.modules.values() if module.id in (*m.requires, *m.requires_any)),
    )


def show_role(catalog: Catalog, role: Role, pay: PayView) -> RolePage:
    """The page of one job."""
    needs = sorted(role.requirements, key=lambda need: (-need.importance, -need.level))
    return RolePage(
        role=role,
        occupation=catalog.occupations[role.onet_soc],
        needs=tuple((catalog.skills[need.skill], need) for need in needs),
        pay=pay,
        wage=first_wage(pay),
        onward=tuple((edge, catalog.roles[edge.goal]) for edge in catalog.progressions if edge.start == role.id),
        inward=tuple((edge, catalog.roles[edge.start]) for edge in catalog.progressions if edge.goal == role.id),
        basis=catalog.basis["roles"],
    )


def show_credential(catalog: Catalog, credential: Credential) -> CredentialPage:
    """The page of one credential."""
    proves = tuple((catalog.skills[skill], level) for skill, level in credential.proves.items())
    return CredentialPage(credential, proves, catalog.basis["credentials"])


def show_sites(catalog: Catalog) -> SitesPage:
    """The page of sites."""
    return SitesPage(
        program=catalog.program,
        sites=catalog.sites(),
        others=tuple(partner for partner in catalog.partners.values() if partner.relation != "delivery"),
        state_names={state.postal: state.name for state in catalog.states.values()},
        basis=catalog.basis["partners"],
    )


def _list(catalog: Catalog, kind: str, query: str, blocks: tuple[Block, ...]) -> ListPage:
    full = tuple(block for block in blocks if block.entries)
    return ListPage(kind, query, sum(len(block.entries) for block in full), full, catalog.basis[kind])


def _skill_entry(skill: Skill) -> Entry:
    return Entry(skill.id, skill.name, skill.summary)


def _need(role: Role, skill: Skill) -> Requirement:
    return next(need for need in role.requirements if need.skill == skill.id)


def _fits(query: str, *texts: str) -> bool:
    everything = " ".join(texts).casefold()
    return all(word in everything for word in query.casefold().split())
