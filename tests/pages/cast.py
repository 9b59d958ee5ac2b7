"""Everybody who may knock at the service: one of each role and kind, with things of their own, on one database."""

import datetime
import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from account_world import BASE, Clock
from flask import Flask
from flask.testing import FlaskClient
from people_world import (
    GAUGES,
    PRINTS,
    Somebody,
    found_firm,
    keep_opening,
    keep_profile,
    let_in,
    make_opening,
    make_profile,
    on,
)
from walking import soup
from werkzeug.test import TestResponse

from pathways.app import create_app
from pathways.domain.account import SignedIn
from pathways.domain.drift import DriftGroup, DriftQuote
from pathways.domain.profile import PARTS, Profile, UnderWay
from pathways.mail.outbox import FolderOutbox
from pathways.settings import Settings
from pathways.store.database import Store
from pathways.store.drift import put_groups
from pathways.use_cases.accounts.firms import close_firm
from pathways.use_cases.accounts.sessions import find_session
from pathways.use_cases.badges.issue import give_badge
from pathways.use_cases.cohorts.keep_cohorts import enter_cohort, enter_learner
from pathways.use_cases.drift.decisions import Wish, decide
from pathways.use_cases.openings.shortlist import find_visible, log_looks, shortlist_worker
from pathways.use_cases.profiles.badges import bring_badge
from pathways.use_cases.profiles.contacts import answer_contact, ask_contact
from pathways.use_cases.profiles.leave import list_my_looks
from pathways.use_cases.profiles.matches import make_match
from pathways.use_cases.records.my_record import allow_record
from pathways.use_cases.tools import Tools

COOKIE = "pathways_session"
API = "/api/"
FIRMS = {"acme": "Acme Tool", "bolt": "Bolt Works", "waiting": "Waiting Works", "closed": "Closed Castings"}
WAITING_GROUP, DECIDED_GROUP = "ultrasonic degassing", "laser peening"
PASSING = ("session", "look", "attempt")
"""Tables that reading a page may write: when a session was last seen, who was looked at, what was tried."""


@dataclass
class Cast:
    """The service, its database, and everybody; ids are of what 'acme' and 'ana' own."""

    app: Flask
    tools: Tools
    path: Path
    people: dict[str, Somebody]
    ids: dict[str, str]
    _browsers: dict[str, tuple[FlaskClient, list[str]]] = field(default_factory=dict)

    def reset(self) -> None:
        """Everything as it was at the beginning."""
        with closing(sqlite3.connect(f"{self.path}.kept")) as kept, closing(sqlite3.connect(self.path)) as live:
            kept.backup(live)
        fresh = on(self.tools, self.tools.store)
        self._browsers.clear()
        self.app.extensions["pathways.tools"] = self.app.extensions["pathways.api.tools"] = fresh

    def keep(self) -> None:
        """Remember how everything is now."""
        with closing(sqlite3.connect(f"{self.path}.kept")) as kept, closing(sqlite3.connect(self.path)) as live:
            live.backup(kept)

    def fingerprint(self) -> str:
        """A digest of every row but those that reading a page may write."""
        with closing(sqlite3.connect(self.path)) as live:
            names = [name for (name,) in live.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            rows = {name: sorted(map(repr, live.execute(f"SELECT * FROM {name}"))) for name in sorted(names)
                    if name not in PASSING}  # fmt: skip
        return hashlib.sha256(repr(rows).encode()).hexdigest()

    def session_of(self, who: str) -> SignedIn | None:
        """The session of one of them, as the guard would find it."""
        return find_session(self.tools, token=self.people[who].cookie) if who in self.people else None

    def browser(self, who: str) -> FlaskClient:
        """A browser of one of them; anybody who is not among the people is a stranger."""
        client = self.app.test_client()
        if who in self.people:
            client.set_cookie(COOKIE, self.people[who].cookie)
        return client

    def send(self, who: str, method: str, path: str, *, token: bool = True, **given: Any) -> TestResponse:
        """One request as one of them: to a page with the form's token, to the API as a program."""
        if path.startswith(API):
            headers = {"Authorization": f"Bearer {self.people[who].program}"} if who in self.people else {}
            return self.app.test_client(use_cookies=False).open(path, method=method, headers=headers, **given)
        client, known = self._browsers.setdefault(who, (self.browser(who), []))
        if method == "POST" and token:
            known[:] = known or [form_token(client)]
            given["data"] = {**given.get("data", {}), "csrf_token": known[0]}
        return client.open(path, method=method, **given)


def form_token(client: FlaskClient) -> str:
    """A token for this browser's forms."""
    return str(soup(client.get("/")).select_one("input[name=csrf_token]")["value"])  # type: ignore[index]


def gather(tools: Tools, folder: Path) -> Cast:
    """Found the firms, let everybody in, and let something happen between Acme and Ana."""
    path = folder / "pathways.db"
    store = Store(f"sqlite:///{path}")
    store.migrate()
    outbox = FolderOutbox(folder / "mail", "Pathways <no-reply@pathways.example>")
    mine = on(tools, store, outbox=outbox, secret=b"secret", base_url=BASE, now=Clock(), clock=_today)
    app = create_app(Settings(home=folder, secret_key="only for tests"), mine)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    cast = Cast(app, mine, path, _people(mine), {})
    cast.ids.update(_deeds(mine, cast.people))
    cast.keep()
    return cast


def _today() -> datetime.date:
    return Clock().moment.date()


def _people(tools: Tools) -> dict[str, Somebody]:
    for name in FIRMS.values():
        found_firm(tools, name, "pending" if name == FIRMS["waiting"] else "approved")
    made = {who: let_in(tools, f"{who}@example.org", "worker") for who in ("ana", "bo", "newcomer")}
    made |= {who: let_in(tools, f"{who}@example.org", "employer", firm) for who, firm in FIRMS.items()}
    made |= {who: let_in(tools, f"{who}@example.org", who) for who in ("lead", "admin")}  # type: ignore[arg-type]
    made["halfway"] = let_in(tools, "halfway@example.org", "employer", FIRMS["acme"], factor="owed")
    made["begun"] = let_in(tools, "begun@example.org", "employer", FIRMS["acme"], factor="none")
    made["unplaced"] = let_in(tools, "unplaced@example.org", "employer", FIRMS["acme"])
    with tools.store.writing() as session:
        session.connection().exec_driver_sql(
            "UPDATE account SET firm = NULL, asks_firm = 'Acme Tool' WHERE email = 'unplaced@example.org'"
        )
    close_firm(tools, firm=found_firm(tools, FIRMS["closed"]).firm)
    return made


def _deeds(tools: Tools, people: Mapping[str, Somebody]) -> dict[str, str]:
    """What Acme and Ana own: an opening, a profile, a request, a look, a badge."""
    ana, _ = (
        keep_profile(
            tools,
            make_profile(
                f"{who} canaryname", {PRINTS: 3, GAUGES: 3}, shown=frozenset(PARTS),
                under_way=(UnderWay("hub-lab", datetime.date(2027, 1, 1)),),
            ),
            people[who].account.id,
        )
        for who in ("ana", "bo")
    )  # fmt: skip
    acme = found_firm(tools, FIRMS["acme"])
    saved = keep_opening(tools, acme, make_opening({PRINTS: 2}), "Machinist: read prints")
    shortlist_worker(tools, viewer=acme, opening=saved.id, profile=ana.id, note="good")
    request = ask_contact(tools, viewer=acme, opening=saved.id, profile=ana.id, message="Hello").id
    answer_contact(tools, profile=ana, request=request, yes=True, shares=["email"])
    waiting = keep_opening(tools, acme, make_opening({GAUGES: 2}, title="Inspector"))
    asked = ask_contact(tools, viewer=acme, opening=waiting.id, profile=ana.id, message="Hello").id
    wanted = make_opening({PRINTS: 2})
    log_looks(tools, viewer=acme, opening=wanted,
              fits=[make_match(tools, find_visible(tools, viewer=acme, profile=ana.id), wanted)])  # fmt: skip
    (look,) = list_my_looks(tools, profile=ana)
    badge = give_badge(tools, item="hub-lab", email="ana@example.org").encode()
    bring_badge(tools, account=people["ana"].account.id, data=badge)
    cohort, record = _learn(tools, ana)
    key = hashlib.sha256(look.snapshot.encode()).hexdigest()[:16]
    number = hashlib.sha256(ana.id.encode() + badge).hexdigest()[:24]
    return {"opening": saved.id, "profile": ana.id, "contact": request, "asked": asked, "look": key, "badge": number,
            "firm": acme.firm, "other_opening": waiting.id, "cohort": cohort, "record": record}  # fmt: skip


def _learn(tools: Tools, ana: Profile) -> tuple[str, str]:
    """A cohort of the lead's with Ana in it, who lets employers see what she finished."""
    fields = {"cohort": "OSU-1", "site": "ohio-state", "term": "2025 fall", "offers": "hub-lab", "capacity": "20"}
    cohort = enter_cohort(tools, fields=fields).id
    learner = {"learner": "A-1", "state": "OH", "enquired": "2025-06-01", "modules": "hub-lab"}
    enter_learner(tools, cohort=cohort, fields=learner, email="ana@example.org")
    record = f"{cohort}-A-1"
    allow_record(tools, profile=ana, record=record, items=["hub-lab"])
    return cohort, record


def enter_groups(tools: Tools, lead: str) -> None:
    """A group of phrases that waits, and one that the lead has decided."""
    quote = DriftQuote("1" * 24, "Operator", "2026-01", "OH", "Run the station")
    groups = [
        DriftGroup(key, (key,), (key,), 3, (("2026-01", 3),), (("OH", 3),), (quote,), PRINTS, 0.4, 1.0)
        for key in (WAITING_GROUP, DECIDED_GROUP)
    ]
    with tools.store.writing() as session:
        put_groups(session, groups, demo=False)
    decide(tools, wish=Wish(DECIDED_GROUP, 0, "noise"), account=lead)
