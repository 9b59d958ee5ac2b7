"""Counts of jobs ship whole, as their releases have them, and the shares of roles add up."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadFile
from pathways.sources.figures import figures_folder
from pathways.sources.figures_jobs import load_job_figures
from pathways.sources.oews import read_oews

RELEASES = Path(__file__).resolve().parents[3] / "shared" / "data"
beside = pytest.mark.skipif(not RELEASES.is_dir(), reason="the releases are not beside the checkout")


def test_every_state_has_its_jobs_and_every_role_its_share(catalog: Catalog) -> None:
    figures = load_job_figures(figures_folder())
    assert set(figures.manufacturing) == set(catalog.states)
    assert {area for year, area in figures.all_jobs if year == 2013} == set(catalog.states)
    assert {share.role for share in figures.shares} == set(catalog.roles)
    sums: dict[str, float] = defaultdict(float)
    for share in figures.shares:
        sums[share.soc] += share.share
        occupation = catalog.occupations[catalog.roles[share.role].onet_soc]
        assert share.soc in (occupation.soc, occupation.oews_code)
        assert share.source
    assert all(0 < total <= 1 + 1e-9 for total in sums.values())


def test_a_file_that_is_missing_or_broken_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        load_job_figures(tmp_path)
    for name in ("manufacturing_jobs.csv", "all_jobs.csv", "jobs_national.csv", "role_shares.yaml"):
        (tmp_path / name).write_bytes((figures_folder() / name).read_bytes())
    assert load_job_figures(tmp_path) == load_job_figures(figures_folder())
    shares = (tmp_path / "role_shares.yaml").read_text("utf-8")
    (tmp_path / "role_shares.yaml").write_text(shares.replace("share: 0.35", "share: 0.95"), "utf-8")
    with pytest.raises(BadFile):
        load_job_figures(tmp_path)


@pytest.mark.releases
@beside
def test_what_ships_is_what_the_releases_say(catalog: Catalog) -> None:
    figures = load_job_figures(figures_folder())
    with (RELEASES / "census_acs" / "2018_1yr_state" / "C24050_DATA.csv").open() as lines:
        survey = {row["GEO_ID"][-2:]: int(row["C24050_004E"]) for row in csv.DictReader(lines)}
    assert figures.manufacturing == {state.postal: survey[state.fips] for state in catalog.states.values()}
    rows = read_oews(RELEASES / "bls_oews" / "state_M2013_dl.csv.gz").rows
    every = {row.area: row.employment for row in rows if row.soc == "00-0000" and row.area in catalog.states}
    assert every == {area: jobs for (year, area), jobs in figures.all_jobs.items() if year == 2013}
    national = read_oews(RELEASES / "bls_oews" / "national_M2019_dl.csv.gz").rows
    past = {row.soc: row.jobs for row in figures.history if row.year == 2019}
    told = {row.soc: row.employment for row in national if row.soc in past}
    assert told == past
