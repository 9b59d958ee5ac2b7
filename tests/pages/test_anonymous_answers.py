"""What a worker does not show is in nothing an employer can get; what they said yes to is, until they take it back; and
what the worker reads of it is what the employer got, to the letter."""

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from account_world import Clock
from bs4 import BeautifulSoup, Tag
from cast import Cast, gather
from people_world import let_in, on
from walking import soup, worker_of
from werkzeug.test import TestResponse

from pathways.domain.opening import Demand, Opening
from pathways.domain.profile import PARTS
from pathways.use_cases.openings.opening_code import encode_opening
from pathways.use_cases.profiles.my_profile import get_my_profile
from pathways.use_cases.tools import Tools

RESUME = """Marguerite Annunziata Quillfeather
1717 Larkspurley Road, Zanesville, OH 43701
m.quillfeather@postbox.example, 740-555-0177

Spindlewright at Ottoline Precision in Zanesville since 2019
Quillfeather, as Spindlewright at Ottoline Precision, sets up Haas CNC mills from prints
Marguerite reads blueprints every day and inspects first articles with micrometers in Zanesville
At OTTOLINE PRECISION I edit G-code and set tool offsets on the zephyrine line
"""
NAMES = ("Marguerite", "Annunziata", "Quillfeather")
EMAIL, PHONE, ACCOUNT = "m.quillfeather@postbox.example", "740-555-0177", "account-canary@elsewhere.example"
ALWAYS = (*NAMES, EMAIL, "postbox.example", PHONE, "740-555", "Larkspurley", "1717", "43701", "Ottoline", ACCOUNT,
          "elsewhere.example", "Wolverton", "Bolt Works", "semiconductor")  # fmt: skip
"""Shown to nobody before a yes, whatever is switched on: who somebody is, whom they hide from, what else they want."""
BY_PART: Mapping[str, tuple[str, ...]] = {
    "quotes": ("zephyrine",),
    "title": ("Spindlewright",),
    "place": ("Zanesville", "zanesville-oh"),
    "shift": ("rotating",),
    "travel": (),
    "available": ("August 19, 2027", "Aug 19, 2027", "2027-08-19"),
    "pay": ("73,417", "73417"),
    "credentials": ("asq-cqa", "Quality Auditor"),
    "training": ("spoke-machining-lab", "2027-11-23", "hub-leadership-2"),
    "capstone": ("Kingfishery", "Marigoldine", "Thistlewick"),
}
"""What each switch shows."""


OFFERED = "select[name=place], select[name=state], select[name=shift], select[name=shifts], datalist"


@dataclass
class Story:
    """The service, a worker with a canary in everything, and the opening of the firm that looks at them."""

    cast: Cast
    profile: str
    opening: str
    code: str

    def show(self, *parts: str, visibility: str = "anonymous") -> None:
        """The worker chooses what is seen."""
        answer = self.cast.send(
            "canary", "POST", "/profile/visibility", data={"visibility": visibility, "part": list(parts)}
        )
        assert answer.status_code == 303

    def answers(self, who: str = "acme") -> Iterator[tuple[str, str]]:
        """Everything a firm can get about people: where from, and all of it with its headers."""
        desk = {"opening": self.code, "text": "An ad"}
        given = {"demands": [{"skill": skill, "level": 2} for skill in json.loads(self.code)["asked"]]}
        mine, api = f"/openings/{self.opening}", f"/api/v1/openings/{self.opening}"
        for method, path, data in (
            ("POST", "/opening", {"data": desk}),
            ("POST", "/opening/people.csv", {"data": desk}),
            ("POST", "/opening/posting.json", {"data": desk}),
            ("GET", mine, {}),
            ("GET", f"{mine}/people/{self.profile}", {}),
            ("GET", f"{mine}/shortlist", {}),
            ("GET", f"{mine}/shortlist.csv", {}),
            ("POST", "/api/v1/openings/rankings", {"json": given}),
            ("GET", f"{api}/people", {}),
            ("GET", f"{api}/shortlist", {}),
            ("GET", f"{api}/contacts", {}),
        ):
            answer = self.cast.send(who, method, path, **data)
            assert answer.status_code == 200, (path, answer.get_data(as_text=True)[:500])
            yield path, everything_in(answer)


def everything_in(answer: TestResponse) -> str:
    """Head and body of an answer, without the lists of all towns, shifts and skills that are offered to everybody."""
    text = answer.get_data(as_text=True)
    if answer.mimetype == "text/html":
        tree = BeautifulSoup(text, "html.parser")
        for offered in tree.select(OFFERED):
            offered.decompose()
        text = str(tree)
    if answer.mimetype == "application/json":
        text = json.dumps({name: part for name, part in json.loads(text).items() if name != "options"})
    return f"{answer.headers}\n{text}"


@pytest.fixture(scope="module")
def whole(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A worker who told everything, walked through the pages."""
    cast = gather(tools, tmp_path_factory.mktemp("anonymous"))
    cast.people["canary"] = let_in(cast.tools, ACCOUNT, "worker")
    told = cast.send("canary", "POST", "/understood", data={"text": RESUME, "state": "OH", "shift": "rotating"})
    worker = json.loads(worker_of(told))
    worker["worker"] |= {"title": "Spindlewright", "start_role": "", "credentials": ["asq-cqa"]}
    for path, fields in (
        ("save", {"worker": json.dumps(worker)}),
        ("terms", {"state": "OH", "place": "zanesville-oh", "shift": "rotating", "travel_miles": "217",
                   "available": "2027-08-19", "pay": "73417", "goal": "semiconductor-process-technician"}),
        ("contact", {"name": " ".join(NAMES), "email": EMAIL, "phone": PHONE}),
        ("training", {"done": ["hub-leadership-2"], "module": ["spoke-machining-lab"], "finish": ["2027-11-23"],
                      "claim": "Kingfishery scrap fell, says Marguerite", "metric": "Marigoldine 12 %",
                      "verifier": "Thistlewick of Ottoline Precision"}),
        ("blocked", {"blocked": "OTTOLINE PRECISION\nWolverton Works\nBolt Works"}),
    ):  # fmt: skip
        answer = cast.send("canary", "POST", f"/profile/{path}", data=fields)
        assert answer.status_code == 303, (path, answer.get_data(as_text=True))
    mine = get_my_profile(cast.tools, account=cast.people["canary"].account.id)
    skills = [item.skill for item in mine.worker.held if item.source == "quoted"]
    wanted = Opening("Toolroom hand", demands=tuple(Demand(skill, 2, "nice", "added") for skill in skills), state="OH")
    code = encode_opening(wanted)
    saved = cast.send("acme", "POST", "/openings/save", data={"opening": code, "text": "An ad"})
    cast.keep()
    return Story(cast, mine.id, saved.location.split("/")[-1], json.dumps(json.loads(code) | {"asked": skills}))


@pytest.fixture
def story(whole: Story) -> Story:
    """The same, as it was at the beginning."""
    whole.cast.reset()
    return whole


def found_in(text: str, canaries: tuple[str, ...]) -> list[str]:
    """Those of these words that are in a text, in whatever spelling."""
    return [word for word in canaries if word.casefold() in text.casefold()]


def test_the_words_that_must_not_be_told_are_in_what_was_saved(story: Story) -> None:
    mine = get_my_profile(story.cast.tools, account=story.cast.people["canary"].account.id)
    quotes = " ".join(evidence.quote for item in mine.worker.held for evidence in item.evidence)
    told = ("Marguerite", "Quillfeather", "Ottoline", "Zanesville", "Spindlewright", "zephyrine")
    assert found_in(quotes, told) == list(told)
    own = story.cast.send("canary", "GET", "/profile/export.json").get_data(as_text=True)
    assert found_in(own, ("Larkspurley", "1717", "43701")) == []
    kept = (*NAMES, EMAIL, PHONE, "Wolverton", "semiconductor", "Zanesville", "rotating", "2027-08-19", "73417",
            "asq-cqa", "spoke-machining-lab", "hub-leadership-2", *BY_PART["capstone"])  # fmt: skip
    assert found_in(own, kept) == list(kept)


@pytest.mark.parametrize("shown", [(), *((part,) for part in PARTS), PARTS], ids=",".join)
def test_nothing_that_is_switched_off_is_in_any_answer(story: Story, shown: tuple[str, ...]) -> None:
    story.show(*shown)
    account = story.cast.people["canary"].account.id
    hidden = (*ALWAYS, account, *(word for part, words in BY_PART.items() if part not in shown for word in words))
    seen = ""
    for path, text in story.answers():
        assert found_in(text, hidden) == [], path
        seen += text
    assert story.profile[:6] in seen
    for part in shown:
        assert found_in(seen, BY_PART[part]) or not BY_PART[part], part


def test_a_hidden_or_blocking_worker_is_in_no_answer_at_all(story: Story) -> None:
    story.show(*PARTS)
    everything = (*ALWAYS, *(word for words in BY_PART.values() for word in words), story.profile, story.profile[:6])
    told = [word for word in everything if word != "Bolt Works"]
    code = {"opening": story.code, "text": "An ad"}
    for _, text in (("", everything_in(story.cast.send("bolt", "POST", path, data=code)))
                    for path in ("/opening", "/opening/people.csv")):  # fmt: skip
        assert found_in(text, tuple(told)) == []
    story.show(*PARTS, visibility="hidden")
    text = everything_in(story.cast.send("acme", "GET", f"/openings/{story.opening}"))
    assert found_in(text, everything) == []
    gone = story.cast.send("acme", "GET", f"/openings/{story.opening}/people/{story.profile}")
    never = story.cast.send("acme", "GET", f"/openings/{story.opening}/people/{'0' * 24}")
    assert (gone.status_code, gone.data) == (never.status_code, never.data) == (404, never.data)


def test_strangers_and_firms_that_wait_are_told_nothing_of_real_people(story: Story) -> None:
    story.show(*PARTS, visibility="named")
    everything = (*ALWAYS, *(word for words in BY_PART.values() for word in words), story.profile)
    for who in ("stranger", "ana", "waiting", "closed", "unplaced", "halfway", "lead", "admin"):
        for path in ("/opening", "/opening/people.csv"):
            answer = story.cast.send(who, "POST", path, data={"opening": story.code, "text": "An ad"})
            assert answer.status_code == 200
            assert found_in(everything_in(answer), everything) == [], (who, path)


@pytest.mark.parametrize(("share", "told", "kept"), [("phone", PHONE, EMAIL), ("email", EMAIL, PHONE)])
def test_a_yes_hands_over_what_it_says_and_nothing_after_it_is_taken_back(
    story: Story, share: str, told: str, kept: str
) -> None:
    cast, mine = story.cast, f"/openings/{story.opening}/people/{story.profile}"
    story.show("quotes", "title")
    assert cast.send("acme", "POST", f"{mine}/shortlist", data={"note": "call"}).status_code == 303
    assert cast.send("acme", "POST", f"{mine}/contact", data={"message": "Hello"}).status_code == 303
    request = str(soup(cast.send("canary", "GET", "/profile/requests")).select_one("form[action*=answer]")["action"])  # type: ignore[index]
    assert cast.send("canary", "POST", request, data={"answer": "yes", "share": ["name", share]}).status_code == 303
    rest = tuple(word for word in (kept, *ALWAYS) if word not in NAMES and word not in told)
    silent = (f"/api/v1/openings/{story.opening}/shortlist",)
    for path, text in story.answers():
        if path.endswith(("/shortlist", "shortlist.csv", "/contacts", story.profile)) and path not in silent:
            assert told in text, path
            assert found_in(text, NAMES) == list(NAMES), path
        else:
            assert found_in(text, (*NAMES, told)) == [], path
        assert found_in(text, rest) == [], path
    assert cast.send("canary", "POST", request.replace("/answer", "/withdraw")).status_code == 303
    for path, text in story.answers():
        assert found_in(text, ALWAYS) == [], path


def test_the_card_the_worker_opens_is_the_one_the_employer_got(story: Story) -> None:
    for shown in ((), ("quotes", "credentials", "training"), PARTS):
        for visibility in ("anonymous", "named"):
            story.show(*shown, visibility=visibility)
            theirs = story.cast.send("acme", "GET", f"/openings/{story.opening}/people/{story.profile}")
            mine = story.cast.send("canary", "GET", f"/profile/matches/{story.opening}")
            assert card_of(theirs) == card_of(mine)


def test_what_the_worker_reads_of_a_look_is_what_the_employer_saw(story: Story) -> None:
    story.show(*PARTS)
    theirs = story.cast.send("acme", "GET", f"/openings/{story.opening}/people/{story.profile}")
    story.show()
    links = soup(story.cast.send("canary", "GET", "/profile/looks")).select("a[href*='/profile/looks/']")
    assert len(links) == 1
    look = story.cast.send("canary", "GET", str(links[0]["href"]))
    for part in (".ready-line", "dl.facts", ".fit-counts", ".fit-rows"):
        assert soup(look).select_one(part) == soup(theirs).select_one(part)


@pytest.mark.parametrize("path", ["/opening", "/opening/people.csv", "mine", "shortlist", "api", "api/people"])
def test_whoever_gets_a_card_is_in_the_workers_list_of_looks(story: Story, path: str) -> None:
    musts = json.loads(story.code)
    musts["demands"][0] |= {"ask": "must", "level": 4}
    story.show(*PARTS)
    desk = {"data": {"opening": json.dumps(musts), "text": "An ad"}}
    if path == "shortlist":
        person = f"/openings/{story.opening}/people/{story.profile}/shortlist"
        assert story.cast.send("acme", "POST", person, data={"note": ""}).status_code == 303
    given = {"demands": [{"skill": musts["demands"][0]["skill"], "level": 4}]}
    method, address, sent = {
        "mine": ("GET", f"/openings/{story.opening}", {}),
        "shortlist": ("GET", f"/openings/{story.opening}/shortlist", {}),
        "api": ("POST", "/api/v1/openings/rankings", {"json": given}),
        "api/people": ("GET", f"/api/v1/openings/{story.opening}/people", {}),
    }.get(path, ("POST", path, desk))
    answer = story.cast.send("acme", method, address, **sent)
    assert story.profile[:6].upper() in answer.get_data(as_text=True).upper()
    looks = soup(story.cast.send("canary", "GET", "/profile/looks")).select("a[href*='/profile/looks/']")
    assert next(" ".join(link.get_text().split()) for link in looks).startswith("Acme Tool")


def card_of(answer: TestResponse) -> tuple[str, str]:
    """A card as a page holds it, letter by letter: its head without the heading, and its rows."""
    tree = soup(answer)
    head, rows = tree.select_one("section[aria-labelledby=fit]"), tree.select_one("ul.fit-rows")
    assert isinstance(head, Tag)
    assert head.h2 is not None
    head.h2.decompose()
    return re.sub(r"\n\s*\n", "\n", str(head)), str(rows)


def test_a_yes_that_ran_out_can_be_asked_for_and_given_anew_from_the_pages(story: Story) -> None:
    cast, mine = story.cast, f"/openings/{story.opening}/people/{story.profile}"
    story.show("quotes")
    clock = cast.tools.now
    assert isinstance(clock, Clock)
    assert cast.send("acme", "POST", f"{mine}/contact", data={"message": "Hello"}).status_code == 303
    form = soup(cast.send("canary", "GET", "/profile/requests")).select_one("form[action*=answer]")
    assert isinstance(form, Tag)
    yes = {"answer": "yes", "share": ["email"]}
    assert cast.send("canary", "POST", str(form["action"]), data=yes).status_code == 303
    page = soup(cast.send("acme", "GET", mine))
    assert EMAIL in page.get_text()
    assert page.select_one("textarea[name=message]") is None
    over = on(cast.tools, cast.tools.store, clock=lambda: Clock().moment.date() + datetime.timedelta(days=91))
    cast.app.extensions["pathways.tools"] = over
    page = soup(cast.send("acme", "GET", mine))
    assert EMAIL not in page.get_text()
    assert page.select_one("textarea[name=message]") is not None
    assert soup(cast.send("canary", "GET", "/profile/requests")).select_one("form[action*=answer]") is not None
