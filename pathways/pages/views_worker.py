"""The pages of the first two steps as frozen values: tell us, and is this right?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import LazyString, lazy_gettext

from pathways.domain.catalog import Catalog
from pathways.domain.gap import with_assumptions
from pathways.domain.reading import Question
from pathways.domain.role import Role
from pathways.domain.skill import HeldSkill, Skill
from pathways.domain.training import Credential, Module, State
from pathways.pages.forms import Problem, Told, Values, show_circumstances
from pathways.pages.marking import Piece, mark_text

DOUBTFUL = 0.6
"""Below this confidence a skill is marked 'please check'."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An example that fills the first page."""

    label: LazyString
    values: Values


@dataclass(frozen=True, slots=True)
class StartPage:
    """The first page: the box, the file, the circumstances."""

    values: Values
    states: tuple[State, ...]
    examples: tuple[Sample, ...]
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ThinPage:
    """Too little was said for a score: up to three questions, the text kept."""

    values: Values
    questions: tuple[Question, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SkillRow:
    """One skill as understood, with its evidence and what each level looks like."""

    skill: Skill
    held: HeldSkill
    doubtful: bool

    @property
    def anchors(self) -> Mapping[int, str]:
        """Level to one behaviour; levels without one are still there to choose."""
        return {level: (self.skill.anchors or {}).get(level, "") for level in (1, 2, 3, 4)}


@dataclass(frozen=True, slots=True)
class SkillBlock:
    """The skills of one group."""

    name: str
    rows: tuple[SkillRow, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search on this page found; query is '' when nothing was searched."""

    query: str = ""
    items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class UnderstoodPage:
    """What we understood, ready to be put right."""

    told: Told
    role: Role | None
    blocks: tuple[SkillBlock, ...]
    proven: tuple[SkillRow, ...]
    usual: tuple[Skill, ...]
    credentials: tuple[Credential, ...]
    denied: tuple[Skill, ...]
    wished: tuple[Skill, ...]
    values: Values
    states: tuple[State, ...]
    modules: tuple[Module, ...]
    skill_names: tuple[str, ...]
    job_names: tuple[str, ...]
    credential_names: tuple[str, ...]
    job_hits: Hits = Hits()
    skill_hits: Hits = Hits()
    credential_hits: Hits = Hits()
    pieces: tuple[Piece, ...] = ()

    @property
    def count(self) -> int:
        """How many skills are shown with the person's own words."""
        return sum(len(block.rows) for block in self.blocks)


SAMPLES = (
    Sample(
        lazy_gettext("Machinist in Ohio"),
        Values(
            text="Machinist on Haas mills, four years, Toledo, second shift. I read prints, set up my own jobs and do "
            "my own offsets. First piece goes to the CMM, I check the rest with mics and a height gauge.",
            state="OH", hours_week="8", shift="second",
        ),
    ),
    Sample(
        lazy_gettext("Maintenance technician in Massachusetts"),
        Values(
            text="Industrial maintenance technician for 9 years in a bottling plant. I find faults on conveyors and "
            "fillers, change bearings and gearboxes, wire sensors and motors, and lock out every time. NIMS Industrial "
            "Technology Maintenance certified, and I hold the MSSC CPT. Never programmed a PLC, but I want to learn.",
            state="MA", hours_week="12", shift="rotating",
        ),
    ),
    Sample(
        lazy_gettext("Quality technician in Connecticut"),
        Values(
            text="Quality technician, aerospace parts, 6 years. I run the CMM, do first articles, keep the control "
            "charts and write up nonconforming parts. I train new inspectors on gauges. I did two gauge R&R studies.",
            state="CT", hours_week="10", shift="day", pay="36", pay_unit="hour",
        ),
    ),
)  # fmt: skip
"""Examples to try: made up, no real person."""


def show_start(catalog: Catalog, values: Values, problem: Problem | None = None) -> StartPage:
    """The first page."""
    return StartPage(values, tuple(catalog.states.values()), SAMPLES, problem)


def show_understood(
    catalog: Catalog, told: Told, *, jobs: Hits, skills: Hits, credentials: Hits, text: str = ""
) -> UnderstoodPage:
    """The page that asks whether we understood; the three hits are what its searches found, text what was read."""
    worker = told.worker
    usual = [item for item in with_assumptions(worker, catalog) if item.source == "assumed"]
    said = [item for item in worker.held if item.source not in ("assumed", "credential")]
    proven = [item for item in worker.held if item.source == "credential"]
    return UnderstoodPage(
        told=told,
        role=catalog.roles.get(worker.start_role),
        blocks=tuple(_block(catalog, said)),
        proven=make_rows(catalog, proven),
        usual=_skills(catalog, dict.fromkeys(item.skill for item in usual)),
        credentials=tuple(catalog.credentials[item] for item in worker.credentials),
        denied=_skills(catalog, worker.denied),
        wished=_skills(catalog, told.wished),
        values=show_circumstances(told.circumstances),
        states=tuple(catalog.states.values()),
        modules=tuple(catalog.modules.values()),
        skill_names=tuple(sorted(skill.name for skill in catalog.skills.values())),
        job_names=tuple(sorted(role.title for role in catalog.roles.values())),
        credential_names=tuple(sorted(item.name for item in catalog.credentials.values())),
        job_hits=jobs,
        skill_hits=skills,
        credential_hits=credentials,
        pieces=mark_text(text, worker.held) if text else (),
    )


def _skills(catalog: Catalog, ids: Iterable[str]) -> tuple[Skill, ...]:
    return tuple(catalog.skills[item] for item in ids)


def _block(catalog: Catalog, said: list[HeldSkill]) -> Iterable[SkillBlock]:
    for group in catalog.groups.values():
        mine = [item for item in said if catalog.skills[item.skill].group == group.id]
        if mine:
            yield SkillBlock(group.name, make_rows(catalog, mine))


def make_rows(catalog: Catalog, held: Iterable[HeldSkill]) -> tuple[SkillRow, ...]:
    """Held skills with what each level looks like, the highest level first."""
    rows = [SkillRow(catalog.skills[item.skill], item, item.confidence < DOUBTFUL) for item in held]
    return tuple(sorted(rows, key=lambda row: (-row.held.level, row.skill.name)))
