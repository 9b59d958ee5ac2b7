"""Where letters go out: into a folder unless a mail server is named."""

import datetime
import os
import secrets
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid, parseaddr
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail: to whom, about what, and what it says."""

    to: str = field(repr=False)
    subject: str
    body: str = field(repr=False)


class Outbox(Protocol):
    """A way out for letters."""

    def send(self, letter: Letter) -> None:
        """Take a letter over. A letter that cannot be delivered is said in the log, without its address or text."""


class FolderOutbox:
    """Writes each letter into a file of its own, for the owner of the service alone to read and pass on."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder = folder
        self._sender = sender

    def send(self, letter: Letter) -> None:
        """Write the file whole, then give it its name: who looks into the folder never sees half a letter."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{datetime.datetime.now(datetime.UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
        part = self._folder / f"{name}.part"
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(write_message(letter, self._sender).as_bytes())
        part.rename(self._folder / f"{name}.eml")


def write_message(letter: Letter, sender: str) -> EmailMessage:
    """A letter as a message of plain text. Line breaks in a subject become spaces: no header can be slipped in."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = letter.to
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(datetime.datetime.now(datetime.UTC))
    message["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2] or "localhost")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body)
    return message
