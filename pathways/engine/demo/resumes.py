"""What an invented person writes about themselves, in one of several registers."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pathways.domain.catalog import Catalog
from pathways.domain.profile import Contact, Terms
from pathways.domain.role import Role, with_article, within
from pathways.engine.demo.pen import Pen, capital, is_general, listed, sector_of
from pathways.engine.demo.studies import Studies

FEWEST, MOST = 5, 9
"""How many duties somebody names."""
NEW, OLD_HAND = 3, 14
"""Years under which somebody still helps with a few things, and over which they teach some."""

_SPANISH = re.compile(r"[áéíóúñ]|\b(?:el|la|los|las|del|para|con|hago|uso|pieza|por)\b", re.I)
_OFFERED = re.compile(
    r"\b(?:must|able to|ability|you will|hiring|job requires|role|looking for|seeking|candidate)\b"
    r"|\b(?:responsible|employee|proficient)\b",
    re.I,
)
_OF_A_THIRD = re.compile(r"^[A-Z][a-z]+[^s\W]s (?!on\b|and\b|in\b)[a-z]")
_YEARS = re.compile(r"\b\d+\+? ?(?:yrs?|years?)\b", re.I)
_LEARNER = re.compile(r"\b(?:school|class|watched|heard|saw|seen|aware|understands?)\b|\bi know\b|^know", re.I)
_OF_ONESELF = re.compile(r"\b(?:I|my|me|myself)\b")
_CAPITALS = re.compile(r"(?<![\w.])([A-Z][a-z]+)\b")

OF_THE_HAND = ("automation", "machining", "maintenance", "mechatronics", "processes", "quality", "robotics", "digital")
"""Groups of skills that one person helps another with, or shows them."""


@dataclass(frozen=True)
class Person:
    """Everything that is settled of somebody before they write."""

    pen: Pen
    catalog: Catalog
    role: Role
    before: Role | None
    years: int
    contact: Contact
    terms: Terms
    credentials: tuple[str, ...]
    studies: Studies
    goal: str
    register: str
    today: datetime.date

    @cached_property
    def title(self) -> str:
        """What they call their job."""
        named = self.pen.stuff.phrases.get(f"titles/{self.role.id}", (self.role.title,))
        return self.pen.chance.choice(named)

    @cached_property
    def skills(self) -> tuple[str, ...]:
        """What they choose to speak of, weightiest first; not what the module they are taking will teach them."""
        chance = self.pen.chance
        coming = {skill for item in self.studies.under_way for skill in self.catalog.modules[item.module].teaches}
        needs = [need for need in self.role.requirements if need.level > 1 and need.skill in self.pen.stuff.duties]
        own = [need for need in needs if need.importance >= 4 or need.skill not in coming]
        ranked = sorted(own, key=lambda need: -(self.catalog.weight(need) + 1.5 * chance.random()))
        return tuple(need.skill for need in ranked[: chance.randint(FEWEST, MOST)])


def write_resume(person: Person) -> str:
    """Their words. The same person with the same pen writes the same."""
    text = person.pen.frame(f"frames/{person.register}", _slots(person))
    return _misspelt(text, person) if person.register == "misspelt" else text


def _slots(person: Person) -> dict[str, str]:
    pen, place = person.pen, person.catalog.places[person.terms.place]
    shift = person.terms.shift
    casual = person.register in ("shop", "misspelt")
    slots = {
        "name": person.contact.name, "email": person.contact.email, "phone": person.contact.phone,
        "city": place.name, "st": place.state, "state_name": person.catalog.states[place.state].name,
        "a_title": with_article(person.title),
        "title": within(person.title) if casual or person.register == "formal" else person.title,
        "Title": person.title, "TITLE": person.title.upper(), "years": _years(person.years),
        "since": str(person.today.year - person.years + (_before_years(person) if person.before else 0)),
        "before_since": str(person.today.year - person.years), "plant": pen.words["plant"],
        "shift": pen.stuff.phrases[f"shift_words/{shift}"][0], "shift_line": pen.pick(f"shifts/{shift}"),
        "training": _training(person), "wants": _wants(person), "review": _review(person),
        **_cards(person), **_duties(person), **_earlier(person), **_in_spanish(person),
    }  # fmt: skip
    return {name: text.strip() for name, text in slots.items()}


def _duties(person: Person) -> dict[str, str]:
    duties = _at_levels(person, [person.pen.duty(skill) for skill in person.skills])
    quoted = _from_lexicon(person)
    told = [f"I {duty}" if person.pen.chance.random() < 0.15 else duty for duty in duties]
    starters = person.pen.chance.sample(person.pen.stuff.phrases["starters"], len(duties) - 1)
    paragraph = [
        person.pen.fill(starter, base=duty) for starter, duty in zip(["I {base}.", *starters], duties, strict=True)
    ]
    small = [text for text in quoted if text[0].islower()]
    return {
        "bullets": "\n".join(f"- {capital(text)}" for text in _mixed(person, duties, quoted)),
        "talk": ". ".join(told) + ".",
        "lexicon_talk": ". ".join(small) + "." if small else "",
        "paragraph": " ".join(paragraph),
    }


def _at_levels(person: Person, duties: list[str]) -> list[str]:
    """The duties, one of them as a beginner or an old hand would put it."""
    pen = person.pen
    fitting = [
        number for number, skill in enumerate(person.skills)
        if person.catalog.skills[skill].group in OF_THE_HAND and not _OF_ONESELF.search(duties[number])
    ]  # fmt: skip
    if fitting and not NEW <= person.years <= OLD_HAND and pen.chance.random() < 0.6:
        number = pen.chance.choice(fitting)
        before = f"help {pen.pick('mentors')}" if person.years < NEW else pen.pick("teaches")
        duties[number] = f"{before} {duties[number]}"
    return duties


def _from_lexicon(person: Person) -> list[str]:
    """One to three sentences of the lexicon on other things their job asks for, at the level it asks."""
    chance, said = person.pen.chance, set(person.skills)
    coming = {skill for item in person.studies.under_way for skill in person.catalog.modules[item.module].teaches}
    fitting = [
        example.text for need in person.role.requirements
        if need.skill not in said | coming and need.importance >= 3 and not is_general(person.catalog, need.skill)
        for example in person.catalog.forms[need.skill].examples
        if example.level == need.level and _is_own(example.text)
    ]  # fmt: skip
    return chance.sample(fitting, min(len(fitting), chance.randint(1, 3)))


def _is_own(text: str) -> bool:
    """Whether a sentence of the lexicon could stand in anybody's résumé: English, not an advertisement, no years."""
    wrong = (_SPANISH, _OFFERED, _YEARS, _LEARNER, _OF_A_THIRD)
    return len(text) < 120 and not any(pattern.search(text) for pattern in wrong)


def _mixed(person: Person, duties: Sequence[str], quoted: Sequence[str]) -> list[str]:
    lines = [*duties, *quoted]
    person.pen.chance.shuffle(lines)
    return lines


def _earlier(person: Person) -> dict[str, str]:
    """The job before, in the past tense; all empty when there was none."""
    names = ("before_title", "before_plant", "past_bullets", "before_talk", "before_paragraph", "before_until")
    if person.before is None:
        return {**dict.fromkeys(names, ""), "before_since": "", "since": str(person.today.year - person.years)}
    pen = person.pen
    title = pen.chance.choice(pen.stuff.phrases.get(f"titles/{person.before.id}", (person.before.title,)))
    weighty = [need.skill for need in person.before.requirements if need.importance >= 4]
    needs = [skill for skill in weighty if skill in pen.stuff.duties and skill not in person.skills]
    past = [pen.duty(skill, "past") for skill in pen.chance.sample(needs, min(len(needs), 3))]
    since, until = person.today.year - person.years, person.today.year - person.years + _before_years(person)
    dates = {"before_since": str(since), "since": str(until)}
    told = pen.fill(pen.pick("before_starters"), a_before=with_article(title), past=past[0], **dates) if past else ""
    told += f" I also {past[1]}." if len(past) > 1 else ""
    return {
        "before_title": title, "before_plant": sector_of(pen.stuff, person.before, pen.chance)["plant"][0],
        "past_bullets": "\n".join(f"- {capital(text)}" for text in past),
        "before_talk": pen.fill(pen.pick("before_talks"), before_title=within(title), a_before=with_article(title)),
        "before_paragraph": told, "before_until": str(until),
    }  # fmt: skip


def _before_years(person: Person) -> int:
    return max(1, person.years // 3)


def _cards(person: Person) -> dict[str, str]:
    known = [person.catalog.credentials[name] for name in person.credentials if name != "techamp-certificate"]
    names = listed([item.name if item.type == "degree" else (item.abbreviations or (item.name,))[0] for item in known])
    said = person.pen.fill(person.pen.pick("cards_talks"), cards=names) if names else ""
    spanish = person.pen.fill(person.pen.pick("cards_es"), cards=names) if names else ""
    return {"cards": names, "cards_talk": said, "cards_es": spanish}


def _training(person: Person) -> str:
    studies, pen = person.studies, person.pen
    if studies.state == "none":
        return ""
    text = pen.pick("held" if studies.state == "held" else "training")
    return pen.fill(text, areas=listed(studies.areas), done=str(len(studies.done)))


def _wants(person: Person) -> str:
    goal = person.catalog.roles.get(person.goal)
    text = person.pen.pick("wants")
    if goal is None and "{goal}" in text:
        return ""
    return person.pen.fill(text, goal=with_article(goal.title) if goal else "", miles=str(person.terms.travel_miles))


def _review(person: Person) -> str:
    """What their supervisor saw them do, in the words of a behaviour of the catalogue; a third were never told."""
    needs = [need for need in person.role.requirements if need.importance >= 4 and need.skill in person.skills]
    anchors = [anchor for need in needs for level, anchor in (person.catalog.skills[need.skill].anchors or {}).items()
               if level == need.level]  # fmt: skip
    return person.pen.chance.choice(anchors) if anchors and person.pen.chance.random() < 0.67 else ""


def _in_spanish(person: Person) -> dict[str, str]:
    """The same in Spanish: title, years, shift, and what the lexicon has in Spanish on their skills."""
    phrases = person.pen.stuff.phrases
    if person.register != "spanish":
        return dict.fromkeys(("title_es", "years_es", "shift_es", "lines_es", "bullets_es", "training_es"), "")
    lines = [example.text for skill in person.skills for example in person.catalog.forms[skill].examples
             if example.level > 1 and _SPANISH.search(example.text)]  # fmt: skip
    return {
        "title_es": phrases[f"spanish/{person.role.id}"][0].lower(),
        "years_es": "un año" if person.years == 1 else f"{person.years} años",
        "shift_es": phrases[f"shifts_es/{person.terms.shift}"][0],
        "training_es": phrases["held_es"][0] if person.studies.state == "held" else "",
        "lines_es": ". ".join(capital(line) for line in lines) + ".",
        "bullets_es": "\n".join(f"- {capital(line)}" for line in lines),
    }


def _years(years: int) -> str:
    return "1 year" if years == 1 else f"{years} years"


def _misspelt(text: str, person: Person) -> str:
    """The text as typed in a hurry on a telephone: small letters, slips that many make."""
    slips = {
        path.partition("/")[2]: to[0] for path, to in person.pen.stuff.phrases.items() if path.startswith("typos/")
    }
    kept = {*person.pen.words["plc"].split(), "TechAMP"}
    small = _CAPITALS.sub(lambda word: word[1] if word[1] in kept else word[1].lower(), text)
    return re.sub(
        r"\b[a-z]+\b",
        lambda word: slips[word[0]] if word[0] in slips and person.pen.chance.random() < 0.6 else word[0],
        small,
    )
