"""Journey 17: sixty seats to place next autumn. Sites and modules, what the next seat is worth, an interval, an
assumption that is changed, two plans side by side, a link to share, and the same figures by API and as a file."""

import csv
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from people_world import Somebody, let_in
from playwright.sync_api import Browser, Page, expect
from steps import check_fits

from pathways.use_cases.tools import Tools

pytestmark = pytest.mark.browser
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def lead(tools: Tools) -> Somebody:
    return let_in(tools, "lead-seats@example.org", "lead")


@pytest.fixture
def desk(phone: Page, address: str, lead: Somebody) -> Page:
    """The phone of a program lead who has signed in."""
    phone.context.add_cookies([{"name": "pathways_session", "value": lead.cookie, "url": address}])
    return phone


@pytest.fixture
def stranger(browser: Browser, address: str) -> Iterator[Page]:
    """Somebody else's browser, who has never been here."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=address)
    yield context.new_page()
    context.close()


def _check(page: Page) -> None:
    """Nothing sideways on a phone or on a wide screen, and no barrier."""
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true; })")
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    check_fits(page)
    page.set_viewport_size(size)
    check_fits(page)
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def _closed(page: Page) -> tuple[float, float, float]:
    """What the answer says: about so many, from, to."""
    told = re.search(
        r"close about ([\d.,]+) skill gaps \(([\d.,]+) to ([\d.,]+)\)", page.locator("#answer").inner_text()
    )
    assert told
    about, low, high = (float(number.replace(",", "")) for number in told.groups())
    return about, low, high


def _save(page: Page) -> str:
    page.get_by_role("button", name="Save this plan").click()
    page.wait_for_url(re.compile(r"/program/plans/[0-9a-f]{24}$"))
    return page.url.rsplit("/", 1)[1]


def test_sixty_seats_are_placed_changed_saved_compared_and_shared(desk: Page, stranger: Page, lead: Somebody) -> None:
    desk.goto("/program")
    desk.get_by_role("link", name="Plan where seats would help").click()
    _check(desk)
    desk.get_by_role("link", name="Plan seats", exact=True).click()
    expect(desk.get_by_label("Seats to place")).to_have_value("60")
    expect(desk.get_by_label("Room at Ohio State University: Robotics spoke")).to_have_value("12")
    desk.get_by_label("Add an offering").select_option("hub")
    desk.get_by_label("Add a site of your own, by town").select_option("dayton-oh")
    desk.get_by_label("Name of the plan").fill("Autumn")
    _check(desk)
    desk.get_by_role("button", name="Work it out").click()
    expect(desk.locator("#answer")).to_contain_text("60 seats close about")
    about, low, high = _closed(desk)
    assert low < about < high
    expect(desk.locator("#where")).to_contain_text(re.compile(r"By what is taught: \d+ in .*By site: \d+ at "))
    worth = desk.locator("#next + .scroll tbody tr")
    assert worth.count() == 8
    assert float(worth.first.locator("td.num").inner_text()) > 0
    expect(desk.get_by_text("The most doubt comes from:")).to_be_visible()
    expect(desk.get_by_text("Completion (assumed)")).to_be_visible()
    _check(desk)
    first = _save(desk)
    _check(desk)
    desk.get_by_role("link", name="Change an assumption").click()
    desk.get_by_label("Who finishes, in percent", exact=True).fill("80")
    desk.get_by_label("Name of the plan").fill("Autumn, more finish")
    desk.get_by_role("button", name="Work it out").click()
    expect(desk.locator("#before")).to_contain_text(f"closed about {about:,.0f} skill gaps")
    assert _closed(desk)[0] > about
    second = _save(desk)
    desk.goto("/program/plans")
    desk.get_by_label("One", exact=True).select_option(first)
    desk.get_by_label("Another", exact=True).select_option(second)
    desk.get_by_role("button", name="Compare").click()
    expect(desk.get_by_role("row", name=re.compile("^Completion 70% .*80% "))).to_be_visible()
    _check(desk)
    _share(desk, stranger, first)
    _agree(desk, lead, first, (about, low, high))


def _share(desk: Page, stranger: Page, plan: str) -> None:
    """The link opens the plan for somebody without an account, to read alone, until it is ended."""
    desk.goto(f"/program/plans/{plan}")
    desk.get_by_role("button", name="Share by link").click()
    link = desk.get_by_label("Autumn").input_value()
    shared = f"/plans/{link.rsplit('/', 1)[1]}"
    stranger.goto(shared)
    expect(stranger.get_by_text("You read it by a link; you cannot change it.")).to_be_visible()
    expect(stranger.get_by_role("button", name="Save this plan")).to_have_count(0)
    assert _closed(stranger)[0] > 0
    _check(stranger)
    desk.get_by_role("link", name="Back to the plan").click()
    desk.get_by_role("button", name="End the link").click()
    assert stranger.goto(shared).status == 404  # type: ignore[union-attr]


def _agree(desk: Page, lead: Somebody, plan: str, told: tuple[float, float, float]) -> None:
    """Page, file and API say the same, to the page's rounding."""
    desk.goto(f"/program/plans/{plan}")
    with desk.expect_download() as waiting:
        desk.get_by_role("link", name="CSV", exact=True).click()
    rows = list(csv.reader(waiting.value.path().read_text("utf-8").splitlines()))
    bearer = {"Authorization": f"Bearer {lead.program}"}
    api = desk.request.get(f"/api/v1/plans/{plan}", headers=bearer).json()
    figures = (api["closed"], api["low"], api["high"])
    assert [float(row[1]) for row in rows[2:5]] == pytest.approx(figures, abs=5e-4)
    assert told == pytest.approx(figures, abs=0.5)
    seats = [int(row[3]) for row in rows if len(row) == 6 and row[3].isdigit()]
    assert sum(seats) == sum(item["seats"] for item in api["placed"]) == 60
    shown = desk.locator("#seats + .scroll tbody td.num strong").all_inner_texts()
    assert sum(map(int, shown)) == 60


def test_the_form_is_filled_in_and_sent_by_keyboard_alone(desk: Page) -> None:
    desk.goto("/program/plans/new")
    desk.get_by_label("Name of the plan").focus()
    walked: list[str] = []
    for _ in range(140):
        here = str(desk.evaluate("document.activeElement.name || document.activeElement.textContent.trim()"))
        walked.append(here)
        if here == "seats":
            desk.keyboard.press("Control+a")
            desk.keyboard.type("24")
        if here == "Work it out":
            break
        desk.keyboard.press("Tab")
    assert walked[:4] == ["title", "seats", "dollars", "hour_cost"]
    assert sum(name.startswith("room-") for name in walked) == 42
    assert {"completion_low", "placement_high", "reach", "basis", "weighting", "states", "tier"} <= {*walked}
    desk.keyboard.press("Enter")
    expect(desk.locator("#answer")).to_contain_text("24 seats close about")


def test_what_does_not_hold_is_said_beside_its_field(desk: Page) -> None:
    desk.goto("/program/plans/new")
    desk.get_by_label("Seats to place").fill("sixty")
    desk.get_by_role("button", name="Work it out").click()
    expect(desk.locator("#seats-problem")).to_contain_text("“sixty” is not a number.")
    expect(desk.get_by_label("Seats to place")).to_have_value("sixty")
    _check(desk)
    desk.get_by_label("Seats to place").fill("0")
    desk.get_by_role("button", name="Work it out").click()
    expect(desk.locator("#answer")).to_have_text("There are no seats to place: the budget is zero.")
    _check(desk)


def test_a_spoke_nobody_teaches_is_weighed_in_every_state_and_planned_for(desk: Page, tools: Tools) -> None:
    taught = {skill for module in tools.catalog.modules.values() for skill in module.teaches}
    asked = {need.skill for role in tools.catalog.roles.values() for need in role.requirements}
    skill = sorted(asked - taught)[0]
    desk.goto("/program/drafts/new")
    _check(desk)
    desk.get_by_label("Title").fill("<b>Laser</b> lab")
    desk.get_by_label("Skill 1").fill(tools.catalog.skills[skill].name)
    desk.get_by_role("button", name="See what it would do").click()
    expect(desk.locator("#answer")).to_contain_text(re.compile("12 seats in .* would close about"))
    assert desk.locator("#effect-caption ~ tbody tr").count() == 51
    _check(desk)
    desk.get_by_role("link", name="Plan seats").last.click()
    laser = desk.locator("#add_offering option", has_text="Laser").get_attribute("value")
    desk.get_by_label("Add an offering").select_option(laser)
    for box in desk.locator("input[name=leave_out][value^='spoke:']").all():
        box.evaluate("(tick) => { tick.checked = true; }")
    desk.get_by_role("button", name="Work it out").click()
    expect(desk.locator("#where")).to_contain_text("in “<b>Laser</b> lab”")
    expect(desk.get_by_text("which is not a TechAMP module")).to_be_visible()
    _check(desk)
