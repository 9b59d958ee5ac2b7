"""The pages of imported ads as frozen values."""

from dataclasses import dataclass

from pathways.domain.ad_phrases import Collection
from pathways.domain.ranking import ImportJob, OpeningsImport
from pathways.pages.forms import Problem


@dataclass(frozen=True, slots=True)
class AdsPage:
    """All collections, and the form to bring more; typed is the name that was in it."""

    collections: tuple[Collection, ...]
    typed: str = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class AdsImportPage:
    """How far an import is; report is what it did, once it is done."""

    job: ImportJob
    report: OpeningsImport | None
