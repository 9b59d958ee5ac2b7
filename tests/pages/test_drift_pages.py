"""The queue of drift as pages and answers of the API: decide, gone, taken back, and what others decided meanwhile."""

import csv
import io

import pytest
import yaml
from cast import Cast, gather
from drift_world import PHRASE, ads_csv, bring_ads
from walking import soup, text_of

from pathways.pages.drift_files import write_decisions
from pathways.use_cases.drift.decisions import Wish, decide
from pathways.use_cases.drift.find_drift import find_drift, list_history
from pathways.use_cases.tools import Tools

QUEUE = "/program/drift"
API = "/api/v1/drift"


@pytest.fixture(scope="module")
def whole(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Cast:
    """Everybody, and some ads."""
    cast = gather(tools, tmp_path_factory.mktemp("drift"))
    bring_ads(cast.tools, ads_csv())
    cast.keep()
    return cast


@pytest.fixture
def cast(whole: Cast) -> Cast:
    """Everything as it was at the beginning."""
    whole.reset()
    return whole


def _key(cast: Cast) -> str:
    return next(group.key for group in find_drift(cast.tools).groups if group.label == PHRASE)


def _address(cast: Cast) -> str:
    return f"{QUEUE}/groups/{_key(cast)}"


def _decide(cast: Cast, **fields: str) -> int:
    given = {"version": "0", "whose": "real", **fields}
    return cast.send("lead", "POST", _address(cast), data=given).status_code


def _account(cast: Cast) -> str:
    return cast.people["lead"].account.id


def test_a_group_is_shown_with_its_ads_own_words_and_leaves_the_queue_when_it_is_decided(cast: Cast) -> None:
    listed = text_of(cast.send("lead", "GET", QUEUE))
    assert PHRASE in listed
    assert "Nearest skill" in listed
    page = cast.send("lead", "GET", _address(cast))
    assert "Set up ultrasonic degassing for aluminum melts" in text_of(page)
    assert "next release of the catalogue" in text_of(page)
    assert soup(page).select_one(".chart svg[role=img]") is not None
    assert _decide(cast, kind="alias", skill="print-reading") == 303
    links = [str(link["href"]) for link in soup(cast.send("lead", "GET", QUEUE)).select("ol a")]
    assert all(_key_in(link) != _key_of(cast) for link in links)
    assert "lead@example.org" in text_of(cast.send("lead", "GET", f"{QUEUE}/decisions"))


def _key_in(link: str) -> str:
    return link.split("/groups/")[-1].split("?")[0].replace("%20", " ")


def _key_of(cast: Cast) -> str:
    return list_history(cast.tools).decisions[0].key


def test_a_decision_is_taken_back_on_its_page(cast: Cast) -> None:
    address = _address(cast)
    _decide(cast, kind="noise")
    sent = cast.send("lead", "POST", f"{address}/undo", data={"version": "1", "whose": "real"})
    assert sent.status_code == 303
    assert PHRASE in text_of(cast.send("lead", "GET", QUEUE))
    assert [item.kind for item in list_history(cast.tools).decisions] == ["undone", "noise"]


def test_the_second_of_two_leads_is_told_and_sees_what_the_first_decided(cast: Cast) -> None:
    address, wish = _address(cast), Wish(_key(cast), 0, "skill", name="Degassing", description="Takes gas out of melts")
    decide(cast.tools, wish=wish, account=_account(cast))
    refused = cast.send("lead", "POST", address, data={"kind": "noise", "version": "0", "whose": "real"})
    assert refused.status_code == 409
    assert "Somebody else has decided this" in text_of(refused)
    assert "New skill: Degassing. Takes gas out of melts" in text_of(refused)
    assert len(list_history(cast.tools).decisions) == 1


def test_what_does_not_hold_is_said_beside_its_field_and_what_was_typed_stays(cast: Cast) -> None:
    given = {"kind": "skill", "version": "0", "name": "Degassing", "description": "", "whose": "real"}
    refused = cast.send("lead", "POST", _address(cast), data=given)
    assert refused.status_code == 422
    tree = soup(refused)
    assert tree.select_one("#description-problem") is not None
    assert tree.select_one("#name")["value"] == "Degassing"  # type: ignore[index]


def test_the_queue_of_invented_ads_is_marked_and_stands_apart(cast: Cast) -> None:
    bring_ads(cast.tools, ads_csv(0, 2), collection="Made up", demo=True)  # the very ads: known already
    page = soup(cast.send("lead", "GET", f"{QUEUE}?whose=demonstration"))
    assert page.select_one(".tag-invented") is not None
    assert soup(cast.send("lead", "GET", QUEUE)).select_one(".tag-invented") is None
    assert cast.send("lead", "GET", f"{QUEUE}?whose=nobody").status_code == 422


def test_the_api_answers_the_same_and_decides_with_the_version_it_gave(cast: Cast) -> None:
    told = cast.send("lead", "GET", API).get_json()
    group = next(item for item in told["groups"] if item["phrases"][0] == PHRASE)
    assert (told["ads"], told["invented"], group["ads"], group["version"]) == (4, False, 4, 0)
    body = {"key": group["key"], "version": 0, "kind": "alias", "skill": "print-reading"}
    made = cast.send("lead", "POST", f"{API}/decisions", json=body)
    assert (made.status_code, made.get_json()["version"]) == (201, 1)
    again = cast.send("lead", "POST", f"{API}/decisions", json=body)
    assert (again.status_code, again.get_json()["code"]) == (409, "changed_meanwhile")
    after = cast.send("lead", "GET", API).get_json()
    assert (after["waiting"], after["decided"]) == (told["waiting"] - 1, 1)
    undone = cast.send("lead", "POST", f"{API}/decisions", json={"key": group["key"], "version": 1, "kind": "undone"})
    assert undone.get_json()["decision"] == "undone"
    assert cast.send("lead", "GET", API).get_json()["waiting"] == told["waiting"]


def test_decisions_go_out_as_yaml_for_the_catalogue_and_as_a_table(cast: Cast) -> None:
    _decide(cast, kind="alias", skill="print-reading")
    yaml_text = cast.send("lead", "GET", f"{QUEUE}/decisions.yaml").get_data(as_text=True)
    told = yaml.safe_load(yaml_text)
    assert told["catalogue"] == cast.tools.catalog.version
    assert PHRASE in told["aliases"]["print-reading"]
    assert told["noise"] == []
    table = cast.send("lead", "GET", f"{QUEUE}/decisions.csv").get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(table.split("\n", 1)[1])))
    assert [(row["phrase"], row["in_force"], row["decision"]) for row in rows] == [(PHRASE, "yes", "alias")]


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", 'a "quoted": name'])
def test_what_a_lead_typed_breaks_neither_table_nor_yaml(cast: Cast, name: str) -> None:
    wish = Wish(_key(cast), 0, "skill", name=name, description="- one: {line}")
    decide(cast.tools, wish=wish, account=_account(cast))
    history = list_history(cast.tools)
    row = list(csv.reader(io.StringIO(write_decisions(history, cast.tools.catalog))))[-1]
    assert not row[5].startswith(("=", "@"))
    text = cast.send("lead", "GET", f"{QUEUE}/decisions.yaml").get_data(as_text=True)
    (fresh,) = yaml.safe_load(text)["new_skills"]
    assert (fresh["name"], fresh["summary"]) == (name, "- one: {line}")
    assert fresh["aliases"][0] == PHRASE
