"""Small catalogues for tests: give only what a test is about, the rest is plausible and plain.

module("cut", {"milling": 3}, hours=40, requires=("safety",)), role("miller", {"milling": (3, 5)}) and
make_catalog([...modules], [...roles]) give a whole Catalog whose skills are those that are mentioned.
"""

from collections.abc import Mapping, Sequence

from pathways.domain.catalog import Catalog
from pathways.domain.role import Occupation, Progression, Requirement, Role, Tier
from pathways.domain.skill import HeldSkill, Skill, SkillGroup, Source
from pathways.domain.training import Basis, Credential, Module, Partner, Program, State
from pathways.domain.worker import Worker

SOC = "51-4041.00"


def module(
    id: str,
    teaches: Mapping[str, int],
    hours: int = 20,
    requires: Sequence[str] = (),
    requires_any: Sequence[str] = (),
    kind: str = "hub",
    area: str = "core",
    lab: int = 0,
) -> Module:
    """A training module; bridge modules are waivable, as in the catalogue. lab: hours at a site, the rest lecture."""
    return Module(
        id=id, title=id.capitalize(), kind=kind, area=area, stage=1, hours=hours,
        formats={"lecture": hours - lab, "lab": lab}, requires=tuple(requires), requires_any=tuple(requires_any),
        summary="", outcomes=(), teaches=dict(teaches), waivable=kind == "bridge",
    )  # fmt: skip


def role(id: str, needs: Mapping[str, tuple[int, int]], tier: Tier = "technician", rung: int = 1) -> Role:
    """A role; needs maps a skill to (level, importance)."""
    requirements = tuple(Requirement(skill, level, importance) for skill, (level, importance) in needs.items())
    return Role(id, id.capitalize(), tier, rung, "production", SOC, "", requirements)


def held(levels: Mapping[str, int], source: Source = "quoted", confidence: float = 1.0) -> tuple[HeldSkill, ...]:
    """Held skills, all of one source."""
    return tuple(HeldSkill(skill, level, confidence, source) for skill, level in levels.items())


def worker(levels: Mapping[str, int], source: Source = "quoted", done: Sequence[str] = ()) -> Worker:
    """Somebody who holds these levels and has finished these modules."""
    return Worker(held=held(levels, source), done_modules=tuple(done))


def site(id: str, state: str, latitude: float, longitude: float) -> Partner:
    """A place where labs are held."""
    return Partner(id, id.capitalize(), "college", "Town", state, "delivery", "labs", "", latitude, longitude)


def state(postal: str, latitude: float, longitude: float) -> State:
    """A state with its centre."""
    return State(postal, "00", f"State {postal}", "Region", "Division", 0, 0, latitude, longitude)


def make_catalog(
    modules: Sequence[Module],
    roles: Sequence[Role],
    moves: Sequence[Progression] = (),
    credentials: Sequence[Credential] = (),
    sites: Sequence[Partner] = (),
    states: Sequence[State] = (),
    spokes_min: int = 1,
) -> Catalog:
    """A catalogue of these; its skills are all that a module teaches, a role asks for or a credential proves."""
    mentioned = {
        *(skill for item in modules for skill in item.teaches),
        *(need.skill for item in roles for need in item.requirements),
        *(skill for item in credentials for skill in item.proves),
    }
    return Catalog(
        version="test",
        groups={"group": SkillGroup("group", "Group", "core")},
        skills={skill: _skill(skill) for skill in sorted(mentioned)},
        modules={item.id: item for item in modules},
        roles={item.id: item for item in roles},
        occupations={SOC: Occupation(SOC, "Machinists", 3)},
        progressions=tuple(moves),
        credentials={item.id: item for item in credentials},
        partners={item.id: item for item in sites},
        states={item.postal: item for item in states},
        program=_program(spokes_min),
    )


def _skill(id: str) -> Skill:
    return Skill(id, id.capitalize(), "group", "technique", "")


def _program(spokes_min: int) -> Program:
    return Program(
        name="Program", short_name="TechAMP", months=12, weekly_hours_min=10, weekly_hours_max=14, weeks=52,
        spokes_min=spokes_min, spokes_default=max(2, spokes_min), spokes_max=max(3, spokes_min), basis=Basis(),
    )  # fmt: skip
