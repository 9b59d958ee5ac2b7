"""Letters by a mail server, one after the other in a thread, so that no page waits for the server or shows by its
waiting whether a mail went out."""

import logging
import smtplib
import ssl
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from pathways.domain.errors import NotReady
from pathways.mail.outbox import FolderOutbox, Letter, Outbox, write_message

LOG = logging.getLogger("pathways.mail")
TRIES = 3
PAUSE_SECONDS = 5.0
TIMEOUT_SECONDS = 20.0
_LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where a mail server is and how it is spoken to: tls from the start, starttls after a greeting."""

    host: str
    port: int
    tls: bool = False
    starttls: bool = False
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


class SmtpOutbox:
    """Hands letters to a mail server; one that it does not take is tried again, then given up and said in the log."""

    def __init__(self, server: MailServer, sender: str, pause: Callable[[float], None] = time.sleep) -> None:
        self._server = server
        self._sender = sender
        self._pause = pause
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")

    def send(self, letter: Letter) -> None:
        """Queue a letter."""
        self._thread.submit(self._deliver, letter)

    def close(self) -> None:
        """Wait until all letters are out."""
        self._thread.shutdown(wait=True)

    def _deliver(self, letter: Letter) -> None:
        for turn in range(1, TRIES + 1):
            try:
                self._hand_over(letter)
                return
            except (OSError, smtplib.SMTPException) as error:
                LOG.warning("a mail was not taken, try %d of %d: %s", turn, TRIES, type(error).__name__)
                self._pause(PAUSE_SECONDS if turn < TRIES else 0)

    def _hand_over(self, letter: Letter) -> None:
        server, safely = self._server, ssl.create_default_context()
        where = (server.host, server.port)
        opened = (
            smtplib.SMTP_SSL(*where, timeout=TIMEOUT_SECONDS, context=safely)
            if server.tls
            else smtplib.SMTP(*where, timeout=TIMEOUT_SECONDS)
        )
        with opened as connection:
            if server.starttls:
                connection.starttls(context=safely)
            if server.user:
                connection.login(server.user, server.password)
            connection.send_message(write_message(letter, self._sender))


def open_outbox(smtp_url: str, folder: Path, sender: str) -> Outbox:
    """The way out that the settings name. Raises NotReady (bad_smtp_url); the address is not repeated: it may hold a
    password."""
    return SmtpOutbox(read_smtp_url(smtp_url), sender) if smtp_url else FolderOutbox(folder, sender)


def read_smtp_url(text: str) -> MailServer:
    """smtp://user:password@host:587?starttls or smtps://user:password@host. Raises NotReady (bad_smtp_url)."""
    try:
        url = urlsplit(text)
        server = _server_of(url)
    except ValueError:
        server = None
    if server is None or url.scheme not in ("smtp", "smtps") or not server.host:
        raise _bad("The address of the mail server cannot be read.")
    if server.user and not (server.tls or server.starttls or server.host in _LOCAL):
        raise _bad("The mail server's password would travel unprotected.")
    return server


def _server_of(url: SplitResult) -> MailServer:
    tls, starttls = url.scheme == "smtps", "starttls" in url.query.split("&")
    usual = 465 if tls else 587 if starttls else 25
    user, password = unquote(url.username or ""), unquote(url.password or "")
    return MailServer(url.hostname or "", url.port or usual, tls, starttls, user, password)


def _bad(message: str) -> NotReady:
    return NotReady("bad_smtp_url", message, fix="Write smtp://user:password@host:587?starttls or smtps://host.")
