"""Where the links of the gap pages lead. Everything that is asked stands in the address, so that each can be shared."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import url_for

from pathways.domain.gap_measure import Measure
from pathways.domain.state_gap import Subject

Query = Mapping[str, str]
EVERY = "all"
"""How an address says that every column is shown."""


@dataclass(frozen=True, slots=True)
class GapLinks:
    """Links that carry along what holds for every page: whose openings and people, and the shares that were changed."""

    carried: Query = field(default_factory=dict)

    @property
    def without_shares(self) -> Query:
        """What is carried but for the shares that were changed."""
        return {name: value for name, value in self.carried.items() if not name.startswith("share.")}

    @property
    def every_column(self) -> bool:
        """Whether tables show every column."""
        return self.carried.get("columns") == EVERY

    @property
    def turned(self) -> "GapLinks":
        """The same with every column where there were the main ones, and the other way round."""
        kept = {name: value for name, value in self.carried.items() if name != "columns"}
        return GapLinks(kept if self.every_column else {**kept, "columns": EVERY})

    def table(self, subject: Subject | None = None, **more: str) -> str:
        """All states for one subject."""
        return self._to("gaps.table", {"of": subject.code if subject else "", **more})

    def table_csv(self, subject: Subject, **more: str) -> str:
        """The same as a file."""
        return self._to("gaps.table_csv", {"of": subject.code, **more})

    def area(self, area: str, **more: str) -> str:
        """What one state needs, down to what `kind` and `within` say."""
        return self._to("gaps.area", {"area": area, **more})

    def area_csv(self, area: str, **more: str) -> str:
        """The same as a file."""
        return self._to("gaps.area_csv", {"area": area, **more})

    def behind(self, area: str, subject: Subject, within: str = "") -> str:
        """The rows behind a figure."""
        return self._to("gaps.behind", {"area": area, "of": subject.code, "within": within})

    def behind_csv(self, area: str, subject: Subject, within: str = "") -> str:
        """The same as a file."""
        return self._to("gaps.behind_csv", {"area": area, "of": subject.code, "within": within})

    def compare(self, states: str, **more: str) -> str:
        """Two states side by side."""
        return self._to("gaps.compare", {"states": states, **more})

    def compare_csv(self, states: str, **more: str) -> str:
        """The same as a file."""
        return self._to("gaps.compare_csv", {"states": states, **more})

    def down(self, area: str, subject: Subject, within: str = "") -> str:
        """One step down from a subject: from a spoke or a module to its skills, else to the rows behind it."""
        if subject.kind in ("spoke", "module"):
            return self.area(area, within=subject.code)
        return self.behind(area, subject, within)

    def plan(self) -> str:
        """A new plan of seats that rests on the same shares."""
        return self._to("plans.new", {})

    def page(self, area: str) -> str:
        """The rows behind a figure, with nothing said yet: where the form of shares leads."""
        return url_for("gaps.behind", area=area)

    def _to(self, endpoint: str, asked: Query) -> str:
        return url_for(endpoint, **{name: value for name, value in {**asked, **self.carried}.items() if value})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which figure a table is sorted ('name': by name), and in which direction."""

    by: Measure | str
    rising: bool

    def query(self, column: str) -> Query:
        """What a click on a column asks: the other direction on the one it is sorted by, else the largest first."""
        if column == self.by:
            return {"sort": column, "order": "desc" if self.rising else "asc"}
        return {"sort": column, "order": "asc" if column == "name" else "desc"}

    @property
    def order(self) -> str:
        """The direction as an address says it."""
        return "asc" if self.rising else "desc"

    def aria(self, column: str) -> str:
        """What a screen reader is told of a column."""
        if column != self.by:
            return "none"
        return "ascending" if self.rising else "descending"


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way back up; the last has no address."""

    words: str
    link: str = ""


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way back up, without empty steps; the last is where one is."""
    kept = [step for step in steps if step.words]
    return (*kept[:-1], Crumb(kept[-1].words))
