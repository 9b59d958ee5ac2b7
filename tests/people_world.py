"""What tests of people and openings share: firms, accounts with sessions that hold, profiles and openings by hand."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from account_world import PASSWORD

from pathways.domain.account import Account, AccountRole, Firm, FirmStatus
from pathways.domain.contact import Viewer
from pathways.domain.opening import Ask, Demand, Opening, SavedOpening
from pathways.domain.profile import Contact, Profile, Terms
from pathways.domain.skill import Evidence, HeldSkill
from pathways.domain.worker import Worker
from pathways.engine.crowd import Crowd
from pathways.engine.gap_demand import DemandColumns
from pathways.engine.gap_supply import SupplyColumns
from pathways.mail.outbox import Letter
from pathways.store.accounts import find_address, set_factor
from pathways.store.database import Store
from pathways.store.firms import add_firm, find_named
from pathways.use_cases.accounts.kit import AccountTools
from pathways.use_cases.accounts.manage_accounts import add_account
from pathways.use_cases.accounts.sessions import enter_session
from pathways.use_cases.accounts.tokens import seal
from pathways.use_cases.openings.keep_openings import save_opening
from pathways.use_cases.profiles.index_people import write_profile
from pathways.use_cases.tools import Gaps, People, Tools

PRINTS, GAUGES, LADDER, SAFETY = "print-reading", "hand-metrology", "plc-ladder-logic", "machine-safety"
"""Four skills of the catalogue."""


@dataclass(frozen=True)
class Somebody:
    """An account, the token of its browser and that of a program of its own."""

    account: Account
    cookie: str
    program: str


class Drawer:
    """A way out for mail that keeps what was sent."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    def send(self, letter: Letter) -> None:
        """Keep a letter."""
        self.letters.append(letter)


def on(tools: Tools, store: Store, **changes: Any) -> Tools:
    """These Tools as another process has them: a database, and nobody in the index yet. Mail goes into a drawer."""
    people = People(Crowd(tuple(tools.catalog.skills)))
    layout = tools.gaps.layout
    gaps = Gaps(layout, tools.gaps.jobs, DemandColumns(layout), SupplyColumns(layout, tools.matrix))
    return replace(tools, **{"store": store, "people": people, "gaps": gaps, "outbox": Drawer(), **changes})


def found_firm(tools: AccountTools, name: str, status: FirmStatus = "approved") -> Viewer:
    """A firm, and how it looks at people."""
    with tools.store.writing() as session:
        firm = find_named(session, name)
        if firm is None:
            firm = Firm(uuid.uuid4().hex, name, "OH", status=status)
            add_firm(session, firm, tools.now())
    return Viewer(firm.id, firm.name, firm.status == "approved")


def let_in(tools: AccountTools, email: str, role: AccountRole, firm: str = "", factor: str = "shown") -> Somebody:
    """Somebody who has signed in; factor is 'shown', 'owed' (set up, not shown yet) or 'none'."""
    add_account(tools, email=email, role=role, firm=firm, password=PASSWORD)
    with tools.store.writing() as session:
        made = find_address(session, email)
        assert made is not None
        if factor == "owed" or (factor == "shown" and role != "worker"):
            set_factor(session, made.account.id, seal(tools, made.account.id, "A" * 32), 0, ())
        known = find_address(session, email)
        assert known is not None
        done = factor == "shown"
        browser = enter_session(session, tools, known.account, second_factor_done=done)
        program = enter_session(session, tools, known.account, second_factor_done=done, kind="program", label="script")
    return Somebody(known.account, browser.token, program.token)


def make_profile(name: str, held: dict[str, int], *, quote: str = "I do that every day", **changes: Any) -> Profile:
    """A profile that can be found, with skills of these levels in the person's own words."""
    skills = tuple(
        HeldSkill(skill, level, 1.0, "quoted", (Evidence(quote, 1, 0),), "Said so.") for skill, level in held.items()
    )
    given: dict[str, Any] = {
        "id": uuid.uuid4().hex[:24],
        "worker": Worker(held=skills),
        "terms": Terms(state="OH"),
        "visibility": "anonymous",
        "contact": Contact(name, f"{uuid.uuid4().hex[:8]}@example.org", "419-555-0134"),
    }
    return Profile(**{**given, **changes})


def keep_profile(tools: Tools, profile: Profile, account: str = "") -> Profile:
    """Save a profile as its owner would."""
    saved = write_profile(tools, profile, account)
    assert saved is not None
    return saved


def make_opening(musts: dict[str, int], nices: dict[str, int] | None = None, title: str = "Machinist") -> Opening:
    """An opening that asks for these skills."""
    return Opening(title=title, demands=(*_demands(musts, "must"), *_demands(nices or {}, "nice")), state="OH")


def keep_opening(tools: Tools, viewer: Viewer, opening: Opening, text: str = "") -> SavedOpening:
    """Save an opening for a firm."""
    return save_opening(tools, viewer=viewer, opening=opening, text=text or opening.title)


def _demands(asked: dict[str, int], ask: Ask) -> Iterable[Demand]:
    return (Demand(skill, level, ask, "added") for skill, level in asked.items())
