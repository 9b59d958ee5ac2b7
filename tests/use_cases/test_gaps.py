"""Gaps by state: every figure is what a plain count gives, or hidden, and can be followed down to its rows."""

import random
from dataclasses import replace

import pytest
from gap_world import Made, keep, make_opening, make_person, recount
from people_world import on

from pathways.domain.crowd import CrowdRow
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.figures import WageRow
from pathways.domain.small_cells import LEAST
from pathways.domain.state_gap import Figure, GapRequest, GapTable, Subject
from pathways.store.database import Store
from pathways.use_cases.gaps.find_behind import find_behind
from pathways.use_cases.gaps.find_trend import find_trend
from pathways.use_cases.gaps.list_gaps import list_gaps
from pathways.use_cases.gaps.load_cube import load_cube
from pathways.use_cases.gaps.measure_gaps import measure_gaps
from pathways.use_cases.tools import Tools

LADDER = Subject("skill", "plc-ladder-logic", 3)
ROBOTICS = Subject("spoke", "robotics")
MEASURES = ("workers", "certified", "training")


@pytest.fixture
def kit(tools: Tools, store: Store) -> Tools:
    return on(tools, store)


def measure(kit: Tools, subject: Subject, **asked: object) -> GapTable:
    return measure_gaps(kit, request=GapRequest(subject, **asked))  # type: ignore[arg-type]


def populate(kit: Tools, store: Store, people: int, openings: int = 0) -> tuple[list[CrowdRow], list[Made]]:
    chance = random.Random(people)
    rows, made = zip(*(make_person(chance, kit.catalog) for _ in range(people)), strict=True)
    keep(store, kit.catalog.version, rows, [make_opening(chance, kit.catalog) for _ in range(openings)])
    return list(rows), list(made)


def test_people_are_counted_as_one_by_one_or_hidden(kit: Tools, store: Store) -> None:
    _, made = populate(kit, store, 900)
    told = 0
    skills = [Subject("skill", skill, level) for skill in list(kit.catalog.skills)[::3] for level in (1, 3)]
    for subject in [*skills, *(Subject("role", role) for role in list(kit.catalog.roles)[::5])]:
        table = measure(kit, subject)
        for row in (*table.rows, *table.nation):
            truth = recount(made, subject, row.area, kit.catalog)
            for name, people in zip(MEASURES, truth, strict=True):
                figure = getattr(row.supply, name)
                assert figure.mark == "hidden" or figure.value == 0 or figure.value >= LEAST
                assert figure.mark or figure.value == people
                assert figure.mark != "at_least" or figure.value <= people
                told += figure.value is not None and figure.value >= LEAST
    assert told > 200


def test_openings_are_counted_by_state_and_those_of_no_known_state_in_the_nation(kit: Tools, store: Store) -> None:
    chance = random.Random(5)
    ads = [make_opening(chance, kit.catalog) for _ in range(400)]
    keep(store, kit.catalog.version, [], ads)
    place = list(kit.catalog.skills).index(LADDER.id)
    asking = [ad for ad in ads if ad.levels[place] >= LADDER.level]
    table = measure(kit, LADDER)
    assert {row.area: row.openings.count.value for row in table.rows} == {
        state: sum(ad.state == state for ad in asking) for state in kit.catalog.states
    }
    (nation,) = table.nation
    assert nation.openings.count == Figure(len(asking))
    assert nation.openings.coverage == pytest.approx(sum(ad.state != "" for ad in asking) / len(asking))
    ohio = next(row for row in table.rows if row.area == "OH")
    here = sum(ad.state == "OH" for ad in asking) / sum(ad.state == "OH" for ad in ads)
    assert ohio.openings.quotient.value == pytest.approx(here / (len(asking) / len(ads)))
    behind = find_behind(kit, request=GapRequest(LADDER), area="OH")
    assert {row.id for row in behind.openings} == {ad.id for ad in asking if ad.state == "OH"}
    assert behind.openings_total == ohio.openings.count.value
    months = {
        p.period: p.figure.value for p in find_trend(kit, request=GapRequest(LADDER), area="OH") if p.what != "jobs"
    }
    assert months == {
        month: count
        for month in ("2026-01", "2026-02")
        if (count := sum(ad.state == "OH" and ad.month == month for ad in asking))
    }


def test_an_opening_that_closes_and_a_person_who_hides_are_counted_no_more(kit: Tools, store: Store) -> None:
    rows, _ = populate(kit, store, 200, 50)
    safety = Subject("skill", "machine-safety", 1)
    before = measure(kit, safety).nation[0]
    chance = random.Random(200)
    for _ in range(200):
        make_person(chance, kit.catalog)
    ads = [make_opening(chance, kit.catalog) for _ in range(50)]
    keep(store, kit.catalog.version, [replace(row, gone=True) for row in rows], [replace(ad, gone=True) for ad in ads])
    after = measure(kit, safety).nation[0]
    assert (before.openings.count.value or 0) > 0
    assert after.openings.count == Figure(None, "no_data")
    assert after.supply.workers == Figure(0.0)


def test_jobs_are_employment_times_share_where_the_role_needs_the_skill(kit: Tools) -> None:
    shares = {(share.soc, share.role): share.share for share in kit.gaps.jobs.shares}
    jobs = {(row.area, row.soc): row for row in kit.wages if row.year == 2013}
    for row in measure(kit, LADDER).rows:
        total, missing = 0.0, False
        for role in kit.catalog.roles.values():
            if any(need.skill == LADDER.id and need.level >= LADDER.level for need in role.requirements):
                soc = kit.catalog.occupations[role.onet_soc].soc
                wage = jobs.get((row.area, soc))
                known = wage is not None and wage.employment is not None and "wider" not in wage.mark
                missing |= not known
                total += (wage.employment or 0) * shares[soc, role.id] if wage and known else 0
        assert row.employment.count.value == pytest.approx(total)
        assert row.employment.count.mark == ("at_least" if missing else "")
        assert (row.employment.coverage < 1) == missing


def test_what_is_not_published_is_no_zero_and_a_wider_occupation_is_not_counted(kit: Tools) -> None:
    chips = measure(kit, Subject("role", "semiconductor-process-technician"))
    marks = {row.area: row.employment.count for row in chips.rows}
    assert marks["WY"] == Figure(None, "not_published")
    assert marks["OR"].mark == ""
    assert (marks["OR"].value or 0) > 1000
    assert all(row.short_employment.mark == "not_published" for row in chips.rows if row.area == "WY")
    calibration = measure(kit, Subject("role", "calibration-technician"))
    assert {row.employment.count.mark for row in calibration.rows} == {"not_published"}


def test_the_quotient_of_a_skill_weighs_to_one_over_the_nation(kit: Tools) -> None:
    table = measure(kit, Subject("role", "machinist"))
    jobs = kit.gaps.jobs.all_jobs
    everybody = sum(jobs[2013, row.area] for row in table.rows)
    mean = sum((row.employment.quotient.value or 0) * jobs[2013, row.area] for row in table.rows) / everybody
    assert mean == pytest.approx(1)
    ohio = next(row for row in table.rows if row.area == "OH")
    published = next(row for row in kit.wages if (row.area, row.soc, row.year) == ("OH", "51-4041", 2013))
    assert ohio.employment.quotient.value == pytest.approx(published.location_quotient, abs=0.02)
    assert ohio.employment.per_thousand.value == pytest.approx(
        (ohio.employment.count.value or 0) / kit.gaps.jobs.manufacturing["OH"] * 1000
    )


@pytest.mark.parametrize("area", ["OH", "WY", "US"])
@pytest.mark.parametrize("subject", [LADDER, ROBOTICS, Subject("module", "hub-lab"), Subject("role", "cnc-operator")])
def test_the_rows_behind_add_up_to_the_figure(kit: Tools, subject: Subject, area: str) -> None:
    table = measure(kit, subject)
    (row,) = (row for row in (*table.rows, *table.nation) if row.area == area)
    behind = find_behind(kit, request=GapRequest(subject), area=area)
    assert sum(role.jobs.value or 0 for role in behind.roles) == pytest.approx(row.employment.count.value or 0)
    assert all(role.jobs.mark == "not_published" for role in behind.roles if role.jobs.value is None)


def test_real_people_and_invented_ones_are_never_added(kit: Tools, store: Store) -> None:
    chance = random.Random(3)
    rows = [make_person(chance, kit.catalog)[0] for _ in range(120)]
    safety = Subject("skill", "machine-safety", 1)
    keep(store, kit.catalog.version, [replace(row, demo=True) for row in rows[:70]])
    assert measure(kit, safety).whose == "demonstration"
    keep(store, kit.catalog.version, rows[70:])
    real, invented, usual = (
        measure(kit, safety, whose="real"), measure(kit, safety, whose="demonstration"), measure(kit, safety)
    )  # fmt: skip
    assert usual.nation == real.nation
    assert usual.whose == "real"
    assert (real.nation[0].supply.workers.value or 0) + (invented.nation[0].supply.workers.value or 0) <= 120
    assert "nvented" in invented.sources.supply
    assert "nvented" not in real.sources.supply


def test_a_share_put_by_the_reader_changes_the_jobs_and_is_told(kit: Tools) -> None:
    pair = ("17-3024", "automation-technologist")
    role = Subject("role", pair[1])
    plain, changed = measure(kit, role), measure(kit, role, shares={pair: 0.05})
    ohio = next(number for number, row in enumerate(plain.rows) if row.area == "OH")
    was, now = (table.rows[ohio].employment.count.value or 0 for table in (plain, changed))
    assert now == pytest.approx(was / 3)
    assert [share.share for share in changed.shares if share.changed] == [0.05]
    assert not any(share.changed for share in plain.shares)


@pytest.mark.parametrize(
    ("shares", "code"),
    [
        ({("17-3024", "automation-technologist"): 1.2}, "bad_share"),
        ({("17-3024", "automation-technologist"): float("nan")}, "bad_share"),
        ({("17-3024", "automation-technologist"): 0.4}, "shares_too_large"),
        ({("17-3024", "machinist"): 0.1}, "unknown_share"),
    ],
)
def test_a_share_that_cannot_be_is_refused_with_its_field(
    kit: Tools, shares: dict[tuple[str, str], float], code: str
) -> None:
    with pytest.raises(BadInput) as refused:
        measure(kit, LADDER, shares=shares)
    assert refused.value.code == code
    assert refused.value.field == "share." + ".".join(next(iter(shares)))


def test_drilling_down_gives_the_figures_of_the_whole_table(kit: Tools) -> None:
    spokes = list_gaps(kit, area="OH", kind="spoke")
    assert {row.subject.kind for row in spokes.rows} == {"spoke"}
    (robotics,) = (row for row in spokes.rows if row.subject == ROBOTICS)
    assert robotics in measure(kit, ROBOTICS).rows
    skills = list_gaps(kit, area="OH", kind="skill", within=ROBOTICS)
    assert all(row in measure(kit, row.subject).rows for row in skills.rows[:3])
    roles = list_gaps(kit, area="OH", kind="role", within=skills.rows[0].subject)
    assert {row.subject.kind for row in roles.rows} <= {"role"}
    assert [row.area for row in skills.nation] == ["US"] * len(skills.rows)
    with pytest.raises(NotFound):
        list_gaps(kit, area="ZZ", kind="spoke")
    with pytest.raises(NotFound):
        measure(kit, Subject("skill", "no-such-skill", 3))


def test_plans_see_the_same_figures_as_the_tables(kit: Tools, store: Store) -> None:
    populate(kit, store, 600, 60)
    cube, table = load_cube(kit, whose=None, shares={}), measure(kit, LADDER)
    cell = cube.cells.index((LADDER.id, LADDER.level))
    for number, row in enumerate(table.rows):
        assert cube.states[number] == row.area
        assert cube.jobs[number, cell] == pytest.approx(row.employment.count.value or 0)
        assert cube.openings[number, cell] == (row.openings.count.value or 0)
        assert cube.supply[number, cell] == (row.supply.workers.value or 0) + (row.supply.training.value or 0)


def test_the_trend_of_the_nation_runs_over_all_releases_and_of_a_state_over_its_own(kit: Tools) -> None:
    machinists = Subject("role", "machinist")
    nation = find_trend(kit, request=GapRequest(machinists), area="US")
    assert [point.period for point in nation if point.what == "jobs"] == [str(year) for year in range(2014, 2025)]
    assert all(point.figure.mark == "" for point in nation)
    assert [point.period for point in find_trend(kit, request=GapRequest(machinists), area="OH")] == ["2013"]


def test_a_newer_release_of_the_states_takes_the_place_of_the_old_one_and_its_wider_codes_are_read(kit: Tools) -> None:
    def wage(soc: str, area: str, jobs: int) -> WageRow:
        return WageRow(soc, "", area, "state", 2025, jobs, None, *[None] * 5)  # type: ignore[arg-type]

    newer = [wage("51-2028", "OH", 1000), wage("51-2090", "OH", 100), wage("00-0000", "OH", 10_000)]
    kit = replace(kit, wages=(*newer, *kit.wages))
    table = measure(kit, Subject("role", "electromechanical-assembler"))
    counts = {row.area: row.employment.count for row in table.rows}
    assert counts["OH"] == Figure(pytest.approx(170.0))
    assert counts["MI"] == Figure(None, "not_published")
    assert "May 2025" in table.sources.employment
