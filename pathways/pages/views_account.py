"""The pages of accounts as frozen values."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import segno
from flask_babel import LazyString, format_datetime, gettext, lazy_gettext

from pathways.domain.account import Account, AccountRole, Firm, FirmWish, SignedIn, needs_second_factor
from pathways.domain.catalog import Catalog
from pathways.domain.passwords import LEAST
from pathways.pages.forms import Problem
from pathways.use_cases.accounts.set_second_factor import NewFactor

_NOTICES: Mapping[str, LazyString] = {
    "confirmed": lazy_gettext("Your address is confirmed. You can sign in now."),
    "reset": lazy_gettext("Your new password holds. Every device was signed out; sign in with it."),
    "signed_out": lazy_gettext("You are signed out."),
    "deleted": lazy_gettext("Your account is deleted for good."),
    "password": lazy_gettext("Your password was changed, and every other device was signed out."),
    "ended": lazy_gettext("Every other device was signed out, and every program token has ended."),
    "token_ended": lazy_gettext("The token has ended."),
    "factor_removed": lazy_gettext("The second factor was taken away."),
}
ROLE_WORDS: Mapping[AccountRole, LazyString] = {
    "worker": lazy_gettext("Worker"),
    "employer": lazy_gettext("Employer"),
    "lead": lazy_gettext("Program lead"),
    "admin": lazy_gettext("Administrator"),
}
_FIRM_WORDS: Mapping[str, LazyString] = {
    "pending": lazy_gettext("waits for approval"),
    "approved": lazy_gettext("approved"),
    "closed": lazy_gettext("closed"),
}
_KINDS = ("browser", "program")
_QR_SCALE = 5
"""Pixels a dot; a phone reads it from a screen at arm's length, and it fits into 360 pixels."""


@dataclass(frozen=True, slots=True)
class Joining:
    """What was typed to sign up, but for the password."""

    role: AccountRole = "worker"
    email: str = ""
    firm: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class JoinPage:
    """The sign-up form. worker_least and others_least are the shortest passwords."""

    values: Joining
    states: tuple[tuple[str, str], ...]
    problem: Problem | None
    worker_least: int = LEAST["worker"]
    others_least: int = LEAST["employer"]


@dataclass(frozen=True, slots=True)
class SentPage:
    """A mail is on its way: to confirm, or to choose a new password."""

    joined: bool


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """The button that confirms an address."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignInPage:
    """Address and password. way is where to go on to ('' for the account)."""

    way: str
    email: str = ""
    notice: str = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ChallengePage:
    """A code, to finish signing in."""

    way: str
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ForgotPage:
    """The address that a link may go to."""

    email: str = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ResetPage:
    """The new password."""

    token: str = field(repr=False)
    problem: Problem | None = None
    least: int = LEAST["worker"]


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One signed-in browser or program token; here: the one that is asking."""

    id: str
    label: str
    started: str
    seen: str
    here: bool


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One's own account. firm is '' for those who have none; kind decides which pages are theirs."""

    email: str
    role: str
    firm: str
    has_factor: bool
    least: int
    browsers: tuple[SessionLine, ...]
    programs: tuple[SessionLine, ...]
    problem: Problem | None
    notice: str
    kind: AccountRole


@dataclass(frozen=True, slots=True)
class FactorPage:
    """The secret as text and as a picture ('' when one is set up already). required: there is no way around it."""

    secret: str
    picture: str
    required: bool
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class CodesPage:
    """Recovery codes, shown once."""

    codes: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class TokenPage:
    """A program's token, shown once."""

    token: str = field(repr=False)
    label: str


@dataclass(frozen=True, slots=True)
class FirmLine:
    """A firm in the administrator's list."""

    id: str
    name: str
    state: str
    status: str
    word: str
    demo: bool


@dataclass(frozen=True, slots=True)
class AskingLine:
    """Somebody who says that a firm in the list is theirs."""

    account: str
    email: str
    firm: str


@dataclass(frozen=True, slots=True)
class FirmsPage:
    """All firms, those that wait first, and who asks to be let into one."""

    firms: tuple[FirmLine, ...]
    asking: tuple[AskingLine, ...]


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account in the administrator's list."""

    id: str
    email: str
    role: str
    firm: str
    confirmed: bool
    disabled: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """All accounts."""

    accounts: tuple[AccountLine, ...]


def notice_of(code: str) -> str:
    """The sentence for what was just done ('' for an unknown code)."""
    return str(_NOTICES.get(code, ""))


def show_join(catalog: Catalog, values: Joining, problem: Problem | None = None) -> JoinPage:
    """The sign-up form."""
    return JoinPage(values, tuple((state.postal, state.name) for state in catalog.states.values()), problem)


def show_account(
    mine: SignedIn, sessions: Sequence[SignedIn], problem: Problem | None = None, notice: str = ""
) -> AccountPage:
    """One's own account."""
    lines = {item.session_id: _session_line(item, mine) for item in sessions}
    kinds = {kind: tuple(lines[item.session_id] for item in sessions if item.kind == kind) for kind in _KINDS}
    return AccountPage(
        email=mine.account.email,
        role=str(ROLE_WORDS[mine.account.role]),
        firm=_firm_words(mine),
        has_factor=mine.account.second_factor,
        least=LEAST[mine.account.role],
        browsers=kinds["browser"],
        programs=kinds["program"],
        problem=problem,
        notice=notice,
        kind=mine.account.role,
    )


def show_factor(mine: SignedIn, new: NewFactor | None, problem: Problem | None = None) -> FactorPage:
    """The page of the second factor."""
    picture = segno.make(new.address, error="m", micro=False).svg_data_uri(scale=_QR_SCALE, light="#fff") if new else ""
    secret = " ".join(new.secret[at : at + 4] for at in range(0, len(new.secret), 4)) if new else ""
    return FactorPage(secret, picture, needs_second_factor(mine.account.role), problem)


def show_firms(firms: Sequence[Firm], asking: Sequence[tuple[Account, FirmWish]]) -> FirmsPage:
    """The administrator's list of firms."""
    lines = [
        FirmLine(firm.id, firm.name, firm.state, firm.status, str(_FIRM_WORDS[firm.status]), firm.demo)
        for firm in sorted(firms, key=lambda firm: firm.status != "pending")
    ]
    return FirmsPage(tuple(lines), tuple(AskingLine(who.id, who.email, wish.name) for who, wish in asking))


def show_accounts(mine: SignedIn, accounts: Sequence[Account], firms: Sequence[Firm]) -> AccountsPage:
    """The administrator's list of accounts."""
    names = {firm.id: firm.name for firm in firms}
    return AccountsPage(
        tuple(
            AccountLine(
                id=item.id,
                email=item.email,
                role=str(ROLE_WORDS[item.role]),
                firm=names.get(item.firm, ""),
                confirmed=item.confirmed,
                disabled=item.disabled,
                mine=item.id == mine.account.id,
            )
            for item in accounts
        )
    )


def _session_line(item: SignedIn, mine: SignedIn) -> SessionLine:
    here = item.session_id == mine.session_id
    return SessionLine(item.session_id, item.label, _moment(item.started), _moment(item.last_seen), here)


def _firm_words(mine: SignedIn) -> str:
    if mine.firm:
        return f"{mine.firm.name} ({_FIRM_WORDS[mine.firm.status]})"
    return str(gettext("waits for an administrator")) if mine.account.role == "employer" else ""


def _moment(moment: datetime.datetime) -> str:
    return str(gettext("%(moment)s UTC", moment=format_datetime(moment, "medium")))
