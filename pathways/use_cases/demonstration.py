"""Invented workers, firms and openings to try the product with: loaded once, removed by one command."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from pathways.domain.account import Firm
from pathways.domain.contact import Viewer
from pathways.domain.demonstration import DemoFirm, Demonstration, DemoOpening, DemoWorker
from pathways.domain.profile import Profile
from pathways.engine.demonstration import make_demonstration
from pathways.sources.cupboards import find_cupboard
from pathways.sources.demo_files import load_ingredients
from pathways.store.cohorts import remove_demo_cohorts
from pathways.store.database import Store
from pathways.store.demand import drop_firm
from pathways.store.drift import remove_demo_drift
from pathways.store.firms import add_firm, find_firm, list_firms, remove_firm
from pathways.store.marks import get_mark, set_mark
from pathways.store.openings import add_opening
from pathways.store.profiles import list_profile_ids, next_revision, remove_profile
from pathways.use_cases.ads.demo_ads import load_demo_ads, remove_demo_ads
from pathways.use_cases.cohorts.demo_cohorts import load_demo_cohorts
from pathways.use_cases.know_worker import edit_worker, make_worker
from pathways.use_cases.openings.index_demand import index_opening
from pathways.use_cases.openings.keep_openings import prepare_opening
from pathways.use_cases.openings.read_opening import read_opening
from pathways.use_cases.profiles.index_people import write_profile
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools

Progress = Callable[[str, int, int], None]
"""Told (what, done, total) while long work goes on."""

_MARK = "demonstration"
_LOADED, _REMOVED = 1, 0


def load_demonstration(tools: Tools, *, once: bool, progress: Progress, most: int | None = None) -> int:
    """Read and keep all invented people, firms and openings; how many people were new.

    Safe to repeat and to break off: who is there already is not made again. once: do nothing where they were loaded
    before, also if they have been removed since. most: so many people and openings at most (None: all).
    """
    with tools.store.reading() as session:
        mark, there = get_mark(session, _MARK), set(list_profile_ids(session, demo=True))
    if once and mark is not None:
        return 0
    made = make_demonstration(
        load_ingredients(find_cupboard("data") / "demo", tools.catalog), tools.catalog, tools.clock()
    )
    made = replace(made, workers=made.workers[:most], openings=made.openings[:most])
    fresh = {_number("worker", worker.contact.name): worker for worker in made.workers}
    missing = [(number, worker) for number, worker in fresh.items() if number not in there]
    for done, (number, worker) in enumerate(missing, start=1):
        write_profile(tools, _profile(tools, number, worker), "")
        progress("Reading demonstration people", done, len(missing))
    _load_firms(tools, made, progress)
    load_demo_cohorts(tools)
    load_demo_ads(tools, progress, most)
    with tools.store.writing() as session:
        set_mark(session, _MARK, _LOADED)
    return len(missing)


def was_loaded(store: Store) -> bool:
    """Whether the demonstration was loaded at any time, also if it has been removed since."""
    with store.reading() as session:
        return get_mark(session, _MARK) is not None


def remove_demonstration(tools: Tools) -> tuple[int, int]:
    """Remove every invented person, firm and opening, for good: how many people and firms there were."""
    with tools.store.writing() as session:
        people = list_profile_ids(session, demo=True)
        for profile in people:
            remove_profile(session, profile, next_revision(session))
        firms = [firm.id for firm in list_firms(session) if firm.demo]
        for firm in firms:
            drop_firm(session, firm)
            remove_firm(session, firm)
        remove_demo_cohorts(session)
        remove_demo_ads(session)
        remove_demo_drift(session)
        set_mark(session, _MARK, _REMOVED)
    tools.store.scrub()
    return len(people), len(firms)


def _profile(tools: Tools, number: str, demo: DemoWorker) -> Profile:
    worker = make_worker(tools, reading=read_text(tools, text=demo.text))
    credentials = tuple(dict.fromkeys((*worker.credentials, *demo.credentials)))
    return Profile(
        id=number,
        worker=edit_worker(tools, worker=worker, credentials=credentials, done_modules=demo.done_modules),
        terms=demo.terms,
        under_way=demo.under_way,
        capstone=demo.capstone,
        goal=demo.goal,
        visibility=demo.visibility,
        shown=demo.shown,
        contact=demo.contact,
        demo=True,
    )


def _load_firms(tools: Tools, made: Demonstration, progress: Progress) -> None:
    firms = {firm.name: _firm(firm) for firm in made.firms}
    with tools.store.writing() as session:
        for firm in firms.values():
            if find_firm(session, firm.id) is None:
                add_firm(session, firm, tools.now())
    for done, opening in enumerate(made.openings, start=1):
        _load_opening(tools, firms[opening.firm], opening)
        progress("Reading demonstration openings", done, len(made.openings))


def _load_opening(tools: Tools, firm: Firm, demo: DemoOpening) -> None:
    read = read_opening(tools, text=demo.text)
    opening = replace(read.opening, reference=demo.reference, title=demo.title, state=demo.state, place=demo.place)
    saved = prepare_opening(tools, Viewer(firm.id, firm.name), opening, demo.text)
    with tools.store.writing() as session:
        if add_opening(session, replace(saved, demo=True)):
            index_opening(tools, session, replace(saved, demo=True))


def _firm(demo: DemoFirm) -> Firm:
    return Firm(_number("firm", demo.name), demo.name, demo.state, demo.place, "approved", demo=True)


def _number(kind: str, name: str) -> str:
    """The same id on every loading, told from a real one by nobody who guesses."""
    return hashlib.sha256(f"demonstration {kind} {name}".encode()).hexdigest()[:24]
