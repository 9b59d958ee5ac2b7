"""An import of ads that is broken off keeps nothing, and the next one goes on from where it was."""

import pytest
from people_world import on

from pathways.domain.ranking import OpeningsImport
from pathways.store.ads import count_ads
from pathways.store.database import Store
from pathways.store.demand_rows import AdReadRow
from pathways.use_cases.ads import import_ads as importing
from pathways.use_cases.ads.import_ads import import_ads
from pathways.use_cases.openings.import_openings import Progress
from pathways.use_cases.tools import Tools

COUNT, AT_ONCE = 5, 2
ADS = "title,text,state,posted\n" + "".join(
    f"Machinist,Set up CNC mills. Read prints number {number}.,OH,2025-0{number}-15\n" for number in range(1, COUNT + 1)
)


@pytest.fixture
def here(tools: Tools, store: Store, monkeypatch: pytest.MonkeyPatch) -> Tools:
    monkeypatch.setattr(importing, "AT_ONCE", AT_ONCE)
    return on(tools, store)


def bring(tools: Tools, progress: Progress) -> OpeningsImport:
    """An import into the collection Boards."""
    return import_ads(
        tools, data=ADS.encode(), filename="ads.csv", collection="Boards", keep_good=False, progress=progress
    )


def break_off_at(number: int) -> Progress:
    """Progress that is interrupted from the keyboard."""

    def tell(_what: str, done: int, _total: int) -> None:
        if done == number:
            raise KeyboardInterrupt

    return tell


def set_aside(tools: Tools) -> int:
    """How many ads are set aside."""
    with tools.store.reading() as session:
        return session.query(AdReadRow).count()


def test_an_import_that_is_broken_off_keeps_nothing_and_the_next_one_goes_on_from_there(here: Tools) -> None:
    with pytest.raises(KeyboardInterrupt):
        bring(here, break_off_at(3))
    with here.store.reading() as session:
        assert count_ads(session, demo=False) == 0
    assert set_aside(here) == AT_ONCE
    told: list[tuple[int, int]] = []
    report = bring(here, lambda what, done, total: told.append((done, total)) if what == "Reading ads" else None)
    assert (report.added, report.known, report.kept) == (COUNT, 0, True)
    assert told == [(done, COUNT) for done in range(AT_ONCE, COUNT + 1)]
    assert set_aside(here) == 0
    with here.store.reading() as session:
        assert count_ads(session, demo=False) == COUNT


def test_what_was_read_with_another_catalogue_is_read_again(here: Tools) -> None:
    with pytest.raises(KeyboardInterrupt):
        bring(here, break_off_at(3))
    with here.store.writing() as session:
        session.connection().exec_driver_sql("UPDATE ad_read SET version = 'older'")
    told: list[int] = []
    assert bring(here, lambda _what, done, _total: told.append(done)).added == COUNT
    assert told[0] == 0
