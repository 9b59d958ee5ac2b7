"""A program lead's yearly report, and a worker's consent to show a training record, walked in a browser."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from people_world import PRINTS, found_firm, keep_opening, keep_profile, let_in, make_opening, make_profile
from playwright.sync_api import Page, expect
from steps import check_fits

from pathways.domain.profile import PARTS
from pathways.store.cohorts import remove_demo_cohorts
from pathways.use_cases.cohorts.demo_cohorts import load_demo_cohorts
from pathways.use_cases.cohorts.keep_cohorts import delete_cohort, list_cohorts
from pathways.use_cases.tools import Tools

pytestmark = pytest.mark.browser
SITE = "Ohio State University"


@pytest.fixture(scope="module", autouse=True)
def cohorts(tools: Tools) -> Iterator[None]:
    """The invented cohorts, for as long as these tests run."""
    load_demo_cohorts(tools)
    yield
    for item in list_cohorts(tools):
        if not item.cohort.demo:
            delete_cohort(tools, cohort=item.cohort.id)
    with tools.store.writing() as session:
        remove_demo_cohorts(session)


def _check(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true; })")
    check_fits(page)
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def _as(page: Page, token: str) -> None:
    """Go on as somebody whose session is there already."""
    page.context.clear_cookies()
    address = str(page.evaluate("location.origin"))
    page.context.add_cookies([{"name": "pathways_session", "value": token, "url": address}])


def test_the_yearly_report_is_read_printed_and_the_same_again(phone: Page, tools: Tools) -> None:
    lead = let_in(tools, "lead-report@example.org", "lead")
    phone.goto("/")
    _as(phone, lead.cookie)
    phone.goto("/account")
    phone.get_by_role("link", name="Yearly report").click()
    _check(phone)
    phone.get_by_role("link", name="2025").click()
    expect(phone.get_by_role("heading", name="Yearly report 2025")).to_be_visible()
    expect(phone.get_by_text("every learner is invented").first).to_be_visible()
    _check(phone)
    ohio = phone.get_by_role("row", name="Ohio 85")
    expect(ohio).to_contain_text("49.2%")
    expect(phone.get_by_role("row", name="Indiana")).to_contain_text("hidden")
    before = phone.locator("main").inner_text()
    phone.reload()
    assert phone.locator("main").inner_text() == before
    phone.set_viewport_size({"width": 1280, "height": 900})
    for kind in ("PDF", "CSV", "JSON", "HTML"):
        with phone.expect_download() as started:
            phone.get_by_role("link", name=kind, exact=True).click()
        assert started.value.suggested_filename.startswith("demonstration-report-2025")
    for paper in ("A4", "Letter"):
        assert phone.pdf(format=paper)


def test_a_record_is_linked_allowed_seen_by_an_employer_and_gone_when_taken_back(phone: Page, tools: Tools) -> None:
    lead = let_in(tools, "lead-record@example.org", "lead")
    worker = let_in(tools, "kay@example.org", "worker")
    firm = found_firm(tools, "Record Works")
    boss = let_in(tools, "boss@record.example", "employer", "Record Works")
    profile = make_profile("Kay Canary", {PRINTS: 4}, shown=frozenset(PARTS))
    profile = replace(profile, worker=replace(profile.worker, done_modules=("hub-lab",)))
    kept = keep_profile(tools, profile, worker.account.id)
    opening = keep_opening(tools, firm, make_opening({PRINTS: 3}))
    card = f"/openings/{opening.id}/people/{kept.id}"
    phone.goto("/")
    _as(phone, lead.cookie)
    _enter_cohort(phone)
    _as(phone, boss.cookie)
    phone.goto(card)
    expect(phone.get_by_text("1 module")).to_be_visible()
    expect(phone.get_by_text(f"confirmed by {SITE}")).to_have_count(0)
    _as(phone, worker.cookie)
    phone.goto("/profile/record")
    expect(phone.get_by_text("Not shown to any employer.")).to_be_visible()
    _check(phone)
    phone.get_by_role("group").get_by_role("checkbox").first.check()
    phone.get_by_role("button", name="Allow what is ticked").click()
    expect(phone.get_by_text("You allowed this on")).to_be_visible()
    _check(phone)
    phone.goto(f"/profile/matches/{opening.id}")
    expect(phone.get_by_text(f"confirmed by {SITE}")).to_have_count(1)
    _as(phone, boss.cookie)
    phone.goto(card)
    expect(phone.get_by_text(f"confirmed by {SITE}")).to_have_count(1)
    _check(phone)
    _as(phone, worker.cookie)
    phone.goto("/profile/record")
    phone.get_by_role("button", name="Take it back").click()
    expect(phone.get_by_text("Not shown to any employer.")).to_be_visible()
    _as(phone, boss.cookie)
    phone.goto(card)
    expect(phone.get_by_text(f"confirmed by {SITE}")).to_have_count(0)


def _enter_cohort(phone: Page) -> None:
    """A lead enters a cohort, is told what does not hold, and enters one learner with an address."""
    phone.goto("/program/cohorts")
    _check(phone)
    phone.get_by_role("link", name="New cohort").click()
    phone.get_by_label("Code", exact=True).fill("OSU-B")
    phone.get_by_label("Site").select_option("ohio-state")
    phone.get_by_label("Term").fill("2025 fall")
    phone.get_by_label("Seats").fill("many")
    phone.locator("#offers-hub-lab").check()
    phone.get_by_role("button", name="Save").click()
    expect(phone.locator("#capacity-problem")).to_contain_text("no number of seats")
    _check(phone)
    phone.get_by_label("Seats").fill("24")
    phone.get_by_role("button", name="Save").click()
    phone.get_by_role("link", name="New learner").click()
    phone.get_by_label("Code", exact=True).fill("K-1")
    phone.get_by_label("State", exact=True).select_option("OH")
    phone.get_by_label("Enquired").fill("2025-06-01")
    phone.get_by_label("Enrolled").fill("2025-09-01")
    phone.locator("#modules-hub-lab").check()
    phone.get_by_label("E-mail of the learner").fill("kay@example.org")
    _check(phone)
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("linked")).to_be_visible()
    _check(phone)
