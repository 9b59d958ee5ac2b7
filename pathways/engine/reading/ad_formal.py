"""Demands of an ad that are no skills: degrees, licenses, years, strength, clearance, and what speaks for each.

supported never means lawful or wise; it means that something among the tasks of this very ad needs it, as far as the
tables below can tell. They are working assumptions, to be corrected row by row.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pathways.domain.catalog import Catalog
from pathways.domain.experience_words import find_experience, months_asked
from pathways.domain.opening import AdLine, Ask, Demand, FormalDemand, FormalKind
from pathways.domain.role import TIERS, Role, Tier, with_article, within
from pathways.domain.skill import Evidence
from pathways.engine.reading.ad_formal_words import (
    CLEARANCE,
    DEFENSE,
    DOTTED,
    ENGINEERING,
    EQUAL,
    LICENSES,
    NO_DEGREE,
    OTHER_LICENSE,
    PHYSICAL,
    POUNDS,
    SCHOOLING,
    SCHOOLS,
    TECHNOLOGY,
)
from pathways.engine.reading.ad_sections import Placed, ask_at

MOST_EACH = 4
"""Of one kind no more than this are listed: an ad that repeats itself asks once."""
YEARS_FOR: Mapping[Tier, int] = {"technician": 5, "technologist": 7, "engineer": 10}
"""Up to how many years a demand is plausible for a tier (assumption): more shuts out people who learned faster."""
LIGHT_POUNDS = 25
LONGEST_QUOTE = 200
BACHELORS = ("bachelor-engineering-technology", "bachelor-engineering")
AT_SCHOOL = ("shop-math", "technical-reading", "technical-writing", "print-reading", "computer-literacy")
EQUAL_COUNTS = "Equal experience or another proof counts as well, so nobody who can do the work is shut out."
UNNAMED_LICENSE = "The ad does not say which license, so it cannot be judged here."
PLAUSIBLE_YEARS = "Up to {} years are plausible for this kind of work; what counts is what was done in them."
TOO_MANY_YEARS = "More than {} years shuts out people who learned faster; ask for what they should be able to do."


@dataclass(frozen=True, slots=True)
class Work:
    """What the tasks of an ad come to, for the judgement of what stands beside them."""

    text: str
    lines: Sequence[AdLine]
    demands: Sequence[Demand]
    role: Role | None
    tier: Tier | None
    catalog: Catalog

    def reaches(self, tier: Tier) -> str:
        """Words of the ad that speak of this tier or a higher one, or the role that does; '' when nothing does."""
        enough = TIERS[TIERS.index(tier) :]
        line = next((line for line in self.lines if line.tier in enough and not SCHOOLING.search(line.why)), None)
        if line:
            return f"“{_short(line.evidence.quote)}” is {with_article(line.tier or tier)}’s work"
        if self.role and self.role.tier in enough:
            return f"the nearest role, {within(self.role.title)}, is {with_article(self.role.tier)}’s"
        return ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an ad that may ask something formal."""

    text: str
    evidence: Evidence
    ask_of: Callable[[int, int], Ask]

    def demand(
        self, kind: FormalKind, match: re.Match[str], supported: bool, why: str, meets: tuple[str, ...] = ()
    ) -> FormalDemand:
        """A formal demand that these words of the sentence make."""
        ask = self.ask_of(match.start(), match.end())
        return FormalDemand(kind, ask, self.evidence, meets, supported, why)


def find_formal(placed: Sequence[Placed], work: Work) -> tuple[FormalDemand, ...]:
    """Every formal demand of an ad, at most MOST_EACH of a kind, in the order of the ad."""
    found: list[FormalDemand] = []
    counts: dict[FormalKind, int] = {}
    for sentence, counting in _sentences(placed):
        for demand in _formal_in(sentence, counting, work):
            known = any(other.kind == demand.kind and other.evidence == demand.evidence for other in found)
            if not known and counts.get(demand.kind, 0) < MOST_EACH:
                counts[demand.kind] = counts.get(demand.kind, 0) + 1
                found.append(demand)
    return tuple(found)


def _sentences(placed: Sequence[Placed]) -> Iterator[tuple[Sentence, bool]]:
    """Sentences with "B.S." and "U.S." joined to what follows, and whether they may ask anything but a clearance."""
    skip = -1
    for index, item in enumerate(placed):
        if index <= skip or item.heading:
            continue
        text, last = item.asked, index
        while DOTTED.search(text) and last + 1 < len(placed) and placed[last + 1].segment.line == item.segment.line:
            last += 1
            gap = placed[last].segment.start - item.segment.start - len(text)
            text = f"{text}{'.' + ' ' * max(0, gap - 1)}{placed[last].asked}"
        skip = last
        whole = item.segment.text if last == index else text
        evidence = Evidence(whole[:LONGEST_QUOTE], item.segment.line, item.segment.start)
        yield Sentence(text, evidence, _asker(item)), item.counts


def _asker(item: Placed) -> Callable[[int, int], Ask]:
    inside = len(item.segment.text)
    return lambda start, end: ask_at(item, min(start, inside), min(end, inside))


def _formal_in(sentence: Sentence, counting: bool, work: Work) -> Iterator[FormalDemand]:
    if match := CLEARANCE.search(sentence.text):
        yield sentence.demand("clearance", match, *_clearance_support(work))
    if counting:
        found = (find(sentence, work) for find in (_degree, _license, _years, _physical))
        yield from (demand for demand in found if demand)


def _degree(sentence: Sentence, work: Work) -> FormalDemand | None:
    schools = ((name, found) for name, pattern in SCHOOLS if (found := pattern.search(sentence.text)))
    named = next(schools, None)
    if named is None or NO_DEGREE.search(sentence.text):
        return None
    name, match = named
    meets, tier = _meeting(name, sentence.text)
    if EQUAL.search(sentence.text):
        return sentence.demand("degree", match, True, EQUAL_COUNTS, meets)
    if name == "school":
        return sentence.demand("degree", match, *_school_support(work))
    support = _associate_support(meets, work) if tier == "technician" else _degree_support(tier, work)
    return sentence.demand("degree", match, *support, meets)


def _meeting(name: str, text: str) -> tuple[tuple[str, ...], Tier]:
    """The credentials of the catalogue that meet a demand for schooling, and the tier whose schooling it is."""
    technology = bool(TECHNOLOGY.search(text))
    if name == "school":
        return (), "technician"
    if name in ("master", "doctorate"):
        return (), "engineer"
    if name == "associate" or (name == "degree" and technology):
        return ("associate-engineering-technology", *BACHELORS), "technician"
    if technology:
        return BACHELORS, "technologist"
    return (BACHELORS[1:] if ENGINEERING.search(text) else BACHELORS), "engineer"


def _school_support(work: Work) -> tuple[bool, str]:
    asked = {demand.skill for demand in work.demands}
    basic = next((skill for skill in AT_SCHOOL if skill in asked), "")
    if basic:
        return True, f"The tasks ask for {within(work.catalog.skills[basic].name)}, which school teaches."
    return False, "No task asks for what only school teaches."


def _degree_support(tier: Tier, work: Work) -> tuple[bool, str]:
    if why := work.reaches(tier):
        return True, f"It fits the work: {why}."
    return False, f"No line asks for work of {with_article(tier)}, so nothing among the tasks needs this degree."


def _associate_support(meets: Sequence[str], work: Work) -> tuple[bool, str]:
    """A two-year degree: a technologist's work, or several skills that such a degree is presumed to give."""
    if why := work.reaches("technologist"):
        return True, f"It fits the work: {why}."
    credential = work.catalog.credentials.get(meets[0])
    proves = credential.proves if credential else {}
    given = [within(work.catalog.skills[item.skill].name) for item in work.demands if item.skill in proves]
    if len(given) > 1:
        return True, f"The tasks ask for {given[0]} and {given[1]}, which such a degree teaches."
    return False, "The tasks can be learnt at work; none asks for what a two-year degree teaches."


def _license(sentence: Sentence, work: Work) -> FormalDemand | None:
    if OTHER_LICENSE.search(sentence.text):
        return None
    for pattern, held, need, why in LICENSES:
        if match := pattern.search(sentence.text):
            if not why:
                return sentence.demand("license", match, True, UNNAMED_LICENSE)
            if need.search(work.text.replace(sentence.text, " ")):
                return sentence.demand("license", match, True, f"It fits the work: {why}.", held)
            return sentence.demand("license", match, False, "No task speaks of what this license is for.", held)
    return None


def _years(sentence: Sentence, work: Work) -> FormalDemand | None:
    match = find_experience(sentence.text)
    if match is None:
        return None
    limit = YEARS_FOR[work.tier or "technician"]
    if EQUAL.search(sentence.text):
        return sentence.demand("years", match, True, EQUAL_COUNTS)
    if months_asked(sentence.text) > 12 * limit:
        return sentence.demand("years", match, False, TOO_MANY_YEARS.format(limit))
    return sentence.demand("years", match, True, PLAUSIBLE_YEARS.format(limit))


def _physical(sentence: Sentence, work: Work) -> FormalDemand | None:
    for pattern, need, what in PHYSICAL:
        match = pattern.search(sentence.text)
        if match is None:
            continue
        weight = POUNDS.search(match[0])
        if weight and int(weight["pounds"]) <= LIGHT_POUNDS:
            return sentence.demand("physical", match, True, "It is light enough for most people at most work.")
        others = (line.evidence for line in work.lines if line.tier)
        told = (line.quote for line in others if line.start != sentence.evidence.start)
        task = next((quote for quote in told if need.search(quote)), "")
        if task:
            return sentence.demand("physical", match, True, f"“{_short(task)}” {what}.")
        return sentence.demand("physical", match, False, "No line speaks of work that needs it.")
    return None


def _clearance_support(work: Work) -> tuple[bool, str]:
    if found := DEFENSE.search(work.text):
        return True, f"The ad speaks of “{found.group()}”, where the law may ask for it."
    return False, "Nothing in the ad says which law or contract asks for it."


def _short(quote: str) -> str:
    words = quote.split()
    return " ".join(words[:9]) + ("…" if len(words) > 9 else "")
