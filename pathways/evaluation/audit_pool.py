"""The audit of our own matching: invented people who differ only in what must not matter, ranked for one ad.

Every person is told under every name with every age, place and school taking turns, and once in each of five registers.
Where who somebody is changes nothing, all of one person's tellings share a place in the ranking, and every ratio is 1.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from pathways.domain.errors import BadFile, BadInput
from pathways.domain.opening import Opening
from pathways.domain.profile import Contact, Profile, Terms
from pathways.domain.showing import as_shown
from pathways.evaluation.audit_files import Cut, find_least
from pathways.evaluation.impact import Impact, Person, measure_impacts
from pathways.use_cases.know_worker import make_worker
from pathways.use_cases.openings.read_opening import read_opening
from pathways.use_cases.profiles.matches import make_match
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools

SWAPPED = ("sex", "origin", "age", "place", "school")
REGISTERS = ("register",)
SAME = 1e-9
PLACES = 12
HALF = Cut(share=0.5)

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Telling:
    """One text about an invented person, and what is told of them beside their work."""

    person: str
    text: str
    name: str
    traits: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shift:
    """How one person's score and rank (among the persons) move over their tellings; 0 and equal where nothing does."""

    person: str
    lowest: float
    highest: float
    best_rank: int
    worst_rank: int

    @property
    def same(self) -> bool:
        """Whether all tellings have one score and one rank."""
        return self.highest - self.lowest <= SAME and self.best_rank == self.worst_rank


@dataclass(frozen=True, slots=True)
class PoolAudit:
    """swaps and registers apart: the first must not matter at all, the second is how well other Englishes are read."""

    title: str
    people: int
    tellings: int
    swaps: tuple[Impact, ...]
    shifts: tuple[Shift, ...]
    registers: tuple[Impact, ...]
    register_shifts: tuple[Shift, ...]

    @property
    def under(self) -> bool:
        """Whether any group fails the four-fifths screen."""
        return any(impact.under for impact in (*self.swaps, *self.registers))


def audit_matching(tools: Tools, *, ad: str, pool: Path, cut: Cut = HALF, progress: Progress) -> PoolAudit:
    """Rank the invented pool for an ad by the product's own matching, take the cut, and compare the groups.

    Raises BadInput where the ad asks for nothing, BadFile where the pool does not hold.
    """
    opening = read_opening(tools, text=ad).opening
    if not opening.demands:
        raise BadInput("thin_ad", "This ad asks for nothing that people could be ranked by.", field="ad",
                       fix="Give an ad with duties and requirements.")  # fmt: skip
    swaps, registers = read_tellings(pool)
    scores = _score(tools, opening, (*swaps, *registers), progress)
    first, first_shifts = _compare(swaps, scores[: len(swaps)], SWAPPED, cut)
    second, second_shifts = _compare(registers, scores[len(swaps) :], REGISTERS, cut)
    people = len({telling.person for telling in swaps})
    return PoolAudit(opening.title, people, len(scores), first, first_shifts, second, second_shifts)


def read_tellings(path: Path) -> tuple[tuple[Telling, ...], tuple[Telling, ...]]:
    """Everybody under every name and age; and everybody in every register. Raises BadFile."""
    try:
        raw = yaml.safe_load(path.read_text("utf-8"))
        swaps = tuple(_tell(raw, person, number) for person in raw["people"] for number in range(_variants(raw)))
        registers = tuple(
            Telling(person["id"], text, "", {"register": register})
            for person in raw["people"] for register, text in person["registers"].items()
        )  # fmt: skip
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise BadFile("bad_pool", f"{path.name} is no pool of the audit: {error}.", fix="See data/audit.") from error
    return swaps, registers


def _variants(raw: Mapping[str, Any]) -> int:
    return len(raw["names"]) * len(raw["ages"])


def _tell(raw: Mapping[str, Any], person: Mapping[str, Any], number: int) -> Telling:
    """Name and age are crossed; place and school take turns so that each meets every name and age group."""
    name, age = list(product(raw["names"], raw["ages"]))[number]
    turn = number // len(raw["ages"])
    place, school = raw["places"][(turn // 2 + number) % len(raw["places"])], raw["schools"][(turn + number) % 2]
    told = {**name, **raw["pronouns"][name["sex"]], **age, **place, "school": school}
    traits = {trait: str(told[trait]) for trait in SWAPPED}
    return Telling(person["id"], person["swap"].format(**told), name["name"], traits)


def _score(tools: Tools, opening: Opening, tellings: Sequence[Telling], progress: Progress) -> list[float]:
    """Scores by the very card that an employer sees; rounded, so that sums in another order are no difference."""
    scores: list[float] = []
    for telling in tellings:
        worker = make_worker(tools, reading=read_text(tools, text=telling.text))
        contact = Contact(telling.name, "nobody@example.org")
        profile = Profile(f"audit-{len(scores)}", worker, Terms(), visibility="anonymous", contact=contact)
        shown = as_shown(profile, tools.catalog, tools.clock())
        scores.append(round(make_match(tools, shown, opening).score.total, PLACES))
        progress("Ranking invented people", len(scores), len(tellings))
    return scores


def _compare(
    tellings: Sequence[Telling], scores: Sequence[float], columns: Sequence[str], cut: Cut
) -> tuple[tuple[Impact, ...], tuple[Shift, ...]]:
    least = find_least(scores, cut)
    people = [Person(telling.traits, score >= least) for telling, score in zip(tellings, scores, strict=True)]
    alone = [measure_impacts(people, (column,))[0] for column in columns]
    both = [] if len(columns) < 2 else [measure_impacts(people, columns[:2])[-1]]
    return (*alone, *both), tuple(
        _shift(tellings, scores, person) for person in dict.fromkeys(t.person for t in tellings)
    )


def _shift(tellings: Sequence[Telling], scores: Sequence[float], person: str) -> Shift:
    own = [score for telling, score in zip(tellings, scores, strict=True) if telling.person == person]
    others: dict[str, float] = {}
    for telling, score in zip(tellings, scores, strict=True):
        if telling.person != person:
            others.setdefault(telling.person, score)
    ranks = [1 + sum(other > score + SAME for other in others.values()) for score in own]
    return Shift(person, min(own), max(own), min(ranks), max(ranks))
