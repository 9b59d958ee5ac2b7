"""What passes between employers and workers, and what a worker keeps here, as programs read it."""

import datetime
from typing import Any, Literal

from pydantic import Field, RootModel

from pathways.api.answer_models import Provenance, Readiness, Route
from pathways.api.base_models import CredentialName, HeldSkill, RoleName, Shape, SkillName
from pathways.api.opening_models import Opening
from pathways.api.person_models import CapstoneShown, Person, PersonModule, PersonTraining
from pathways.domain.badge import ProofKind, Verdict
from pathways.domain.contact import Actor, ContactStatus, Share
from pathways.domain.profile import CertificateState, Part, Visibility
from pathways.domain.worker import Shift


class Reach(Shape):
    """What a yes hands over; empty where it does not."""

    name: str
    email: str
    phone: str


class Step(Shape):
    """One step of a request."""

    at: datetime.datetime
    actor: Actor
    what: str


class Contact(Shape):
    """A request to get in touch, its log, and the consent it led to. Both sides see the same."""

    kind: Literal["contact"]
    id: str
    opening: str
    opening_title: str
    worker: str
    firm: str = Field(description="Name of the firm that asks.")
    status: ContactStatus = Field(description="withdrawn: a yes or a request was taken back.")
    message: str
    asked_at: datetime.datetime
    answered_at: datetime.datetime | None
    shares: list[Share] = Field(description="What a yes in force hands over.")
    purpose: str
    until: datetime.date | None = Field(description="The last day of the consent.")
    reach: Reach | None = Field(description="Null without a yes in force.")
    log: list[Step]


class Contacts(Shape):
    """Requests, the newest first."""

    contacts: list[Contact]


class ShortlistEntry(Shape):
    """Somebody kept in mind for an opening."""

    worker: str
    note: str = Field(description="The employer's own; no worker reads it.")
    added: datetime.datetime
    person: Person | None = Field(description="Null when the worker is no longer to be seen.")
    contact: str | None = Field(description="Id of the request to this worker, if there is one.")


class Shortlist(Shape):
    """Everybody kept in mind for an opening, each as they show themselves today."""

    kind: Literal["shortlist"]
    people: list[ShortlistEntry]


class OperatorPlan(Shape):
    """How somebody of one's own gets to an opening."""

    kind: Literal["operator_plan"]
    opening: Opening
    skills: list[HeldSkill]
    readiness: Readiness
    lacking: list[SkillName] = Field(description="Demands that are not met yet.")
    route: Route
    provenance: Provenance


class Match(Shape):
    """An opening of a firm, and the card its employer sees of this worker."""

    id: str
    firm: str
    invented: bool = Field(description="A demonstration opening.")
    opening: Opening
    card: Person


class Matches(Shape):
    """The open openings a worker fits best, best first."""

    visibility: Visibility = Field(description="hidden: nobody sees any of these cards.")
    matches: list[Match]


class LookAt(Shape):
    """What one firm was shown of a worker for one opening."""

    firm: str
    opening_title: str
    times: int
    first_at: datetime.datetime
    last_at: datetime.datetime
    shown: Person = Field(description="Exactly what was shown; without the place in the list.")


class Looks(Shape):
    """Who was shown this worker, when, and exactly what."""

    looks: list[LookAt]


class MyTerms(Shape):
    """What a job has to fit."""

    state: str
    place: str | None
    shift: Shift
    travel_miles: int
    available: datetime.date | None
    pay_floor: int


class MyProfile(Shape):
    """Everything a worker saved, as its owner sees it."""

    kind: Literal["profile"]
    id: str
    visibility: Visibility
    shown: list[Part] = Field(description="The parts that are switched on for others.")
    blocked: list[str] = Field(description="Firms that never see this worker, in plain spelling.")
    title: str
    start_role: RoleName | None
    goal: RoleName | None
    skills: list[HeldSkill]
    denied: list[SkillName]
    credentials: list[CredentialName]
    certificate: CertificateState
    done_modules: list[PersonModule]
    training: list[PersonTraining]
    capstone: CapstoneShown | None
    terms: MyTerms
    contact: Reach = Field(description="Shown to nobody before a yes; the name earlier where visibility is named.")


class Archive(RootModel[dict[str, Any]]):
    """Everything that is kept about a worker, with a JSON Resume in it."""


class BadgeChecked(Shape):
    """Whether a badge can be believed, and why."""

    kind: Literal["badge_check"]
    verdict: Verdict = Field(
        description="valid: signed by a pinned issuer, unchanged and in force; altered: it is not what they signed."
    )
    why: str
    achievement: str
    achievement_id: str
    issuer: str
    issuer_id: str
    proof: ProofKind
    badge_id: str
    valid_from: datetime.datetime | None
    valid_until: datetime.datetime | None
    credential: CredentialName | None = Field(description="What of the catalogue it stands for.")
    module: str | None = Field(description="Id of the module it stands for.")
    status_unasked: bool = Field(description="Its issuer may have taken it back; asking would need the network.")
