"""What no skill explains and nobody has decided yet, and modules whose skills fall out of demand."""

from collections import defaultdict
from dataclasses import dataclass

from pathways.domain.drift import Decision, DriftGroup, ModuleDemand, ModuleTrend
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.state_gap import Whose
from pathways.store.ads import count_ads
from pathways.store.database import Transaction
from pathways.store.drift import find_group, is_counted, list_decisions, list_groups, list_module_demand
from pathways.use_cases.drift.decisions import in_force, latest_of
from pathways.use_cases.tools import Tools


@dataclass(frozen=True, slots=True)
class Drift:
    """The queue, best first, over so many ads; decided are groups for which a decision in force holds, with it.

    versions gives the last version of a decision by key. Real and invented ads are never counted together. counted:
    no ad came or went since.
    """

    groups: tuple[DriftGroup, ...]
    decided: tuple[tuple[DriftGroup, Decision], ...]
    versions: dict[str, int]
    modules: tuple[ModuleTrend, ...]
    ads: int
    demo: bool
    counted: bool


@dataclass(frozen=True, slots=True)
class DriftCase:
    """One group (None: no ad says it any more) with the decision that holds for it and all versions of its own."""

    group: DriftGroup | None
    decision: Decision | None
    versions: tuple[Decision, ...]
    demo: bool

    @property
    def version(self) -> int:
        """The last version, 0 where nothing was ever decided."""
        return self.versions[0].version if self.versions else 0


@dataclass(frozen=True, slots=True)
class DriftHistory:
    """All versions of all decisions, the newest first, and the last version by key."""

    decisions: tuple[Decision, ...]
    last: dict[str, int]
    demo: bool

    @property
    def in_force(self) -> tuple[Decision, ...]:
        """Those that hold, in the order of their keys."""
        return tuple(item for _, item in sorted(in_force(self.decisions).items()))


def find_drift(tools: Tools, *, whose: str = "") -> Drift:
    """Drift over real ads, or over invented ones where there are no others or whose says so. Raises BadInput."""
    with tools.store.reading() as session:
        demo = _is_demo(session, whose)
        ads = count_ads(session, demo=demo)
        groups, said = list_groups(session, demo=demo), list_decisions(session, demo=demo)
        demand, counted = list_module_demand(session, demo=demo), is_counted(session, demo=demo)
    holding = _holding(said)
    settled = [(group, _held(group, holding)) for group in groups]
    return Drift(
        groups=tuple(group for group, decision in settled if decision is None),
        decided=tuple((group, decision) for group, decision in settled if decision is not None),
        versions={key: item.version for key, item in latest_of(said).items()},
        modules=_trends(demand),
        ads=ads,
        demo=demo,
        counted=counted,
    )


def find_case(tools: Tools, *, key: str, whose: str = "") -> DriftCase:
    """One group by its key. Raises NotFound where neither an ad nor a decision knows it."""
    with tools.store.reading() as session:
        demo = _is_demo(session, whose)
        group, said = find_group(session, key, demo=demo), list_decisions(session, demo=demo)
    own = tuple(sorted((item for item in said if item.key == key), key=lambda item: -item.version))
    if group is None and not own:
        raise NotFound("unknown_group", "There is no such group any more.", field="key", fix="See the list of groups.")
    holding = _holding(said)
    return DriftCase(group, _held(group, holding) if group else holding.get(key), own, demo)


def list_history(tools: Tools, *, whose: str = "") -> DriftHistory:
    """Everything that was decided."""
    with tools.store.reading() as session:
        demo = _is_demo(session, whose)
        said = list_decisions(session, demo=demo)
    return DriftHistory(said, {key: item.version for key, item in latest_of(said).items()}, demo)


def _is_demo(session: Transaction, whose: str) -> bool:
    known: dict[str, Whose] = {"real": "real", "demonstration": "demonstration"}
    if whose and whose not in known:
        raise BadInput("unknown_whose", "There are no such ads.", field="whose", fix="Choose real or demonstration.")
    return whose == "demonstration" if whose else not count_ads(session, demo=False)


def _holding(said: tuple[Decision, ...]) -> dict[str, Decision]:
    """The decision in force by every key that it took."""
    return {key: item for item in in_force(said).values() for key in (item.key, *item.keys)}


def _held(group: DriftGroup, holding: dict[str, Decision]) -> Decision | None:
    """The decision that holds for a group: that of its commonest phrase first, else of any."""
    return next((holding[key] for key in (group.key, *group.keys) if key in holding), None)


def _trends(demand: tuple[ModuleDemand, ...]) -> tuple[ModuleTrend, ...]:
    """Falling ones first."""
    by_module: dict[str, list[ModuleDemand]] = defaultdict(list)
    for row in demand:
        by_module[row.module].append(row)
    trends = [ModuleTrend(module, tuple(points)) for module, points in by_module.items()]
    order = ("falling", "rising", "steady", "unknown")
    return tuple(sorted(trends, key=lambda trend: (order.index(trend.trend), trend.module)))
