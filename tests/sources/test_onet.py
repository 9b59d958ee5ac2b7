"""O*NET releases are read whole or not at all, and every problem has a place."""

from pathlib import Path

import pytest

from pathways.domain.errors import BadFile
from pathways.domain.onet import OnetActivity, OnetOccupation, OnetRelation, OnetTask, OnetTechnology, OnetTitle
from pathways.sources.onet import TABLES, read_onet

RELEASE = Path(__file__).parents[3] / "shared/data/onet/db_29_3_text"

ROWS = {
    "Occupation Data": ["O*NET-SOC Code\tTitle\tNote", '51-4041.00\tMachinists\t3" parts', "51-1011.00\tX\t"],
    "Job Zones": ["O*NET-SOC Code\tJob Zone", "51-4041.00\t3"],
    "Alternate Titles": ["O*NET-SOC Code\tAlternate Title\tShort Title", "51-4041.00\tLathe Hand\tn/a"],
    "Sample of Reported Titles": ["O*NET-SOC Code\tReported Job Title", "51-4041.00\tTool Room Machinist"],
    "Task Statements": ["O*NET-SOC Code\tTask ID\tTask\tTask Type", "51-4041.00\t7\tCut metal.\tCore"],
    "Tasks to DWAs": [
        "O*NET-SOC Code\tTask ID\tDWA ID",
        *("51-4041.00\t7\t4.A.3.a.2.I01.D01", "51-4041.00\t8\t4.A.3.a.2.I01.D01"),
    ],
    "Technology Skills": ["O*NET-SOC Code\tExample\tCommodity Code\tHot Technology", "51-4041.00\tCAM\t43232604\tY"],
    "Related Occupations": ["O*NET-SOC Code\tRelated O*NET-SOC Code\tIndex", "51-4041.00\t51-1011.00\t4"],
}


def write(folder: Path, tables: dict[str, list[str]]) -> Path:
    """A release folder as it comes: CRLF, a line break at the end of each file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in tables.items():
        (folder / f"{name}.txt").write_bytes("".join(f"{line}\r\n" for line in lines).encode())
    return folder


def quiet(table: str, done: int, total: int) -> None:
    """Nobody looks on."""


def test_each_table_becomes_rows(tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    release = read_onet(write(tmp_path / "db_30_1_text", ROWS), lambda *step: steps.append(step))
    assert release.release == "30.1"
    assert release.occupations == (OnetOccupation("51-4041.00", "Machinists", 3), OnetOccupation("51-1011.00", "X"))
    assert release.titles == (
        OnetTitle("51-4041.00", "Lathe Hand", "alternate"),
        OnetTitle("51-4041.00", "Tool Room Machinist", "reported"),
    )
    assert release.activities == (OnetActivity("51-4041.00", "4.A.3.a.2.I01.D01", 2),)
    assert release.technologies == (OnetTechnology("51-4041.00", "43232604", "CAM", True, False),)
    assert release.relations == (OnetRelation("51-4041.00", "51-1011.00", 4),)
    assert release.tasks == (OnetTask("51-4041.00", "7", "Cut metal.", True),)
    assert steps == [(table, number, len(TABLES)) for number, table in enumerate(TABLES, 1)]


def test_the_folder_above_the_release_will_do_and_tables_may_be_absent(tmp_path: Path) -> None:
    write(tmp_path / "db_29_3_text", {"Occupation Data": ROWS["Occupation Data"]})
    release = read_onet(tmp_path, quiet)
    assert len(release.occupations) == 2
    assert len(release.absent) == len(TABLES) - 1


def test_two_releases_in_one_folder_are_not_guessed_between(tmp_path: Path) -> None:
    write(tmp_path / "db_29_3_text", ROWS)
    write(tmp_path / "db_30_1_text", ROWS)
    with pytest.raises(BadFile, match="db_29_3_text, db_30_1_text"):
        read_onet(tmp_path, quiet)


def test_a_folder_without_a_release_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"no file 'Occupation Data.txt'"):
        read_onet(tmp_path, quiet)


def test_every_problem_is_listed_with_its_file_and_line(tmp_path: Path) -> None:
    broken = ROWS | {
        "Job Zones": ["O*NET-SOC Code\tJob Zone", "51-4041.00\t9", "51-4041.00"],
        "Alternate Titles": ["O*NET-SOC Code\tTitle", "51-4041.00\tX"],
        "Technology Skills": [*ROWS["Technology Skills"], "99-9999.00\tX\t43232604\tY"],
    }
    with pytest.raises(BadFile) as caught:
        read_onet(write(tmp_path, broken), quiet)
    for problem in (
        "Job Zones.txt, line 2: column Job Zone: '9'",
        "Job Zones.txt, line 3: 1 fields where the header has 2",
        "Alternate Titles.txt, line 1: no column Alternate Title",
        "Technology Skills.txt: 99-9999.00 is not in Occupation Data.txt",
    ):
        assert problem in caught.value.message
    assert "4 problem(s)" in caught.value.message


def test_only_the_first_fifty_problems_are_spelt_out(tmp_path: Path) -> None:
    broken = ROWS | {"Job Zones": ["O*NET-SOC Code\tJob Zone", *["51-4041.00\tx"] * 60]}
    with pytest.raises(BadFile) as caught:
        read_onet(write(tmp_path, broken), quiet)
    assert caught.value.message.count("\n  - ") == 50
    assert caught.value.message.endswith("and 10 more")


def test_a_table_that_is_not_utf_8_names_the_line(tmp_path: Path) -> None:
    write(tmp_path, ROWS)
    (tmp_path / "Alternate Titles.txt").write_bytes(b"O*NET-SOC Code\tAlternate Title\r\n51-4041.00\tSe\xf1or\r\n")
    with pytest.raises(BadFile, match=r"Alternate Titles.txt, line 2: not UTF-8"):
        read_onet(tmp_path, quiet)


@pytest.mark.releases
@pytest.mark.skipif(not RELEASE.is_dir(), reason="the O*NET 29.3 release is not beside the checkout")
def test_the_real_release_is_read_in_full() -> None:
    release = read_onet(RELEASE, quiet)
    assert release.release == "29.3"
    assert len(release.occupations) == 1_016
    assert sum(1 for occupation in release.occupations if occupation.job_zone) == 923
    assert len(release.titles) == 56_560 + 7_796
    assert sum(activity.weight for activity in release.activities) == 23_233
    assert len(release.technologies) == 32_681
    assert len(release.relations) == 18_460
    assert len(release.tasks) == 18_796
    assert release.absent == ()
