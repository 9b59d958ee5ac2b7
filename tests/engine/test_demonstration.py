"""The demonstration: the same for one seed, marked everywhere, spread over the country, and nobody real in it."""

import datetime
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pathways.domain.catalog import Catalog
from pathways.domain.demonstration import Demonstration, DemoWorker, Ingredients
from pathways.domain.errors import CatalogError
from pathways.engine.demonstration import make_demonstration
from pathways.sources.cupboards import find_cupboard
from pathways.sources.demo_files import FILES, load_ingredients
from pathways.use_cases.know_worker import make_worker
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools

TODAY = datetime.date(2026, 9, 14)
MARK = "(demonstration)"
NUMBER = re.compile(r"\(555\) 555-01\d\d")


@pytest.fixture(scope="module")
def stuff(catalog: Catalog) -> Ingredients:
    """The ingredients that ship."""
    return load_ingredients(find_cupboard("data") / "demo", catalog)


@pytest.fixture(scope="module")
def demo(stuff: Ingredients, catalog: Catalog) -> Demonstration:
    """What they give."""
    return make_demonstration(stuff, catalog, TODAY)


def test_there_are_as_many_as_was_promised(demo: Demonstration) -> None:
    assert (len(demo.workers), len(demo.firms), len(demo.openings)) == (400, 12, 60)


def test_one_seed_makes_one_demonstration(stuff: Ingredients, catalog: Catalog, demo: Demonstration) -> None:
    assert make_demonstration(stuff, catalog, TODAY) == demo
    assert make_demonstration(stuff, catalog, TODAY, seed=1) != demo


def test_another_day_moves_dates_and_nothing_else(stuff: Ingredients, catalog: Catalog, demo: Demonstration) -> None:
    week = datetime.timedelta(weeks=1)
    later = make_demonstration(stuff, catalog, TODAY + week)
    for now, then in zip(demo.workers, later.workers, strict=True):
        moved = tuple(replace(item, finish=item.finish + week) for item in now.under_way)
        free = now.terms.available
        terms = replace(now.terms, available=free + week if free else None)
        assert then == replace(now, under_way=moved, terms=terms)
    assert [item.posted - week for item in later.openings] == [item.posted for item in demo.openings]


def test_every_name_of_a_person_or_firm_bears_the_mark(demo: Demonstration) -> None:
    names = [worker.contact.name for worker in demo.workers] + [firm.name for firm in demo.firms]
    names += [item.firm for item in demo.openings]
    names += [worker.capstone.verifier for worker in demo.workers if worker.capstone]
    assert [name for name in names if not name.endswith(MARK)] == []


def test_a_name_in_a_text_bears_the_mark_too(stuff: Ingredients, demo: Demonstration) -> None:
    for worker in demo.workers:
        bare = worker.contact.name.removesuffix(MARK).strip()
        assert worker.text.count(bare) == worker.text.count(worker.contact.name), worker.text
    for opening in demo.openings:
        bare = opening.firm.removesuffix(MARK).strip()
        assert opening.text.count(bare) == opening.text.count(opening.firm) >= 1


def test_nobody_shares_a_name_or_an_address(demo: Demonstration) -> None:
    assert len({worker.contact.name for worker in demo.workers}) == len(demo.workers)
    assert len({worker.contact.email for worker in demo.workers}) == len(demo.workers)
    assert len({worker.text for worker in demo.workers}) == len(demo.workers)


def test_addresses_and_numbers_can_reach_nobody(demo: Demonstration) -> None:
    texts = [worker.text for worker in demo.workers] + [item.text for item in demo.openings]
    texts += [f"{worker.contact.email} {worker.contact.phone}" for worker in demo.workers]
    for text in texts:
        assert all(found.endswith("@example.invalid") for found in re.findall(r"\S+@\S+", text))
        assert all(
            re.fullmatch(r"\(555\) 555-01\d\d", found) for found in re.findall(r"\(?\d{3}\)?[ -]\d{3}-\d{4}", text)
        )
        assert not re.search(r"\d{3}-\d{2}-\d{4}|https?:|www\.|\b\d{5}\b", text)


def test_every_id_is_one_of_the_catalogue(catalog: Catalog, demo: Demonstration) -> None:
    for worker in demo.workers:
        assert worker.role in catalog.roles
        assert worker.goal == "" or worker.goal in catalog.roles
        assert catalog.places[worker.terms.place].state == worker.terms.state
        assert set(worker.credentials) <= set(catalog.credentials)
        assert {*worker.done_modules, *(item.module for item in worker.under_way)} <= set(catalog.modules)
    for opening in demo.openings:
        assert opening.role in catalog.roles
        assert catalog.places[opening.place].state == opening.state
    assert {item.firm for item in demo.openings} == {firm.name for firm in demo.firms}
    assert len({item.reference for item in demo.openings}) == len(demo.openings)


def test_people_are_spread_over_states_tiers_shifts_and_trades(catalog: Catalog, demo: Demonstration) -> None:
    assert {worker.terms.state for worker in demo.workers} == set(catalog.states)
    assert len({item.state for item in demo.openings}) >= 10
    tiers = Counter(catalog.roles[worker.role].tier for worker in demo.workers)
    assert tiers["technician"] > tiers["technologist"] > tiers["engineer"] > 0
    assert len({worker.role for worker in demo.workers}) >= 40
    assert {worker.terms.shift for worker in demo.workers} == {"day", "second", "third", "rotating", "unknown"}
    assert {worker.visibility for worker in demo.workers} == {"hidden", "anonymous", "named"}


def test_a_quarter_or_more_are_certified_or_in_training(demo: Demonstration) -> None:
    states = Counter(worker.certificate for worker in demo.workers)
    assert 0.25 <= (states["held"] + states["training"]) / len(demo.workers) <= 0.40
    assert min(states["held"], states["training"]) >= 50


def test_studies_keep_to_the_programme(catalog: Catalog, demo: Demonstration) -> None:
    for worker in demo.workers:
        done = set(worker.done_modules)
        assert ("techamp-certificate" in worker.credentials) == (worker.certificate == "held")
        assert bool(worker.under_way) == (worker.certificate == "training")
        assert bool(worker.capstone) == (worker.certificate == "held")
        for place, name in enumerate(worker.done_modules):
            assert set(catalog.modules[name].requires) <= set(worker.done_modules[:place])
        for item in worker.under_way:
            assert item.module not in done
            assert set(catalog.modules[item.module].requires) <= done
            assert item.finish > TODAY


def test_the_walk_through_has_its_people(demo: Demonstration) -> None:
    on_third = [worker for worker in demo.workers if worker.terms.shift == "third"]
    fits = [
        worker for worker in on_third if worker.role == "automation-technologist" and "Allen-Bradley" in worker.text
    ]
    assert len(fits) >= 3
    nearly = {item.module for worker in on_third for item in worker.under_way}
    assert {"spoke-automation-1", "spoke-automation-2", "spoke-automation-lab"} <= nearly
    wanted = demo.openings[0]
    assert wanted.title == "Controls technologist"
    assert all(words in wanted.text for words in ("Third shift", "Allen-Bradley", "preferred"))


def test_texts_read_like_a_persons(demo: Demonstration) -> None:
    for text in [worker.text for worker in demo.workers] + [item.text for item in demo.openings]:
        assert not re.search(r"[{}*]|\n\.|\.\.|  \S|\b(?:None|an? \(|a [aeio]\w+ technolog)", text), text
        assert len(text) > 200
        assert not text.rstrip().endswith(":")


def test_texts_come_in_several_registers(demo: Demonstration) -> None:
    texts = [worker.text for worker in demo.workers]
    assert sum(text.count("\n- ") >= 4 for text in texts) > 100
    assert sum(bool(re.search(r"\b(?:experiencia|Experiencia)\b", text)) for text in texts) >= 12
    assert sum("maintenence" in text or "mesure" in text or "befor " in text for text in texts) >= 12
    assert sum("I am a" in text and "years of experience" in text for text in texts) >= 15


def test_a_sentence_is_not_everybodys(demo: Demonstration) -> None:
    lines = Counter(line for worker in demo.workers for line in set(_sentences(worker)))
    assert max(count for line, count in lines.items() if len(line) > 40) <= 40


def test_the_reader_finds_the_job_and_enough_to_go_on(tools: Tools, demo: Demonstration) -> None:
    some = demo.workers[::25]
    readings = [read_text(tools, text=worker.text) for worker in some]
    workers = [make_worker(tools, reading=reading) for reading in readings]
    right = sum(found.start_role == worker.role for found, worker in zip(workers, some, strict=True))
    assert right >= 0.85 * len(some)
    assert not any(reading.thin for reading in readings)
    assert min(len(found.held) for found in workers) >= 4


def test_an_unknown_id_in_the_ingredients_is_named(catalog: Catalog, tmp_path: Path) -> None:
    wrong = {"toledo-oh": "nowhere-zz", "forklift-operator": "no-such-card", "\ngdt:": "\ngd-and-t:"}
    for name in FILES:
        text = (find_cupboard("data") / "demo" / f"{name}.yaml").read_text("utf-8")
        for right, fault in wrong.items():
            text = text.replace(right, fault)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        load_ingredients(tmp_path, catalog)
    for fault in ("place 'nowhere-zz'", "credential 'no-such-card'", "skill 'gd-and-t'"):
        assert fault in str(caught.value)


def _sentences(worker: DemoWorker) -> list[str]:
    return [part.strip(" -.").lower() for part in re.split(r"\n|\. ", worker.text)]
