"""The page of a worker's training records as frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass

from pathways.domain.catalog import Catalog
from pathways.domain.profile import Profile
from pathways.domain.training_record import AUDIENCE, TrainingRecord, list_confirmable
from pathways.pages.forms import Problem


@dataclass(frozen=True, slots=True)
class RecordItem:
    """Something a record can confirm: its id and name, whether it stands in the worker's own profile, and whether a
    consent in force names it."""

    id: str
    name: str
    in_profile: bool
    allowed: bool


@dataclass(frozen=True, slots=True)
class RecordCard:
    """One record, with everything it can confirm."""

    record: TrainingRecord
    site: str
    role: str
    items: tuple[RecordItem, ...]

    @property
    def missing(self) -> bool:
        """Whether something finished is not in the profile yet."""
        return any(not item.in_profile for item in self.items)


@dataclass(frozen=True, slots=True)
class RecordsPage:
    """All records of a worker; audience says to whom a consent shows them."""

    cards: tuple[RecordCard, ...]
    profile: Profile
    audience: str
    problem: Problem | None


def show_records(
    catalog: Catalog, profile: Profile, records: Sequence[TrainingRecord], problem: Problem | None = None
) -> RecordsPage:
    """The page of records."""
    return RecordsPage(tuple(_card(catalog, profile, item) for item in records), profile, AUDIENCE, problem)


def _card(catalog: Catalog, profile: Profile, record: TrainingRecord) -> RecordCard:
    site, role = catalog.partners.get(record.cohort.site), catalog.roles.get(record.learner.role)
    held = {*profile.worker.done_modules, *profile.worker.credentials}
    allowed = record.consent.items if record.consent else ()
    items = (
        RecordItem(item, name_item(catalog, item), item in held, item in allowed)
        for item in list_confirmable(record.learner)
    )
    return RecordCard(record, site.name if site else record.cohort.site, role.title if role else "", tuple(items))


def name_item(catalog: Catalog, item: str) -> str:
    """A module or the certificate by name."""
    if item in catalog.modules:
        return catalog.modules[item].title
    return catalog.credentials[item].name if item in catalog.credentials else item
