"""Of the imported releases one is in force for its kind and level, and a release goes with all its rows."""

import datetime

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from pathways.domain.figures import WageRow
from pathways.domain.onet import OnetActivity, OnetOccupation, OnetRelease, OnetTechnology, OnetTitle
from pathways.domain.releases import Release
from pathways.store.database import Store
from pathways.store.occupations import add_occupations, count_rows, find_links, list_names, list_titles
from pathways.store.releases import add_release, list_releases, put_newest_in_force, remove_release
from pathways.store.wages import add_wages, list_wages

MOMENT = datetime.datetime(2026, 1, 31, 12, 30, 1, tzinfo=datetime.UTC)
CODE = "51-4041.00"
ONET = Release("onet", "O*NET 29.3", MOMENT, 5, "a" * 64)
CONTENT = OnetRelease(
    release="29.3",
    occupations=(OnetOccupation(CODE, "Machinists", 3), OnetOccupation("51-1011.00", "First-Line Supervisors")),
    titles=(
        OnetTitle(CODE, "Lathe Hand", "alternate"),
        OnetTitle(CODE, "Lathe Hand", "reported"),
        OnetTitle(CODE, "Señor Machinist", "reported"),
    ),
    activities=(OnetActivity(CODE, "4.A.3.a.2.I01.D01", 2),),
    technologies=(
        OnetTechnology(CODE, "43232604", "CAM", True, False),
        OnetTechnology(CODE, "43232612", "CAM", True, True),
        OnetTechnology(CODE, "43232612", "Another", False, False),
    ),
)


def oews(year: int, level: str = "nation") -> Release:
    return Release("oews", f"OEWS {year} {level}", MOMENT, 1, "b" * 64, year, level, active=False)


def wage(year: int) -> WageRow:
    return WageRow("51-4041", "Machinists", "US", "nation", year, 12, 1.25, 1, 2, 3, None, None, "#")


def quiet(what: str, done: int, total: int) -> None:
    """Nobody looks on."""


def test_a_release_comes_back_as_it_was_entered(store: Store) -> None:
    with store.writing() as session:
        add_release(session, ONET)
    with store.reading() as session:
        assert list_releases(session, "onet") == (ONET,)
        assert list_releases(session, "oews") == ()


def test_rows_come_back_as_values(store: Store) -> None:
    steps: list[tuple[str, int, int]] = []
    with store.writing() as session:
        add_occupations(session, add_release(session, ONET), CONTENT, lambda *step: steps.append(step))
    with store.reading() as session:
        assert list_names(session) == (("51-1011.00", "First-Line Supervisors"), (CODE, "Machinists"))
        assert list_titles(session) == ((CODE, "Lathe Hand"), (CODE, "Señor Machinist"))
        links = find_links(session, CODE)
    assert links.activities == {"4.A.3.a.2.I01.D01": 2}
    assert links.technologies == {"43232604", "43232612"}
    assert links.in_demand == {"43232612"}
    assert count_rows(CONTENT) == 8
    assert steps[-1] == ("Writing O*NET", 8, 8)


def test_removing_a_release_takes_all_its_rows_and_no_others(store: Store) -> None:
    with store.writing() as session:
        add_occupations(session, add_release(session, ONET), CONTENT, quiet)
        add_wages(session, add_release(session, oews(2023)), [wage(2023)], quiet)
        add_wages(session, add_release(session, oews(2024)), [wage(2024), wage(2024)], quiet)
    with store.writing() as session:
        remove_release(session, ONET)
        remove_release(session, oews(2023))
    with store.reading() as session:
        assert (list_names(session), list_titles(session)) == ((), ())
        assert find_links(session, CODE).activities == {}
        assert list_wages(session) == (wage(2024), wage(2024))


@pytest.mark.parametrize("years", [(2024, 2025), (2025, 2024)])
def test_the_newest_release_of_a_level_is_in_force_whatever_came_first(store: Store, years: tuple[int, int]) -> None:
    with store.writing() as session:
        for year in years:
            add_release(session, oews(year))
            put_newest_in_force(session, "oews", "nation")
        add_release(session, oews(2013, "state"))
        put_newest_in_force(session, "oews", "state")
    with store.reading() as session:
        held = [(item.area_level, item.year, item.active) for item in list_releases(session, "oews")]
    assert held == [("nation", 2025, True), ("nation", 2024, False), ("state", 2013, True)]


def test_two_releases_cannot_be_in_force_at_once(store: Store) -> None:
    def enter(session: Session) -> None:
        add_release(session, ONET)
        add_release(session, ONET)

    with pytest.raises(IntegrityError), store.writing() as session:
        enter(session)


def test_rows_belong_to_something(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing() as session:
        add_wages(session, 7, [wage(2024)], quiet)
