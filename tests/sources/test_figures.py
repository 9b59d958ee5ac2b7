"""The figures that ship are whole, agree with the catalogue and can be written and read again."""

from pathlib import Path

import pytest
import yaml

from pathways.domain.errors import BadFile, NotReady
from pathways.domain.figures import WageRow
from pathways.sources.figures import figures_folder, format_figures, load_crosswalk, load_figures

CATALOG = Path(__file__).parents[2] / "data/catalog"


@pytest.fixture(scope="module")
def shipped() -> tuple[WageRow, ...]:
    return load_figures(figures_folder())


def test_every_occupation_of_the_catalogue_has_its_national_row(shipped: tuple[WageRow, ...]) -> None:
    nation = {row.soc: row for row in shipped if row.area_level == "nation"}
    for known in yaml.safe_load((CATALOG / "roles.yaml").read_text("utf-8"))["soc_reference"]:
        row = nation[known["oews_code"]]
        assert (row.title, row.year) == (known["oews_title"], 2024)
        assert (row.employment, row.p50) == (known["employment"], known["annual_median"])


def test_every_state_has_rows_of_2013_and_no_row_stands_twice(shipped: tuple[WageRow, ...]) -> None:
    postals = {state["postal"] for state in yaml.safe_load((CATALOG / "states.yaml").read_text("utf-8"))["states"]}
    states = [row for row in shipped if row.area_level == "state"]
    assert {row.area for row in states} == postals
    assert {row.year for row in states} == {2013}
    assert len({(row.soc, row.area) for row in shipped}) == len(shipped)


def test_a_missing_figure_always_has_a_mark(shipped: tuple[WageRow, ...]) -> None:
    for row in shipped:
        figures = (row.employment, row.p10, row.p25, row.p50, row.p75, row.p90)
        assert None not in figures or row.mark


def test_what_is_written_is_read_again(shipped: tuple[WageRow, ...], tmp_path: Path) -> None:
    (tmp_path / "wages_all.csv").write_text(format_figures(shipped), "utf-8")
    assert load_figures(tmp_path) == shipped


def test_an_empty_folder_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(NotReady, match="wages_"):
        load_figures(tmp_path)
    with pytest.raises(NotReady, match="soc2010_to_2018"):
        load_crosswalk(tmp_path)


def test_bad_rows_are_listed_by_file_and_line(shipped: tuple[WageRow, ...], tmp_path: Path) -> None:
    (tmp_path / "wages_a.csv").write_text(format_figures(shipped[:2]).replace("nation", "moon"), "utf-8")
    (tmp_path / "wages_b.csv").write_text("soc,title\n", "utf-8")
    with pytest.raises(BadFile) as caught:
        load_figures(tmp_path)
    assert "wages_a.csv, line 2: 'moon'" in caught.value.message
    assert "wages_b.csv, line 1: no column area" in caught.value.message
    assert "3 problem(s)" in caught.value.message


def test_a_part_that_another_occupation_became_as_a_whole_is_not_given_the_split_ones_figures() -> None:
    crosswalk = load_crosswalk(figures_folder())
    assert crosswalk["51-9199"] == (("51-9199", "wider"),)
    assert crosswalk["51-4011"] == (("51-9161", ""),)
