"""What ads ask for and no skill explains: groups of phrases, and what a program lead decided about them."""

import datetime
from dataclasses import dataclass
from typing import Literal

DecisionKind = Literal["skill", "alias", "noise", "undone"]
"""skill: it should become one; alias: another way to say one that is there; noise: nothing to learn; undone: open
again."""

Trend = Literal["rising", "falling", "steady", "unknown"]

LEAST_IN_TREND = 30
"""A share of fewer ads than this is called neither falling nor rising: one firm's ads could turn it (assumption)."""
LEAST_ASKING = 5
"""Where fewer ads ask, and fewer would at the share of before, one more or less would turn it (assumption)."""
FALLING, RISING = 0.6, 1.5
"""The last share under or over so many times the share of all before is falling or rising (assumption)."""


@dataclass(frozen=True, slots=True)
class DriftQuote:
    """A sentence of an ad that shows a group. month ('YYYY-MM') and state may be ''."""

    ad: str
    title: str
    month: str
    state: str
    quote: str


@dataclass(frozen=True, slots=True)
class DriftGroup:
    """Phrases that mean one thing, counted by ads: each ad once, copies of one ad together.

    key is the stems of the commonest phrase, keys those of all; phrases are as ads write them, the commonest first.
    months are in order, states the most frequent first; both count only the ads that say theirs. skill is the nearest
    of the catalogue in meaning and cosine how near, in [-1, 1]. trend judges its share of all dated ads, half-year by
    half-year.
    """

    key: str
    phrases: tuple[str, ...]
    keys: tuple[str, ...]
    ads: int
    months: tuple[tuple[str, int], ...]
    states: tuple[tuple[str, int], ...]
    quotes: tuple[DriftQuote, ...]
    skill: str
    cosine: float
    score: float
    trend: Trend = "unknown"

    @property
    def label(self) -> str:
        """The commonest phrase."""
        return self.phrases[0]

    @property
    def first(self) -> str:
        """The first month, '' where none is known."""
        return self.months[0][0] if self.months else ""

    @property
    def last(self) -> str:
        """The last month, '' where none is known."""
        return self.months[-1][0] if self.months else ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about a group. Versions of one key count up from 1; the highest is in force.

    skill is the one an alias is for; name and description are of a new one. phrases and keys are those it took; by is
    the e-mail address of who decided ('' an account that is gone), account their id. demo: decided about invented ads.
    """

    key: str
    version: int
    kind: DecisionKind
    phrases: tuple[str, ...]
    keys: tuple[str, ...]
    decided: datetime.datetime
    skill: str = ""
    name: str = ""
    description: str = ""
    account: str = ""
    by: str = ""
    demo: bool = False

    @property
    def label(self) -> str:
        """The commonest phrase."""
        return self.phrases[0] if self.phrases else self.key


@dataclass(frozen=True, slots=True)
class ModuleDemand:
    """How many ads of a half-year ('2026-H1') ask for a skill that a module teaches, of how many."""

    module: str
    period: str
    asking: int
    ads: int

    @property
    def share(self) -> float:
        """In [0, 1]."""
        return self.asking / self.ads if self.ads else 0.0


@dataclass(frozen=True, slots=True)
class ModuleTrend:
    """What ads ask of a module's skills, half-year by half-year."""

    module: str
    points: tuple[ModuleDemand, ...]

    @property
    def trend(self) -> Trend:
        """Whether the last half-year lies well off those before it."""
        return judge_trend(tuple((point.asking, point.ads) for point in self.points))


def half_year(month: str) -> str:
    """'2026-03' to '2026-H1'."""
    return f"{month[:4]}-H{1 if month[5:] <= '06' else 2}"


def judge_trend(counts: tuple[tuple[int, int], ...]) -> Trend:
    """Whether the last share lies well off that of all before it, where both rest on ads enough; else unknown.

    counts: (asking, all) in the order of time.
    """
    if len(counts) < 2:
        return "unknown"
    asked, ads = (sum(pair[place] for pair in counts[:-1]) for place in (0, 1))
    late, now = counts[-1]
    if min(ads, now) < LEAST_IN_TREND or max(late * ads, asked * now) < LEAST_ASKING * ads:
        return "unknown"
    if late * ads < FALLING * asked * now:
        return "falling"
    return "rising" if late * ads >= RISING * asked * now else "steady"
