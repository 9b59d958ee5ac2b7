"""An O*NET release is taken whole or not at all, and then any of its occupations can be where somebody starts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from onet_files import MACHINIST, SHARED_DWA, TAKEN, release_folder

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadFile
from pathways.engine.atlas import ImportedTitles
from pathways.store.database import Store
from pathways.use_cases.import_onet import import_onet, imported_titles
from pathways.use_cases.releases import occupation_skills

RELEASE = Path(__file__).parents[3] / "shared/data/onet/db_29_3_text"


def quiet(what: str, done: int, total: int) -> None:
    """Nobody looks on."""


def test_a_release_is_imported_and_its_titles_are_there_for_the_atlas(store: Store, tmp_path: Path) -> None:
    assert imported_titles(store) == ImportedTitles()
    report = import_onet(store, folder=release_folder(tmp_path / "db_29_3_text"), progress=quiet)
    assert report.sentence == f"O*NET 29.3 is imported: {TAKEN} rows."
    assert report.absent == ("Sample of Reported Titles", "Related Occupations")
    assert imported_titles(store) == ImportedTitles(
        "29.3", ((MACHINIST, "Lathe Hand"),), (("51-1011.00", "First-Line Supervisors"), (MACHINIST, "Machinists"))
    )


def test_the_same_files_again_change_nothing_wherever_they_lie(store: Store, tmp_path: Path) -> None:
    import_onet(store, folder=release_folder(tmp_path / "db_29_3_text"), progress=quiet)
    before = imported_titles(store)
    steps: list[str] = []
    report = import_onet(store, folder=tmp_path, progress=lambda what, *_: steps.append(what))
    assert not report.changed
    assert report.sentence == "O*NET 29.3 is already imported from these files; there is nothing to do."
    assert (steps, imported_titles(store)) == ([], before)


def test_a_newer_release_takes_the_place_of_the_old_one(store: Store, tmp_path: Path) -> None:
    import_onet(store, folder=release_folder(tmp_path / "db_29_3_text"), progress=quiet)
    report = import_onet(store, folder=release_folder(tmp_path / "db_30_1_text", title="Mill Hand"), progress=quiet)
    assert report.sentence == f"O*NET 30.1 is imported: {TAKEN} rows. It takes the place of O*NET 29.3."
    titles = imported_titles(store)
    assert (titles.release, titles.titles) == ("30.1", ((MACHINIST, "Mill Hand"),))


def test_a_crash_in_the_middle_leaves_the_old_release_as_it_was(store: Store, tmp_path: Path) -> None:
    import_onet(store, folder=release_folder(tmp_path / "db_29_3_text"), progress=quiet)
    before = imported_titles(store)

    def crash(what: str, done: int, total: int) -> None:
        if what == "Writing O*NET" and done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_onet(store, folder=release_folder(tmp_path / "db_30_1_text", title="Mill Hand"), progress=crash)
    assert imported_titles(store) == before


def test_a_broken_release_leaves_the_old_one_as_it_was(store: Store, tmp_path: Path) -> None:
    import_onet(store, folder=release_folder(tmp_path / "db_29_3_text"), progress=quiet)
    before = imported_titles(store)
    broken = release_folder(tmp_path / "db_30_1_text")
    (broken / "Job Zones.txt").write_text("O*NET-SOC Code\tJob Zone\n51-4041.00\t9\n", "utf-8")
    with pytest.raises(BadFile, match=r"Job Zones.txt, line 2"):
        import_onet(store, folder=broken, progress=quiet)
    assert imported_titles(store) == before


def test_an_imported_occupation_implies_skills_with_their_reason(
    store: Store, tmp_path: Path, catalog: Catalog
) -> None:
    assert occupation_skills(store, catalog, onet_soc=MACHINIST) == ()
    import_onet(store, folder=release_folder(tmp_path / "db_29_3_text"), progress=quiet)
    found = {item.skill: item for item in occupation_skills(store, catalog, onet_soc=MACHINIST)}
    linked = {skill.id for skill in catalog.skills.values() if SHARED_DWA in skill.onet_dwas}
    assert linked
    assert set(found) == linked
    assert {item.source for item in found.values()} == {"assumed"}
    assert all("O*NET" in item.reason for item in found.values())
    assert occupation_skills(store, catalog, onet_soc="51-1011.00") == ()


@pytest.mark.releases
def test_the_real_release_is_imported_whole(
    store: Store, catalog: Catalog, require: Callable[[object, str], None]
) -> None:
    require(RELEASE.is_dir(), "the O*NET 29.3 release is not beside the checkout")
    report = import_onet(store, folder=RELEASE, progress=quiet)
    assert report.absent == ()
    titles = imported_titles(store)
    assert (titles.release, len(titles.names), len(titles.titles)) == ("29.3", 1_016, 56_558)
    machinist = {item.skill for item in occupation_skills(store, catalog, onet_soc=MACHINIST)}
    assert {"cnc-setup", "grinding"} <= machinist
    bartender = occupation_skills(store, catalog, onet_soc="35-3011.00")
    assert len(bartender) < len(machinist) / 10
