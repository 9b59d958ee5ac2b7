"""The pages about the product itself, as frozen values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pathways.domain.catalog import Catalog
from pathways.domain.gap import ASSUMED_CONFIDENCE
from pathways.domain.pay import LEAVES_OUT
from pathways.domain.plan import Provenance
from pathways.domain.training import Basis, Program
from pathways.sources.cupboards import find_cupboard


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What is behind the figures."""

    program: Program
    provenance: Provenance
    skills: int
    modules: int
    roles: int
    basis: Mapping[str, Basis]
    assumed_confidence: float
    leaves_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured figure of the report, as it is written there."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class QualityPage:
    """The measured report; empty where none came with this copy."""

    measures: tuple[Measure, ...]


def show_about(catalog: Catalog, provenance: Provenance) -> AboutPage:
    """The page about method, data and privacy."""
    return AboutPage(
        catalog.program,
        provenance,
        len(catalog.skills),
        len(catalog.modules),
        len(catalog.roles),
        catalog.basis,
        ASSUMED_CONFIDENCE,
        LEAVES_OUT,
    )


def show_quality() -> QualityPage:
    """The report in models/quality.json: a flat table of names and figures."""
    path = find_cupboard("models") / "quality.json"
    measures = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return QualityPage(tuple(Measure(str(name), str(value)) for name, value in measures.items()))
