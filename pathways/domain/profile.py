"""A worker who wants to be found: what they saved, who may see which part of it, and who may not."""

import datetime
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from pathways.domain.worker import Shift, Worker

Visibility = Literal["hidden", "anonymous", "named"]
"""hidden: in no answer to anybody; anonymous: skills and what is switched on; named: the name as well."""

Part = Literal["quotes", "title", "place", "shift", "travel", "available", "pay", "credentials", "training", "capstone"]
PARTS: tuple[Part, ...] = (
    "quotes", "title", "place", "shift", "travel", "available", "pay", "credentials", "training", "capstone",
)  # fmt: skip
"""What a worker can switch on or off, each by itself. Skills with levels and the state are needed for any match."""

USUAL_PARTS: frozenset[Part] = frozenset({"quotes", "title", "shift", "credentials", "training", "available"})
"""What is on once somebody chooses to be found, until they change it: what a match needs, not where or how much."""

CertificateState = Literal["none", "training", "held"]


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A module somebody is taking, and the last day of it as planned."""

    module: str
    finish: datetime.date


@dataclass(frozen=True, slots=True)
class Capstone:
    """The project in the worker's own firm: what it claims, the figure behind the claim, who can confirm it."""

    claim: str
    metric: str = ""
    verifier: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """A credential or module that a valid badge proves: its id, who signed, the last day it holds (None: no end)."""

    item: str
    issuer: str
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A module or the certificate that a site's own record confirms, under a consent in force: its id, and the site."""

    item: str
    site: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Who somebody is and how to reach them: shown to nobody but the worker until they say yes."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a job has to fit. pay_floor is US dollars a year (0: not said); available None means now.

    place is the id of a place of the catalogue near the worker, never an address.
    """

    state: str = ""
    place: str = ""
    shift: Shift = "unknown"
    travel_miles: int = 60
    available: datetime.date | None = None
    pay_floor: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """What one worker saved. worker holds skills with evidence, credentials and modules done; goal is a role ('').

    blocked are keys of firm names (see firm_key). demo marks an invented person. revision grows with every change.
    """

    id: str
    worker: Worker
    terms: Terms = Terms()
    under_way: tuple[UnderWay, ...] = ()
    capstone: Capstone | None = None
    verified: tuple[Verified, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()
    goal: str = ""
    visibility: Visibility = "hidden"
    shown: frozenset[Part] = field(default=USUAL_PARTS)
    blocked: frozenset[str] = frozenset()
    contact: Contact = Contact()
    demo: bool = False
    revision: int = 0


def firm_key(name: str) -> str:
    """A firm's name so that spelling does not matter: 'Acme Tool, Inc.' and 'ACME TOOL INC' are one firm."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    endings = {"inc", "llc", "ltd", "co", "corp", "corporation", "company", "incorporated", "limited"}
    kept = [word for word in words if word not in endings]
    return " ".join(kept or words)


@dataclass(frozen=True, slots=True)
class SavedProfile:
    """A profile as it lies in the store: payload is JSON of worker, terms, training, capstone and goal. confirmed is
    what sites' records confirm at this moment, by the id of the site; it is read, never saved."""

    id: str
    payload: str
    visibility: Visibility
    shown: frozenset[Part]
    blocked: frozenset[str]
    contact: Contact
    demo: bool
    revision: int
    account: str = ""
    confirmed: tuple[Confirmation, ...] = ()
