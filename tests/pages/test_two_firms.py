"""Two firms look at the same workers: neither ever meets a word of the other's."""

import io
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pytest
from cast import API, Cast, gather
from people_world import GAUGES, PRINTS, found_firm, let_in
from walking import soup
from werkzeug.test import TestResponse

from pathways.use_cases.tools import Tools

NAMES = ("Alphanium Gearworks", "Betalonia Castings")
SECRET = ("title", "text", "quote", "reference", "note", "message", "import")
"""What of a firm no other firm meets; a worker meets a title, an ad and a message that is for them."""
UNSEEN = ("note", "import")
"""What nobody but the firm meets."""
OUTSIDE = ("/static/", "/bootstrap/", "/skills/", "/modules/", "/roles-guide/", "/credentials/", f"{API}v1/docs")
MOST_PAGES = 400


@dataclass
class Two:
    """The service, with both firms, what each of them owns, and the worker both look at."""

    cast: Cast
    openings: dict[str, str]
    profile: str


def canary(firm: str, what: str) -> str:
    """A word that stands in one thing of one firm alone."""
    return f"{firm}zz{what}zz"


@pytest.fixture(scope="module")
def two(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Two:
    """Both firms save, note, ask and import, each with words of its own."""
    cast = gather(tools, tmp_path_factory.mktemp("two"))
    openings = {}
    for firm, name in zip(("alpha", "beta"), NAMES, strict=True):
        found_firm(cast.tools, name)
        cast.people[firm] = let_in(cast.tools, f"{firm}@example.org", "employer", name)
        openings[firm] = _act(cast, firm)
    return Two(cast, openings, cast.ids["profile"])


def _act(cast: Cast, firm: str) -> str:
    words = {what: canary(firm, what) for what in SECRET}
    asks = f"Must read prints for {words['quote']} parts every day.\nMust use micrometers. {words['text']}"
    ad = f"{words['title']}\n{asks}"
    read = soup(cast.send(firm, "POST", "/opening", data={"text": ad}))
    code = str(read.select_one("input[name=opening]")["value"])  # type: ignore[index]
    fields = {"opening": code, "text": ad, "title": words["title"], "add_skill": PRINTS}
    opening = cast.send(firm, "POST", "/openings/save", data=fields).location.split("/")[-1]
    person = f"/openings/{opening}/people/{cast.ids['profile']}"
    assert cast.send(firm, "POST", f"{person}/shortlist", data={"note": words["note"]}).status_code == 303
    assert cast.send(firm, "POST", f"{person}/contact", data={"message": words["message"]}).status_code == 303
    rows = f"title,description,reference\nInspector,Use gauges,{words['reference']}\n,{words['import']},\n".encode()
    sent = cast.send(firm, "POST", "/openings/import",
                     data={"file": (io.BytesIO(rows), f"{words['import']}.csv"), "keep_good": "1"})  # fmt: skip
    job = sent.location.split("/")[-1]
    while "<progress" in cast.send(firm, "GET", f"/openings/import/{job}").get_data(as_text=True):
        pass
    return opening


def crawl(two: Two, who: str) -> Iterator[tuple[str, str]]:
    """Everything somebody can reach: every link from page to page, every file, and what others' ids give them."""
    cast, seen = two.cast, set[str]()
    ids = [*two.openings.values(), cast.ids["opening"]]
    waiting = deque(["/", "/employers", "/openings", "/account", "/profile", "/admin/firms", "/program/badges"])
    waiting += [f"/openings/{number}{end}" for number in ids
                for end in ("", "/shortlist", "/shortlist.csv", "/delete", f"/people/{two.profile}")]  # fmt: skip
    waiting += [f"{API}v1/openings{end}" for end in ("", *(f"/{number}{part}" for number in ids
                for part in ("", "/people", "/contacts", "/shortlist")))]  # fmt: skip
    waiting += [f"{API}v1/me/{part}" for part in ("profile", "matches", "looks", "requests", "archive")]
    waiting += [f"{start}gaps/US/behind?of=skill:{PRINTS}@1" for start in ("/", f"{API}v1/")]
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.popleft()
        if one_of(path) in seen or path.startswith(OUTSIDE):
            continue
        seen.add(one_of(path))
        answer = cast.send(who, "GET", path)
        assert answer.status_code < 500, path
        yield path, f"{answer.headers}\n{answer.get_data().decode(errors='replace')}"
        waiting += links_of(path, answer)
    assert not waiting
    yield from searches(two, who)


def one_of(path: str) -> str:
    """What an address is one of: a page of gaps has thousands, by state, subject and order, and all are made alike."""
    page, _, query = path.partition("?")
    named = sorted(part.partition("=")[0] for part in query.split("&"))
    return f"{re.sub('/[A-Z]{2}(?=/|$)', '/*', page)}?{'&'.join(named)}" if page.startswith("/gaps") else path


def links_of(path: str, answer: TestResponse) -> list[str]:
    """Where a page leads, within the service."""
    if answer.location:
        return [urlsplit(answer.location).path]
    if answer.mimetype != "text/html":
        return []
    found = [urlsplit(urljoin(path, str(link["href"]))) for link in soup(answer).select("a[href]")]
    return [f"{url.path}?{url.query}" if url.query else url.path for url in found if not url.netloc and url.path]


def searches(two: Two, who: str) -> Iterator[tuple[str, str]]:
    """What a search of one's own gives."""
    ask = {"text": "Machinist. Must read prints every day. Must use micrometers."}
    for path in ("/opening", "/opening/people.csv", "/opening/posting.json"):
        answer = two.cast.send(who, "POST", path, data=ask)
        yield path, f"{answer.headers}\n{answer.get_data().decode(errors='replace')}"
    given = {"demands": [{"skill": skill, "level": 2} for skill in (PRINTS, GAUGES)]}
    answer = two.cast.send(who, "POST", f"{API}v1/openings/rankings", json=given)
    yield "rankings", answer.get_data(as_text=True)


def met(text: str, firm: str, things: tuple[str, ...]) -> list[str]:
    """Which words of a firm are in a text."""
    return [what for what in things if canary(firm, what).casefold() in text.casefold()]


@pytest.mark.parametrize(("me", "other", "name"), [("alpha", "beta", NAMES[1]), ("beta", "alpha", NAMES[0])])
def test_a_firm_meets_no_word_of_another(two: Two, me: str, other: str, name: str) -> None:
    own, pages = set[str](), 0
    for path, text in crawl(two, me):
        assert met(text, other, SECRET) == [], path
        assert name not in text, path
        own |= {what for what in SECRET if canary(me, what) in text}
        pages += 1
    assert own >= {"title", "text", "quote", "note", "message"}
    assert pages > 30


def test_a_worker_meets_titles_ads_and_messages_but_no_note_and_no_import(two: Two) -> None:
    everything = ""
    for path, text in crawl(two, "ana"):
        for firm in two.openings:
            assert met(text, firm, UNSEEN) == [], path
        everything += text
    for firm, name in zip(two.openings, NAMES, strict=True):
        assert name in everything
        assert met(everything, firm, ("title", "message", "text")) == ["title", "message", "text"]


@pytest.mark.parametrize(
    "who", ["bo", "stranger", "waiting", "closed", "unplaced", "halfway", "begun", "lead", "admin"]
)
def test_nobody_else_meets_notes_messages_or_imports(two: Two, who: str) -> None:
    for path, text in crawl(two, who):
        for firm in two.openings:
            assert met(text, firm, (*UNSEEN, "message")) == [], path
