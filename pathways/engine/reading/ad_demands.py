"""What an ad asks for by name: skills and credentials, each a must or nice to have, with the ad's own words."""

from collections.abc import Mapping, Sequence

from pathways.domain.opening import Ask, CredentialAsked, Demand
from pathways.domain.reading import Reading
from pathways.domain.role import Tier
from pathways.domain.skill import HeldSkill
from pathways.engine.reading.ad_sections import Placed, ask_at
from pathways.engine.reading.levels import NICE_LEVEL
from pathways.engine.reading.reader import MOST_QUOTES, Shown, settle_level

MOST_DEMANDS = 100


def find_demands(
    reading: Reading, shown: Mapping[str, Sequence[Shown]], placed: Sequence[Placed], tiers: Mapping[int, Tier | None]
) -> tuple[Demand, ...]:
    """The skills asked, musts first, the surest first among each. tiers: the tier of the line at an offset.

    A skill shown only where nothing is asked (benefits, praise) is none. One that is a must anywhere is a must, and
    then only the words that make it one say at which level.
    """
    found = (_demand(held, shown.get(held.skill, ()), placed, tiers) for held in reading.held)
    demands = [demand for demand in found if demand]
    return tuple(
        sorted(demands, key=lambda demand: (demand.ask == "nice", -demand.confidence, demand.skill))[:MOST_DEMANDS]
    )


def find_credentials_asked(reading: Reading, placed: Sequence[Placed]) -> tuple[CredentialAsked, ...]:
    """The credentials an ad names, each a must or nice to have."""
    asked = []
    for item in reading.credentials:
        evidence = item.evidence
        home = next((p for p in placed if _within(p, evidence.start)), None)
        if home is None or not home.counts:
            continue
        start = evidence.start - home.segment.start
        asked.append(CredentialAsked(item.credential, ask_at(home, start, start + len(evidence.quote)), evidence))
    return tuple(asked)


def _demand(
    held: HeldSkill, shown: Sequence[Shown], placed: Sequence[Placed], tiers: Mapping[int, Tier | None]
) -> Demand | None:
    stretches = [item for item in shown if placed[item.segment].counts]
    if not stretches:
        return None
    asks: list[Ask] = [ask_at(placed[item.segment], item.start, item.end) for item in stretches]
    ask: Ask = "must" if "must" in asks else "nice"
    telling = [item for item, said in zip(stretches, asks, strict=True) if said == ask]
    level = settle_level([item.level for item in telling])
    if ask == "nice" and level.level > NICE_LEVEL.level:
        level = NICE_LEVEL
    tier = tiers.get(placed[telling[0].segment].segment.start)
    quotes = tuple({item.evidence.start: item.evidence for item in telling}.values())[:MOST_QUOTES]
    return Demand(held.skill, level.level, ask, "quoted", quotes, held.confidence, level.reason, tier)


def _within(placed: Placed, offset: int) -> bool:
    return placed.segment.start <= offset < placed.segment.start + len(placed.segment.text)
