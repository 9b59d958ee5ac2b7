"""A badge proves something for the person it was given to, and for nobody else who has its file."""

import datetime
import json
from dataclasses import replace

import pytest
from people_world import PRINTS, Somebody, keep_profile, let_in, make_profile, on

from pathways.domain.badge import CERTIFICATE, Award, BadgeIssuer, Recipient
from pathways.domain.profile import Profile
from pathways.sources.badge_issue import issue_badge
from pathways.sources.badge_keys import public_multibase
from pathways.store.badges import list_badge_holders
from pathways.store.database import Store
from pathways.use_cases.badges.issue import give_badge
from pathways.use_cases.badges.issuers import pin, unpin
from pathways.use_cases.profiles.badges import bring_badge, check_badges
from pathways.use_cases.profiles.leave import delete_profile
from pathways.use_cases.profiles.my_profile import get_my_profile
from pathways.use_cases.tools import Tools

MODULE = "hub-lab"
COLLEGE, SECRET = BadgeIssuer("https://college.example/issuers/1", "Example College"), bytes(range(32))
NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture
def here(tools: Tools, store: Store) -> Tools:
    return on(tools, store, now=lambda: NOON, clock=NOON.date)


def join(tools: Tools, name: str) -> tuple[Somebody, Profile]:
    """A worker with an account and a profile."""
    somebody = let_in(tools, f"{name}@example.org", "worker")
    return somebody, keep_profile(tools, make_profile(name, {PRINTS: 2}), somebody.account.id)


def from_college(tools: Tools, email: str) -> bytes:
    """The certificate as another issuer gives it."""
    award = Award("c", tools.catalog.credentials[CERTIFICATE].name, "All of it.", "Done.", "Certificate")
    return json.dumps(issue_badge(award, Recipient(email=email), COLLEGE, SECRET, NOON)).encode()


@pytest.mark.parametrize("as_token", [False, True])
def test_a_badge_of_another_person_proves_nothing_and_says_so(here: Tools, as_token: bool) -> None:
    badge = give_badge(here, item=CERTIFICATE, email="ana@example.org", as_token=as_token).encode()
    (ana, _), (thief, _) = join(here, "ana"), join(here, "thief")
    for somebody, owner in ((ana, "yours"), (thief, "another")):
        check = bring_badge(here, account=somebody.account.id, data=badge)
        assert (check.verdict, check.owner) == ("valid", owner)
        profile = get_my_profile(here, account=somebody.account.id)
        assert check_badges(here, profile=profile)[0][1] == check
        mine = owner == "yours"
        assert [item.item for item in profile.verified] == [CERTIFICATE] * mine
        assert (CERTIFICATE in profile.worker.credentials) == mine
        assert ("another e-mail address than yours" in check.why) == (not mine)


def test_a_badge_that_names_nobody_is_valid_but_only_its_bringers_word(here: Tools) -> None:
    ana, _ = join(here, "ana")
    check = bring_badge(here, account=ana.account.id, data=give_badge(here, item=MODULE, email="").encode())
    profile = get_my_profile(here, account=ana.account.id)
    assert (check.verdict, check.owner) == ("valid", "unknown")
    assert "counts as your word" in check.why
    assert (profile.verified, profile.worker.done_modules) == ((), (MODULE,))


def test_an_address_nobody_confirmed_makes_no_badge_ones_own(here: Tools, store: Store) -> None:
    ana, _ = join(here, "ana")
    with store.writing() as session:
        session.connection().exec_driver_sql("UPDATE account SET confirmed_at = NULL")
    badge = give_badge(here, item=MODULE, email="ana@example.org").encode()
    assert bring_badge(here, account=ana.account.id, data=badge).owner == "unknown"
    assert get_my_profile(here, account=ana.account.id).verified == ()


def test_an_issuer_unpinned_proves_nothing_even_where_somebody_leaves_meanwhile(here: Tools, store: Store) -> None:
    pin(here, issuer=COLLEGE.id, name=COLLEGE.name, key=public_multibase(SECRET))
    people = {}
    for name in ("ana", "bo", "cy"):
        somebody, profile = join(here, name)
        bring_badge(here, account=somebody.account.id, data=from_college(here, f"{name}@example.org"))
        people[somebody.account.id] = profile
    with store.reading() as session:
        first, leaves, last = list_badge_holders(session)
    assert get_my_profile(here, account=last).verified
    gone: list[str] = []

    def clock() -> datetime.datetime:
        """The first time anybody looks at the clock, somebody leaves."""
        if not gone:
            gone.append(leaves)
            delete_profile(here, profile=people[leaves])
        return NOON

    unpin(replace(here, now=clock), issuer=COLLEGE.id)
    assert gone == [leaves]
    assert [get_my_profile(here, account=account).verified for account in (first, last)] == [(), ()]
