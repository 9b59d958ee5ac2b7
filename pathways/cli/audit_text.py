"""An audit as text for a terminal, and as an object for a program."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console

from pathways.cli.printing import as_share, make_table, open_console, say
from pathways.evaluation.audit_pool import PoolAudit, Shift
from pathways.evaluation.impact import FEW_CHOSEN, SMALL, GroupImpact, Impact

HEADINGS = ("Group", "People", "Chosen", "Rate", "95 %", "Ratio", "95 %", "")
METHOD = (
    "Ratio: rate of the group over the highest rate. Intervals: Wilson for rates; for ratios Katz on the log scale, "
    "with one half added to every count. Not adjusted for asking many questions at once."
)
SMALL_TOLD = (
    f"small: fewer than {SMALL} people, or fewer than {FEW_CHOSEN} chosen or left. One person more or less can turn "
    "the screen, so look at more people before you act on it."
)


def print_impacts(impacts: Sequence[Impact]) -> None:
    """The groups of a pool that somebody brought."""
    console = open_console()
    _print_all(console, impacts)
    say(console, METHOD, *_warnings(impacts), _verdict(impacts))


def print_pool_audit(audit: PoolAudit) -> None:
    """The audit of our own matching."""
    console = open_console()
    say(console, f"{audit.people} invented people in {audit.tellings} tellings, ranked for “{audit.title}”.")
    say(console, _told_shifts("Names, pronouns, ages, places and schools swapped", audit.shifts))
    _print_all(console, audit.swaps)
    say(console, _told_shifts("The same people in five registers", audit.register_shifts))
    _print_all(console, audit.registers)
    impacts = (*audit.swaps, *audit.registers)
    say(console, METHOD, *_warnings(impacts), _verdict(impacts))


def impacts_shape(impacts: Iterable[Impact]) -> list[dict[str, Any]]:
    """The groups as an object."""
    return [{**asdict(impact), "under": impact.under} for impact in impacts]


def pool_audit_shape(audit: PoolAudit) -> dict[str, Any]:
    """The audit of our own matching as an object."""
    return {
        "title": audit.title, "people": audit.people, "tellings": audit.tellings, "under": audit.under,
        "swaps": impacts_shape(audit.swaps), "shifts": [asdict(shift) for shift in audit.shifts],
        "registers": impacts_shape(audit.registers),
        "register_shifts": [asdict(shift) for shift in audit.register_shifts],
    }  # fmt: skip


def _print_all(console: Console, impacts: Iterable[Impact]) -> None:
    for impact in impacts:
        say(console, f"By {impact.by}" + (f" ({impact.untold} not told, left out)" if impact.untold else ""))
        console.print(make_table(HEADINGS, [_row(group) for group in impact.groups]))
        console.print()


def _row(group: GroupImpact) -> tuple[str, ...]:
    ratio = "–" if group.ratio is None else f"{group.ratio:.2f}"
    bounds = "–" if group.low is None or group.high is None else f"{group.low:.2f} to {group.high:.2f}"
    notes = filter(None, ("under .80" if group.under else "", "one more would pass" if group.one_more else "",
                          group.warning))  # fmt: skip
    rates = f"{as_share(group.rate_low)} to {as_share(group.rate_high)}"
    return (group.group, str(group.people), str(group.chosen), as_share(group.rate), rates, ratio, bounds,
            ", ".join(notes))  # fmt: skip


def _told_shifts(what: str, shifts: Sequence[Shift]) -> str:
    moved = [shift for shift in shifts if not shift.same]
    if not moved:
        return f"{what}: the same score and the same rank for all {len(shifts)}."
    widest = max(moved, key=lambda shift: shift.highest - shift.lowest)
    return (
        f"{what}: {len(shifts) - len(moved)} of {len(shifts)} keep score and rank. Most moves {widest.person}: score "
        f"{widest.lowest:.3f} to {widest.highest:.3f}, rank {widest.best_rank} to {widest.worst_rank}."
    )


def _warnings(impacts: Iterable[Impact]) -> Iterator[str]:
    groups = [group for impact in impacts for group in impact.groups]
    if any(group.warning for group in groups):
        yield SMALL_TOLD


def _verdict(impacts: Iterable[Impact]) -> str:
    under = [f"{group.group} ({group.ratio:.2f})" for impact in impacts for group in impact.groups
             if group.under and group.ratio is not None]  # fmt: skip
    if under:
        return f"Under four fifths: {', '.join(under)}. This says that it should be looked into, not why it is so."
    return "No group is under four fifths of the one chosen most."
