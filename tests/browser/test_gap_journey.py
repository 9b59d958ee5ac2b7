"""Journey 16: which skills are short in Ohio, and where is robotics shortest in New England? On a phone, by keyboard,
with axe at every stop."""

import csv
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from steps import check_fits

pytestmark = pytest.mark.browser


def _check(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true; })")
    check_fits(page)
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def test_robotics_in_new_england_is_followed_down_to_its_roles_and_back(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("link", name="Program leads", exact=True).click()
    _check(phone)
    phone.get_by_role("link", name="Where is robotics shortest in New England?").click()
    expect(phone.locator(".answer-line")).to_contain_text("Robotics is shortest in Massachusetts")
    _check(phone)
    phone.get_by_label("Figure in the answer and on the map").select_option("jobs_quotient")
    phone.get_by_role("button", name="Show").click()
    expect(phone.locator(".answer-line")).to_contain_text("times the share they have in the nation")
    expect(phone.get_by_label("Where", exact=True)).to_have_value("New England")
    phone.get_by_role("row", name=re.compile("^Maine")).get_by_role("link").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Maine: Robotics")
    _check(phone)
    phone.locator("table.gaps-table tbody a").first.click()
    expect(phone.get_by_role("heading", name="The jobs, role by role")).to_be_visible()
    _check(phone)
    phone.locator("input.share-input").first.fill("0.01")
    phone.get_by_role("button", name="Count with these shares").click()
    expect(phone.get_by_text("With your shares the jobs are")).to_be_visible()
    _check(phone)
    phone.get_by_role("navigation", name="Where you are").get_by_role("link", name="Robotics").click()
    expect(phone.get_by_text("Some shares were changed by the reader")).to_be_visible()
    phone.get_by_role("link", name="All states", exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Gaps by state: Robotics")
    _check(phone)


def test_what_is_short_in_ohio_beside_michigan(phone: Page) -> None:
    phone.goto("/gaps/OH")
    expect(phone.locator(".answer-line")).to_contain_text("Ohio is shortest of")
    _check(phone)
    phone.get_by_role("navigation", name="Told by").get_by_role("link", name="Skills").click()
    expect(phone.locator("table.gaps-table tbody tr").nth(100)).to_be_attached()
    _check(phone)
    phone.get_by_label("Beside another state").select_option("MI")
    phone.get_by_role("button", name="Compare").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Ohio beside Michigan")
    expect(phone.locator(".chart svg")).to_be_visible()
    _check(phone)


def test_the_tiles_are_walked_by_keyboard_and_hold_the_figures_of_the_file(phone: Page) -> None:
    phone.goto("/gaps?of=spoke:robotics&show=jobs")
    tiles = phone.locator("a.tile-link")
    assert tiles.count() == 51
    tiles.first.focus()
    walked = []
    for _ in range(51):
        walked.append(str(phone.evaluate("document.activeElement.getAttribute('aria-label')")))
        phone.keyboard.press("Tab")
    assert len(set(walked)) == 51
    with phone.expect_download() as waiting:
        phone.get_by_role("link", name="This table as CSV").click()
    lines = [line for line in waiting.value.path().read_text("utf-8").splitlines() if not line.startswith("# ")]
    told = {row["area"]: row["jobs"] for row in csv.DictReader(lines)}
    mine = next(name for name in walked if name.startswith("Ohio: ")).removeprefix("Ohio: ").replace(",", "")
    assert mine == told["OH"]
    tiles.nth(walked.index(next(name for name in walked if name.startswith("Ohio")))).focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/gaps/OH**")
    box = phone.locator("table.gaps-table tbody a").first.bounding_box()
    assert box is not None
    assert box["height"] >= 24
