"""Pay as published by the Bureau of Labor Statistics, with year, area and suppression marks kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from pathways.domain.figures import WageRow
from pathways.domain.role import Occupation, Role, within

LEAVES_OUT = ("overtime", "shift premiums", "bonuses not tied to production", "the self-employed")
"""What OEWS wages leave out (BLS technical notes)."""

MUCH_THE_SAME = 0.03
"""A median within this share of what somebody earns is neither a raise nor a cut worth the name."""

HOURS_A_YEAR = 2080
"""BLS turns hourly into annual wages at 2,080 hours a year."""


@dataclass(frozen=True, slots=True)
class Wage:
    """One published row as shown for a role. current is False when a newer release of another area exists.

    wider says that the statistics' own group covers more than the role, so technician and technologist share it.
    """

    row: WageRow
    current: bool
    wider: bool

    @property
    def release(self) -> str:
        """The release in words: 'OEWS May 2024, United States'."""
        area = "United States" if self.row.area == "US" else self.row.area
        return f"OEWS May {self.row.year}, {area}"


@dataclass(frozen=True, slots=True)
class PayView:
    """What a role pays: the newest figure first, an old state figure as what it is.

    caveat is one plain sentence; comparison says in dollars how the median stands to the pay the worker typed.
    """

    role: str
    wages: tuple[Wage, ...]
    caveat: str
    comparison: str = ""
    may_be_cut: bool = False

    @property
    def median(self) -> int | None:
        """The median of the first row that has one, US dollars a year."""
        return next((wage.row.p50 for wage in self.wages if wage.row.p50 is not None), None)


def view_pay(role: Role, occupation: Occupation, rows: Iterable[WageRow], state: str, pay: int) -> PayView:
    """Pay for a role in a state from all published rows; pay is what the worker earns in a year (0: not said)."""
    code = occupation.oews_code or occupation.soc
    mine = sorted((row for row in rows if row.soc == code), key=lambda row: -row.year)
    nation = next((row for row in mine if row.area == "US"), None)
    local = next((row for row in mine if row.area == state), None) if state else None
    newest = max((row.year for row in (nation, local) if row), default=0)
    chosen = sorted((row for row in (local, nation) if row), key=lambda row: -row.year)
    wages = tuple(Wage(row, row.year == newest, True) for row in chosen)
    caveat = _caveat(occupation, state, nation, local)
    first = next((wage for wage in wages if wage.row.p50 is not None), None)
    comparison, cut = _compare(pay, first, role) if pay and first else ("", False)
    return PayView(role.id, wages, caveat, comparison, cut)


def _caveat(occupation: Occupation, state: str, nation: WageRow | None, local: WageRow | None) -> str:
    group = occupation.oews_title or occupation.title
    parts = [
        f"Figures are for the whole group “{group}”; official statistics do not tell technicians from technologists."
    ]
    if state and local is None:
        parts.append(f"No figure for {state} is published or loaded, so the national one is shown.")
    if local and nation and local.year < nation.year:
        parts.append(f"The figure for {local.area} is from May {local.year}; the national one is from {nation.year}.")
    parts.append(f"They leave out {', '.join(LEAVES_OUT[:-1])} and {LEAVES_OUT[-1]}.")
    return " ".join(parts)


def _compare(pay: int, wage: Wage, role: Role) -> tuple[str, bool]:
    median = wage.row.p50 or 0
    difference = abs(pay - median)
    start = f"Your pay comes to ${pay:,} a year; the median for {within(role.title)} is ${median:,} ({wage.release})"
    if difference <= MUCH_THE_SAME * median:
        return f"{start}: much the same.", False
    if median < pay:
        high = f" Three in four earn less than ${wage.row.p75:,}." if wage.row.p75 else ""
        doubt = "It may be a pay cut. If your pay holds overtime, the figure leaves that out."
        return f"{start}, ${difference:,} less. {doubt}{high}", True
    return f"{start}, ${difference:,} more.", False
