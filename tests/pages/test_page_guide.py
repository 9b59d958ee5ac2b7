"""The guide: every entry has a page, and every link of it leads somewhere."""

import re
from collections.abc import Iterable

import pytest
from flask.testing import FlaskClient
from walking import soup

from pathways.domain.catalog import Catalog

LINK = re.compile(r'<a [^>]*href="([^"]+)"')


def _addresses(catalog: Catalog) -> Iterable[str]:
    yield from (f"/skills/{item}" for item in catalog.skills)
    yield from (f"/modules/{item}" for item in catalog.modules)
    yield from (f"/roles-guide/{item}" for item in catalog.roles)
    yield from (f"/credentials/{item}" for item in catalog.credentials)


def test_every_entry_has_a_page_and_every_link_leads_to_one(visitor: FlaskClient, catalog: Catalog) -> None:
    known = {
        *_addresses(catalog),
        "/",
        "/skills",
        "/modules",
        "/roles-guide",
        "/credentials",
        "/sites",
        "/about",
        "/quality",
        "/employers",
        "/join",
        "/forgot",
        "/sign-in",
    }
    elsewhere = {"/gaps", "/program"}
    for address in sorted(known):
        answer = visitor.get(address)
        links = {link.split("#")[0].split("?")[0] for link in LINK.findall(answer.get_data(as_text=True))}
        assert answer.status_code == 200, address
        assert {link for link in links if link} - known - elsewhere == set(), address


@pytest.mark.parametrize(
    ("address", "found"),
    [("/skills?q=robot", "/skills/robot-programming"), ("/roles-guide?q=cnc", "/roles-guide/cnc-operator"),
     ("/modules?q=robot", "/modules/robotics-1"), ("/credentials?q=osha", "/credentials/osha-10")],
)  # fmt: skip
def test_a_search_finds_what_it_names(visitor: FlaskClient, address: str, found: str) -> None:
    links = [str(item["href"]) for item in soup(visitor.get(address)).select("main a[href]")]
    kind = found.split("/")[1]
    assert any(link.startswith(f"/{kind}/") for link in links)


def test_a_search_for_nothing_known_says_so(visitor: FlaskClient) -> None:
    assert "0 found" in visitor.get("/modules?q=zzzz").get_data(as_text=True)


def test_an_example_fills_the_first_page(visitor: FlaskClient) -> None:
    tree = soup(visitor.get("/?example=1"))
    assert "Machinist" in tree.select_one("textarea").text  # type: ignore[union-attr]
    assert tree.select_one("#state option[selected]")["value"] == "OH"  # type: ignore[index]
    assert visitor.get("/?example=99").status_code == 200
    assert visitor.get("/?example=x").status_code == 200
