"""OEWS releases in every layout become the same rows, with their suppression marks and their doubts."""

import csv
import gzip
import zipfile
from io import StringIO
from pathlib import Path

import openpyxl
import pytest

from pathways.domain.errors import BadFile
from pathways.sources.oews import read_oews

RELEASES = Path(__file__).parents[3] / "shared/data/bls_oews"
beside = pytest.mark.skipif(not RELEASES.is_dir(), reason="the OEWS releases are not beside the checkout")

WAGES = ["A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90"]
NEW = ["AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "I_GROUP", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP"]
NEW = [*NEW, "LOC_QUOTIENT", "H_MEDIAN", *WAGES]
OLD = ["AREA", "ST", "STATE", "OCC_CODE", "OCC_TITLE", "OCC_GROUP", "TOT_EMP", "LOC_Q", *WAGES]


def new_row(**changed: str) -> list[str]:
    row = dict(zip(NEW, ["39", "Ohio", "2", "OH", "cross-industry", "51-4041", "Machinists", "detailed"], strict=False))
    row |= {"TOT_EMP": "1,230", "LOC_QUOTIENT": "1.52", "H_MEDIAN": "25.00"}
    row |= dict(zip(WAGES, ["35000", "42000", "52000", "60000", "#"], strict=True)) | changed
    return [row[column] for column in NEW]


def old_row(code: str, **changed: str) -> list[str]:
    row = {"AREA": "39", "ST": "OH", "STATE": "Ohio", "OCC_CODE": code, "OCC_TITLE": "Makers", "OCC_GROUP": "detailed"}
    row |= {"TOT_EMP": "**", "LOC_Q": "**"} | dict(zip(WAGES, "12345", strict=True)) | changed
    return [row[column] for column in OLD]


def text(*rows: list[str]) -> str:
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def save(file: Path, *rows: list[str]) -> Path:
    file.write_text(text(*rows), "utf-8")
    return file


def test_a_new_state_file_keeps_its_figures_and_marks(tmp_path: Path) -> None:
    release = read_oews(save(tmp_path / "state_M2024_dl.csv", NEW, new_row()))
    (row,) = release.rows
    assert (release.year, release.classification) == (2024, "SOC 2018")
    assert (row.soc, row.title, row.area, row.area_level, row.year) == ("51-4041", "Machinists", "OH", "state", 2024)
    assert (row.employment, row.location_quotient) == (1_230, 1.52)
    assert (row.p10, row.p25, row.p50, row.p75, row.p90) == (35_000, 42_000, 52_000, 60_000, None)
    assert row.mark == "#"


def test_only_the_nation_states_and_whole_industries_are_taken(tmp_path: Path) -> None:
    rows = [
        new_row(AREA="99", AREA_TYPE="1", PRIM_STATE="US"),
        new_row(AREA="10180", AREA_TYPE="4"),
        new_row(I_GROUP="sector"),
        new_row(O_GROUP="broad"),
    ]
    (row,) = read_oews(save(tmp_path / "all_data_M_2024.csv", NEW, *rows)).rows
    assert (row.area, row.area_level) == ("US", "nation")


def test_a_state_is_told_by_its_number_where_it_has_no_letters(tmp_path: Path) -> None:
    (row,) = read_oews(save(tmp_path / "state_M2019_dl.csv", NEW, new_row(PRIM_STATE="", AREA="1"))).rows
    assert row.area == "AL"


def test_an_excel_file_with_a_sheet_of_notes_reads_like_a_csv(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Notes", "on the columns"])
    sheet = book.create_sheet("All May 2024 data")
    sheet.append(NEW)
    sheet.append([float(cell) if cell.isdigit() and len(cell) > 2 else cell for cell in new_row()])
    book.save(tmp_path / "state_M2024_dl.xlsx")
    plain = read_oews(save(tmp_path / "state_M2024_dl.csv", NEW, new_row()))
    assert read_oews(tmp_path / "state_M2024_dl.xlsx") == plain


def test_gzip_and_zip_are_opened_and_the_year_told_by_the_name_inside(tmp_path: Path) -> None:
    content = text(NEW, new_row()).encode()
    plain = read_oews(save(tmp_path / "state_M2024_dl.csv", NEW, new_row()))
    (tmp_path / "state_M2024_dl.csv.gz").write_bytes(gzip.compress(content))
    with zipfile.ZipFile(tmp_path / "download.zip", "w") as archive:
        archive.writestr("oesm24st/state_M2024_dl.csv", content)
        archive.writestr("oesm24st/field_descriptions.xlsx", b"")
    assert read_oews(tmp_path / "state_M2024_dl.csv.gz") == plain
    assert read_oews(tmp_path / "download.zip") == plain


def test_a_year_that_cannot_be_told_is_asked_for(tmp_path: Path) -> None:
    file = save(tmp_path / "wages.csv", NEW, new_row())
    with pytest.raises(BadFile) as caught:
        read_oews(file)
    assert caught.value.code == "oews_year_unknown"
    assert read_oews(file, year=2023).rows[0].year == 2023
    with pytest.raises(BadFile, match="older"):
        read_oews(file, year=2009)


def test_old_codes_become_new_ones_and_say_where_they_do_not_fit(tmp_path: Path) -> None:
    rows = [old_row(code) for code in ("51-4041", "51-2091", "17-3029", "51-9199", "25-3098")]
    release = read_oews(save(tmp_path / "state_M2013_dl.csv", OLD, *rows))
    assert release.classification == "SOC 2010"
    assert [(row.soc, row.mark) for row in release.rows] == [
        ("51-4041", "**"),
        ("51-2051", "**"),
        ("17-3028", "** wider"),
        ("17-3029", "** wider"),
        ("51-9199", "** wider"),
        ("25-3098", "**"),
    ]


def test_merged_occupations_are_told_to_be_parts(tmp_path: Path) -> None:
    crosswalk = {"51-1111": (("51-3333", "part"),), "51-2222": (("51-3333", "part"),)}
    file = save(tmp_path / "state_M2013_dl.csv", OLD, old_row("51-1111", TOT_EMP="10", LOC_Q="1"), old_row("51-2222"))
    assert [row.mark for row in read_oews(file, crosswalk=crosswalk).rows] == ["part", "** part"]


def test_every_bad_cell_is_listed_by_line_and_column(tmp_path: Path) -> None:
    rows = [
        new_row(TOT_EMP="many"),
        new_row(OCC_CODE="machinist"),
        new_row(A_PCT25="1"),
        new_row(PRIM_STATE="ZZ"),
        new_row(A_MEDIAN="-5"),
    ]
    with pytest.raises(BadFile) as caught:
        read_oews(save(tmp_path / "state_M2024_dl.csv", NEW, *rows))
    for problem in (
        "line 2, column TOT_EMP: 'many' is not a number",
        "line 3, column OCC_CODE: 'machinist'",
        "line 4: the percentiles do not rise",
        "line 5, column AREA: 'ZZ' is not a state",
        "line 6, column A_MEDIAN: '-5' is not a number",
    ):
        assert problem in caught.value.message
    assert "5 problem(s)" in caught.value.message


def test_missing_columns_are_named_beside_those_found(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"lacks the columns TOT_EMP, A_PCT10.*found OCC_CODE, OCC_TITLE"):
        read_oews(save(tmp_path / "state_M2024_dl.csv", ["OCC_CODE", "OCC_TITLE"], ["51-4041", "x"]))


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.zip", "a.csv.gz", "absent.xlsx"])
def test_a_file_that_is_no_release_is_answered(name: str, tmp_path: Path) -> None:
    if not name.startswith("absent"):
        (tmp_path / name).write_bytes(b"PK\x03\x04 nothing of the kind")
    with pytest.raises(BadFile) as caught:
        read_oews(tmp_path / name)
    assert caught.value.code == "bad_oews_file"


@beside
@pytest.mark.releases
@pytest.mark.parametrize("year", range(2014, 2025))
def test_each_real_national_release_is_read(year: int) -> None:
    release = read_oews(RELEASES / f"national_M{year}_dl.csv.gz")
    machinists = [row for row in release.rows if row.soc == "51-4041"]
    assert (release.year, len(machinists)) == (year, 1)
    assert {row.area for row in release.rows} == {"US"}


@beside
@pytest.mark.releases
def test_the_real_state_release_of_2013_is_read() -> None:
    release = read_oews(RELEASES / "state_M2013_dl.csv.gz")
    assert len({row.area for row in release.rows}) == 54
    assert {row.soc for row in release.rows} >= {"51-9161", "51-9162", "17-3028", "51-2051"}
