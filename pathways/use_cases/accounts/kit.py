"""The few instruments that account verbs need."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from pathways.mail.outbox import Outbox
from pathways.store.database import Store

HERE = "http://127.0.0.1:8000"
SENDER = "Pathways <no-reply@localhost>"
"""Where links lead and who writes, unless the settings say otherwise."""


def utc_now() -> datetime.datetime:
    """This moment."""
    return datetime.datetime.now(datetime.UTC)


class AccountTools(Protocol):
    """What Tools and AccountKit both have."""

    @property
    def store(self) -> Store:
        """The database."""

    @property
    def outbox(self) -> Outbox:
        """The way out for mail."""

    @property
    def secret(self) -> bytes:
        """The service's own secret, the same in all its processes."""

    @property
    def base_url(self) -> str:
        """Where the service is reached, for links in mails: never taken from a request, which may name any host."""

    @property
    def now(self) -> Callable[[], datetime.datetime]:
        """The clock, in UTC."""


@dataclass(frozen=True)
class AccountKit:
    """These instruments alone, where nothing else is needed."""

    store: Store
    outbox: Outbox
    secret: bytes = field(repr=False)
    base_url: str
    now: Callable[[], datetime.datetime] = utc_now


def link_to(tools: AccountTools, path: str) -> str:
    """An address of the service, to be mailed."""
    return f"{tools.base_url.rstrip('/')}{path}"
