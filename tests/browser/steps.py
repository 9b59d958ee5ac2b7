"""The steps people take, as the browser tests take them."""

import re

from playwright.sync_api import Page, expect

MACHINIST = (
    "Machinist on Haas mills, four years, Toledo, second shift, I read prints and do my own offsets, "
    "eight hours a week."
)


def tell(page: Page, text: str, *, state: str = "", hours: str = "10", shift: str = "unknown", pay: str = "") -> None:
    """Fill in the first page and send it."""
    page.goto("/")
    page.get_by_label("What do you do at work?").fill(text)
    page.get_by_label("Your state").select_option(state)
    page.get_by_label("Hours a week you can study").fill(hours)
    page.get_by_label("Your shift").select_option(shift)
    if pay:
        page.get_by_text("Pay, travel and start date").click()
        page.get_by_label("What you earn now").fill(pay)
    page.get_by_role("button", name="Read my skills").click()
    page.wait_for_url("**/understood")


def hand_in(page: Page, resume: bytes, name: str, *, state: str = "") -> None:
    """Send the first page with a file and nothing written."""
    page.goto("/")
    page.get_by_label("Have a résumé?").set_input_files({"name": name, "mimeType": "application/pdf", "buffer": resume})
    page.get_by_label("Your state").select_option(state)
    page.get_by_role("button", name="Read my skills").click()
    page.wait_for_url("**/understood")


def see_jobs(page: Page) -> None:
    """From 'is this right?' to the jobs."""
    page.get_by_role("button", name="Looks right").click()
    page.wait_for_url("**/roles")


def choose_job(page: Page, title: str) -> None:
    """From the jobs to the way to one of them, by the list of all."""
    page.get_by_label("Choose a job").select_option(label=title)
    page.locator("form", has=page.get_by_label("Choose a job")).get_by_role("button").click()
    expect(page.locator(".answer-for")).to_contain_text(re.compile(re.escape(title), re.IGNORECASE))


def check_fits(page: Page) -> None:
    """Nothing is wider than the phone."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
