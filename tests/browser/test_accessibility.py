"""axe finds nothing wrong on any page, on a phone, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from steps import MACHINIST, check_fits, choose_job, see_jobs, tell

pytestmark = pytest.mark.browser

OPEN_PAGES = (
    "/", "/?example=2", "/skills", "/skills?q=robot", "/skills/cnc-setup", "/modules", "/modules/hub-lab",
    "/roles-guide", "/roles-guide/machinist", "/credentials", "/credentials/techamp-certificate", "/sites", "/about",
    "/quality", "/no-such-page", "/kept/no-such-link",
)  # fmt: skip


@pytest.fixture
def seen(phone: Page, scheme: str) -> Page:
    """The phone in one of the colour schemes."""
    phone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    return phone


def _check(page: Page) -> None:
    """All rules in light; in dark, where only colours differ, those about colours."""
    check_fits(page)
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true; })")
    check_fits(page)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    found = Axe().run(page, options={"runOnly": ["color-contrast"]} if dark else None)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


@pytest.mark.parametrize("path", OPEN_PAGES)
def test_an_open_page_has_no_barrier(seen: Page, path: str) -> None:
    seen.goto(path)
    _check(seen)


def test_the_pages_of_a_way_have_no_barrier(seen: Page) -> None:
    tell(seen, f"{MACHINIST} I hold an OSHA 10 card. No experience with robot programming.", state="OH", pay="40")
    _check(seen)
    see_jobs(seen)
    _check(seen)
    for number in range(3):
        seen.locator("input[name=role]").nth(number).check()
    seen.get_by_role("button", name="Compare the ticked jobs").click()
    seen.wait_for_url("**/compare")
    _check(seen)
    seen.get_by_role("button", name="Back to all jobs").click()
    choose_job(seen, "Automation technologist")
    _check(seen)
    seen.get_by_label("The whole certificate").check()
    _check(seen)
    seen.get_by_role("button", name="Save a link").click()
    _check(seen)
    seen.get_by_role("link", name="Delete what was saved").click()
    _check(seen)
    seen.get_by_role("button", name="Yes, delete it for good").click()
    _check(seen)


def test_questions_searches_and_refusals_have_no_barrier(seen: Page) -> None:
    tell(seen, "warehouse guy want better job")
    _check(seen)
    seen.get_by_role("button", name="Skip this").click()
    _check(seen)
    seen.get_by_label("Job title").fill("guy who fixes conveyors")
    seen.get_by_label("Add a skill").fill("hydrolics")
    seen.get_by_label("Add a credential").fill("osha")
    seen.get_by_role("button", name="Find").click()
    seen.wait_for_load_state()
    _check(seen)
    tell(seen, "Machinist on Haas mills", pay="lots")
    _check(seen)
