"""What an invented firm writes when it looks for somebody."""

import re
from collections.abc import Sequence
from random import Random

from pathways.domain.catalog import Catalog
from pathways.domain.demonstration import FirmPlan, Ingredients, OpeningPlan
from pathways.domain.role import Role
from pathways.engine.demo.pen import Pen, capital, is_general, plant_words

DUTIES, MUSTS, NICES = 6, 3, 3

_SAID_TO_YOU = {"my": "your", "I": "you", "me": "you", "myself": "yourself"}


def write_advertisement(
    stuff: Ingredients, catalog: Catalog, firm: FirmPlan, plan: OpeningPlan, chance: Random
) -> tuple[str, str]:
    """The title and the text of one advertisement."""
    sector = next(item for item in stuff.sectors if firm.plant in item["plant"])
    pen = Pen(chance, stuff, {**plant_words(stuff, sector, chance, plan.controller), "shift": _heard(plan)})
    role, place = catalog.roles[plan.role], catalog.places[firm.place]
    title = plan.title or chance.choice(stuff.phrases.get(f"titles/{role.id}", (role.title,)))
    slots = {
        "title": title, "firm": f"{firm.name} {stuff.mark}", "about": firm.about, "why": pen.pick("whys"),
        "city": place.name, "st": place.state, "state_name": catalog.states[place.state].name,
        "shift_head": stuff.phrases[f"shift_heads/{plan.shift}"][0], "pay_line": _pay(pen, role),
        "degree": _line(pen.pick(f"degrees/{plan.degree}")), **_demands(pen, catalog, role, plan),
    }  # fmt: skip
    return title, pen.frame("frames", slots)


def _demands(pen: Pen, catalog: Catalog, role: Role, plan: OpeningPlan) -> dict[str, str]:
    """Duties, musts and pluses: what the role asks for most are duties, the musts are named again below."""
    known = [need for need in role.requirements if need.level > 1 and need.skill in pen.stuff.duties]
    ranked = [need.skill for need in sorted(known, key=lambda need: -(catalog.weight(need) + pen.chance.random()))]
    telling = [skill for skill in ranked if not is_general(catalog, skill)]
    musts = list(plan.musts) or pen.chance.sample(telling[:DUTIES], MUSTS)
    duties = [*plan.musts, *(skill for skill in ranked if skill not in plan.musts)][:DUTIES]
    later = [skill for skill in telling if skill not in (*duties, *musts)]
    nices = pen.chance.sample(later, min(len(later), NICES))
    return {
        "duties": "\n".join(_line(_to_you(pen.duty(skill))) for skill in duties),
        "musts": "\n".join(_line(text) for text in _asked(pen, "musts", musts)),
        "nices": "\n".join(_line(text) for text in _asked(pen, "nices", nices)),
    }


def _asked(pen: Pen, kind: str, skills: Sequence[str]) -> list[str]:
    asks = [pen.fill(pen.stuff.duties[skill].ask) for skill in skills]
    return [pen.fill(pen.pick(kind), ask=ask, Ask=capital(ask), n=str(pen.chance.randint(2, 5))) for ask in asks]


def _to_you(duty: str) -> str:
    """A duty as told to somebody else."""
    return re.sub(r"\b(?:my|I|me|myself)\b(?!/)", lambda word: _SAID_TO_YOU[word[0]], duty)


def _line(text: str) -> str:
    return f"- {capital(text)}" if text else ""


def _pay(pen: Pen, role: Role) -> str:
    low = pen.number(f"hourly/{role.tier}")
    return f"${low}.00 to ${low + pen.chance.randint(3, 6)}.00 an hour"


def _heard(plan: OpeningPlan) -> str:
    return {"day": "day", "second": "second", "third": "third"}.get(plan.shift, "any")
