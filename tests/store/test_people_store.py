"""Profiles, the index searches read, openings, shortlists and requests as the store keeps them, on both databases."""

import datetime
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from people_crowd import ROUNDS
from people_world import GAUGES, PRINTS, found_firm, keep_opening, keep_profile, let_in, make_opening, make_profile, on

from pathways.domain.contact import ContactEvent, ContactRequest, Look, Viewer
from pathways.domain.crowd import CrowdRow
from pathways.domain.errors import NotFound
from pathways.domain.opening import SavedOpening
from pathways.domain.profile import PARTS, Capstone, Contact, Profile, SavedProfile, firm_key
from pathways.mail.outbox import FolderOutbox
from pathways.store import contacts, openings, profiles
from pathways.store.database import Store
from pathways.store.rows import Row
from pathways.use_cases.accounts.delete_account import delete_account
from pathways.use_cases.openings.fit_code import encode_fit
from pathways.use_cases.openings.shortlist import find_visible, log_looks, shortlist_worker, show_shortlist
from pathways.use_cases.profiles.contacts import (
    answer_contact,
    ask_contact,
    list_my_requests,
    list_requests_of_opening,
    withdraw_contact,
)
from pathways.use_cases.profiles.index_people import reindex_people, write_profile
from pathways.use_cases.profiles.leave import delete_profile, export_everything
from pathways.use_cases.profiles.matches import make_match
from pathways.use_cases.profiles.my_profile import (
    change_profile,
    find_my_profile,
    get_my_profile,
    save_worker,
    show_to,
)
from pathways.use_cases.tools import Tools

NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)
CLICKS = 50
SAVED = SavedProfile(
    "p1", '{"worker": 1}', "anonymous", frozenset({"quotes", "shift"}), frozenset({"acme", "bolt works"}),
    Contact("Ana", "ana@example.org", "1"), True, 7,
)  # fmt: skip
HELD = {PRINTS: 3, GAUGES: 2}


@pytest.fixture
def kit(tools: Tools, store: Store, tmp_path: Path) -> Tools:
    """Real Tools on this database, with mail that goes into a folder beside it."""
    return on(tools, store, outbox=FolderOutbox(tmp_path / "mail", "Pathways <no-reply@pathways.example>"))


@pytest.fixture
def acme(kit: Tools) -> Viewer:
    """An approved firm."""
    return found_firm(kit, "Acme Tool")


@pytest.fixture
def ana(kit: Tools) -> Profile:
    """A worker who can be found."""
    account = let_in(kit, "ana@example.org", "worker").account
    return keep_profile(kit, make_profile("Ana Lima", HELD), account.id)


@pytest.fixture
def opening(kit: Tools, acme: Viewer) -> SavedOpening:
    """An opening of the firm."""
    return keep_opening(kit, acme, make_opening({PRINTS: 2}))


def at_once(work: Callable[[int], object], times: int = CLICKS) -> list[object]:
    """Do it in so many threads that start together; what came back. Raises the first error of any of them."""
    answers: list[object] = []
    errors: list[BaseException] = []
    start = threading.Barrier(times)

    def one(number: int) -> None:
        start.wait()
        try:
            answers.append(work(number))
        except BaseException as error:
            errors.append(error)

    crowd = [threading.Thread(target=one, args=(number,)) for number in range(times)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    assert errors == []
    return answers


def count_rows(store: Store, table: str) -> int:
    """How many rows a table has."""
    with store.reading() as session:
        return int(session.connection().execute(sa.text(f"SELECT count(*) FROM {table}")).scalar() or 0)


def test_a_profile_comes_back_whole_by_id_by_account_and_in_lists(kit: Tools, store: Store) -> None:
    account = let_in(kit, "ana@example.org", "worker").account
    mine = replace(SAVED, account=account.id, demo=False, id="p2")
    with store.writing() as session:
        for saved in (SAVED, mine):
            profiles.put_profile(session, saved, NOON)
    with store.reading() as session:
        assert profiles.find_profile(session, "p1") == SAVED
        assert profiles.find_profile_of(session, account.id) == mine
        assert profiles.list_profiles(session, ["p1", "p2", "p3"]) == {"p1": SAVED, "p2": mine}
        assert profiles.list_profile_ids(session) == ("p1", "p2")
        assert profiles.list_profile_ids(session, demo=True) == ("p1",)
        assert profiles.list_blockers(session, "bolt works") == {"p1", "p2"}
        assert profiles.list_blockers(session, "other") == frozenset()
        assert [profiles.find_revision(session, *key) for key in (("p1", ""), ("x", account.id), ("x", ""))] == [
            7, 7, 0,
        ]  # fmt: skip


def test_a_profile_saved_again_takes_the_place_of_the_old_one_with_its_blocks(store: Store) -> None:
    changed = replace(SAVED, visibility="named", blocked=frozenset({"new"}), contact=Contact("Bo"), revision=8)
    with store.writing() as session:
        profiles.put_profile(session, SAVED, NOON)
        profiles.put_profile(session, changed, NOON)
    with store.reading() as session:
        assert profiles.find_profile(session, "p1") == changed
        assert profiles.list_blockers(session, "acme") == frozenset()


def test_more_people_than_one_statement_takes_are_listed_all(store: Store) -> None:
    ids = [f"p{number:04}" for number in range(2 * profiles.CHUNK + 1)]
    with store.writing() as session:
        for number in ids:
            profiles.put_profile(session, replace(SAVED, id=number, blocked=frozenset()), NOON)
    with store.reading() as session:
        assert set(profiles.list_profiles(session, ids)) == set(ids)


def test_a_tombstone_keeps_the_random_id_and_its_number_alone(kit: Tools, store: Store, ana: Profile) -> None:
    receipt = delete_profile(kit, profile=ana)
    assert receipt.deleted["profiles"] == 1
    with store.reading() as session:
        (row,) = session.connection().execute(sa.text("SELECT * FROM crowd_index")).mappings()
        assert profiles.find_profile(session, ana.id) is None
        assert list(profiles.list_crowd(session, 0, kit.catalog.version)) == [
            CrowdRow(ana.id, row["revision"], gone=True)
        ]
    empty = {
        "gone": True, "catalogue": "", "codes": b"", "vector": b"", "state": "", "latitude": None, "longitude": None,
        "shift": "unknown", "certificate": "none", "credentials": "", "training": "", "pay_floor": 0, "available": None,
        "demo": False, "profile": ana.id, "revision": ana.revision + 1,
    }  # fmt: skip
    assert dict(row) == empty


def test_an_account_that_goes_takes_its_profile_out_of_the_index_too(kit: Tools, store: Store, ana: Profile) -> None:
    with store.reading() as session:
        account = profiles.list_profiles(session, [ana.id])[ana.id].account
    assert delete_account(kit, account=account)
    assert count_rows(store, "profile") == 0
    with store.reading() as session:
        assert [row.gone for row in profiles.list_crowd(session, ana.revision, kit.catalog.version)] == [True]


def test_whoever_has_seen_a_number_has_seen_all_before_it(store: Store, database: str) -> None:
    command = [sys.executable, str(Path(__file__).with_name("people_crowd.py")), database, "6"]
    seen: dict[str, int] = {}
    last, order = 0, []
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as writers:
        running = True
        while running:
            running = writers.poll() is None
            with store.reading() as session:
                reached = profiles.last_revision(session)
                rows = list(profiles.list_crowd(session, last, "v"))
            assert all(last < row.revision <= reached for row in rows)
            order += [row.revision for row in rows]
            seen.update((row.id, row.revision) for row in rows)
            last = reached
        assert writers.returncode == 0, writers.stderr and writers.stderr.read()
    assert last == 6 * ROUNDS
    assert order == sorted(order)
    with store.reading() as session:
        assert seen == {row.id: row.revision for row in profiles.list_crowd(session, 0, "v")}
    assert seen["shared"] == last


def test_a_row_of_another_catalogue_is_gone_until_it_is_made_anew(kit: Tools, ana: Profile) -> None:
    newer = replace(kit, catalog=replace(kit.catalog, version="newer"))
    with kit.store.reading() as session:
        assert [row.gone for row in profiles.list_crowd(session, 0, "newer")] == [True]
    assert reindex_people(newer, lambda *_: None) == 1
    assert reindex_people(newer, lambda *_: None) == 0
    with kit.store.reading() as session:
        (row,) = profiles.list_crowd(session, 0, "newer")
    assert (row.gone, row.revision) == (False, ana.revision + 1)
    assert any(row.codes)


def test_first_saves_at_once_make_one_profile(kit: Tools, store: Store) -> None:
    account = let_in(kit, "ana@example.org", "worker").account
    profile = make_profile("Ana", HELD)

    def save(number: int) -> str:
        terms = replace(profile.terms, travel_miles=number)
        return save_worker(kit, account=account.id, worker=profile.worker, terms=terms, email=account.email).id

    assert len(set(at_once(save, 8))) == 1
    assert (count_rows(store, "profile"), count_rows(store, "crowd_index")) == (1, 1)


def test_edits_at_once_undo_nothing_of_each_other(kit: Tools, store: Store, ana: Profile) -> None:
    with store.reading() as session:
        account = profiles.list_profiles(session, [ana.id])[ana.id].account

    def edit(number: int) -> None:
        if number == 0:
            show_to(kit, account=account, visibility="hidden", parts=["shift"])
        elif number == 1:
            change_profile(kit, account=account, goal="machinist")
        else:
            change_profile(kit, account=account, terms=replace(ana.terms, pay_floor=number))

    at_once(edit, 8)
    mine = get_my_profile(kit, account=account)
    assert (mine.visibility, mine.shown, mine.goal) == ("hidden", frozenset({"shift"}), "machinist")
    assert mine.terms.pay_floor > 1
    with store.reading() as session:
        assert [row.gone for row in profiles.list_crowd(session, 0, kit.catalog.version)] == [True]


def test_what_was_read_before_a_deletion_brings_nothing_back(kit: Tools, store: Store, ana: Profile) -> None:
    with store.reading() as session:
        account = profiles.list_profiles(session, [ana.id])[ana.id].account
    delete_profile(kit, profile=ana)
    assert write_profile(kit, ana, account) is None
    assert find_my_profile(kit, account=account) is None
    with pytest.raises(NotFound):
        change_profile(kit, account=account, goal="machinist")
    assert count_rows(store, "profile") == 0


def test_fifty_clicks_on_shortlist_make_one_row(
    kit: Tools, store: Store, acme: Viewer, ana: Profile, opening: SavedOpening
) -> None:
    at_once(lambda number: shortlist_worker(kit, viewer=acme, opening=opening.id, profile=ana.id, note=f"n{number}"))
    (kept,) = show_shortlist(kit, viewer=acme, opening=opening.id)
    assert kept.item.note.startswith("n")
    assert count_rows(store, "shortlist") == 1


def test_fifty_clicks_on_ask_make_one_request_with_one_line_in_its_log_and_one_letter(
    kit: Tools, store: Store, acme: Viewer, ana: Profile, opening: SavedOpening, tmp_path: Path
) -> None:
    asked = at_once(lambda _: ask_contact(kit, viewer=acme, opening=opening.id, profile=ana.id, message="Hello").id)
    assert len(set(asked)) == 1
    (talk,) = list_my_requests(kit, profile=ana)
    assert [event.what for event in talk.events] == ["asked"]
    assert count_rows(store, "contact") == len(list((tmp_path / "mail").glob("*.eml"))) == 1


def test_fifty_clicks_on_accept_make_one_consent_with_one_line_in_its_log(
    kit: Tools, store: Store, acme: Viewer, ana: Profile, opening: SavedOpening
) -> None:
    number = ask_contact(kit, viewer=acme, opening=opening.id, profile=ana.id, message="Hello").id
    at_once(lambda _: answer_contact(kit, profile=ana, request=number, yes=True, shares=["email"]))
    (talk,) = list_requests_of_opening(kit, viewer=acme, opening=opening.id)
    assert [event.what.split(",")[0] for event in talk.events] == ["asked", "accepted"]
    assert talk.contact == Contact(email=ana.contact.email)
    assert count_rows(store, "contact") == 1


def test_yes_and_taking_back_at_once_end_in_one_of_the_two_and_the_log_says_so(
    kit: Tools, acme: Viewer, ana: Profile, opening: SavedOpening
) -> None:
    number = ask_contact(kit, viewer=acme, opening=opening.id, profile=ana.id, message="Hello").id

    def click(turn: int) -> str:
        try:
            if turn % 2:
                return answer_contact(kit, profile=ana, request=number, yes=True, shares=["email"]).status
            return withdraw_contact(kit, request=number, viewer=acme).status
        except Exception as error:
            return type(error).__name__

    outcomes = Counter(at_once(click, 20))
    (talk,) = list_requests_of_opening(kit, viewer=acme, opening=opening.id)
    steps = [event.what.split(",")[0] for event in talk.events]
    assert steps in (["asked", "withdrawn"], ["asked", "accepted", "withdrawn"])
    assert talk.request.status == "withdrawn"
    assert talk.contact == Contact()
    assert set(outcomes) <= {"withdrawn", "accepted", "BadInput"}


def test_the_same_card_shown_at_once_counts_up(kit: Tools, store: Store, acme: Viewer, ana: Profile) -> None:
    wanted = make_opening({PRINTS: 2})
    fit = make_match(kit, find_visible(kit, viewer=acme, profile=ana.id), wanted)
    at_once(lambda _: log_looks(kit, viewer=acme, opening=wanted, fits=[fit]), 20)
    with store.reading() as session:
        (look,) = contacts.list_looks(session, ana.id)
    assert (look.times, look.snapshot) == (20, encode_fit(fit))


def test_the_same_opening_saved_at_once_is_one(kit: Tools, store: Store, acme: Viewer) -> None:
    wanted = make_opening({PRINTS: 2}, title="Twice")
    ids = at_once(lambda _: keep_opening(kit, acme, wanted).id, 10)
    assert len(set(ids)) == 1
    assert count_rows(store, "opening") == 1


def test_two_firms_may_keep_the_same_opening(kit: Tools, acme: Viewer) -> None:
    other = found_firm(kit, "Bolt Works")
    mine, theirs = (keep_opening(kit, firm, make_opening({PRINTS: 2})) for firm in (acme, other))
    assert mine.id != theirs.id
    with kit.store.reading() as session:
        assert [item.id for item in openings.list_openings(session, other.firm)] == [theirs.id]


def test_workers_are_shown_open_openings_of_approved_firms_alone(kit: Tools, acme: Viewer) -> None:
    waiting = found_firm(kit, "Waiting Works", "pending")
    mine = keep_opening(kit, acme, make_opening({PRINTS: 2}))
    theirs = keep_opening(kit, waiting, make_opening({PRINTS: 2}))
    with kit.store.reading() as session:
        assert [item.id for item in openings.list_open(session, 9)] == [mine.id]
        assert openings.find_open(session, theirs.id) is None
    with kit.store.writing() as session:
        openings.change_opening(session, replace(mine, status="closed"))
        assert openings.list_open(session, 9) == ()
        assert openings.find_open(session, mine.id) is None


@pytest.mark.parametrize(
    "odd", ["a\x00b", "half \ud83d sign", "𝔘nicode ﷽ \u202e", "'; DROP TABLE profile; --", "%s {0}"]
)
def test_whatever_is_typed_is_kept_or_cleaned_and_breaks_nothing(
    kit: Tools, acme: Viewer, ana: Profile, odd: str
) -> None:
    saved = keep_opening(kit, acme, make_opening({PRINTS: 2}), text=f"An ad: {odd}")
    shortlist_worker(kit, viewer=acme, opening=saved.id, profile=ana.id, note=odd)
    request = ask_contact(kit, viewer=acme, opening=saved.id, profile=ana.id, message=odd)
    with kit.store.reading() as session:
        account = profiles.list_profiles(session, [ana.id])[ana.id].account
    mine = change_profile(kit, account=account, contact=Contact(odd, "x@example.org"), capstone=Capstone(odd, odd, odd))
    clean = odd.replace("\x00", "").replace("\ud83d", "")
    assert show_shortlist(kit, viewer=acme, opening=saved.id)[0].item.note == clean
    assert mine.contact.name == request.message == " ".join(clean.split()) or request.message == clean.strip()
    assert '"what"' in export_everything(kit, profile=mine)


def tell_everything(kit: Tools, acme: Viewer, account: str) -> tuple[Profile, Sequence[str]]:
    """A profile with a word of its own in everything that is kept about a worker; the words."""
    words = [f"canary{number}" for number in "abcdefghijkl"]
    name, mail, phone, quote, title, claim, metric, verifier, blocked, note, message, badge = words
    profile = make_profile(
        name, HELD, quote=f"I {quote} every day", capstone=Capstone(claim, metric, verifier), shown=frozenset(PARTS),
        contact=Contact(name, f"{mail}@example.org", phone), blocked=frozenset({firm_key(blocked)}),
    )  # fmt: skip
    profile = replace(profile, worker=replace(profile.worker, title=title))
    saved = keep_profile(kit, profile, account)
    wanted = make_opening({PRINTS: 2})
    opening = keep_opening(kit, acme, wanted)
    shortlist_worker(kit, viewer=acme, opening=opening.id, profile=saved.id, note=note)
    number = ask_contact(kit, viewer=acme, opening=opening.id, profile=saved.id, message=message).id
    answer_contact(kit, profile=saved, request=number, yes=True, shares=["name", "email", "phone"])
    fit = make_match(kit, find_visible(kit, viewer=acme, profile=saved.id), wanted)
    log_looks(kit, viewer=acme, opening=wanted, fits=[fit])
    with kit.store.writing() as session:
        session.connection().execute(
            sa.text("INSERT INTO badge (id, profile, document, added) VALUES ('b', :profile, :badge, :now)"),
            {"profile": saved.id, "badge": badge, "now": NOON},
        )
    return saved, words


def read_everything(kit: Tools, folder: Path) -> bytes:
    """Every byte of the files in a folder, and every row of the database."""
    files = b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    rows: list[Any] = []
    with kit.store.reading() as session:
        for table in Row.metadata.sorted_tables:
            rows += map(tuple, session.connection().execute(sa.select(table)))
    return files + repr(rows).encode()


def test_a_deleted_profile_leaves_no_trace_in_the_database_or_beside_it(
    kit: Tools, acme: Viewer, tmp_path: Path
) -> None:
    account = let_in(kit, "somebody@example.org", "worker").account
    saved, words = tell_everything(kit, acme, account.id)
    before = read_everything(kit, tmp_path)
    assert [word for word in words if word.encode() not in before] == []
    assert saved.id.encode() in before
    receipt = delete_profile(kit, profile=saved)
    after = read_everything(kit, tmp_path)
    assert [word for word in words if word.encode() in after] == []
    others = {"requests": 1, "looks": 1, "shortlist entries": 1, "badges": 1, "links to training records": 0}
    assert receipt.deleted == {"profiles": 1, **others}


def test_requests_keep_their_log_in_order(kit: Tools, acme: Viewer, ana: Profile, opening: SavedOpening) -> None:
    request = ContactRequest("r", opening.id, opening.title, ana.id, acme.firm, acme.firm_name, "asked", "Hi", NOON)
    steps = [ContactEvent(NOON + datetime.timedelta(minutes=minute), "worker", f"step {minute}") for minute in range(5)]
    with kit.store.writing() as session:
        contacts.put_contact(session, replace(request, message="other"))
        contacts.put_contact(session, request)
        for step in steps:
            contacts.add_event(session, "r", step)
        assert contacts.find_contact(session, "r") == request
        assert contacts.list_events(session, "r") == tuple(steps)


def test_a_look_is_kept_under_the_firms_name_of_today(kit: Tools, acme: Viewer, ana: Profile) -> None:
    look = Look(acme.firm, "another name", "Machinist", "{}", 1, NOON, NOON)
    with kit.store.writing() as session:
        contacts.note_look(session, ana.id, look, "d")
        contacts.note_look(session, ana.id, replace(look, last_at=NOON + datetime.timedelta(hours=1)), "d")
        (kept,) = contacts.list_looks(session, ana.id)
    assert kept == replace(look, firm_name="Acme Tool", times=2, last_at=NOON + datetime.timedelta(hours=1))
