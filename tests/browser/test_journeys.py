"""The worker's journeys on a phone, in the real product."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from resumes import TWO_COLUMNS, draw_columns, stands_in
from steps import MACHINIST, check_fits, choose_job, hand_in, see_jobs, tell

pytestmark = pytest.mark.browser

OWN_WORDS = "section[aria-labelledby^=block-] .rows"
"""The skills that are shown with the person's own words."""


def _picture(page: Page, folder: Path, name: str) -> None:
    check_fits(page)
    page.screenshot(path=folder / f"{name}.png", full_page=True)


def _figures(page: Page, job: str) -> dict[str, str]:
    """From 'is this right?' to the way to a job: readiness, hours with weeks, and what is had already."""
    skills = page.get_by_role("heading", name="in your words").inner_text()
    see_jobs(page)
    choose_job(page, job)
    ready = page.locator(".ready-line .big").first.inner_text()
    return {"skills": skills, "ready": ready, "hours and weeks": page.locator("h1").inner_text()}


def test_a_machinist_sees_quotes_jobs_and_a_route_that_names_pace_labs_and_site(phone: Page, pictures: Path) -> None:
    tell(phone, MACHINIST, state="OH", hours="8", shift="second")
    expect(phone.locator("main")).to_contain_text("do my own offsets")
    _picture(phone, pictures, "1-understood")
    see_jobs(phone)
    expect(phone.locator(".notices")).to_contain_text("10 to 14 hours a week")
    phone.get_by_role("button", name="Technologist", exact=True).click()
    expect(phone.locator(".cards")).to_contain_text("Automation technologist")
    _picture(phone, pictures, "1-roles")
    choose_job(phone, "Automation technologist")
    for words in ("Done between", "second shift", "Ohio State University", "OEWS May", "What we don’t know"):
        expect(phone.locator("main")).to_contain_text(words)
    _picture(phone, pictures, "1-route")


def test_a_resume_of_four_pages_in_two_columns_is_shown_line_by_line_and_put_right(phone: Page, pictures: Path) -> None:
    hand_in(phone, draw_columns(TWO_COLUMNS), "resume.pdf", state="OH")
    main = phone.locator("main")
    expect(main).to_contain_text("e-mail address")
    expect(main).not_to_contain_text("555-0134")
    rows = phone.locator(f"{OWN_WORDS} > li")
    quotes = phone.locator(f"{OWN_WORDS} > li > .quote")
    assert rows.count() >= 8
    expect(quotes).to_have_count(rows.count())
    assert [quote for quote in quotes.all_inner_texts() if not stands_in(TWO_COLUMNS, quote)] == []
    _picture(phone, pictures, "2-understood")
    before = _figures(phone, "CNC programmer")
    phone.get_by_role("button", name="Change what you told us").click()
    phone.locator("summary", has_text="3D solid modeling").click()
    phone.get_by_role("button", name=re.compile("Not what I meant.*3D solid modeling")).click()
    expect(phone.locator(OWN_WORDS, has_text="3D solid modeling")).to_have_count(0)
    after = _figures(phone, "CNC programmer")
    assert [name for name, figure in after.items() if figure == before[name]] == []


def test_too_little_gets_questions_and_one_tap_goes_on(phone: Page, pictures: Path) -> None:
    tell(phone, "warehouse guy want better job")
    expect(phone.get_by_role("heading", level=1)).to_have_text("A bit more, and we can help")
    expect(phone.locator("main")).not_to_contain_text("%")
    _picture(phone, pictures, "3-thin")
    phone.get_by_role("button", name="I run two Haas mills and change offsets").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Is this right?")


def test_credentials_count_apart_from_own_words_and_credit_is_asked_for_not_promised(
    phone: Page, pictures: Path
) -> None:
    text = (
        "Maintenance technician in a paper mill, 9 years. I change bearings and gearboxes, wire sensors and motors. "
        "I hold a NIMS Industrial Technology Maintenance credential and the MSSC Certified Production Technician."
    )
    tell(phone, text, state="MA")
    expect(phone.get_by_label("Industrial Technology Maintenance Level I")).to_be_checked()
    expect(phone.get_by_label("Certified Production Technician")).to_be_checked()
    phone.locator("summary", has_text="they speak for").click()
    proven = phone.locator("details", has=phone.locator("summary", has_text="they speak for")).locator(".rows > li")
    assert proven.count() >= 5
    expect(proven.locator("> .quote .tag", has_text="Your credential")).to_have_count(proven.count())
    own = phone.locator(f"{OWN_WORDS} > li")
    assert own.count() >= 2
    expect(own.filter(has_text="Your credential")).to_have_count(0)
    _picture(phone, pictures, "4-understood")
    see_jobs(phone)
    choose_job(phone, "Mechatronics technologist")
    main = phone.locator("main")
    expect(main).to_contain_text("ask the college for credit; it is not promised")
    expect(main).to_contain_text("Whether a college gives credit for what you already know")
    expect(main).not_to_contain_text(re.compile(r"will (get|give|receive|be given) credit|credit is guaranteed", re.I))
    _picture(phone, pictures, "4-route")


def test_a_quality_technician_is_told_of_a_pay_cut_in_dollars(phone: Page, pictures: Path) -> None:
    text = "Quality technician, 6 years. I run the CMM, do first articles and keep the control charts."
    tell(phone, text, state="CT", shift="day", pay="55")
    see_jobs(phone)
    choose_job(phone, "Quality technologist")
    notice = phone.locator(".notice", has_text="About pay")
    expect(notice).to_contain_text("$114,400")
    expect(notice).to_contain_text("pay cut")
    _picture(phone, pictures, "5-pay")


def test_a_state_without_a_site_gets_no_invented_route(phone: Page, pictures: Path) -> None:
    tell(phone, "Industrial maintenance technician for 9 years. I wire sensors and change bearings.", state="WY")
    see_jobs(phone)
    expect(phone.locator(".notices")).to_contain_text("Wyoming")
    choose_job(phone, "Mechatronics technologist")
    expect(phone.locator("main")).to_contain_text("miles")
    expect(phone.locator("main")).not_to_contain_text("in your state")
    _picture(phone, pictures, "6-far")


def test_an_engineer_is_told_that_most_of_it_adds_little(phone: Page, pictures: Path) -> None:
    text = "Mechanical design engineer with ten years: SolidWorks models, GD&T drawings, FEA, fixtures, DFM reviews."
    tell(phone, text, state="MA", shift="day")
    see_jobs(phone)
    expect(phone.locator(".notices")).to_contain_text("engineer level")
    _picture(phone, pictures, "7-engineer")


def test_a_technician_who_wants_to_be_an_engineer_gets_steps(phone: Page, pictures: Path) -> None:
    text = "Controls technician, 5 years. I troubleshoot PLCs, wire panels and tune VFDs."
    tell(phone, text, state="MA", hours="12")
    see_jobs(phone)
    choose_job(phone, "Controls engineer")
    legs = phone.locator(".legs").first
    expect(legs.get_by_role("listitem")).not_to_have_count(1)
    expect(legs).to_contain_text("months")
    expect(phone.locator(".legs .tag").first).to_contain_text("asked for")
    _picture(phone, pictures, "9-steps")


def test_comparing_three_jobs_tuning_hours_saving_and_deleting(phone: Page, pictures: Path) -> None:
    tell(phone, MACHINIST, state="OH", hours="8", shift="second")
    see_jobs(phone)
    for number in range(3):
        phone.locator("input[name=role]").nth(number).check()
    phone.get_by_role("button", name="Compare the ticked jobs").click()
    phone.wait_for_url("**/compare")
    expect(phone.locator(".compare thead th")).to_have_count(3)
    _picture(phone, pictures, "10-compare")
    phone.get_by_role("button", name="Back to all jobs").click()
    choose_job(phone, "Automation technologist")
    finish = phone.locator("#status").inner_text()
    phone.get_by_label("Hours a week you can study").fill("14")
    expect(phone.locator("#status")).not_to_have_text(finish)
    expect(phone.locator("#hours-shown")).to_have_text("14 h")
    _picture(phone, pictures, "10-tuned")
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Calendar file").click()
    assert download.value.suggested_filename.endswith(".ics")
    phone.get_by_role("button", name="Save a link").click()
    link = phone.get_by_label("Your private link").input_value()
    _picture(phone, pictures, "10-saved")
    phone.goto(link)
    expect(phone.locator("main")).to_contain_text("saved answer")
    phone.get_by_role("link", name="Delete it").click()
    phone.get_by_role("button", name="Yes, delete it for good").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Deleted")
    assert phone.goto(link).status == 404  # type: ignore[union-attr]


def test_correcting_a_skill_moves_the_figures(phone: Page) -> None:
    tell(phone, MACHINIST, state="OH")
    see_jobs(phone)
    choose_job(phone, "CNC operator")
    before = phone.locator(".ready-line .big").first.inner_text()
    phone.get_by_role("button", name="Change what you told us").click()
    phone.locator("summary", has_text="CNC machine operation").click()
    phone.get_by_role("button", name=re.compile("I don’t have this.*CNC machine operation")).click()
    expect(phone.locator("main")).to_contain_text("You said you don’t have")
    see_jobs(phone)
    choose_job(phone, "CNC operator")
    assert phone.locator(".ready-line .big").first.inner_text() != before


def test_the_way_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}, base_url=address)
    page = context.new_page()
    tell(page, MACHINIST, state="OH", hours="8")
    see_jobs(page)
    choose_job(page, "Automation technologist")
    finish = page.locator("#status").inner_text()
    page.get_by_label("Hours a week you can study").fill("14")
    page.get_by_role("button", name="Update").click()
    expect(page.locator("#status")).not_to_have_text(finish)
    page.get_by_label("The whole certificate").check()
    expect(page.locator(".panel-whole")).to_be_visible()
    expect(page.locator(".panel-need")).to_be_hidden()
    context.close()


def test_the_print_is_short(phone: Page) -> None:
    tell(phone, MACHINIST, state="OH", hours="12")
    see_jobs(phone)
    choose_job(phone, "Automation technologist")
    pages = len(re.findall(rb"/Type\s*/Page[^s]", phone.pdf(format="Letter")))
    assert pages == 1
