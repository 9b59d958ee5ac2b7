"""Imported ads: the same twice is one, bad rows are named, all or nothing, and counts hear of every change."""

import json

import pytest
from people_world import PRINTS, found_firm, make_opening, on

from pathways.domain.demand import DemandRow
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.ranking import OpeningsImport
from pathways.store.database import Store
from pathways.store.demand import list_demand_since
from pathways.use_cases.accounts.firms import approve_firm, close_firm
from pathways.use_cases.ads.collections import delete_collection, list_collections
from pathways.use_cases.ads.import_ads import LONGEST_NAME, import_ads
from pathways.use_cases.drift.recount import tell_nobody
from pathways.use_cases.openings.keep_openings import delete_my_opening, save_opening, set_status
from pathways.use_cases.tools import Tools

GOOD = "title,text,state,posted,reference\n" + "".join(
    f'Machinist,"Set up CNC mills. Read prints number {number}.",{state},2025-0{number}-15,R{number}\n'
    for number, state in enumerate(("OH", "MI", "OH"), start=1)
)
BAD = "Welder,,OH,2025-01-01,R8\nWelder,Weld steel,Atlantis,someday,R9\n"


@pytest.fixture
def here(tools: Tools, store: Store) -> Tools:
    return on(tools, store)


def bring(tools: Tools, text: str, *, keep_good: bool = False, filename: str = "ads.csv") -> OpeningsImport:
    """An import into the collection Boards."""
    return import_ads(
        tools,
        data=text.encode(),
        filename=filename,
        collection="Boards",
        keep_good=keep_good,
        progress=tell_nobody,
    )


def index(tools: Tools, after: int = 0) -> dict[str, DemandRow]:
    """What counts see, by id."""
    with tools.store.reading() as session:
        return {row.id: row for row in list_demand_since(session, after, tools.catalog.version)}


def test_the_same_file_twice_is_the_same_as_once(here: Tools) -> None:
    assert bring(here, GOOD).added == 3
    seen = index(here)
    again = bring(here, GOOD)
    assert (again.added, again.known) == (0, 3)
    assert index(here) == seen
    (collection,) = list_collections(here)
    assert (collection.ads, collection.with_month, collection.with_state) == (3, 3, 3)
    assert (collection.first, collection.last) == ("2025-01", "2025-03")


def test_bad_rows_are_named_with_line_and_reason_and_nothing_is_kept(here: Tools) -> None:
    report = bring(here, GOOD + BAD)
    assert not report.kept
    assert {(row.line, row.column) for row in report.problems} == {(5, "text"), (6, "state"), (6, "posted")}
    assert list_collections(here) == ()
    assert index(here) == {}


def test_the_good_rows_are_kept_where_that_is_asked_for(here: Tools) -> None:
    assert bring(here, GOOD + BAD, keep_good=True).added == 3
    assert list_collections(here)[0].ads == 3


def test_counts_see_state_month_role_and_levels_of_an_ad(here: Tools) -> None:
    bring(here, GOOD)
    rows = sorted(index(here).values(), key=lambda row: row.month)
    assert [(row.kind, row.state, row.month) for row in rows] == [
        ("ad", "OH", "2025-01"), ("ad", "MI", "2025-02"), ("ad", "OH", "2025-03"),
    ]  # fmt: skip
    assert all(row.levels[list(here.catalog.skills).index(PRINTS)] > 0 for row in rows)


def test_an_announcement_of_a_federal_agency_keeps_its_work_and_its_month_but_not_its_screening(here: Tools) -> None:
    asked = {
        "position_title": "Machinist", "agency": "Depot", "announcement_number": "A-1",
        "open_period": "Monday, July 28, 2025 to Wednesday, December 31, 2025", "position_location": "Dayton, Ohio",
        "statements": ["Set up CNC mills and read prints.", "Are you claiming veterans' preference?"],
    }  # fmt: skip
    assert bring(here, json.dumps(asked) + "\n", filename="ads.jsonl").added == 1
    (row,) = index(here).values()
    assert (row.state, row.month) == ("OH", "2025-07")


def test_a_deleted_collection_is_gone_for_counts_too(here: Tools) -> None:
    bring(here, GOOD)
    with here.imports:  # so that no count goes on in the background when the database is taken away
        assert delete_collection(here, collection="Boards") == 3
    assert list_collections(here) == ()
    assert all(row.gone and not row.levels for row in index(here).values())
    with pytest.raises(NotFound):
        delete_collection(here, collection="Boards")


def test_a_collection_needs_a_short_name(here: Tools) -> None:
    with pytest.raises(BadInput) as refused:
        import_ads(
            here,
            data=GOOD.encode(),
            filename="x" * (LONGEST_NAME + 1),
            collection=" ",
            keep_good=False,
            progress=tell_nobody,
        )
    assert refused.value.code == "bad_collection"


def test_a_firms_opening_counts_while_it_is_open_and_its_firm_approved(here: Tools) -> None:
    acme = found_firm(here, "Acme Tool")
    saved = save_opening(here, viewer=acme, opening=make_opening({PRINTS: 2}, title="Machinist"), text="Read prints")
    assert not index(here)[saved.id].gone
    for act, gone in (("closed", True), ("open", False)):
        set_status(here, viewer=acme, opening=saved.id, status=act)
        assert index(here)[saved.id].gone is gone
    close_firm(here, firm=acme.firm)
    assert index(here)[saved.id].gone
    approve_firm(here, firm=acme.firm)
    assert not index(here)[saved.id].gone
    delete_my_opening(here, viewer=acme, opening=saved.id)
    assert index(here)[saved.id].gone
