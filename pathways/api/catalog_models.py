"""The catalogue as programs see it: skills, modules, roles, credentials, occupations, states and sites."""

from typing import Literal

from pydantic import Field

from pathways.api.base_models import RoleName, Shape, SkillLevel, SkillName


class SkillRow(Shape):
    """A skill as one row of a list."""

    id: str
    name: str
    group: str = Field(description="Id of its group.")
    kind: str
    summary: str


class Taught(Shape):
    """A module that teaches a skill, and the level it reaches."""

    module: str
    title: str
    level: int


class Skill(SkillRow):
    """A skill with what a level looks like, where it is taught and who asks for it."""

    group_name: str
    aliases: list[str] = Field(description="Other names it goes by.")
    builds_on: list[SkillName]
    acquisition: str = Field(description="program: some module teaches it; workplace: it is learnt at work.")
    anchors: dict[str, str] = Field(description="Level, 1 to 4, to what somebody at that level can be seen to do.")
    taught_by: list[Taught]
    asked_by: list[str] = Field(description="Ids of the roles that ask for it.")


class ModuleRow(Shape):
    """A training module as one row of a list."""

    id: str
    title: str
    kind: str = Field(description="bridge: preparation; hub: core; spoke: specialty; capstone: final project.")
    area: str
    hours: int
    where: list[str] = Field(description="online, site and workplace, as they apply.")
    summary: str


class Module(ModuleRow):
    """A training module with what it teaches and what comes before it."""

    stage: int
    format: dict[str, int] = Field(description="Hours by form: lecture, simulation, lab, workshop, ...")
    lab_hours: int = Field(description="Hours in person at a site.")
    requires: list[str] = Field(description="Ids of modules that are all needed first.")
    requires_any: list[str] = Field(description="Ids of modules of which one is needed first.")
    outcomes: list[str]
    teaches: list[SkillLevel] = Field(description="The level is that on completion.")
    waivable: bool = Field(description="Whether it may be left out by somebody who shows the skills.")
    published: str = Field(description="What of this was published by the program.")
    assumed: str = Field(description="What of this is this project's assumption.")


class Requirement(SkillLevel):
    """A skill that a role asks for."""

    importance: int = Field(description="1 slight to 5 essential.")
    essential: bool


class Move(Shape):
    """A move that is known to be made to another role."""

    goal: str
    title: str
    kind: str
    typical_months: int
    gate: str = Field(description="A formal demand; empty when there is none.")


class Role(RoleName):
    """A job role with all it asks for."""

    rung: int
    track: str
    soc_fit: str = Field(description="How close the occupation is to the role.")
    summary: str
    aliases: list[str]
    requirements: list[Requirement] = Field(description="The most important first.")
    leads_to: list[Move]


class CredentialRow(Shape):
    """A credential as one row of a list."""

    id: str
    name: str
    issuer: str
    type: str
    tier: str


class Credential(CredentialRow):
    """A credential and the skills its holder is presumed to have."""

    entry: str
    abbreviations: list[str]
    proves: list[SkillLevel]
    source: str
    checked: str
    published: str
    assumed: str


class Occupation(Shape):
    """An occupation near a title in meaning."""

    onet_soc: str
    title: str = Field(description="Title of the occupation.")
    nearest_title: str = Field(description="The one of its titles that is nearest to what was asked.")
    score: float = Field(description="Higher is nearer; 1 is the same.")
    roles: list[str] = Field(description="Ids of the roles counted under it; empty when it is not of the list.")


class State(Shape):
    """A state or the District of Columbia."""

    postal: str
    name: str
    region: str
    division: str
    sites: int = Field(description="Sites with labs in this state.")


class Site(Shape):
    """A site where labs can be attended."""

    id: str
    name: str
    kind: str
    city: str
    state: str
    role: str = Field(description="The part it plays.")
    source: str
    latitude: float = Field(description="Of the middle of the city.")
    longitude: float


class Skills(Shape):
    """Skills in the order asked for."""

    skills: list[SkillRow]


class Modules(Shape):
    """All training modules."""

    modules: list[ModuleRow]


class Roles(Shape):
    """All job roles."""

    roles: list[RoleName]


class Credentials(Shape):
    """All credentials."""

    credentials: list[CredentialRow]


class Occupations(Shape):
    """Occupations, the nearest first."""

    occupations: list[Occupation]


class States(Shape):
    """All states."""

    states: list[State]


class TownRow(Shape):
    """A town that a distance can be told from."""

    id: str
    name: str
    state: str
    latitude: float
    longitude: float


class Towns(Shape):
    """All towns of the list."""

    places: list[TownRow]


class Sites(Shape):
    """All sites with labs."""

    sites: list[Site]


class Health(Shape):
    """The service is up, and the releases it answers from."""

    status: Literal["ok"]
    catalogue: str
    onet: str
    oews: str
    encoder: str
