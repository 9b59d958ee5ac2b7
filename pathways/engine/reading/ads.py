"""A job ad becomes an opening: what it asks for in its own words, and what stands around it.

Over the reader's skills and quotes lie the parts of an ad (``ad_sections``), from which must and nice follow; beside
them the tier of each line (``ad_tiers``), what is no skill (``ad_formal``) and the terms (``ad_terms``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pathways.domain.ad_phrases import LineLeft
from pathways.domain.opening import AdLine, Demand, FormalDemand, Opening
from pathways.domain.posting import PostedSkill, Posting
from pathways.domain.reading import Question, Reading
from pathways.domain.training import Place
from pathways.engine.reading.ad_demands import find_credentials_asked, find_demands
from pathways.engine.reading.ad_formal import Work, find_formal
from pathways.engine.reading.ad_left import find_left
from pathways.engine.reading.ad_musts import find_told
from pathways.engine.reading.ad_sections import Placed
from pathways.engine.reading.ad_terms import (
    find_employer,
    find_pay_said,
    find_shift_said,
    find_title,
    locate,
    settle_place,
)
from pathways.engine.reading.ad_tiers import TierFound, judge_ad, judge_lines
from pathways.engine.reading.levels import DEFAULT_LEVEL
from pathways.engine.reading.questions import AD_QUESTIONS
from pathways.engine.reading.reader import Instruments, Understood, conclude, find_shown, glance, understand, weigh


@dataclass(frozen=True, slots=True)
class AdReading:
    """An ad as read. text is what the offsets of all quotes point into; questions are there when it says too little.

    told are the skills it insists on, see ad_musts; left is what no skill explains, see ad_left.
    """

    opening: Opening
    reading: Reading
    text: str
    questions: tuple[Question, ...] = ()
    told: frozenset[str] = frozenset()
    left: tuple[LineLeft, ...] = ()


def read_ad(tools: Instruments, text: str, *, places: Mapping[str, Place]) -> AdReading:
    """Read a job ad in plain text. Deterministic, and total: any text gives an opening, a thin one with questions."""
    return _conclude(tools, understand(tools, text, "ad"), places)


def read_posting(tools: Instruments, posting: Posting, *, places: Mapping[str, Place]) -> AdReading:
    """Read a posting: its words like any ad's, then what its fields say by themselves overrules them."""
    return _overrule(tools, posting, read_ad(tools, _whole(posting), places=places), places)


def read_postings(
    tools: Instruments, postings: Sequence[Posting], *, places: Mapping[str, Place]
) -> Iterator[AdReading]:
    """The same of many, in their order. All they say is compared at once, each wording once and beside others of its
    length, which costs far less than ad by ad."""
    seen = [glance(tools, _whole(posting), "ad") for posting in postings]
    row = {text: at for at, text in enumerate(dict.fromkeys(text for item in seen for text in item.compared))}
    vectors = tools.encoder.encode(list(row))
    likeness = tools.space.compare(list(row), vectors)
    for posting, item in zip(postings, seen, strict=True):
        rows = [row[text] for text in item.compared]
        understood = weigh(tools, item, vectors[rows], likeness.take(rows[:-1]), "ad")
        yield _overrule(tools, posting, _conclude(tools, understood, places), places)


def _conclude(tools: Instruments, seen: Understood, places: Mapping[str, Place]) -> AdReading:
    reading = conclude(tools, seen, "ad")
    placed = seen.placed
    title = find_title(seen.text, [title.text for title in reading.titles])
    lines = judge_lines(placed)
    tier = judge_ad(lines, reading.tier, reading.tier_confidence, title)
    tiers = {line.evidence.start: line.tier for line in lines}
    shown = find_shown(tools, seen, "ad")
    demands = find_demands(reading, shown, placed, tiers)
    thin = reading.thin or not demands
    opening = _around(tools, seen, reading, places)
    opening = replace(
        opening,
        title=title,
        tier=None if thin else tier.tier,
        tier_why="" if thin else tier.why,
        demands=demands,
        lines=lines,
        credentials=find_credentials_asked(reading, placed),
        formal=_formal(tools, placed, lines, demands, reading, tier),
        thin=thin,
    )
    questions = (reading.questions or AD_QUESTIONS) if thin else ()
    left = find_left(placed, seen.mentions, shown)
    return AdReading(opening, reading, seen.text, questions, find_told(demands, placed), left)


def _overrule(tools: Instruments, posting: Posting, read: AdReading, places: Mapping[str, Place]) -> AdReading:
    found, catalog = read.opening, tools.catalog
    where = settle_place(posting.city, posting.state, catalog.states, places)
    said = bool(posting.city or posting.state)
    demands = _posted_demands(tools, posting.skills, found.demands)
    matching = (role.id for role in catalog.roles.values() if role.onet_soc == posting.onet_soc)
    opening = replace(
        found,
        reference=posting.reference,
        title=posting.title or found.title,
        employer=posting.employer or found.employer,
        role=found.role or next(matching, ""),
        demands=demands,
        city=where.city if said else found.city,
        state=where.state if said else found.state,
        place=where.place if said else found.place,
        shift=found.shift if posting.shift == "unknown" else posting.shift,
        pay_low=posting.pay_low if posting.pay_low or posting.pay_high else found.pay_low,
        pay_high=posting.pay_high if posting.pay_low or posting.pay_high else found.pay_high,
        thin=found.thin and not any(skill.level for skill in posting.skills),
    )
    return replace(read, opening=opening, questions=read.questions if opening.thin else ())


def _whole(posting: Posting) -> str:
    """The title heads the words, since a text alone often leaves it out."""
    return posting.text if posting.text.startswith(posting.title) else f"{posting.title}\n\n{posting.text}"


def _around(tools: Instruments, seen: Understood, reading: Reading, places: Mapping[str, Place]) -> Opening:
    """The opening with its terms and nothing else."""
    where = locate(seen.text, tools.catalog.states, places)
    pay = find_pay_said(seen.text)
    return Opening(
        employer=find_employer(seen.text),
        role=reading.roles[0].role if reading.roles else "",
        city=where.city,
        state=where.state,
        place=where.place,
        shift=find_shift_said(seen.text),
        pay_low=pay.low,
        pay_high=pay.high,
    )


def _formal(
    tools: Instruments, placed: tuple[Placed, ...], lines: tuple[AdLine, ...], demands: tuple[Demand, ...],
    reading: Reading, tier: TierFound,
) -> tuple[FormalDemand, ...]:  # fmt: skip
    role = tools.catalog.roles[reading.roles[0].role] if reading.roles else None
    told = " \n".join(item.segment.text for item in placed if item.counts)
    welcome = {item.segment.start for item in placed if item.part == "nice"}
    needed = [line for line in lines if line.evidence.start not in welcome]
    return find_formal(placed, Work(told, needed, demands, role, tier.tier, tools.catalog))


def _posted_demands(
    tools: Instruments, posted: tuple[PostedSkill, ...], read: tuple[Demand, ...]
) -> tuple[Demand, ...]:
    """Skills a posting names in our own words: with levels they are the whole list, without they add to it."""
    ids = {skill.name.casefold(): skill.id for skill in tools.catalog.skills.values()}
    named = {ids[item.name.casefold()]: item for item in posted if item.name.casefold() in ids}
    known = {demand.skill: demand for demand in read}
    given = tuple(_posted_demand(skill, item, known.get(skill)) for skill, item in named.items())
    if any(item.level for item in named.values()):
        return given
    return (*read, *(demand for demand in given if demand.skill not in known))


def _posted_demand(skill: str, item: PostedSkill, read: Demand | None) -> Demand:
    demand = read or Demand(skill, DEFAULT_LEVEL, item.ask, reason="The posting lists it.")
    return replace(demand, level=item.level, ask=item.ask) if item.level else demand
