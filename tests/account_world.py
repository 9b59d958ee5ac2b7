"""What tests of accounts share: a clock that is moved by hand, a mailbox that is a folder, codes from an app."""

import datetime
import email
import email.policy
import re
from pathlib import Path

import pyotp

from pathways.domain.account import AccountRole
from pathways.mail.outbox import FolderOutbox
from pathways.store.database import Store
from pathways.use_cases.accounts.confirm_email import confirm_email
from pathways.use_cases.accounts.kit import AccountKit, AccountTools
from pathways.use_cases.accounts.manage_accounts import add_account
from pathways.use_cases.accounts.sessions import Opened
from pathways.use_cases.accounts.set_second_factor import confirm_second_factor, start_second_factor
from pathways.use_cases.accounts.sign_in import sign_in
from pathways.use_cases.accounts.sign_up import sign_up

NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)
PASSWORD = "tulip crane harbor nine"
OTHER = "velvet onion ladder creek"
BASE = "https://pathways.example"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime.datetime:
        return self.moment

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.moment += datetime.timedelta(**by)


class Mailbox:
    """The folder that mail goes to, read like a mailbox."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def letters(self) -> list[tuple[str, str, str]]:
        """Every letter, the oldest first: to whom, subject, text."""
        parsed = [
            email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            for path in sorted(self.folder.glob("*.eml"))
        ]
        return [(str(item["To"]), str(item["Subject"]), item.get_content()) for item in parsed]  # type: ignore[attr-defined]

    def link(self, part: str) -> str:
        """The token of the newest link to an address that holds part."""
        found = re.findall(rf"{re.escape(BASE)}{part}([\w-]+)", "".join(text for *_, text in self.letters))
        return str(found[-1])


def make_kit(store: Store, folder: Path, clock: Clock) -> AccountKit:
    """The instruments of the account verbs."""
    return AccountKit(store, FolderOutbox(folder, "Pathways <no-reply@pathways.example>"), b"secret", BASE, clock)


def join(kit: AccountTools, mailbox: Mailbox, email: str = "ana@example.org") -> Opened:
    """A worker who signed up, confirmed and signed in."""
    sign_up(kit, email=email, password=PASSWORD, role="worker")
    confirm_email(kit, token=mailbox.link("/confirm/"))
    return sign_in(kit, email=email, password=PASSWORD)


def hire(kit: AccountTools, role: AccountRole = "employer", email: str = "boss@example.org") -> tuple[Opened, str, str]:
    """Somebody who needs a second factor and has set it up: the session, the app's secret and a recovery code."""
    add_account(kit, email=email, role=role, firm="Acme Tool" if role == "employer" else "", password=PASSWORD)
    begun = sign_in(kit, email=email, password=PASSWORD)
    secret = start_second_factor(kit, signed_in=begun.signed_in).secret
    made = confirm_second_factor(kit, signed_in=begun.signed_in, code=code_at(secret, kit.now()))
    return made.opened, secret, made.recovery[0]


def code_at(secret: str, moment: datetime.datetime) -> str:
    """What an app shows at a moment."""
    return pyotp.TOTP(secret).at(moment)
