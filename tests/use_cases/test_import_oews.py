"""Wage releases are taken whole or not at all; the newest of each area level is in force, the others stay readable."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pathways.domain.errors import BadFile
from pathways.domain.figures import WageRow
from pathways.store.database import Store
from pathways.store.releases import list_releases
from pathways.use_cases.import_oews import import_oews
from pathways.use_cases.releases import merge_wages

RELEASES = Path(__file__).parents[3] / "shared/data/bls_oews"
HEAD = "AREA,AREA_TYPE,PRIM_STATE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n"


def quiet(what: str, done: int, total: int) -> None:
    """Nobody looks on."""


def save(folder: Path, name: str, *rows: tuple[str, str, int]) -> Path:
    """A release file with a row for each (area, occupation code, median)."""
    places = {"US": "99,1,US", "OH": "39,2,OH", "MI": "26,2,MI"}
    lines = [f"{places[area]},{code},Any,detailed,10,1,2,{median},#,#\n" for area, code, median in rows]
    file = folder / name
    file.write_text(HEAD + "".join(lines), "utf-8")
    return file


def medians(rows: tuple[WageRow, ...]) -> list[tuple[int, str, str, int | None]]:
    """What tells the rows apart here."""
    return [(row.year, row.area, row.soc, row.p50) for row in rows]


def test_all_occupations_of_a_release_are_kept_as_published(store: Store, tmp_path: Path) -> None:
    file = save(tmp_path, "state_M2024_dl.csv", ("OH", "51-4041", 50_000), ("MI", "29-1141", 80_000))
    report = import_oews(store, file=file, progress=quiet)
    assert report.sentence == "OEWS May 2024, by state is imported: 2 rows."
    rows = merge_wages(store, ())
    assert medians(rows) == [(2024, "OH", "51-4041", 50_000), (2024, "MI", "29-1141", 80_000)]
    assert (rows[0].p75, rows[0].mark, rows[0].employment, rows[0].area_level) == (None, "#", 10, "state")


def test_one_file_may_bring_the_nation_and_the_states(store: Store, tmp_path: Path) -> None:
    file = save(tmp_path, "all_data_M_2024.csv", ("US", "51-4041", 52_000), ("OH", "51-4041", 50_000))
    report = import_oews(store, file=file, progress=quiet)
    assert report.sentence == "OEWS May 2024, national and OEWS May 2024, by state is imported: 2 rows."
    assert all(release.active for release in report.releases)


def test_the_same_file_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    file = save(tmp_path, "state_M2024_dl.csv", ("OH", "51-4041", 50_000))
    import_oews(store, file=file, progress=quiet)
    steps: list[str] = []
    report = import_oews(store, file=file, year=2024, progress=lambda what, *_: steps.append(what))
    assert (report.changed, steps) == (False, [])
    assert "nothing to do" in report.sentence
    assert len(merge_wages(store, ())) == 1


def test_a_newer_release_is_in_force_and_the_older_one_stays_readable(store: Store, tmp_path: Path) -> None:
    for year in (2024, 2025, 2023):
        file = save(tmp_path, f"state_M{year}_dl.csv", ("OH", "51-4041", year * 10))
        report = import_oews(store, file=file, progress=quiet)
    assert report.sentence == "OEWS May 2023, by state is imported: 1 rows. A newer release stays in force."
    with store.reading() as session:
        held = [(release.year, release.active) for release in list_releases(session, "oews")]
    assert held == [(2025, True), (2024, False), (2023, False)]
    assert [row.year for row in merge_wages(store, ())] == [2025, 2024, 2023]


def test_a_corrected_release_takes_the_place_of_its_year_and_level(store: Store, tmp_path: Path) -> None:
    import_oews(store, file=save(tmp_path, "national_M2024_dl.csv", ("US", "51-4041", 30)), progress=quiet)
    import_oews(store, file=save(tmp_path, "state_M2024_dl.csv", ("OH", "51-4041", 10)), progress=quiet)
    report = import_oews(store, file=save(tmp_path, "state_M2024_dl.csv", ("OH", "51-4041", 20)), progress=quiet)
    assert report.replaced == ("OEWS May 2024, by state",)
    assert medians(merge_wages(store, ())) == [(2024, "US", "51-4041", 30), (2024, "OH", "51-4041", 20)]


def test_shipped_figures_stand_beside_imported_ones(store: Store, tmp_path: Path) -> None:
    shipped = WageRow("51-4041", "Machinists", "OH", "state", 2013, None, None, None, None, 41_000, None, None)
    import_oews(store, file=save(tmp_path, "state_M2024_dl.csv", ("OH", "51-4041", 50_000)), progress=quiet)
    assert medians(merge_wages(store, [shipped])) == [
        (2024, "OH", "51-4041", 50_000),
        (2013, "OH", "51-4041", 41_000),
    ]


def test_a_crash_in_the_middle_leaves_everything_as_it_was(store: Store, tmp_path: Path) -> None:
    import_oews(store, file=save(tmp_path, "all_data_M_2024.csv", ("US", "51-4041", 52_000)), progress=quiet)
    before = merge_wages(store, ())

    def crash(what: str, done: int, total: int) -> None:
        if what == "Writing wages":
            raise KeyboardInterrupt

    newer = save(tmp_path, "all_data_M_2025.csv", ("US", "51-4041", 53_000), ("OH", "51-4041", 50_000))
    with pytest.raises(KeyboardInterrupt):
        import_oews(store, file=newer, progress=crash)
    assert merge_wages(store, ()) == before
    with store.reading() as session:
        assert [release.active for release in list_releases(session, "oews")] == [True]


def test_a_file_that_is_not_there_is_said_by_name(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"state_M2024_dl\.csv"):
        import_oews(store, file=tmp_path / "state_M2024_dl.csv", progress=quiet)


@pytest.mark.releases
def test_real_releases_are_imported_whole(store: Store, require: Callable[[object, str], None]) -> None:
    require(RELEASES.is_dir(), "the OEWS releases are not beside the checkout")
    report = import_oews(store, file=RELEASES / "national_M2024_dl.csv.gz", progress=quiet)
    assert [(release.year, release.area_level) for release in report.releases] == [(2024, "nation")]
    assert len(merge_wages(store, ())) == report.releases[0].row_count == 854
