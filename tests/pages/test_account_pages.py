"""Accounts as somebody walks through them in a browser without scripts: two processes, one database."""

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from account_world import BASE, OTHER, PASSWORD, Clock, Mailbox, code_at, hire
from flask import Flask
from flask.testing import FlaskClient
from walking import soup, text_of
from werkzeug.test import TestResponse

from pathways.app import create_app
from pathways.domain.account import AccountRole
from pathways.mail.outbox import FolderOutbox
from pathways.pages.access import ACCESS
from pathways.pages.guards import current, local_path
from pathways.settings import Settings
from pathways.store.database import Store
from pathways.use_cases.accounts.firms import close_firm, list_firms
from pathways.use_cases.accounts.manage_accounts import add_account, list_accounts
from pathways.use_cases.tools import Tools

COOKIE = "pathways_session"


class Browser:
    """A client that reads a form's token before it sends the form."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()

    def get(self, path: str) -> TestResponse:
        """Open a page."""
        return self.client.get(path)

    def post(self, path: str, **fields: str) -> TestResponse:
        """Send a form."""
        token = soup(self.client.get("/")).select_one("input[name=csrf_token]")["value"]  # type: ignore[index]
        return self.client.post(path, data={**fields, "csrf_token": str(token)})

    def sign_in(self, email: str, password: str = PASSWORD, **fields: str) -> TestResponse:
        """Send the sign-in form."""
        return self.post("/sign-in", email=email, password=password, **fields)

    @property
    def cookie(self) -> str:
        """The token in the browser's cookie, '' for none."""
        found = self.client.get_cookie(COOKIE)
        return found.value if found else ""


@pytest.fixture
def clock() -> Clock:
    """Noon."""
    return Clock()


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    """Where mail lands."""
    return Mailbox(tmp_path / "mail")


@pytest.fixture
def processes(tools: Tools, tmp_path: Path, mailbox: Mailbox, clock: Clock) -> Iterator[tuple[Flask, Flask]]:
    """The application twice, as two serving processes have it: each its own connections, one database, one secret."""
    stores = [Store(f"sqlite:///{tmp_path / 'pathways.db'}") for _ in range(2)]
    stores[0].migrate()
    outbox = FolderOutbox(mailbox.folder, "Pathways <no-reply@pathways.example>")
    alike = replace(tools, outbox=outbox, secret=b"secret", base_url=BASE, now=clock)
    settings = Settings(home=tmp_path, secret_key="only for tests")
    first, second = (create_app(settings, replace(alike, store=store)) for store in stores)
    yield first, second
    for store in stores:
        store.close()


@pytest.fixture
def kit(processes: tuple[Flask, Flask]) -> Tools:
    """The Tools of the first process."""
    found: Tools = processes[0].extensions["pathways.tools"]
    return found


@pytest.fixture
def browser(processes: tuple[Flask, Flask]) -> Browser:
    """A browser at the first process."""
    return Browser(processes[0])


@pytest.fixture
def ana(kit: Tools, browser: Browser) -> Browser:
    """A worker's browser, signed in."""
    add_account(kit, email="ana@example.org", role="worker", password=PASSWORD)
    assert browser.sign_in("ana@example.org").status_code == 303
    return browser


def finish(browser: Browser, secret: str, clock: Clock, email: str = "boss@example.org") -> None:
    """Sign in with both factors."""
    clock.move(seconds=60)
    browser.sign_in(email)
    assert browser.post("/second-factor", code=code_at(secret, clock())).status_code == 303


def test_every_address_has_a_rule_and_every_rule_an_address(processes: tuple[Flask, Flask]) -> None:
    endpoints = {rule.endpoint for rule in processes[0].url_map.iter_rules()}
    assert endpoints == set(ACCESS)


def test_an_address_without_a_rule_is_not_served(tools: Tools, tmp_path: Path) -> None:
    app = create_app(Settings(home=tmp_path, secret_key="only for tests"), tools)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    answer = app.test_client().get("/forgotten")
    assert (answer.status_code, "secret" in answer.get_data(as_text=True)) == (500, False)


def test_a_stranger_is_led_to_the_sign_in_and_on_to_where_they_were_going(browser: Browser, kit: Tools) -> None:
    add_account(kit, email="ana@example.org", role="worker", password=PASSWORD)
    answer = browser.get("/account?done=ended")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/account?done%3Dended")
    form = soup(browser.get(answer.location))
    way = str(form.select_one("input[name=next]")["value"])  # type: ignore[index]
    assert browser.sign_in("ana@example.org", next=way).location == "/account?done=ended"


def test_what_is_not_open_opens_for_no_stranger_by_any_method(processes: tuple[Flask, Flask]) -> None:
    for rule in processes[0].url_map.iter_rules():
        for method in rule.methods or () if ACCESS[rule.endpoint] != "open" else ():
            answer = processes[0].test_client().open(re.sub(r"<[^>]+>", "1", rule.rule), method=method)
            assert answer.status_code in (303, 401), (rule, method)
            assert answer.status_code == 401 or answer.location.startswith("/sign-in"), (rule, method)


def test_no_form_is_taken_without_its_token(ana: Browser, processes: tuple[Flask, Flask]) -> None:
    for rule in processes[0].url_map.iter_rules():
        if rule.endpoint.startswith(("account.", "admin.")) and "POST" in (rule.methods or ()):
            path = re.sub(r"<[^>]+>", "1", rule.rule)
            assert ana.client.post(path).status_code in (400, 403), path
    assert ana.get("/account").status_code == 200


def test_a_form_that_expired_gives_no_secret_back(browser: Browser) -> None:
    answer = browser.client.post("/sign-in", data={"email": "ana@example.org", "password": PASSWORD})
    assert answer.status_code == 400
    assert PASSWORD not in answer.get_data(as_text=True)
    assert "ana@example.org" in answer.get_data(as_text=True)


def test_somebody_signs_up_confirms_signs_in_and_out(browser: Browser, mailbox: Mailbox) -> None:
    sent = browser.post("/join", role="worker", email="ana@example.org", password=PASSWORD)
    assert (sent.status_code, sent.location) == (303, "/check-your-mail?what=join")
    token = mailbox.link("/confirm/")
    for _ in range(2):
        assert browser.get(f"/confirm/{token}").status_code == 200
    assert browser.post(f"/confirm/{token}").location == "/sign-in?done=confirmed"
    assert browser.get(f"/confirm/{token}").status_code == 404
    assert browser.sign_in("ana@example.org").location == "/account"
    assert "ana@example.org" in text_of(browser.get("/account"))
    assert browser.post("/sign-out").location == "/sign-in?done=signed_out"
    assert browser.cookie == ""
    assert browser.get("/account").status_code == 303


def test_signing_up_and_resetting_answer_alike_for_a_known_and_an_unknown_address(
    ana: Browser, processes: tuple[Flask, Flask]
) -> None:
    stranger = Browser(processes[0])
    for path in ("/join", "/forgot"):
        answers = [
            stranger.post(path, role="worker", email=f"{who}@example.org", password=OTHER) for who in ("ana", "bo")
        ]
        assert answers[0].status_code == answers[1].status_code == 303
        assert answers[0].location == answers[1].location
        assert answers[0].data == answers[1].data


def test_a_wrong_sign_in_answers_alike_for_a_known_and_an_unknown_address(
    ana: Browser, processes: tuple[Flask, Flask]
) -> None:
    pages = [Browser(processes[0]).sign_in(f"{who}@example.org", OTHER) for who in ("ana", "xyz")]
    shown = [re.sub(r'value="[^"]*"', "", page.get_data(as_text=True)) for page in pages]
    assert [page.status_code for page in pages] == [422, 422]
    assert shown[0] == shown[1]
    assert OTHER not in pages[0].get_data(as_text=True)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"password": "short"}, "password"),
        ({"role": "employer", "firm": " "}, "firm"),
        ({"role": "employer", "firm": "Acme", "state": "Ohio"}, "state"),
    ],
)
def test_what_is_wrong_with_a_sign_up_is_said_beside_its_field(
    browser: Browser, fields: dict[str, str], field: str
) -> None:
    answer = browser.post("/join", **{"role": "worker", "email": "ana@example.org", "password": PASSWORD, **fields})
    wrong = soup(answer).select_one("[aria-invalid=true]")
    assert answer.status_code == 422
    assert wrong is not None
    assert wrong["name"] == field
    assert PASSWORD not in answer.get_data(as_text=True)


def test_an_employer_reaches_nothing_before_a_second_factor_is_set_up(
    browser: Browser, kit: Tools, clock: Clock, processes: tuple[Flask, Flask]
) -> None:
    add_account(kit, email="boss@example.org", role="employer", firm="Acme Tool", password=PASSWORD)
    browser.sign_in("boss@example.org")
    for rule in processes[0].url_map.iter_rules():
        if ACCESS[rule.endpoint] not in ("open", "begun", "set_up") and "GET" in (rule.methods or ()):
            answer = browser.get(re.sub(r"<[^>]+>", "1", rule.rule))
            assert (answer.status_code, answer.location) in ((303, "/account/second-factor"), (401, None)), rule
    page = soup(browser.get("/account/second-factor"))
    secret = page.select_one("#key").get_text().replace(" ", "")  # type: ignore[union-attr]
    picture = str(page.select_one("img.qr")["src"])  # type: ignore[index]
    assert picture.startswith("data:image/svg+xml")
    before = browser.cookie
    assert browser.post("/account/second-factor", code="000000").status_code == 422
    done = browser.post("/account/second-factor", code=code_at(secret, clock()))
    codes = [item.get_text() for item in soup(done).select(".recovery code")]
    assert len(codes) == 10
    assert before not in ("", browser.cookie)
    assert browser.get("/account").status_code == 200
    again = text_of(browser.get("/account/second-factor"))
    assert secret not in again
    assert not any(code in again for code in codes)


def test_a_password_alone_sets_up_no_other_second_factor_and_skips_none(
    browser: Browser, kit: Tools, clock: Clock
) -> None:
    _, secret, recovery = hire(kit)
    assert browser.sign_in("boss@example.org", next="/account").location == "/second-factor?next=/account"
    for path in ("/account", "/account/second-factor", "/admin/firms"):
        assert browser.get(path).location.startswith("/second-factor"), path
    assert browser.post("/account/second-factor", code=code_at(secret, clock())).location.startswith("/second-factor")
    assert browser.post("/second-factor", code="000000").status_code == 422
    before = browser.cookie
    assert browser.post("/second-factor", code=recovery, next="/account").location == "/account"
    assert browser.cookie not in ("", before)
    other = Browser(browser.client.application)
    other.sign_in("boss@example.org")
    assert other.post("/second-factor", code=recovery).status_code == 422


def test_a_signed_out_cookie_opens_nothing_in_any_process(ana: Browser, processes: tuple[Flask, Flask]) -> None:
    thief = processes[1].test_client()
    thief.set_cookie(COOKIE, ana.cookie)
    assert thief.get("/account").status_code == 200
    ana.post("/sign-out")
    assert thief.get("/account").status_code == 303
    assert thief.get_cookie(COOKIE) is None


def test_limits_hold_in_every_process_and_say_when_to_try_again(
    ana: Browser, processes: tuple[Flask, Flask], clock: Clock
) -> None:
    browsers = [Browser(process) for process in processes]
    for number in range(10):
        assert browsers[number % 2].sign_in("ana@example.org", OTHER).status_code == 422
    for one in browsers:
        refused = one.sign_in("ana@example.org")
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, "300")
    clock.move(minutes=5)
    assert browsers[1].sign_in("ana@example.org").status_code == 303


@pytest.mark.parametrize(("role", "minutes", "hours"), [("worker", 12 * 60, 720), ("admin", 30, 12)])
def test_a_session_ends_by_rest_and_by_age(
    browser: Browser, kit: Tools, clock: Clock, role: AccountRole, minutes: int, hours: int
) -> None:
    if role == "worker":
        add_account(kit, email="x@example.org", role="worker", password=PASSWORD)
        browser.sign_in("x@example.org")
    else:
        _, secret, _ = hire(kit, role, "x@example.org")
        finish(browser, secret, clock, "x@example.org")
    started = clock.moment
    while (clock.moment - started).total_seconds() < (hours * 60 - minutes) * 60:
        clock.move(minutes=minutes - 1)
        assert browser.get("/account").status_code == 200
    clock.moment = started
    clock.move(hours=hours)
    assert browser.get("/account").status_code == 303


def test_a_session_that_rests_too_long_is_over(ana: Browser, clock: Clock) -> None:
    clock.move(hours=12)
    assert ana.get("/account").status_code == 303


def test_a_new_password_ends_the_other_sessions(ana: Browser, processes: tuple[Flask, Flask]) -> None:
    other = Browser(processes[1])
    other.sign_in("ana@example.org")
    wrong = ana.post("/account/password", current=OTHER, new=OTHER)
    assert (wrong.status_code, soup(wrong).select_one("[aria-invalid=true]")["id"]) == (422, "current")  # type: ignore[index]
    assert ana.post("/account/password", current=PASSWORD, new=OTHER).location == "/account?done=password"
    assert ana.get("/account").status_code == 200
    assert other.get("/account").status_code == 303


def test_other_sessions_can_be_ended_from_the_account_page(ana: Browser, processes: tuple[Flask, Flask]) -> None:
    other = Browser(processes[1])
    other.sign_in("ana@example.org")
    assert "Another browser" in text_of(ana.get("/account"))
    ana.post("/account/end-others")
    assert other.get("/account").status_code == 303
    assert "Another browser" not in text_of(ana.get("/account"))


def test_a_programs_token_is_shown_once_and_can_be_ended(ana: Browser) -> None:
    made = ana.post("/account/tokens", label="my script")
    token = str(soup(made).select_one("#token")["value"])  # type: ignore[index]
    page = ana.get("/account")
    assert "my script" in text_of(page)
    assert token not in page.get_data(as_text=True)
    session = str(soup(page).select_one("input[name=session]")["value"])  # type: ignore[index]
    ana.post("/account/tokens/end", session=session)
    assert "my script" not in text_of(ana.get("/account"))
    assert ana.post("/account/tokens", label=" ").status_code == 422


def test_a_browsers_cookie_is_no_programs_token(ana: Browser) -> None:
    made = ana.post("/account/tokens", label="my script")
    token = str(soup(made).select_one("#token")["value"])  # type: ignore[index]
    ana.client.set_cookie(COOKIE, token)
    assert ana.get("/account").status_code == 303


def test_an_account_is_deleted_against_its_password(ana: Browser, kit: Tools) -> None:
    wrong = ana.post("/account/delete", current=OTHER)
    field = soup(wrong).select_one("[aria-invalid=true]")
    assert (wrong.status_code, field["id"]) == (422, "password-to-delete")  # type: ignore[index]
    assert ana.post("/account/delete", current=PASSWORD).location == "/sign-in?done=deleted"
    assert list_accounts(kit) == ()
    assert ana.get("/account").status_code == 303


def test_a_forgotten_password_is_replaced_by_a_mailed_link_that_leads_to_our_own_host(
    ana: Browser, processes: tuple[Flask, Flask], mailbox: Mailbox
) -> None:
    stranger = Browser(processes[0])
    stranger.client.environ_base["HTTP_HOST"] = "evil.example"
    stranger.post("/forgot", email="ana@example.org")
    assert all("evil.example" not in text for *_, text in mailbox.letters)
    stranger.client.environ_base["HTTP_HOST"] = "localhost"
    token = mailbox.link("/reset/")
    assert stranger.get(f"/reset/{token}").status_code == 200
    assert stranger.post(f"/reset/{token}", password="short").status_code == 422
    assert stranger.post(f"/reset/{token}", password=OTHER).location == "/sign-in?done=reset"
    assert stranger.post(f"/reset/{token}", password=PASSWORD).status_code == 404
    assert ana.get("/account").status_code == 303
    assert ana.sign_in("ana@example.org", OTHER).status_code == 303


ELSEWHERE = (
    "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
    "/\tevil", "/a\r\nSet-Cookie: x=1", "evil.example", "", "http:evil.example", "///evil.example",
)  # fmt: skip


@pytest.mark.parametrize("way", ELSEWHERE)
def test_nobody_is_sent_on_to_another_site(browser: Browser, kit: Tools, way: str) -> None:
    add_account(kit, email="ana@example.org", role="worker", password=PASSWORD)
    answer = browser.sign_in("ana@example.org", next=way)
    assert answer.location == "/account"
    assert local_path(way) == ""


def test_a_worker_sees_nothing_of_the_administrators_and_the_page_says_why(ana: Browser) -> None:
    answer = ana.get("/admin/firms")
    assert answer.status_code == 403
    assert "not for your kind of account" in text_of(answer)


def test_an_administrator_approves_closes_lets_in_and_shuts_out(
    browser: Browser, kit: Tools, clock: Clock, processes: tuple[Flask, Flask], mailbox: Mailbox
) -> None:
    stranger = Browser(processes[1])
    for who in ("boss", "mole"):
        stranger.post("/join", role="employer", email=f"{who}@example.org", password=PASSWORD, firm="Acme Tool")
        stranger.post(f"/confirm/{mailbox.link('/confirm/')}")
    _, secret, _ = hire(kit, "admin", "root@example.org")
    finish(browser, secret, clock, "root@example.org")
    page = browser.get("/admin/firms")
    assert "waits for approval" in text_of(page)
    (firm,) = list_firms(kit)
    mole = next(account for account in list_accounts(kit) if account.email == "mole@example.org")
    assert browser.post(f"/admin/firms/{firm.id}", act="approve").status_code == 303
    assert browser.post(f"/admin/members/{mole.id}", act="turn_away").status_code == 303
    assert browser.post(f"/admin/firms/{firm.id}", act="sell").status_code == 422
    assert "approved" in text_of(browser.get("/admin/firms"))
    close_firm(kit, firm=firm.id)
    assert browser.post(f"/admin/accounts/{mole.id}", act="disable").status_code == 303
    assert "shut out" in text_of(browser.get("/admin/accounts"))
    assert stranger.sign_in("mole@example.org").status_code == 422
    root = next(account for account in list_accounts(kit) if account.role == "admin")
    assert browser.post(f"/admin/accounts/{root.id}", act="disable").status_code == 422


def test_the_cookie_is_for_us_alone(ana: Browser, tools: Tools, tmp_path: Path, kit: Tools) -> None:
    header = next(item for item in ana.sign_in("ana@example.org").headers.getlist("Set-Cookie") if COOKIE in item)
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
    assert "Secure" not in header
    assert len(base64.urlsafe_b64decode(ana.cookie + "=")) == 32
    secure = create_app(Settings(home=tmp_path, https=True, secret_key="only for tests"), kit).test_client()
    secure.environ_base["wsgi.url_scheme"] = "https"
    token = soup(secure.get("/")).select_one("input[name=csrf_token]")["value"]  # type: ignore[index]
    sent = secure.post("/sign-in", data={"email": "ana@example.org", "password": PASSWORD, "csrf_token": token})
    header = next(item for item in sent.headers.getlist("Set-Cookie") if "__Host-" in item)
    assert header.startswith("__Host-pathways_session=")
    assert "Secure" in header
    assert "Path=/" in header
    assert "Domain" not in header


def test_nothing_that_somebody_signed_in_sees_is_kept_by_the_browser(ana: Browser) -> None:
    for path in ("/account", "/skills", "/about"):
        assert ana.get(path).headers["Cache-Control"] == "no-store", path
    ana.post("/sign-out")
    assert "max-age" in ana.get("/skills").headers["Cache-Control"]


def test_the_account_pages_hold_nothing_inline(ana: Browser, browser: Browser) -> None:
    for path in ("/join", "/sign-in", "/forgot", "/check-your-mail", "/account", "/account/second-factor"):
        tree = soup(ana.get(path))
        assert tree.select("[style], style, script:not([src])") == [], path
        assert len(tree.select("main h1")) == 1


def test_mails_lead_to_addresses_that_are_there(processes: tuple[Flask, Flask], ana: Browser, mailbox: Mailbox) -> None:
    stranger = Browser(processes[0])
    for path in ("/join", "/forgot"):
        stranger.post(path, role="worker", email="ana@example.org", password=OTHER)
        stranger.post(path, role="worker", email="bo@example.org", password=OTHER)
    links = re.findall(rf"{BASE}(\S+)", "".join(text for *_, text in mailbox.letters))
    assert len(links) >= 4
    assert [stranger.get(link).status_code for link in links] == [200] * len(links)


def test_the_api_takes_a_programs_token_and_never_a_browsers_cookie(
    tools: Tools, kit: Tools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ACCESS, "only_here", "signed_in")  # type: ignore[arg-type]
    app = create_app(Settings(home=tmp_path, secret_key="only for tests"), kit)
    app.add_url_rule("/api/v1/only-here", "only_here", lambda: current().account.email)  # type: ignore[union-attr]
    add_account(kit, email="ana@example.org", role="worker", password=PASSWORD)
    browser = Browser(app)
    browser.sign_in("ana@example.org")
    made = browser.post("/account/tokens", label="my script")
    token = str(soup(made).select_one("#token")["value"])  # type: ignore[index]
    refused = browser.get("/api/v1/only-here")
    assert (refused.status_code, refused.get_json()["code"]) == (401, "sign_in_first")
    program = app.test_client(use_cookies=False)
    for shown, status in ((token, 200), (browser.cookie, 401), ("", 401), ("wrong", 401)):
        assert program.get("/api/v1/only-here", headers={"Authorization": f"Bearer {shown}"}).status_code == status
    browser.post("/account/end-others")
    assert program.get("/api/v1/only-here", headers={"Authorization": f"Bearer {token}"}).status_code == 401
