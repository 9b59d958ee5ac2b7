"""What passes between an employer and a worker: a request, a yes or no, and what was shown to whom."""

import datetime
import hashlib
from dataclasses import dataclass
from typing import Literal

from pathways.domain.account import SignedIn

ContactStatus = Literal["asked", "accepted", "declined", "withdrawn"]
"""withdrawn: the worker took their yes back, or the employer their request."""
Actor = Literal["worker", "employer"]

Share = Literal["name", "email", "phone"]
SHARES: tuple[Share, ...] = ("name", "email", "phone")
"""What a yes can hand over, each by itself."""

CONSENT_DAYS = 90
"""How long a yes holds until the worker gives it anew (assumption: a hiring round is over by then)."""


@dataclass(frozen=True, slots=True)
class ContactRequest:
    """A request for one opening to one worker, and the consent it led to.

    shares, purpose and until are the consent: what is handed over, for what, to the last day it holds; empty before
    a yes and after it was taken back.
    """

    id: str
    opening: str
    opening_title: str
    profile: str
    firm: str
    firm_name: str
    status: ContactStatus
    message: str
    asked_at: datetime.datetime
    shares: tuple[Share, ...] = ()
    purpose: str = ""
    until: datetime.date | None = None
    answered_at: datetime.datetime | None = None

    def holds(self, today: datetime.date) -> bool:
        """Whether there is a yes in force."""
        return self.status == "accepted" and self.until is not None and today <= self.until

    def ran_out(self, today: datetime.date) -> bool:
        """Whether there was a yes whose last day is over."""
        return self.status == "accepted" and not self.holds(today)


@dataclass(frozen=True, slots=True)
class ContactEvent:
    """One step of a contact, as both sides see it."""

    at: datetime.datetime
    actor: Actor
    what: str


@dataclass(frozen=True, slots=True)
class Look:
    """What one firm was shown of a worker for one opening: snapshot is the very card, as JSON."""

    firm: str
    firm_name: str
    opening_title: str
    snapshot: str
    times: int
    first_at: datetime.datetime
    last_at: datetime.datetime

    @property
    def digest(self) -> str:
        """What tells one snapshot from another; its beginning is enough to open one of one's own."""
        return hashlib.sha256(self.snapshot.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Shortlisted:
    """Somebody kept in mind for an opening, with the employer's own note."""

    profile: str
    note: str
    added: datetime.datetime


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks for people: a firm, or anybody ('' and not approved), who is shown invented people alone."""

    firm: str = ""
    firm_name: str = ""
    approved: bool = False


def viewer_of(found: SignedIn | None) -> Viewer:
    """The firm of whoever is signed in; a worker, an unfinished session or a stranger asks as nobody."""
    if found is None or not found.complete or found.account.role != "employer" or found.firm is None:
        return Viewer()
    return Viewer(found.firm.id, found.firm.name, found.firm.status == "approved")
