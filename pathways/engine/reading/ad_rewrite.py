"""The requirements of an opening written anew: what somebody must be able to do, in words that can be checked."""

import re
from collections.abc import Iterator, Mapping

from pathways.domain.catalog import Catalog
from pathways.domain.opening import Ask, Demand, FormalDemand, Opening

HOW: Mapping[int, str] = {1: "know what it is", 2: "with help", 3: "on your own", 4: "well enough to teach others"}
"""The levels 1-4 as an ad can put them."""
_ASKED: Mapping[Ask, str] = {"must": "Must", "nice": "Nice to have"}
LONGEST_QUOTE = 120
_LEADING = re.compile(r"^(?:you )?must (?:be|have) ", re.I)
"""Stands before the words already."""


def rewrite(opening: Opening, catalog: Catalog) -> tuple[str, ...]:
    """One line a demand, musts first, with a behaviour that shows it. What nothing supports is left out and said."""
    return (*_lines(opening, catalog, "must"), *_lines(opening, catalog, "nice"), *_left_out(opening))


def _lines(opening: Opening, catalog: Catalog, ask: Ask) -> Iterator[str]:
    for demand in opening.of(ask):
        yield f"{_ASKED[ask]}: {_skill(demand, catalog)}"
    for item in opening.credentials:
        if item.ask == ask:
            yield f"{_ASKED[ask]}: {catalog.credentials[item.credential].name}, or proof of the same skills"
    for formal in opening.formal:
        if formal.ask == ask and formal.supported:
            yield f"{_ASKED[ask]}: {_quoted(formal)}"


def _left_out(opening: Opening) -> Iterator[str]:
    for formal in opening.formal:
        if not formal.supported:
            yield f"Left out: “{_quoted(formal)}”. {formal.why}"


def _skill(demand: Demand, catalog: Catalog) -> str:
    skill = catalog.skills[demand.skill]
    shown = (skill.anchors or {}).get(demand.level, "")
    return f"{skill.name}, {HOW[demand.level]}" + (f" ({shown[:1].lower()}{shown[1:]})" if shown else "")


def _quoted(formal: FormalDemand) -> str:
    words = _LEADING.sub("", " ".join(formal.evidence.quote.split()).strip(" .;,"))
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"
