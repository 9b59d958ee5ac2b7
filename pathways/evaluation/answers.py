"""What a system says about a document, in one shape for all systems."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pathways.domain.role import Tier
from pathways.domain.worker import Worker
from pathways.evaluation.golden import Case


@dataclass(frozen=True, slots=True)
class Claim:
    """One skill that a system reads out of a text. sure is its score; quote the words it names ('' none)."""

    skill: str
    level: int
    sure: float
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything one system says about one document.

    scores holds every skill the system scored at all, claimed or not, for the precision-recall curve. worker is
    what the product makes of the text, for systems that make one. credentials is None where none are looked for.
    """

    claims: tuple[Claim, ...]
    roles: tuple[str, ...]
    tier: Tier | None
    thin: bool
    scores: Mapping[str, float] = field(default_factory=dict)
    credentials: frozenset[str] | None = None
    worker: Worker | None = None


class System(Protocol):
    """Anything that reads a document."""

    @property
    def name(self) -> str:
        """What it is called in every table."""
        ...

    @property
    def about(self) -> str:
        """One sentence on what it does."""
        ...

    @property
    def probabilities(self) -> bool:
        """Whether its scores claim to be probabilities of being right."""
        ...

    def answer(self, case: Case) -> Answer:
        """What it says about one case."""
        ...
