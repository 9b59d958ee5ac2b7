"""A worker as far as they told us: skills held and denied, and the circumstances a plan must fit."""

import datetime
from dataclasses import dataclass
from typing import Literal

from pathways.domain.skill import HeldSkill

Shift = Literal["day", "second", "third", "rotating", "unknown"]

MIN_HOURS_WEEK, MAX_HOURS_WEEK = 1, 40
"""Study hours a week that make sense beside a job; outside this range we ask again."""


@dataclass(frozen=True, slots=True)
class Worker:
    """What is known of a person, and no more: no name, no contact data.

    start_role is the catalogue role they hold today ('' unknown), start_onet_soc its O*NET-SOC code or that of an
    occupation outside the catalogue. denied are skills they said they do not have. title is their job title in
    their own words; title_confidence how sure we are that it means start_role (0-1).
    """

    held: tuple[HeldSkill, ...] = ()
    denied: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()
    done_modules: tuple[str, ...] = ()
    title: str = ""
    start_role: str = ""
    start_onet_soc: str = ""
    title_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a plan has to fit: place, study hours a week, shift, travel, first day, and pay today.

    pay is what the person earns in a year, overtime included, in US dollars (0: not said).
    """

    state: str = ""
    hours_week: float = 10.0
    shift: Shift = "unknown"
    travel_miles: int = 60
    start: datetime.date | None = None
    pay: int = 0
