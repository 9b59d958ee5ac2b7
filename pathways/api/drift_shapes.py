"""Drift written out as shapes."""

from collections.abc import Iterable

from pathways.api import drift_models as out
from pathways.api.base_models import SkillName
from pathways.domain.catalog import Catalog
from pathways.domain.drift import Decision, DriftGroup, ModuleTrend
from pathways.use_cases.drift.find_drift import Drift


def drift_shape(catalog: Catalog, found: Drift, limit: int) -> out.DriftOf:
    """The queue and the modules."""
    return out.DriftOf(
        kind="drift",
        ads=found.ads,
        invented=found.demo,
        counted=found.counted,
        waiting=len(found.groups),
        decided=len(found.decided),
        groups=[_group(catalog, item, found.versions.get(item.key, 0)) for item in found.groups[:limit]],
        modules=[_module(item) for item in found.modules],
    )


def decision_shape(made: Decision) -> out.DecisionOf:
    """A decision that was kept."""
    return out.DecisionOf(
        kind="drift_decision",
        key=made.key,
        version=made.version,
        decision=made.kind,
        skill=made.skill,
        name=made.name,
        description=made.description,
        phrases=list(made.phrases),
        decided=made.decided,
        invented=made.demo,
    )


def _group(catalog: Catalog, group: DriftGroup, version: int) -> out.DriftGroupOf:
    return out.DriftGroupOf(
        key=group.key,
        version=version,
        phrases=list(group.phrases),
        ads=group.ads,
        months=_counts(group.months),
        states=_counts(group.states),
        trend=group.trend,
        nearest=SkillName(skill=group.skill, name=catalog.skills[group.skill].name),
        cosine=group.cosine,
        quotes=[
            out.DriftQuoteOf(quote=item.quote, title=item.title, month=item.month, state=item.state)
            for item in group.quotes
        ],
    )


def _counts(pairs: Iterable[tuple[str, int]]) -> list[out.CountOf]:
    return [out.CountOf(of=name, ads=count) for name, count in pairs]


def _module(item: ModuleTrend) -> out.ModuleDrift:
    periods = [out.ModulePeriod(period=point.period, asking=point.asking, ads=point.ads) for point in item.points]
    return out.ModuleDrift(module=item.module, trend=item.trend, periods=periods)
