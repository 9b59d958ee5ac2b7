"""What every answer tells the browser."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from walking import Walker, soup

from pathways.app import create_app
from pathways.settings import Settings
from pathways.use_cases.tools import Tools

PAGES = ("/", "/skills", "/modules", "/roles-guide", "/credentials", "/sites", "/about", "/quality", "/nothing-here")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_only_what_is_ours_and_tells_nobody(visitor: FlaskClient, path: str) -> None:
    headers = visitor.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Permissions-Policy" in headers
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_inline_style_and_no_inline_script(visitor: FlaskClient, path: str) -> None:
    tree = soup(visitor.get(path))
    assert tree.select("[style], style, script:not([src])") == []
    assert [item for item in tree.find_all() if any(name.startswith("on") for name in item.attrs)] == []


def test_the_pages_of_a_person_have_none_either(walker: Walker) -> None:
    worker = walker.told()
    for path in ("/roles", "/route/automation-technologist", "/understood"):
        tree = soup(walker.post(path, {"worker": worker}))
        assert tree.select("[style], style, script:not([src])") == [], path


def test_what_may_hold_a_persons_data_is_never_kept_by_a_browser(walker: Walker) -> None:
    worker = walker.told()
    for path in ("/roles", "/route/machinist", "/route/machinist/calendar.ics", "/route/machinist/requirements.csv"):
        assert walker.post(path, {"worker": worker}).headers["Cache-Control"] == "no-store", path


def test_the_guide_may_be_kept_for_a_while_but_its_errors_may_not(visitor: FlaskClient) -> None:
    assert "max-age" in visitor.get("/skills/cnc-setup").headers["Cache-Control"]
    assert visitor.get("/skills/no-such-skill").headers["Cache-Control"] == "no-store"


def test_transport_security_is_sent_over_https_only(site: Flask, tools: Tools, tmp_path: Path) -> None:
    secure = create_app(Settings(home=tmp_path, https=True), tools)
    assert "Strict-Transport-Security" in secure.test_client().get("/").headers
    assert "Strict-Transport-Security" not in site.test_client().get("/").headers


def test_the_secret_is_made_once_and_only_the_owner_may_read_it(tools: Tools, tmp_path: Path) -> None:
    first = create_app(Settings(home=tmp_path), tools).config["SECRET_KEY"]
    second = create_app(Settings(home=tmp_path), tools).config["SECRET_KEY"]
    assert first == second
    assert len(first) == 64
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_the_service_says_that_it_is_up(visitor: FlaskClient) -> None:
    assert visitor.get("/healthz").get_json()["status"] == "ok"
