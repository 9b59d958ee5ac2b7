"""Invented people, firms and openings, marked as such, and the ingredients they are made from."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from pathways.domain.profile import Capstone, CertificateState, Contact, Part, Terms, UnderWay, Visibility
from pathways.domain.worker import Shift


@dataclass(frozen=True, slots=True)
class DemoWorker:
    """One invented person: what they wrote, and what they would have typed into their profile beside it.

    role is the role they hold in truth, which the reader has to find out from text. contact.name bears the mark.
    """

    contact: Contact
    text: str
    role: str
    terms: Terms
    credentials: tuple[str, ...] = ()
    done_modules: tuple[str, ...] = ()
    under_way: tuple[UnderWay, ...] = ()
    capstone: Capstone | None = None
    goal: str = ""
    certificate: CertificateState = "none"
    visibility: Visibility = "anonymous"
    shown: frozenset[Part] = frozenset()


@dataclass(frozen=True, slots=True)
class DemoFirm:
    """One invented employer; name bears the mark."""

    name: str
    state: str
    place: str
    about: str


@dataclass(frozen=True, slots=True)
class DemoOpening:
    """One invented advertisement. firm is the name of a DemoFirm, reference the same on every making."""

    reference: str
    firm: str
    title: str
    text: str
    role: str
    state: str
    place: str
    posted: datetime.date


@dataclass(frozen=True, slots=True)
class Demonstration:
    """All that is loaded so that the product can be tried before anybody has signed up."""

    workers: tuple[DemoWorker, ...]
    firms: tuple[DemoFirm, ...]
    openings: tuple[DemoOpening, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """How one skill sounds at work: duties with verbs between asterisks, and a noun phrase to ask for it."""

    do: tuple[str, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class Featured:
    """A person of whom more than the role is fixed, so that a walk through the product meets them."""

    role: str
    place: str = ""
    shift: Shift | None = None
    certificate: CertificateState | None = None
    under_way: str = ""
    controller: str = ""


@dataclass(frozen=True, slots=True)
class OpeningPlan:
    """What is fixed of an advertisement; the rest is drawn."""

    role: str
    title: str = ""
    shift: Shift = "day"
    degree: str = "other"
    controller: str = ""
    musts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirmPlan:
    """An employer and the advertisements it runs; plant names the sector whose words it uses."""

    name: str
    plant: str
    place: str
    about: str
    openings: tuple[OpeningPlan, ...]


@dataclass(frozen=True, slots=True)
class Ingredients:
    """Everything a demonstration is made from. phrases holds all lists of words by their path in the files.

    sectors and controllers are the words that must agree within one plant, capstones a claim with its metric; ranges
    are lowest, highest and step; shares are weights by name.
    """

    phrases: Mapping[str, tuple[str, ...]]
    duties: Mapping[str, Duty]
    sectors: tuple[Mapping[str, tuple[str, ...]], ...]
    controllers: tuple[Mapping[str, str], ...]
    capstones: tuple[Mapping[str, str], ...]
    ranges: Mapping[str, tuple[int, int, int]]
    shares: Mapping[str, Mapping[str, int]]
    featured: tuple[Featured, ...]
    firms: tuple[FirmPlan, ...]

    @property
    def mark(self) -> str:
        """What follows every name of a person or a firm."""
        return self.phrases["mark"][0]
