"""A program lead looks through what ads ask for and nothing teaches, and decides, in a browser the size of a phone."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from drift_world import PHRASE, ads_csv, bring_ads
from people_world import let_in
from playwright.sync_api import Page, expect
from steps import check_fits

from pathways.use_cases.ads.collections import delete_collection
from pathways.use_cases.tools import Tools

pytestmark = pytest.mark.browser
COLLECTION = "Drift journey"


@pytest.fixture(autouse=True)
def ads(tools: Tools) -> Iterator[None]:
    """Ads, for as long as a test runs."""
    bring_ads(tools, ads_csv(), collection=COLLECTION)
    yield
    delete_collection(tools, collection=COLLECTION)


def _check(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true; })")
    check_fits(page)
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def test_a_lead_reads_the_quotes_decides_finds_the_group_gone_and_takes_it_back(phone: Page, tools: Tools) -> None:
    lead = let_in(tools, "lead-drift@example.org", "lead")
    phone.goto("/")
    origin = str(phone.evaluate("location.origin"))
    phone.context.add_cookies([{"name": "pathways_session", "value": lead.cookie, "url": origin}])
    phone.goto("/program")
    phone.get_by_role("link", name="What ads ask for and nothing teaches").click()
    _check(phone)
    phone.get_by_role("link", name=PHRASE).click()
    expect(phone.get_by_text("Set up ultrasonic degassing for aluminum melts")).to_be_visible()
    expect(phone.get_by_role("row", name="2026-02 2")).to_be_visible()
    _check(phone)
    phone.get_by_label("A new skill").check()
    phone.get_by_label("Name of the new skill").fill("Degassing of melts")
    phone.get_by_role("button", name="Decide").click()
    expect(phone.get_by_role("alert")).to_contain_text("description")
    _check(phone)
    phone.get_by_label("What it is, in one line").fill("Takes gas out of molten metal.")
    phone.get_by_role("button", name="Decide").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("What ads ask for and no skill explains")
    expect(phone.get_by_role("link", name=PHRASE)).to_have_count(0)
    phone.get_by_role("link", name="All decisions").click()
    expect(phone.get_by_text("New skill: Degassing of melts")).to_be_visible()
    _check(phone)
    phone.get_by_role("link", name=PHRASE).click()
    phone.get_by_role("button", name="Take this decision back").click()
    expect(phone.get_by_role("heading", name="What is it?")).to_be_visible()
    phone.goto("/program/drift")
    expect(phone.get_by_role("link", name=PHRASE)).to_be_visible()
