"""Letters go into a folder that only the owner reads, or to a mail server; nobody slips a header in."""

import email
import email.policy
import logging
import socketserver
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pathways.domain.errors import NotReady
from pathways.mail import letters
from pathways.mail.outbox import FolderOutbox, Letter, write_message
from pathways.mail.smtp import TRIES, MailServer, SmtpOutbox, open_outbox, read_smtp_url

SENDER = "Pathways <no-reply@pathways.example>"
LETTER = Letter("ana@example.org", "Grüße aus dem Betrieb", "Zeile eins\n\nhttps://pathways.example/confirm/abc\n")


class Conversation(socketserver.StreamRequestHandler):
    """As much of a mail server as a letter needs; it refuses the first ones when it is told to."""

    def handle(self) -> None:
        """Answer each command."""
        server = self.server
        assert isinstance(server, MailServerForTests)
        self.wfile.write(b"220 ready\r\n")
        while line := self.rfile.readline():
            command = line[:4].upper()
            if command == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                server.taken.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            if command == b"MAIL" and server.refuse:
                server.refuse -= 1
                self.wfile.write(b"451 later\r\n")
            else:
                self.wfile.write(b"221 bye\r\n" if command == b"QUIT" else b"250 fine\r\n")


class MailServerForTests(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine and keeps what it is given."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.taken: list[bytes] = []
        self.refuse = 0


@pytest.fixture
def server() -> Iterator[MailServerForTests]:
    """A mail server."""
    with MailServerForTests() as opened:
        threading.Thread(target=opened.serve_forever, daemon=True).start()
        yield opened
        opened.shutdown()


def outbox_to(server: MailServerForTests, pauses: list[float]) -> SmtpOutbox:
    """A way out to the server that notes its pauses and does not wait."""
    return SmtpOutbox(MailServer("127.0.0.1", server.server_address[1]), SENDER, pauses.append)


def test_each_letter_is_a_file_that_only_the_owner_reads(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    outbox = FolderOutbox(folder, SENDER)
    for _ in range(3):
        outbox.send(LETTER)
    files = sorted(folder.iterdir())
    assert [file.suffix for file in files] == [".eml"] * 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    message = email.message_from_bytes(files[0].read_bytes(), policy=email.policy.default)
    assert (message["To"], message["From"], message["Subject"]) == (LETTER.to, SENDER, LETTER.subject)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content().replace("\r\n", "\n") == LETTER.body  # type: ignore[attr-defined]


def test_no_header_can_be_slipped_in() -> None:
    message = write_message(Letter("ana@example.org", "Hello\r\nBcc: all@example.org", "text"), SENDER)
    assert message["Bcc"] is None
    assert "Hello Bcc: all@example.org" in message["Subject"]
    with pytest.raises(ValueError, match="line"):
        write_message(Letter("ana@example.org\r\nBcc: all@example.org", "Hello", "text"), SENDER)


def test_a_letter_reaches_the_mail_server_whole(server: MailServerForTests) -> None:
    outbox = outbox_to(server, [])
    outbox.send(LETTER)
    outbox.close()
    (taken,) = server.taken
    message = email.message_from_bytes(taken, policy=email.policy.default)
    assert message["To"] == LETTER.to
    assert "https://pathways.example/confirm/abc" in message.get_content()  # type: ignore[attr-defined]


def test_a_letter_that_is_not_taken_is_tried_again(server: MailServerForTests) -> None:
    server.refuse, pauses = TRIES - 1, []  # type: ignore[var-annotated]
    outbox = outbox_to(server, pauses)
    outbox.send(LETTER)
    outbox.close()
    assert len(server.taken) == 1
    assert len(pauses) == TRIES - 1


def test_a_letter_that_is_given_up_is_said_without_its_address(
    server: MailServerForTests, caplog: pytest.LogCaptureFixture
) -> None:
    server.refuse = TRIES
    with caplog.at_level(logging.WARNING):
        outbox = outbox_to(server, [])
        outbox.send(LETTER)
        outbox.close()
    assert server.taken == []
    assert f"try {TRIES} of {TRIES}" in caplog.text
    assert "ana@" not in caplog.text
    assert "confirm" not in caplog.text


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", MailServer("mail.example", 25)),
        ("smtp://me:p%40ss@mail.example:2525?starttls", MailServer("mail.example", 2525, False, True, "me", "p@ss")),
        ("smtp://mail.example?starttls", MailServer("mail.example", 587, False, True)),
        ("smtps://me:pass@mail.example", MailServer("mail.example", 465, True, False, "me", "pass")),
        ("smtp://me:pass@localhost", MailServer("localhost", 25, False, False, "me", "pass")),
    ],
)
def test_the_address_of_a_mail_server_says_how_to_speak_to_it(url: str, server: MailServer) -> None:
    assert read_smtp_url(url) == server
    assert "pass" not in repr(server)


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://", "smtp://me:secret@mail.example", "smtp://x:secret@h:port"]
)
def test_a_wrong_address_is_refused_without_repeating_its_password(url: str) -> None:
    with pytest.raises(NotReady) as refused:
        read_smtp_url(url)
    assert refused.value.code == "bad_smtp_url"
    assert "secret" not in str(refused.value)


def test_mail_goes_into_the_folder_until_a_server_is_named(tmp_path: Path) -> None:
    assert isinstance(open_outbox("", tmp_path, SENDER), FolderOutbox)
    assert isinstance(open_outbox("smtp://mail.example", tmp_path, SENDER), SmtpOutbox)


def test_no_subject_tells_of_a_firm_or_a_job_and_every_letter_can_be_written() -> None:
    to, firm, job, link = "ana@example.org", "Acme\nTool", "Welder\r\nX", "https://pathways.example/x"
    written = [
        letters.confirm_address(to, link, 48),
        letters.already_registered(to, link, link),
        letters.reset_password(to, link, 1),
        letters.password_changed(to, link),
        letters.second_factor_changed(to, True, link),
        letters.second_factor_changed(to, False, link),
        letters.firm_approved(to, firm, link),
        letters.contact_asked(to, firm, job, link),
        letters.contact_accepted(to, job, link),
        letters.contact_declined(to, job, link),
    ]
    for letter in written:
        assert "Acme" not in letter.subject
        assert "Welder" not in letter.subject
        assert link in write_message(letter, SENDER).get_content()
        assert to not in repr(letter)
