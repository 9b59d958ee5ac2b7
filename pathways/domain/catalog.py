"""The catalogue: skills, modules, roles, credentials, partners and states, checked once, all problems together."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pathways.domain.role import Occupation, Progression, Requirement, Role
from pathways.domain.skill import Skill, SkillForms, SkillGroup
from pathways.domain.training import Basis, Credential, Module, Partner, Place, Program, State

COMMON_WEIGHT = 0.4
"""What a skill that every role asks for weighs beside one that a single role asks for (assumption): what
everyone in the trade has says least about fit."""


@dataclass(frozen=True)
class Catalog:
    """Everything the product knows of work and training, by id. Immutable; version is a hash of its files.

    forms and titles are how skills and occupations are called in real text; basis tells, per noun, what was
    published by others and what this project assumes; elsewhere are texts about work outside the field.
    """

    version: str
    groups: Mapping[str, SkillGroup]
    skills: Mapping[str, Skill]
    modules: Mapping[str, Module]
    roles: Mapping[str, Role]
    occupations: Mapping[str, Occupation]
    progressions: tuple[Progression, ...]
    credentials: Mapping[str, Credential]
    partners: Mapping[str, Partner]
    states: Mapping[str, State]
    program: Program
    forms: Mapping[str, SkillForms] = field(default_factory=dict)
    titles: tuple[tuple[str, str], ...] = ()
    basis: Mapping[str, Basis] = field(default_factory=dict)
    elsewhere: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @cached_property
    def asked_by(self) -> Mapping[str, tuple[str, ...]]:
        """Skill id -> ids of the roles that ask for it."""
        found: dict[str, list[str]] = {skill: [] for skill in self.skills}
        for role in self.roles.values():
            for requirement in role.requirements:
                found.setdefault(requirement.skill, []).append(role.id)
        return {skill: tuple(roles) for skill, roles in found.items()}

    @cached_property
    def taught_by(self) -> Mapping[str, Mapping[str, int]]:
        """Skill id -> module id -> level reached on completion."""
        found: dict[str, dict[str, int]] = {skill: {} for skill in self.skills}
        for module in self.modules.values():
            for skill, level in module.teaches.items():
                found.setdefault(skill, {})[module.id] = level
        return found

    def weight(self, requirement: Requirement) -> float:
        """How much a requirement counts: importance, less for what nearly every role asks for."""
        roles = max(2, len(self.roles))
        asked = max(1, len(self.asked_by.get(requirement.skill, ())))
        rarity = 1 - math.log(asked) / math.log(roles)
        return requirement.importance * (COMMON_WEIGHT + (1 - COMMON_WEIGHT) * max(0.0, rarity))

    def spokes(self) -> tuple[str, ...]:
        """The areas that spokes are of, in the order of the modules."""
        return tuple(dict.fromkeys(module.area for module in self.modules.values() if module.kind == "spoke"))

    def sites(self) -> tuple[Partner, ...]:
        """The partners where labs can be attended."""
        return tuple(partner for partner in self.partners.values() if partner.relation == "delivery")
