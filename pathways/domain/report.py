"""The yearly report as one value, from which page, PDF, CSV and JSON are written: the same figures in each."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pathways.domain.cohort import STAGES, Class
from pathways.domain.report_cells import Block, Counts, Figure, Pair, count_cells, cut_blocks, read_figure
from pathways.domain.small_cells import LEAST

Whose = Literal["real", "demonstration"]
Mark = Literal["exact", "at_least", "hidden"]

NEW_REPORT = (
    "Give out one report a year. Whoever has two with last days close together can subtract one from the other."
)
SUPPRESSION = (
    f"Fewer than {LEAST} people, but not none, are hidden, and so is whatever would give them back by adding and "
    "subtracting. All tables are added up from the same blocks of learners; each block holds nobody, or at least "
    f"{LEAST - 1} people more than it has cells of a state, a site and a stage. “At least” is the sum of the whole "
    "blocks inside a figure. Zero is told as zero."
)
METHOD = (
    "Counted are the learners of all cohorts whose term lies in the year, with the stages they had reached by the last "
    "day counted.",
    "Each stage counts all who came as far as that or further: enquired, enrolled, finished the capstone, received "
    "the certificate, were hired afterwards.",
    "A learner’s state is where they live or work, as the site entered it; the site is where the cohort is taught.",
    "Who left counts with the stages they had reached.",
)
FORMULAS = (
    "Completion = certified / enrolled; placement = hired / certified.",
    "A rate is given only where both of its numbers are exact.",
    "Demand met: jobs and openings that ask for what a spoke adds, and who holds the certificate, has it and can be "
    "found; as the page of gaps by state tells them for the whole country, not only for these cohorts.",
)


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """How many came at least to each stage, in the order of STAGES. code is a state, a site, or '' for all."""

    code: str
    name: str
    figures: tuple[Figure, ...]

    @property
    def completion(self) -> float | None:
        """The share of those enrolled who received the certificate, where both are exact."""
        return self._rate("certified", "enrolled")

    @property
    def placement(self) -> float | None:
        """The share of those certified who were hired, where both are exact."""
        return self._rate("hired", "certified")

    def _rate(self, part: Literal["certified", "hired"], base: Literal["enrolled", "certified"]) -> float | None:
        of, all_ = self.figures[STAGES.index(part)], self.figures[STAGES.index(base)]
        return of.people / all_.people if of.whole and all_.whole and all_.people else None


@dataclass(frozen=True, slots=True)
class DemandRow:
    """What is asked for in one spoke, and who has it and can be found: each figure as the page of gaps tells it, as a
    value (None: none can be told) and its mark ('' where it is whole)."""

    code: str
    name: str
    jobs: tuple[float | None, str]
    openings: tuple[float | None, str]
    certified: tuple[float | None, str]


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """A year there can be a report of, and of whose cohorts."""

    year: int
    whose: Whose


@dataclass(frozen=True, slots=True)
class Report:
    """The report of a year. as_of is the last day counted; blocks how many parts the figures were added up from."""

    year: int
    as_of: datetime.date
    whose: Whose
    cohorts: int
    seats: int
    total: FunnelRow
    states: tuple[FunnelRow, ...]
    sites: tuple[FunnelRow, ...]
    demand: tuple[DemandRow, ...]
    releases: tuple[str, ...]
    blocks: int

    @property
    def title(self) -> str:
        """What the report is called."""
        return f"Yearly report {self.year}"

    @property
    def demo(self) -> bool:
        """Whether all of it is invented."""
        return self.whose == "demonstration"

    @property
    def tables(self) -> tuple[tuple[str, tuple[FunnelRow, ...]], ...]:
        """Every table of the funnel by its name."""
        return ("all", (self.total,)), ("by state", self.states), ("by site", self.sites)


def mark_of(figure: Figure) -> Mark:
    """How a figure is to be taken."""
    return "exact" if figure.whole else "hidden" if figure.hidden else "at_least"


def count_classes(classes: Iterable[Class], as_of: datetime.date) -> Counts:
    """The cells of a funnel on a day."""
    return count_cells(
        (learner.state, item.cohort.site, learner.steps_by(as_of)) for item in classes for learner in item.learners
    )


def make_report(
    classes: Sequence[Class], *, year: int, as_of: datetime.date, whose: Whose, names: Mapping[str, str],
    demand: tuple[DemandRow, ...] = (), releases: tuple[str, ...] = (),
) -> Report:  # fmt: skip
    """The report of the cohorts given, which are all of that year and all real, or all invented. names are those of
    states and sites."""
    counts = count_classes(classes, as_of)
    blocks = cut_blocks(counts)
    return Report(
        year=year,
        as_of=as_of,
        whose=whose,
        cohorts=len(classes),
        seats=sum(item.cohort.capacity for item in classes),
        total=_row("", "All", blocks, counts, counts),
        states=_rows(0, blocks, counts, names),
        sites=_rows(1, blocks, counts, names),
        demand=demand,
        releases=releases,
        blocks=len(blocks),
    )


def _rows(part: int, blocks: Sequence[Block], counts: Counts, names: Mapping[str, str]) -> tuple[FunnelRow, ...]:
    """A row for each state (part 0) or site (part 1) of the cells, by name."""
    codes = sorted({pair[part] for pair in counts}, key=lambda code: names.get(code, code))
    return tuple(
        _row(code, names.get(code, code), blocks, counts, [pair for pair in counts if pair[part] == code])
        for code in codes
    )


def _row(code: str, name: str, blocks: Sequence[Block], counts: Counts, pairs: Iterable[Pair]) -> FunnelRow:
    wanted = list(pairs)
    return FunnelRow(code, name, tuple(read_figure(blocks, counts, wanted, place) for place in range(len(STAGES))))
