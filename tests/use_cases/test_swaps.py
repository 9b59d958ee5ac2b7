"""The same work told under another name, with another pronoun, ZIP code, year or school is worth the same."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from people_world import found_firm, keep_profile, on

from pathways.domain.crowd import Filters
from pathways.domain.fit import Fit
from pathways.domain.matching import settle
from pathways.domain.opening import Demand, Opening
from pathways.domain.profile import Contact, Profile, Terms
from pathways.domain.showing import as_shown
from pathways.domain.skill import HeldSkill
from pathways.store.database import Store
from pathways.use_cases.know_worker import make_worker
from pathways.use_cases.openings.rank_workers import rank_workers
from pathways.use_cases.profiles.matches import make_match
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools

RESUMES = (
    "{name}\n{street}, {town}, OH {zip}\nMachinist on Haas mills, four years, second shift. {He} reads prints and does "
    "{his} own offsets.\n{school}, {year}\nInspects first articles with micrometers and a height gauge.",
    "{name}, {nation}\nMaintenance Technician, Plant Four, 2016 to present. Troubleshoots Allen-Bradley PLC ladder "
    "logic, changes sensors and tunes variable-frequency drives. {He} leads lockout on the line.\n"
    "Education: Associate degree, {school}, {year}",
    "My name is {name}. I am a quality technician. I run the CMM, write SPC charts and do root cause analysis. "
    "ZIP {zip}. Graduated {school} in {year}.",
    "{name} | {zip} | class of {year}\nRobot operator. {He} teaches FANUC points, changes grippers and recovers "
    "faults. Reads pneumatic schematics.",
    "Welder and fabricator {name} set up jigs, read prints and measured with calipers at a job shop. {He} trained two "
    "helpers. {school} {year}.",
    "{name} ({nation}) CNC programmer: Mastercam toolpaths, 5-axis setups, in-process probing. {school}, {year}. "
    "ZIP code {zip}",
    "Process technician {name}: sets up injection molding machines, tracks scrap, runs design of experiments with "
    "engineers. {He} holds a six sigma green belt from {school}, {year}.",
    "Electrical technician\n{name}\nWires panels from schematics, measures circuits with a multimeter, replaces motor "
    "starters. Speaks {nation} at home. High school diploma {school} {year}",
    "I'm {name} and I assemble gearboxes. I align shafts, press bearings and read assembly drawings. I came from a "
    "{nation} family in {zip}.",
    "{name}, production supervisor since {year}. {He} plans shifts, coaches operators, runs 5S and kaizen events. "
    "{school} alumnus.",
    "Additive manufacturing technician {name}. {He} slices builds, runs powder bed printers and inspects parts with "
    "optical scanners. {school} class of {year}. {zip}",
    "{name}\nControls technologist. {his} work: HMI screens, SCADA tags, industrial networks, PLC troubleshooting. "
    "{nation} citizen. {school} {year}, ZIP {zip}",
)
USUAL: Mapping[str, str] = {
    "name": "John Miller", "He": "He", "his": "his", "zip": "43604", "year": "2008", "nation": "American",
    "school": "Owens Community College", "street": "12 Elm Street", "town": "Toledo",
}  # fmt: skip
SWAPS: Mapping[str, Mapping[str, str]] = {
    "a woman": {"name": "Maria Gonzalez", "He": "She", "his": "her"},
    "neither": {"name": "Alex Kowalski", "He": "They", "his": "their"},
    "Lakisha": {"name": "Lakisha Washington"},
    "three names": {"name": "Nguyen Thi Hoa"},
    "particles": {"name": "Mohammed al-Rashid"},
    "accents": {"name": "José Núñez"},
    "hyphens": {"name": "Anne-Marie O'Neill"},
    "ZIP code": {"zip": "48201", "street": "990 Oak Avenue"},
    "long ZIP code": {"zip": "48201-1234"},
    "graduated long ago": {"year": "1979"},
    "graduated just now": {"year": "2025"},
    "all at once": {"name": "Fatima Hassan", "He": "She", "his": "her", "zip": "10451", "year": "1988"},
}
LOOSE: Mapping[str, Mapping[str, str]] = {
    "Howard": {"school": "Howard University"},
    "Sinclair": {"school": "Sinclair College"},
    "Nigerian": {"nation": "Nigerian"},
    "Mexican": {"nation": "Mexican"},
}
"""Words a quote may hold and that no form tells apart from those of the work: they may move likeness, a little."""
MOST_LIKENESS, MOST_POINTS = 0.04, 0.005
"""How far, at most: a cosine, and points of a score that goes to 1."""
SKILLS = ("print-reading", "plc-troubleshooting", "first-article-inspection", "root-cause-analysis", "cnc-setup",
          "hand-metrology", "robot-operation", "spc-charts", "hmi-development")  # fmt: skip
OPENING = Opening("Technologist", demands=tuple(Demand(skill, 3, "nice", "added") for skill in SKILLS), state="OH")


def profile_of(tools: Tools, number: int, told: Mapping[str, str]) -> Profile:
    """A profile from a résumé, as its owner saves it."""
    worker = make_worker(tools, reading=read_text(tools, text=RESUMES[number].format(**told)))
    contact = Contact(told["name"], "x@example.org")
    return Profile(f"p{number:02}", worker, Terms(state="OH"), visibility="anonymous", contact=contact)


def card_of(tools: Tools, profile: Profile) -> Fit:
    """The card of a profile for the opening."""
    return make_match(tools, as_shown(profile, tools.catalog, tools.clock()), OPENING)


def counted(tools: Tools, profile: Profile) -> Mapping[str, HeldSkill]:
    """What counts of a profile, without the words behind it."""
    return {
        skill: replace(item, evidence=(), reason="") for skill, item in settle(profile.worker, tools.catalog).items()
    }


@pytest.mark.parametrize("swap", SWAPS.values(), ids=SWAPS)
@pytest.mark.parametrize("number", range(len(RESUMES)))
def test_who_somebody_is_changes_nothing_of_what_they_can_do(
    tools: Tools, number: int, swap: Mapping[str, str]
) -> None:
    before, after = profile_of(tools, number, USUAL), profile_of(tools, number, {**USUAL, **swap})
    assert counted(tools, after) == counted(tools, before)
    assert (after.worker.start_role, after.worker.title) == (before.worker.start_role, before.worker.title)
    one, other = card_of(tools, before), card_of(tools, after)
    assert other.score.parts == one.score.parts
    assert other.readiness == one.readiness
    assert [(row.state, row.level, row.points) for row in other.rows] == [
        (row.state, row.level, row.points) for row in one.rows
    ]
    assert other.score.likeness == pytest.approx(one.score.likeness, abs=1e-9)


@pytest.mark.parametrize("swap", LOOSE.values(), ids=LOOSE)
@pytest.mark.parametrize("number", range(len(RESUMES)))
def test_a_school_or_a_nationality_moves_a_score_by_less_than_anybody_sees(
    tools: Tools, number: int, swap: Mapping[str, str]
) -> None:
    one, other = (card_of(tools, profile_of(tools, number, told)) for told in (USUAL, {**USUAL, **swap}))
    assert [(row.state, row.level) for row in other.rows] == [(row.state, row.level) for row in one.rows]
    assert other.score.likeness == pytest.approx(one.score.likeness, abs=MOST_LIKENESS)
    skills = [sum(part.points for part in fit.score.parts) for fit in (one, other)]
    assert skills[1] == pytest.approx(skills[0], abs=MOST_POINTS)


def test_the_same_people_under_other_names_stand_in_the_same_order(tools: Tools, store: Store) -> None:
    names = list(SWAPS.values())
    orders = []
    for shift in (None, 0, 3, 7):
        kit = on(tools, store)
        acme = found_firm(kit, "Acme Tool")
        for number in range(len(RESUMES)):
            swap = {} if shift is None else names[(number + shift) % len(names)]
            with store.reading() as session:
                known = (
                    session.connection()
                    .exec_driver_sql(f"SELECT revision FROM profile WHERE id = 'p{number:02}'")
                    .scalar()
                )
            keep_profile(kit, replace(profile_of(kit, number, {**USUAL, **swap}), revision=known or 0))
        found = rank_workers(kit, opening=OPENING, filters=Filters(), viewer=acme, limit=50)
        orders.append([(fit.profile.id, round(fit.score.total, 9), fit.rank) for fit in found.people])
        assert len(found.people) == len(RESUMES)
    assert orders == [orders[0]] * len(orders)
