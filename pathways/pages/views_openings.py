"""The pages of a firm's openings as frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass

from pathways.domain.catalog import Catalog
from pathways.domain.contact import Shortlisted, Viewer
from pathways.domain.errors import BadInput
from pathways.domain.fit import Fit
from pathways.domain.opening import SavedOpening
from pathways.domain.ranking import ImportJob, OpeningsImport
from pathways.pages.forms import Problem, make_problem
from pathways.pages.views_fit import FitCard, show_fit
from pathways.use_cases.openings.shortlist import Kept
from pathways.use_cases.profiles.contacts import Conversation


@dataclass(frozen=True, slots=True)
class OpeningsPage:
    """All openings of a firm."""

    viewer: Viewer
    openings: tuple[SavedOpening, ...]
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ImportPage:
    """How far an import is; report is what it did, once it is done."""

    job: ImportJob
    report: OpeningsImport | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One worker's card for one opening, with what an employer can do: note, talk are '' and None before."""

    viewer: Viewer
    saved: SavedOpening
    card: FitCard
    kept: bool
    note: str
    talk: Conversation | None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One line of a shortlist; card is None when the worker is no longer to be seen."""

    kept: Kept
    card: FitCard | None


@dataclass(frozen=True, slots=True)
class ShortlistPage:
    """Who is kept in mind for an opening, and every request."""

    saved: SavedOpening
    rows: tuple[KeptRow, ...]
    talks: tuple[Conversation, ...]


def show_mine(viewer: Viewer, openings: tuple[SavedOpening, ...], problem: Problem | None = None) -> OpeningsPage:
    """The page of a firm's openings."""
    return OpeningsPage(viewer, openings, problem)


def show_person(
    catalog: Catalog,
    viewer: Viewer,
    saved: SavedOpening,
    fit: Fit,
    item: Shortlisted | None,
    talks: Sequence[Conversation],
    error: BadInput | None = None,
) -> PersonPage:
    """The page of one worker."""
    talk = next((talk for talk in talks if talk.request.profile == fit.profile.id), None)
    note = item.note if item else ""
    problem = make_problem(error) if error else None
    return PersonPage(viewer, saved, show_fit(catalog, fit), item is not None, note, talk, problem)


def show_shortlist_page(
    catalog: Catalog, saved: SavedOpening, kept: Sequence[Kept], talks: Sequence[Conversation]
) -> ShortlistPage:
    """The page of a shortlist."""
    rows = tuple(KeptRow(item, show_fit(catalog, item.fit) if item.fit else None) for item in kept)
    return ShortlistPage(saved, rows, tuple(talks))
