"""A worker's training record as a college keeps it, and the consent under which employers see part of it."""

import datetime
from dataclasses import dataclass

from pathways.domain.badge import CERTIFICATE
from pathways.domain.cohort import Cohort, Learner

AUDIENCE = "Employers who may see your profile"
"""For whom every consent is given: those who see the card at all. Who is hidden, or blocks a firm, shows it nothing."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What was allowed and when: ids of modules, and of the certificate. ended is when it was taken back (None: in
    force)."""

    items: tuple[str, ...]
    given: datetime.datetime
    ended: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class TrainingRecord:
    """What one site keeps about a worker, and every consent, the newest first."""

    cohort: Cohort
    learner: Learner
    consents: tuple[Consent, ...] = ()

    @property
    def key(self) -> str:
        """What names the record in an address: it tells nothing of anybody else's."""
        return f"{self.cohort.id}-{self.learner.code}"

    @property
    def consent(self) -> Consent | None:
        """The consent in force."""
        return next((item for item in self.consents if item.ended is None), None)


def list_confirmable(learner: Learner) -> tuple[str, ...]:
    """What a record can confirm: the finished modules, and the certificate once it was received."""
    return (*learner.modules, *([CERTIFICATE] if learner.date_of("certified") else []))
