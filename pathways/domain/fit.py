"""One person against one opening: the card that the employer and the worker both see, the same to the letter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pathways.domain.catalog import Catalog
from pathways.domain.gap import Readiness, RequirementState, State, judge_gap
from pathways.domain.matching import Score, ScorePart, make_score
from pathways.domain.opening import Ask, Opening, as_role
from pathways.domain.places import miles_between
from pathways.domain.profile import CertificateState, Profile
from pathways.domain.role import within
from pathways.domain.showing import certificate_state
from pathways.domain.skill import HeldSkill, Source

MOST_LIFTS = 3
MUCH = 0.005
"""A lift of fewer points than this is not worth a line."""


@dataclass(frozen=True, slots=True)
class FitRow:
    """One demand against the person. points of at most `most` are what it adds to the score.

    source is '' when nothing is held; quotes are the person's own words, where they show them.
    """

    skill: str
    asked: int
    ask: Ask
    state: State
    level: int
    source: Source | str
    confidence: float
    quotes: tuple[str, ...]
    why: str
    points: float
    most: float


@dataclass(frozen=True, slots=True)
class Lift:
    """What one more skill, at the level asked, would change: points on the score, and the place in the list."""

    skill: str
    from_level: int
    to_level: int
    points: float
    rank: int


@dataclass(frozen=True, slots=True)
class Fit:
    """A person as shown, against an opening. rank counts from 1 among those who fit (0: not ranked).

    miles is a straight line between places, or from the middle of the person's state where rough is True (None:
    not known). lacking are the musts not met.
    """

    profile: Profile
    score: Score
    readiness: Readiness
    rows: tuple[FitRow, ...]
    certificate: CertificateState
    lacking: tuple[str, ...]
    lifts: tuple[Lift, ...] = ()
    rank: int = 0
    miles: int | None = None
    rough: bool = False

    @property
    def musts(self) -> tuple[FitRow, ...]:
        """The rows an employer will not do without."""
        return tuple(row for row in self.rows if row.ask == "must")


def make_fit(
    shown: Profile, opening: Opening, catalog: Catalog, likeness: float, better: Sequence[float] | None = None
) -> Fit:
    """The card of one person, from a profile as shown. better are the totals of those who fit, in falling order (None:
    nobody else is known, so nobody is ranked)."""
    role = as_role(opening)
    held = {item.skill: item for item in shown.worker.held}
    gap = judge_gap(shown.worker, held, role, catalog)
    score = make_score(gap, likeness)
    asks = {demand.skill: demand.ask for demand in opening.demands}
    parts = {part.skill: part for part in score.parts}
    rows = tuple(_row(item, asks, parts, shown, catalog) for item in gap.items)
    lacking = tuple(row.skill for row in rows if row.ask == "must" and row.level < row.asked)
    miles, rough = _distance(shown, opening, catalog)
    return Fit(
        profile=shown,
        score=score,
        readiness=gap.readiness,
        rows=rows,
        certificate=certificate_state(shown, catalog),
        lacking=lacking,
        lifts=_lifts(rows, score.total, lacking, better),
        rank=_rank(score.total, lacking, better),
        miles=miles,
        rough=rough,
    )


def _row(
    item: RequirementState, asks: dict[str, Ask], parts: dict[str, ScorePart], shown: Profile, catalog: Catalog
) -> FitRow:
    need, held = item.requirement, item.held
    return FitRow(
        skill=need.skill,
        asked=need.level,
        ask=asks[need.skill],
        state=_state(item, shown),
        level=held.level if held else 0,
        source=held.source if held else "",
        confidence=held.confidence if held else 0.0,
        quotes=tuple(evidence.quote for evidence in held.evidence if evidence.quote) if held else (),
        why=_why(item, shown, catalog),
        points=parts[need.skill].points,
        most=parts[need.skill].most,
    )


def _state(item: RequirementState, shown: Profile) -> State:
    """An employer is told 'missing' only of what somebody said they do not have: what was not said is not known."""
    unsaid = item.state == "missing" and item.requirement.skill not in shown.worker.denied
    return "no_data" if unsaid else item.state


def _why(item: RequirementState, shown: Profile, catalog: Catalog) -> str:
    """One plain sentence that reads the same for both sides."""
    short = (
        f"Level {item.held.level} of the {item.requirement.level} asked for. "
        if item.state == "partly" and item.held
        else ""
    )
    if item.held:
        return f"{short}{_reason(item.held, shown, catalog)}".strip()
    if item.requirement.skill in shown.worker.denied:
        return "Said not to have it."
    if item.related:
        return f"Close to a skill held: {within(catalog.skills[item.related].name)}."
    if item.state == "missing":
        return "Not said, and not usual in the job named: ask."
    return "Nothing told says yes or no: ask."


def _reason(held: HeldSkill, shown: Profile, catalog: Catalog) -> str:
    role = catalog.roles.get(shown.worker.start_role)
    if held.source == "added":
        return "Level chosen by the worker, without words or proof."
    if held.source == "assumed":
        return f"Not said; usual in the job named{f': {within(role.title)}' if role else ''}."
    if held.source == "taught":
        return "Taught by a finished module."
    return held.reason


def _lifts(
    rows: Sequence[FitRow], total: float, lacking: Sequence[str], better: Sequence[float] | None
) -> tuple[Lift, ...]:
    short = sorted((row for row in rows if row.level < row.asked), key=lambda row: (row.points - row.most, row.skill))
    lifts = []
    for row in short[:MOST_LIFTS]:
        gain = row.most - row.points
        still = [skill for skill in lacking if skill != row.skill]
        if gain >= MUCH:
            lifts.append(Lift(row.skill, row.level, row.asked, gain, _rank(total + gain, still, better)))
    return tuple(lifts)


def _rank(total: float, lacking: Sequence[str], better: Sequence[float] | None) -> int:
    """The place among those who fit: one more than have a higher total. 0 for who lacks a must, or is not ranked."""
    if lacking or better is None:
        return 0
    return 1 + sum(other > total + 1e-12 for other in better)


def _distance(shown: Profile, opening: Opening, catalog: Catalog) -> tuple[int | None, bool]:
    here = next(_points(catalog, opening.place, opening.state), None)
    there = next(_points(catalog, shown.terms.place, shown.terms.state), None)
    if here is None or there is None:
        return None, False
    towns = opening.place in catalog.places and shown.terms.place in catalog.places
    return round(miles_between(*here, *there)), not towns


def _points(catalog: Catalog, place: str, state: str) -> Iterator[tuple[float, float]]:
    """Where a place is, or else the middle of its state."""
    if place in catalog.places:
        yield catalog.places[place].latitude, catalog.places[place].longitude
    if state in catalog.states:
        yield catalog.states[state].latitude, catalog.states[state].longitude
