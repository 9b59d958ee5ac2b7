"""Some 400 invented people, a dozen firms and their advertisements, made from the catalogue: the same for one seed."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import cast

from pathways.domain.catalog import Catalog
from pathways.domain.demonstration import DemoFirm, Demonstration, DemoOpening, DemoWorker, Featured, Ingredients
from pathways.domain.profile import PARTS, USUAL_PARTS, Capstone, CertificateState, Contact, Part, Terms, Visibility
from pathways.domain.role import Role
from pathways.domain.training import Place
from pathways.domain.worker import Shift
from pathways.engine.demo.advertisements import write_advertisement
from pathways.engine.demo.pen import Pen, plant_words, sector_of
from pathways.engine.demo.resumes import Person, write_resume
from pathways.engine.demo.studies import SPOKES_TAKEN, Studies, study

SEED = 20
SHIFTS = {"day": 45, "second": 22, "third": 15, "rotating": 10, "unknown": 8}
MILES = (10, 15, 20, 25, 30, 40, 60, 100)
LONGEST_WAIT_WEEKS, OLDEST_AD_DAYS = 12, 45
MOST_YEARS = {"technician": 28, "technologist": 26, "engineer": 24}


def make_demonstration(stuff: Ingredients, catalog: Catalog, today: datetime.date, seed: int = SEED) -> Demonstration:
    """All invented people, firms and openings. Dates are counted from today; all else hangs on the seed alone."""
    plans = list(_cast(stuff))
    free = sum(not plan.place for plan in plans)
    drawn = iter(_spread(catalog, stuff.shares["homes"], free, Random(f"{seed} places")))
    places = [catalog.places[plan.place] if plan.place else next(drawn) for plan in plans]
    names = _names(stuff, len(plans), Random(f"{seed} names"))
    workers = tuple(
        _make_worker(stuff, catalog, plan, places[number], names[number], today, Random(f"{seed} worker {number}"))
        for number, plan in enumerate(plans)
    )
    firms = tuple(
        DemoFirm(f"{firm.name} {stuff.mark}", catalog.places[firm.place].state, firm.place, firm.about)
        for firm in stuff.firms
    )
    return Demonstration(workers, firms, tuple(_openings(stuff, catalog, today, seed)))


def _cast(stuff: Ingredients) -> Iterator[Featured]:
    yield from stuff.featured
    for role, count in stuff.shares["cast"].items():
        yield from [Featured(role)] * count


def _spread(catalog: Catalog, homes: Mapping[str, int], count: int, chance: Random) -> list[Place]:
    """Places for so many people: one in every state, the rest in those where most of them live."""
    by_state = {state: [place for place in catalog.places.values() if place.state == state] for state in catalog.states}
    drawn = [chance.choice(places) for places in by_state.values() if places]
    states = chance.choices(list(homes), weights=list(homes.values()), k=max(0, count - len(drawn)))
    drawn += [chance.choice(by_state[state]) for state in states]
    chance.shuffle(drawn)
    return drawn


def _names(stuff: Ingredients, count: int, chance: Random) -> list[str]:
    """As many different full names, unmarked."""
    given, family = stuff.phrases["given"], stuff.phrases["family"]
    numbers = chance.sample(range(len(given) * len(family)), count)
    return [f"{given[number % len(given)]} {family[number // len(given)]}" for number in numbers]


def _make_worker(
    stuff: Ingredients,
    catalog: Catalog,
    plan: Featured,
    place: Place,
    name: str,
    today: datetime.date,
    chance: Random,
) -> DemoWorker:
    role = catalog.roles[plan.role]
    pen = Pen(chance, stuff, plant_words(stuff, sector_of(stuff, role, chance), chance, plan.controller))
    terms = _terms(pen, role, plan, place, today)
    studies = _studies(pen, catalog, role, plan, today)
    before = _role_before(catalog, role, chance)
    years = round(chance.triangular(5 if before else 1, MOST_YEARS[role.tier], 8))
    register = pen.draw(_registers(stuff, role))
    pen = Pen(chance, stuff, {**pen.words, "shift": terms.shift if terms.shift != "unknown" else "any"})
    person = Person(
        pen, catalog, role, before, years, _contact(stuff, name, chance), terms,
        _credentials(pen, role, studies), studies, _goal(catalog, role, chance), register, today,
    )  # fmt: skip
    return DemoWorker(
        contact=person.contact, text=write_resume(person), role=role.id, terms=terms, credentials=person.credentials,
        done_modules=studies.done, under_way=studies.under_way, capstone=_capstone(pen, studies), goal=person.goal,
        certificate=studies.state, visibility=cast(Visibility, pen.draw(stuff.shares["visibility"])),
        shown=_shown(chance),
    )  # fmt: skip


def _terms(pen: Pen, role: Role, plan: Featured, place: Place, today: datetime.date) -> Terms:
    chance = pen.chance
    weeks = chance.choice((0, 0, 0, chance.randint(2, LONGEST_WAIT_WEEKS)))
    return Terms(
        state=place.state, place=place.id, shift=plan.shift or cast(Shift, pen.draw(SHIFTS)),
        travel_miles=chance.choice(MILES), available=today + datetime.timedelta(weeks=weeks) if weeks else None,
        pay_floor=pen.number(f"pay/{role.tier}") if chance.random() < 0.65 else 0,
    )  # fmt: skip


def _studies(pen: Pen, catalog: Catalog, role: Role, plan: Featured, today: datetime.date) -> Studies:
    state = plan.certificate or cast(CertificateState, pen.draw(pen.stuff.shares[f"certificate/{role.tier}"]))
    usual = pen.stuff.phrases[f"areas/{role.track}"]
    first = catalog.modules[plan.under_way].area if plan.under_way else usual[0]
    others = [area for area in usual if area != first]
    areas = (first, *pen.chance.sample(others, SPOKES_TAKEN - 1))
    return study(catalog, state, areas, plan.under_way, today, pen.chance)


def _role_before(catalog: Catalog, role: Role, chance: Random) -> Role | None:
    """A job that leads to theirs; three in ten technicians had none worth naming."""
    starts = [edge.start for edge in catalog.progressions if edge.goal == role.id]
    if not starts or (role.tier == "technician" and chance.random() < 0.3):
        return None
    return catalog.roles[chance.choice(starts)]


def _registers(stuff: Ingredients, role: Role) -> dict[str, int]:
    """How somebody with this role may write; Spanish where the trade has a Spanish name in our lists."""
    shares = dict(stuff.shares["registers"])
    if f"spanish/{role.id}" not in stuff.phrases:
        del shares["spanish"]
    else:
        shares["spanish"] *= 3
    return shares


def _contact(stuff: Ingredients, name: str, chance: Random) -> Contact:
    address = name.lower().replace(" ", ".")
    return Contact(f"{name} {stuff.mark}", f"{address}@example.invalid", f"(555) 555-01{chance.randint(0, 99):02d}")


def _credentials(pen: Pen, role: Role, studies: Studies) -> tuple[str, ...]:
    usual = pen.stuff.phrases[f"credentials/{role.track}"]
    some = pen.chance.sample(usual, pen.chance.choice((0, 0, 1, 1, 2, 3)))
    return (*(["techamp-certificate"] if studies.state == "held" else []), *some)


def _goal(catalog: Catalog, role: Role, chance: Random) -> str:
    """A role one step on, or, for one in three, nothing said."""
    goals = [
        edge.goal for edge in catalog.progressions if edge.start == role.id and _is_ahead(catalog, role, edge.goal)
    ]
    return chance.choice(goals) if goals and chance.random() < 0.67 else ""


def _is_ahead(catalog: Catalog, role: Role, goal: str) -> bool:
    return catalog.roles[goal].tier == "technologist" or role.tier == "technologist"


def _capstone(pen: Pen, studies: Studies) -> Capstone | None:
    if studies.state != "held":
        return None
    project = pen.chance.choice(pen.stuff.capstones)
    verifier = f"{pen.pick('verifiers')} {pen.stuff.mark}"
    return Capstone(pen.fill(project["claim"]), pen.fill(project["metric"]), verifier)


def _shown(chance: Random) -> frozenset[Part]:
    """What they switched on: mostly the usual parts, some more, a few everything."""
    more: Sequence[Part] = chance.choice(((), (), ("place", "travel"), ("place", "pay"), ("capstone",), PARTS))
    return USUAL_PARTS.union(more)


def _openings(stuff: Ingredients, catalog: Catalog, today: datetime.date, seed: int) -> Iterator[DemoOpening]:
    number = 0
    for firm in stuff.firms:
        for plan in firm.openings:
            number += 1
            chance = Random(f"{seed} opening {number}")
            title, text = write_advertisement(stuff, catalog, firm, plan, chance)
            posted = today - datetime.timedelta(days=chance.randint(0, OLDEST_AD_DAYS))
            yield DemoOpening(f"demonstration-{number:02d}", f"{firm.name} {stuff.mark}", title, text, plan.role,
                              catalog.places[firm.place].state, firm.place, posted)  # fmt: skip
