"""The account pages on a phone: axe finds nothing wrong, nothing scrolls sideways, and the whole way can be walked."""

import re

import pyotp
import pytest
from account_world import PASSWORD
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from steps import check_fits

from pathways.use_cases.accounts.manage_accounts import add_account, list_accounts
from pathways.use_cases.accounts.sign_up import sign_up
from pathways.use_cases.tools import Tools

pytestmark = pytest.mark.browser

OPEN_PAGES = (
    "/join",
    "/join?as=employer",
    "/sign-in",
    "/sign-in?done=confirmed",
    "/forgot",
    "/check-your-mail?what=join",
)


def _check(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true; })")
    check_fits(page)
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def _sign_in(page: Page, email: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", OPEN_PAGES)
def test_an_open_account_page_has_no_barrier(phone: Page, path: str, scheme: str) -> None:
    phone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    phone.goto(path)
    _check(phone)


def test_the_firms_fields_show_for_an_employer_alone(phone: Page) -> None:
    phone.goto("/join")
    assert not phone.get_by_label("Name of the firm").is_visible()
    phone.get_by_label("an employer").check()
    assert phone.get_by_label("Name of the firm").is_visible()


def test_what_is_wrong_is_shown_without_a_barrier(phone: Page) -> None:
    _sign_in(phone, "nobody@example.org")
    assert phone.get_by_role("alert").is_visible()
    _check(phone)
    phone.goto("/join")
    phone.get_by_label("E-mail address").fill("ana@example.org")
    phone.get_by_label("Password").fill("short")
    phone.get_by_role("button", name="Sign up").click()
    _check(phone)


def test_an_administrator_sets_up_a_second_factor_and_goes_through_the_lists(phone: Page, tools: Tools) -> None:
    add_account(tools, email="root@example.org", role="admin", password=PASSWORD)
    add_account(tools, email="boss@example.org", role="employer", firm="Acme Tool", password=PASSWORD)
    sign_up(tools, email="new@example.org", password=PASSWORD, role="worker")
    _sign_in(phone, "root@example.org")
    phone.wait_for_url("**/account/second-factor")
    _check(phone)
    key = re.sub(r"\s", "", phone.locator("#key").inner_text())
    assert phone.locator("img.qr").evaluate("item => item.naturalWidth") > 100
    phone.get_by_label("Type the six digits it shows").fill(pyotp.TOTP(key).now())
    phone.get_by_role("button", name="Set up").click()
    assert phone.locator(".recovery li").count() == 10
    recovery = phone.locator(".recovery code").first.inner_text()
    _check(phone)
    phone.get_by_role("link", name="I have them; go on").click()
    _check(phone)
    phone.get_by_label("Name of the program").fill("my script")
    phone.get_by_role("button", name="Make a token").click()
    _check(phone)
    for path in ("/account", "/account/second-factor", "/admin/firms", "/admin/accounts"):
        phone.goto(path)
        _check(phone)
    phone.get_by_role("button", name="Shut boss@example.org out").click()
    assert next(item for item in list_accounts(tools) if item.email == "boss@example.org").disabled
    phone.goto("/account")
    phone.get_by_role("button", name="Sign out", exact=True).click()
    _sign_in(phone, "root@example.org")
    phone.wait_for_url("**/second-factor")
    _check(phone)
    phone.get_by_label("Code").fill(recovery)
    phone.get_by_role("button", name="Go on").click()
    phone.wait_for_url("**/account")
