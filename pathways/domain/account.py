"""Who signs in: accounts, the firms of employers, and when a session is over."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

AccountRole = Literal["worker", "employer", "lead", "admin"]
ROLES: tuple[AccountRole, ...] = ("worker", "employer", "lead", "admin")
JOINING: tuple[AccountRole, ...] = ("worker", "employer")
"""Roles that anybody may sign up for; the others are added on the command line."""

FirmStatus = Literal["pending", "approved", "closed"]
SessionKind = Literal["browser", "program"]
MailPurpose = Literal["confirm", "reset"]


@dataclass(frozen=True, slots=True)
class Firm:
    """An employer. Until an administrator approved it nobody in it may look for people; demo marks an invented one."""

    id: str
    name: str
    state: str = ""
    place: str = ""
    status: FirmStatus = "pending"
    demo: bool = False


@dataclass(frozen=True, slots=True)
class FirmWish:
    """The firm somebody named when they signed up, until their address is confirmed and it is let in."""

    name: str
    state: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. firm is the id of their firm ('' none); second_factor says that one is set up."""

    id: str
    email: str = field(repr=False)
    role: AccountRole
    firm: str
    confirmed: bool
    second_factor: bool
    disabled: bool
    created: datetime.datetime


@dataclass(frozen=True, slots=True)
class AccountSecrets:
    """An account with what only the sign-in may see; nothing of it shows in a printed value.

    factor is the sealed secret of the second factor ('' none), last_step the last half minute a code was used for.
    """

    account: Account
    password_hash: str = field(repr=False)
    factor: str = field(default="", repr=False)
    last_step: int = 0
    wish: FirmWish | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that holds. session_id is the digest of its token, which is stored nowhere.

    kind 'program' is a token that a person made for a program; label is the name they gave it.
    """

    account: Account
    session_id: str = field(repr=False)
    second_factor_done: bool
    started: datetime.datetime
    last_seen: datetime.datetime
    firm: Firm | None = None
    kind: SessionKind = "browser"
    label: str = ""

    @property
    def complete(self) -> bool:
        """Whether all was shown that this account has to show: workers choose whether they want a second factor."""
        return self.second_factor_done or not (needs_second_factor(self.account.role) or self.account.second_factor)


@dataclass(frozen=True, slots=True)
class SessionLimits:
    """How long a session may rest, and how long it may last in all."""

    idle: datetime.timedelta
    total: datetime.timedelta


_OFFICE = SessionLimits(datetime.timedelta(minutes=30), datetime.timedelta(hours=12))
SESSION_LIMITS: Mapping[AccountRole, SessionLimits] = {
    "worker": SessionLimits(datetime.timedelta(hours=12), datetime.timedelta(days=30)),
    "employer": _OFFICE,
    "lead": _OFFICE,
    "admin": _OFFICE,
}
"""Others see people's data, often at a desk that several share: half an hour, and one working day in all. A worker
sees their own, on their own phone, between two shifts: half a day, and a month in all."""
UNFINISHED = SessionLimits(datetime.timedelta(minutes=30), datetime.timedelta(minutes=30))
"""A password alone, with the second factor still to come: long enough to install an app for codes."""
PROGRAM = SessionLimits(datetime.timedelta(days=90), datetime.timedelta(days=90))
"""A program has nobody to sign in again for it; a token that nobody renews for a season is likely forgotten."""
SEEN_EVERY = datetime.timedelta(minutes=1)
"""A session is marked as seen at most this often, so that reading a page does not cost a write each time."""


def needs_second_factor(role: AccountRole) -> bool:
    """Everybody who may see other people's data."""
    return role != "worker"


def limits_of(signed_in: SignedIn) -> SessionLimits:
    """The limits in force for a session."""
    if signed_in.kind == "program":
        return PROGRAM
    return SESSION_LIMITS[signed_in.account.role] if signed_in.complete else UNFINISHED


def is_over(signed_in: SignedIn, now: datetime.datetime) -> bool:
    """Whether a session has ended: rested too long, lasted too long, or its account may no longer sign in."""
    limits = limits_of(signed_in)
    rested, lasted = now - signed_in.last_seen, now - signed_in.started
    return signed_in.account.disabled or rested >= limits.idle or lasted >= limits.total
