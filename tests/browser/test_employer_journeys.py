"""An employer's way and a worker's way to each other, walked on a phone; axe at every stop."""

import re
from collections.abc import Iterator

import pyotp
import pytest
from account_world import PASSWORD
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from steps import MACHINIST, check_fits, tell

from pathways.domain.account import Account
from pathways.use_cases.accounts.firms import approve_firm
from pathways.use_cases.accounts.manage_accounts import add_account, list_accounts
from pathways.use_cases.badges.issue import give_badge
from pathways.use_cases.demonstration import load_demonstration, remove_demonstration
from pathways.use_cases.tools import Tools

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", autouse=True)
def demonstration(tools: Tools) -> Iterator[None]:
    """A few invented people, for as long as these tests run."""
    load_demonstration(tools, once=False, progress=lambda *_: None, most=14)
    yield
    remove_demonstration(tools)


def _check(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true; })")
    check_fits(page)
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def _account(tools: Tools, email: str) -> Account:
    return next(item for item in list_accounts(tools) if item.email == email)


def _sign_in(page: Page, email: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/account**")


def _set_up(page: Page) -> None:
    key = re.sub(r"\s", "", page.locator("#key").inner_text())
    page.get_by_label("Type the six digits it shows").fill(pyotp.TOTP(key).now())
    page.get_by_role("button", name="Set up").click()
    page.get_by_role("link", name="I have them; go on").click()


def _read_ad(page: Page, example: int = 1) -> None:
    page.goto(f"/employers?example={example}")
    page.get_by_role("button", name="Read the ad").click()
    page.wait_for_url("**/opening")


def test_an_ad_is_pasted_put_right_and_answered_without_an_account(phone: Page) -> None:
    phone.goto("/employers")
    _check(phone)
    _read_ad(phone)
    _check(phone)
    expect(phone.get_by_text("You see demonstration people")).to_be_visible()
    musts = phone.locator("details.asks").first
    expect(musts.get_by_text("Must read electrical schematics")).to_be_visible()
    expect(phone.get_by_text("Nothing in the tasks needs it")).to_be_visible()
    before = phone.locator("#answer").inner_text()
    musts.get_by_role("button", name=re.compile("Remove.*Electrical")).click()
    expect(musts.get_by_text("Must read electrical schematics")).to_have_count(0)
    expect(phone.locator("#answer")).not_to_have_text(before)
    for card in phone.locator(".cards > li").all():
        expect(card.get_by_text("Demonstration person, invented")).to_have_count(1)


def test_nobody_fits_is_said_and_followed_by_who_nearly_does(phone: Page) -> None:
    _read_ad(phone)
    phone.get_by_label("Add a skill").fill("Robot programming")
    phone.get_by_label("Level", exact=True).select_option("4")
    phone.get_by_role("button", name="Add", exact=True).click()
    phone.wait_for_load_state()
    expect(phone.locator("#answer")).to_contain_text("Nobody has every must-have skill")
    expect(phone.get_by_text("Zero.")).to_be_visible()
    expect(phone.locator(".near-block").first).to_contain_text("lack")
    _check(phone)
    phone.get_by_label("What can somebody who works for you do today?").fill(MACHINIST)
    phone.get_by_role("button", name="Show their route").click()
    phone.wait_for_url("**/operator")
    expect(phone.get_by_text("Nothing you wrote was stored.")).to_be_visible()
    _check(phone)


def test_a_worker_is_found_asked_says_yes_and_takes_it_back(phone: Page, tools: Tools) -> None:
    add_account(tools, email="lou@example.org", role="worker", password=PASSWORD)
    add_account(tools, email="hr@example.org", role="employer", firm="Corner Gear Works", password=PASSWORD)
    approve_firm(tools, firm=_account(tools, "hr@example.org").firm)
    _make_profile(phone)
    _ask(phone)
    phone.context.clear_cookies()
    _sign_in(phone, "lou@example.org")
    phone.goto("/profile/looks")
    expect(phone.get_by_text("Corner Gear Works").first).to_be_visible()
    _check(phone)
    phone.locator(".rows a").first.click()
    _check(phone)
    phone.goto("/profile/requests")
    _check(phone)
    phone.get_by_role("button", name="Yes, share it").click()
    expect(phone.get_by_role("alert")).to_contain_text("A yes needs a way to reach you")
    _check(phone)
    phone.get_by_label("Your e-mail").check()
    phone.get_by_role("button", name="Yes, share it").click()
    expect(phone.get_by_text("They see:")).to_contain_text("email")
    _check(phone)
    phone.get_by_role("button", name="Take my yes back").click()
    expect(phone.get_by_text("Taken back").first).to_be_visible()
    _leave(phone)


def _make_profile(phone: Page) -> None:
    _sign_in(phone, "lou@example.org")
    phone.goto("/profile")
    _check(phone)
    tell(phone, f"{MACHINIST} I set up new jobs on my own and read GD&T.", state="OH", shift="second")
    phone.get_by_role("button", name="Save to my profile").click()
    phone.wait_for_url("**/profile")
    expect(phone.get_by_text("Hidden: no employer finds you.")).to_be_visible()
    _check(phone)
    phone.get_by_label("Name", exact=True).fill("Lou Canary")
    phone.locator("section", has=phone.locator("#contact")).get_by_role("button", name="Save").click()
    phone.get_by_label("Anonymous").check()
    phone.locator("section", has=phone.locator("#visibility")).get_by_role("button", name="Save").click()
    expect(phone.get_by_text("Anonymous: employers see your skills")).to_be_visible()
    phone.goto("/profile/matches")
    _check(phone)


def _ask(phone: Page) -> None:
    phone.context.clear_cookies()
    _sign_in(phone, "hr@example.org")
    _set_up(phone)
    phone.goto("/openings")
    _check(phone)
    _read_ad(phone, 2)
    phone.get_by_role("button", name="Save this opening").click()
    phone.wait_for_url("**/openings/*")
    _check(phone)
    assert "Canary" not in phone.content()
    phone.get_by_role("link", name="Shortlist or ask").first.click()
    phone.wait_for_url("**/people/*")
    _check(phone)
    phone.get_by_label("Your own note").fill("call on Monday")
    phone.get_by_role("button", name="Save on the shortlist").click()
    phone.get_by_label("Your message").fill("Days, five axes, new machines. Shall we talk?")
    phone.get_by_role("button", name="Ask to get in touch").click()
    expect(phone.get_by_text("Waiting for an answer")).to_be_visible()
    phone.get_by_role("link", name="Shortlist and requests").click()
    _check(phone)
    assert "Canary" not in phone.content()


def _leave(phone: Page) -> None:
    phone.goto("/profile/delete")
    _check(phone)
    phone.get_by_label("Your password").fill(PASSWORD)
    phone.get_by_role("button", name="Yes, delete it for good").click()
    expect(phone.get_by_text("Your receipt")).to_be_visible()
    _check(phone)


def test_a_badge_is_valid_or_altered_and_says_why(phone: Page, tools: Tools) -> None:
    add_account(tools, email="kim@example.org", role="worker", password=PASSWORD)
    _sign_in(phone, "kim@example.org")
    tell(phone, MACHINIST, state="OH")
    phone.get_by_role("button", name="Save to my profile").click()
    phone.wait_for_url("**/profile")
    badge = give_badge(tools, item="techamp-certificate", email="kim@example.org")
    for text, verdict in ((badge, "Valid"), (badge.replace("certificate", "certificaat", 1), "Altered")):
        phone.get_by_label("Or its text").fill(text)
        phone.get_by_role("button", name="Check and keep").click()
        phone.wait_for_load_state()
        expect(phone.locator("section", has=phone.locator("#badges")).get_by_text(verdict, exact=True)).to_be_visible()
    _check(phone)
