"""Cohorts, training records and consents as the store keeps them, on both databases."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from people_world import PRINTS, keep_profile, let_in, make_profile, on

from pathways.domain.badge import CERTIFICATE
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.profile import PARTS, Confirmation, Profile
from pathways.domain.showing import as_shown
from pathways.store.database import Store
from pathways.store.profiles import find_profile
from pathways.use_cases.accounts.delete_account import delete_account
from pathways.use_cases.cohorts.demo_cohorts import load_demo_cohorts
from pathways.use_cases.cohorts.import_cohorts import export_cohorts, import_cohorts
from pathways.use_cases.cohorts.keep_cohorts import (
    ChangedMeanwhile,
    correct_cohort,
    correct_learner,
    delete_cohort,
    delete_learner,
    enter_cohort,
    enter_learner,
    get_class,
    get_learner,
    list_cohorts,
)
from pathways.use_cases.profiles.leave import delete_profile, export_everything
from pathways.use_cases.profiles.my_profile import get_my_profile
from pathways.use_cases.profiles.profile_code import open_saved
from pathways.use_cases.records.my_record import adopt_record, allow_record, list_my_records, take_back
from pathways.use_cases.tools import Tools

TODAY = datetime.date(2026, 11, 26)
COHORT = {"cohort": "OSU-1", "site": "ohio-state", "term": "2025 fall", "offers": "hub-lab spoke-robotics-1",
          "capacity": "20"}  # fmt: skip
LEARNER = {"learner": "A-1", "state": "OH", "enquired": "2025-06-01", "enrolled": "2025-09-01",
           "capstone": "2026-06-01", "certified": "2026-07-01", "modules": "hub-lab"}  # fmt: skip


@pytest.fixture
def kit(tools: Tools, store: Store) -> Tools:
    """Real Tools on this database, on a day after everything here."""
    return on(tools, store, clock=lambda: TODAY)


@pytest.fixture
def cohort(kit: Tools) -> str:
    """A cohort with one learner, who is Ana."""
    made = enter_cohort(kit, fields=COHORT).id
    enter_learner(kit, cohort=made, fields=LEARNER, email="Ana@Example.org")
    return made


@pytest.fixture
def ana(kit: Tools) -> Profile:
    """A worker who finished a module by her own word, and says she has the certificate."""
    account = let_in(kit, "ana@example.org", "worker").account
    profile = make_profile("Ana Lima", {PRINTS: 3}, shown=frozenset(PARTS))
    worker = replace(profile.worker, done_modules=("hub-lab",), credentials=(CERTIFICATE,))
    return keep_profile(kit, replace(profile, worker=worker), account.id)


def shown_of(kit: Tools, profile: Profile) -> tuple[Confirmation, ...]:
    """What any employer is shown as confirmed at this moment."""
    with kit.store.reading() as session:
        saved = find_profile(session, profile.id)
    assert saved is not None
    return as_shown(open_saved(kit, saved), kit.catalog, TODAY).confirmed


def account_of(kit: Tools, profile: Profile) -> str:
    """The account of a profile."""
    with kit.store.reading() as session:
        saved = find_profile(session, profile.id)
    assert saved is not None
    return saved.account


def test_nothing_of_a_record_is_shown_without_consent_and_nothing_after_it_was_taken_back(
    kit: Tools, cohort: str, ana: Profile
) -> None:
    (record,) = list_my_records(kit, profile=ana)
    assert shown_of(kit, ana) == ()
    allow_record(kit, profile=ana, record=record.key, items=["hub-lab"])
    assert shown_of(kit, ana) == (Confirmation("hub-lab", "Ohio State University"),)
    allowed = allow_record(kit, profile=ana, record=record.key, items=["hub-lab", CERTIFICATE])
    assert {item.item for item in shown_of(kit, ana)} == {"hub-lab", CERTIFICATE}
    assert [consent.items for consent in allowed.consents] == [("hub-lab", CERTIFICATE), ("hub-lab",)]
    taken = take_back(kit, profile=ana, record=record.key)
    assert shown_of(kit, ana) == ()
    assert taken.consent is None
    assert all(consent.ended for consent in taken.consents)


def test_a_consent_shows_only_what_it_names_and_what_the_site_still_records(
    kit: Tools, cohort: str, ana: Profile
) -> None:
    allow_record(kit, profile=ana, record=f"{cohort}-A-1", items=["hub-lab", CERTIFICATE, "spoke-robotics-1"])
    fields = {**LEARNER, "modules": "hub-lab spoke-robotics-1"}
    correct_learner(kit, cohort=cohort, learner="A-1", fields=fields, revision=0)
    assert {item.item for item in shown_of(kit, ana)} == {"hub-lab", CERTIFICATE}
    correct_learner(kit, cohort=cohort, learner="A-1", fields={**fields, "certified": ""}, revision=1)
    assert {item.item for item in shown_of(kit, ana)} == {"hub-lab"}
    delete_learner(kit, cohort=cohort, learner="A-1")
    assert shown_of(kit, ana) == ()
    assert list_my_records(kit, profile=ana) == ()


def test_a_part_that_is_switched_off_takes_its_confirmations_along(kit: Tools, cohort: str, ana: Profile) -> None:
    allow_record(kit, profile=ana, record=f"{cohort}-A-1", items=["hub-lab", CERTIFICATE])
    known = get_my_profile(kit, account=account_of(kit, ana))
    for off, left in (("training", {CERTIFICATE}), ("credentials", {"hub-lab"})):
        shown = as_shown(replace(known, shown=frozenset(PARTS) - {off}), kit.catalog, TODAY)
        assert {item.item for item in shown.confirmed} == left


def test_a_record_is_nobodys_but_the_owners_of_the_confirmed_address(kit: Tools, cohort: str, ana: Profile) -> None:
    bo = keep_profile(kit, make_profile("Bo", {PRINTS: 2}), let_in(kit, "bo@example.org", "worker").account.id)
    assert list_my_records(kit, profile=bo) == ()
    with pytest.raises(NotFound):
        allow_record(kit, profile=bo, record=f"{cohort}-A-1", items=["hub-lab"])
    with kit.store.writing() as session:
        session.connection().execute(sa.text("UPDATE account SET confirmed_at = NULL WHERE email = 'ana@example.org'"))
    assert list_my_records(kit, profile=ana) == ()


def test_linking_a_record_to_somebody_else_ends_every_consent(kit: Tools, cohort: str, ana: Profile) -> None:
    allow_record(kit, profile=ana, record=f"{cohort}-A-1", items=["hub-lab"])
    correct_learner(kit, cohort=cohort, learner="A-1", fields=LEARNER, revision=0, email="bo@example.org")
    assert shown_of(kit, ana) == ()
    assert list_my_records(kit, profile=ana) == ()


def test_the_same_address_again_leaves_a_consent_in_force(kit: Tools, cohort: str, ana: Profile) -> None:
    allow_record(kit, profile=ana, record=f"{cohort}-A-1", items=["hub-lab"])
    correct_learner(kit, cohort=cohort, learner="A-1", fields=LEARNER, revision=0, email="ana@example.org")
    assert shown_of(kit, ana)
    correct_learner(kit, cohort=cohort, learner="A-1", fields=LEARNER, revision=1, unlink=True)
    assert shown_of(kit, ana) == ()


def test_no_address_is_kept(kit: Tools, cohort: str, database: str, tmp_path: Path) -> None:
    with kit.store.reading() as session:
        rows = session.connection().execute(sa.text("SELECT digest FROM record_link")).all()
    assert len(rows) == 1
    assert len(rows[0][0]) == 64
    if database.startswith("sqlite"):
        kit.store.scrub()
        found = b"".join(path.read_bytes() for path in (tmp_path / "home").glob("*"))
        assert b"ana@example" not in found.lower()


def test_the_archive_holds_the_record_and_deleting_forgets_whose_it_was(kit: Tools, cohort: str, ana: Profile) -> None:
    allow_record(kit, profile=ana, record=f"{cohort}-A-1", items=["hub-lab"])
    archive = export_everything(kit, profile=ana)
    assert '"training_records"' in archive
    assert "Employers who may see your profile" in archive
    receipt = delete_profile(kit, profile=ana)
    assert receipt.deleted["links to training records"] == 1
    _, learner = get_learner(kit, cohort=cohort, learner="A-1")
    assert not learner.linked


def test_deleting_the_account_forgets_it_too(kit: Tools, cohort: str, ana: Profile) -> None:
    delete_account(kit, account=account_of(kit, ana))
    assert not get_learner(kit, cohort=cohort, learner="A-1")[1].linked
    with kit.store.reading() as session:
        assert session.connection().execute(sa.text("SELECT count(*) FROM record_consent")).scalar() == 0


def test_what_was_finished_can_be_put_into_the_profile(kit: Tools, cohort: str, ana: Profile) -> None:
    fields = {**LEARNER, "modules": "hub-lab spoke-robotics-1"}
    correct_learner(kit, cohort=cohort, learner="A-1", fields=fields, revision=0)
    adopted = adopt_record(kit, account=account_of(kit, ana), profile=ana, record=f"{cohort}-A-1")
    assert set(adopted.worker.done_modules) == {"hub-lab", "spoke-robotics-1"}


def test_two_leads_who_change_the_same_are_told(kit: Tools, cohort: str) -> None:
    correct_learner(kit, cohort=cohort, learner="A-1", fields={**LEARNER, "state": "IN"}, revision=0)
    with pytest.raises(ChangedMeanwhile):
        correct_learner(kit, cohort=cohort, learner="A-1", fields={**LEARNER, "state": "MI"}, revision=0)
    assert get_learner(kit, cohort=cohort, learner="A-1")[1].state == "IN"
    correct_cohort(kit, cohort=cohort, fields={**COHORT, "capacity": "30"}, revision=0)
    with pytest.raises(ChangedMeanwhile):
        correct_cohort(kit, cohort=cohort, fields={**COHORT, "capacity": "40"}, revision=0)
    assert get_class(kit, cohort=cohort).cohort.capacity == 30


def test_codes_are_taken_once_and_a_finished_module_is_not_taken_from_a_cohort(kit: Tools, cohort: str) -> None:
    for again in (lambda: enter_cohort(kit, fields=COHORT), lambda: enter_learner(kit, cohort=cohort, fields=LEARNER)):
        with pytest.raises(BadInput) as refused:
            again()
        assert refused.value.code == "code_taken"
    with pytest.raises(BadInput) as refused:
        correct_cohort(kit, cohort=cohort, fields={**COHORT, "offers": "spoke-robotics-1"}, revision=0)
    assert refused.value.field == "offers"


def test_a_table_is_checked_brought_in_and_the_same_twice_is_once(kit: Tools, cohort: str) -> None:
    text = export_cohorts(kit)
    before = list_cohorts(kit)
    again = import_cohorts(kit, data=text.encode(), dry_run=False)
    assert (again.done, again.same, again.new_learners, again.changed_learners) == (True, 1, (), ())
    assert list_cohorts(kit) == before
    more = text + "OSU-2,ccri,2026 fall,hub-lab,10,B-1,RI,2026-06-01,,,,,,,,\n"
    assert "OSU-2" in more
    assert import_cohorts(kit, data=more.encode(), dry_run=True).new_learners == (("OSU-2", "B-1"),)
    assert list_cohorts(kit) == before
    changed = more.replace(",OH,2025", ",IN,2025")
    found = import_cohorts(kit, data=changed.encode(), dry_run=False)
    assert (found.new_cohorts, found.changed_learners) == (("OSU-2",), (("OSU-1", "A-1"),))
    assert get_learner(kit, cohort=cohort, learner="A-1")[1].linked
    assert import_cohorts(kit, data=changed.encode(), dry_run=False).same == 2


def test_one_bad_row_keeps_everything_out(kit: Tools, cohort: str) -> None:
    before = list_cohorts(kit)
    text = export_cohorts(kit) + "OSU-2,ccri,2026 fall,hub-lab,10,B-1,RI,soon,,,,,,,,\n"
    found = import_cohorts(kit, data=text.encode(), dry_run=False)
    assert [item.column for item in found.problems] == ["enquired"]
    assert not found.done
    assert list_cohorts(kit) == before


def test_ten_thousand_rows_come_in_and_go_out(kit: Tools) -> None:
    head = export_cohorts(kit).splitlines()[-1]
    rows = (f"BIG,ccri,2026 fall,hub-lab,10000,B-{n},RI,2026-06-01,,,,,,,," for n in range(10_000))
    text = "\n".join([head, *rows, ""])
    assert len(import_cohorts(kit, data=text.encode(), dry_run=False).new_learners) == 10_000
    out = export_cohorts(kit)
    assert import_cohorts(kit, data=out.encode(), dry_run=False).same == 10_000


def test_demonstration_cohorts_are_marked_can_be_linked_to_nobody_and_are_loaded_once(kit: Tools) -> None:
    assert load_demo_cohorts(kit) > 250
    assert load_demo_cohorts(kit) == 0
    classes = list_cohorts(kit)
    assert all(item.cohort.demo for item in classes)
    first = classes[0]
    with pytest.raises(BadInput) as refused:
        enter_learner(
            kit, cohort=first.cohort.id,
            fields={"learner": "X", "state": "OH", "enquired": "2026-06-01"}, email="ana@example.org",
        )  # fmt: skip
    assert refused.value.code == "invented_learner"
    assert "X" not in {item.code for item in get_class(kit, cohort=first.cohort.id).learners}
    delete_cohort(kit, cohort=first.cohort.id)
    with pytest.raises(NotFound):
        get_class(kit, cohort=first.cohort.id)
